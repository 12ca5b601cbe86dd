"""The edges of the public interface, over real HTTP: what is refused, and how it is said."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from sessions_app.identity import cookie_name
from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server


@pytest.fixture(scope="module")
def event(site: Server) -> Iterator[LiveEvent]:
    made = make_event(site)
    yield made
    made.close()


@pytest.fixture(scope="module")
def ann(event: LiveEvent) -> Participant:
    return event.join("Ann", language="en")


def post(who: Participant, action: str, content: Any = b"{}", **headers: str) -> httpx.Response:
    """Any bytes (or an iterator of them: chunked) to an action, with any headers."""
    given = {"Authorization": f"Bearer {who.token}", "Content-Type": "application/json"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    path = who.event.path(f"do/{action}")
    return who.event.client.post(path, content=content, headers=given)


def refused(answer: httpx.Response, code: str, status: int) -> dict[str, Any]:
    """The problem, after a look at its shape (RFC 9457)."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert (problem["code"], problem["status"]) == (code, status)
    for name in ("type", "title", "detail"):
        assert isinstance(problem[name], str)
        assert problem[name]
    for messages in problem.get("errors", {}).values():
        assert messages
        assert all(isinstance(message, str) for message in messages)
    return problem


class TestWhatIsSent:
    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
    def test_only_json(self, ann: Participant, kind: str) -> None:
        refused(post(ann, "topic.post", b'{"title": "A"}', Content_Type=kind), "not_json", 415)

    def test_json_in_another_spelling(self, ann: Participant) -> None:
        kind = "Application/JSON; charset=utf-8"
        assert post(ann, "topic.post", b'{"title": "A"}', Content_Type=kind).status_code == 200

    @pytest.mark.parametrize(
        "body",
        [b"[]", b"null", b"5", b'"x"', b"{", b"\xff\xfe", b'{"title": NaN}', b"[" * 20_000],
    )
    def test_only_an_object(self, ann: Participant, body: bytes) -> None:
        refused(post(ann, "topic.post", body), "invalid", 400)

    @pytest.mark.parametrize("key", ["", "deep"])
    def test_deep_nesting_is_refused_where_a_word_is_wanted(self, ann, key: str) -> None:
        deep = b'{"title": ' + b"[" * 900 + b"]" * 900 + b"}"
        headers = {"Idempotency_Key": key} if key else {}
        problem = refused(post(ann, "topic.post", deep, **headers), "invalid", 400)
        assert list(problem["errors"]) == ["title"]

    def test_nothing_is_an_empty_object(self, ann: Participant) -> None:
        problem = refused(post(ann, "topic.post", b""), "invalid", 400)
        assert list(problem["errors"]) == ["title"]

    def test_too_much(self, ann: Participant) -> None:
        body = json.dumps({"title": "A", "text": "x" * 70_000}).encode()
        refused(post(ann, "topic.post", body), "too_large", 413)

    @pytest.mark.parametrize("action", ["topic.post", "comment.add"])
    def test_too_much_without_saying_how_much(self, ann: Participant, action: str) -> None:
        pieces = (b'{"title": "' if n == 0 else b"x" * 65_536 for n in range(120))
        refused(post(ann, action, pieces), "too_large", 413)

    def test_a_little_in_pieces_is_fine(self, ann: Participant) -> None:
        assert post(ann, "topic.post", iter([b'{"title"', b': "A"}'])).status_code == 200

    def test_unknown_fields_are_left_aside(self, ann: Participant) -> None:
        body = b'{"title": "A", "convener": 1, "hidden": true, "x": {"y": []}}'
        made = post(ann, "topic.post", body).json()["result"]["id"]
        row = ann.event.board()["rows"]["topic"][str(made)]
        assert (row["convener"], row["hidden"]) == (ann.id, False)


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        "name", ["topic.fly", "event.create", "topic", "__init__", "topic.post2"]
    )
    def test_an_unknown_action(self, ann: Participant, name: str) -> None:
        refused(post(ann, name), "not_found", 404)

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
    @pytest.mark.parametrize("name", ["board.json", "journal.json", "networks/picture.json"])
    def test_what_is_only_read(self, event: LiveEvent, method: str, name: str) -> None:
        answer = event.client.request(method, event.path(name))
        refused(answer, "method_not_allowed", 405)
        assert answer.headers["Allow"] == "GET, HEAD"
        assert event.client.head(event.path(name)).status_code == 200

    @pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "OPTIONS"])
    def test_only_post(self, event: LiveEvent, method: str) -> None:
        answer = event.client.request(method, event.path("do/topic.post"))
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "POST"

    def test_the_code_is_read_in_any_case(self, ann: Participant) -> None:
        path = f"/e/{ann.event.code.lower()}/do/topic.post"
        headers = {"Authorization": f"bearer {ann.token}"}
        answer = ann.event.client.post(path, json={"title": "Små"}, headers=headers)
        assert answer.status_code == 200
        assert ann.event.client.get(f"/e/{ann.event.code.lower()}/board.json").status_code == 200

    @pytest.mark.parametrize("rest", ["do/topic.post", "board.json", "journal.json"])
    def test_another_events_code(self, site: Server, rest: str) -> None:
        with httpx.Client(base_url=site.base_url, trust_env=False) as client:
            method = "POST" if rest.startswith("do") else "GET"
            refused(client.request(method, f"/e/222222/{rest}", json={}), "not_found", 404)


class TestWhoAsks:
    def test_nobody(self, event: LiveEvent) -> None:
        answer = event.client.post(event.path("do/topic.post"), json={"title": "A"})
        refused(answer, "not_joined", 401)
        assert answer.headers["WWW-Authenticate"] == "Bearer"

    @pytest.mark.parametrize("change", ["nonsense", "x", "cut", "other"])
    def test_a_wrong_token(self, ann: Participant, change: str) -> None:
        token = {
            "nonsense": "æøå".encode().hex(),
            "x": ann.token[:-1] + ("A" if ann.token[-1] != "A" else "B"),
            "cut": ann.token.rpartition(".")[0],
            "other": ann.token.replace(ann.token.split(".")[0], "1", 1),
        }[change]
        refused(Participant(ann.event, token).do("topic.post", title="A"), "not_joined", 401)

    def test_a_token_that_is_no_longer_good(self, event: LiveEvent) -> None:
        cia = event.join("Cia")
        event.facilitator.done("person.remove", person=cia.id)
        refused(cia.do("topic.post", title="A"), "not_joined", 401)

    def test_a_token_of_another_event(self, site: Server, ann: Participant) -> None:
        elsewhere = make_event(site)
        answer = Participant(elsewhere, ann.token).do("topic.post", title="A")
        elsewhere.close()
        refused(answer, "not_joined", 401)

    def test_a_cookie_needs_the_csrf_token(self, event: LiveEvent) -> None:
        with httpx.Client(base_url=event.server.base_url, trust_env=False) as browser:
            joined = browser.post(event.path("do/person.join"), json={"name": "Dan"})
            cookie = joined.headers["Set-Cookie"]
            assert cookie.startswith(f"{cookie_name(event.code)}=")
            assert "HttpOnly" in cookie
            path, fields = event.path("do/topic.post"), {"title": "A"}
            refused(browser.post(path, json=fields), "not_allowed", 403)
            browser.get(event.path())
            csrf = browser.cookies["csrftoken"]
            wrong = {"X-CSRFToken": csrf[::-1]}
            refused(browser.post(path, json=fields, headers=wrong), "not_allowed", 403)
            foreign = {"X-CSRFToken": csrf, "Origin": "https://example.org"}
            refused(browser.post(path, json=fields, headers=foreign), "not_allowed", 403)
            done = browser.post(path, json=fields, headers={"X-CSRFToken": csrf})
            assert done.status_code == 200

    def test_a_refusal_speaks_the_persons_language(self, event: LiveEvent) -> None:
        danish, english = (event.join(f"Ole {lang}", language=lang) for lang in ("da", "en"))
        titles = {who.do("person.move", topic=None).json()["title"] for who in (danish, english)}
        assert titles == {"Ikke lige nu", "Not now"}

    @pytest.mark.parametrize(("language", "title"), [("da", "Ikke JSON"), ("en", "Not JSON")])
    @pytest.mark.parametrize("way", ["Authorization", "Cookie"])
    def test_so_does_one_given_before_they_are_looked_up(self, event, language, title, way) -> None:
        who = event.join("Ida", language=language)
        said = {"Authorization": f"Bearer {who.token}"}
        if way == "Cookie":
            csrf = httpx.get(event.join_url, headers={"Accept-Language": "en"}, trust_env=False)
            csrf_token = csrf.cookies["csrftoken"]
            cookies = f"{cookie_name(event.code)}={who.token}; csrftoken={csrf_token}"
            said = {"Cookie": cookies, "X-CSRFToken": csrf_token}
        answer = httpx.post(
            event.server.base_url + event.path("do/topic.post"),
            content=b"x",
            headers=said | {"Content-Type": "text/plain"},
            trust_env=False,
        )
        assert refused(answer, "not_json", 415)["title"] == title

    @pytest.mark.parametrize(("asks", "title"), [("da", "Findes ikke"), ("en-GB", "Not found")])
    def test_a_stranger_is_answered_in_their_browsers_language(self, event, asks, title) -> None:
        headers = {"Accept-Language": asks}
        answer = event.client.get("/e/222223/board.json", headers=headers)
        assert refused(answer, "not_found", 404)["title"] == title


class TestKeys:
    @pytest.mark.parametrize("key", ["x" * 65, "a b", "a\tb", "a.b", "../x"])
    def test_bad_syntax(self, ann: Participant, key: str) -> None:
        refused(post(ann, "topic.post", b'{"title": "A"}', Idempotency_Key=key), "invalid", 400)

    def test_the_same_key_with_other_words_gets_the_first_answer(self, ann: Participant) -> None:
        first = ann.do("topic.post", key="K-_" + "9" * 61, title="Først")
        again = ann.do("topic.post", key="K-_" + "9" * 61, title="Siden")
        assert first.status_code == again.status_code == 200
        assert again.json() == first.json()
        titles = [row["title"] for row in ann.event.board()["rows"]["topic"].values()]
        assert titles.count("Først") == 1
        assert "Siden" not in titles

    def test_joining_twice_with_a_key_is_one_person(self, event: LiveEvent) -> None:
        given: dict[str, Any] = {"json": {"name": "Eva"}, "headers": {"Idempotency-Key": "once"}}
        answers = [event.client.post(event.path("do/person.join"), **given) for _ in range(2)]
        event.client.cookies.clear()
        assert answers[0].json() == answers[1].json()
        people = event.board()["rows"]["person"].values()
        assert [row["name"] for row in people].count("Eva") == 1


class TestTheBoard:
    def test_unchanged_it_is_not_sent_again(self, event: LiveEvent, ann: Participant) -> None:
        first = event.client.get(event.path("board.json"))
        seq = first.json()["seq"]
        assert first.headers["ETag"] == f'"{seq}"'
        for tag in (f'"{seq}"', f'W/"{seq}"', f'"0", "{seq}"', "*"):
            again = event.client.get(event.path("board.json"), headers={"If-None-Match": tag})
            assert (again.status_code, again.content) == (304, b""), tag
            assert again.headers["ETag"] == f'"{seq}"'
        ann.done("topic.post", title="Nyt")
        changed = event.client.get(event.path("board.json"), headers={"If-None-Match": f'"{seq}"'})
        assert (changed.status_code, changed.json()["seq"]) == (200, seq + 1)

    @pytest.mark.parametrize(
        ("accepts", "packed"), [("gzip", True), ("identity", False), ("gzip;q=0", False)]
    )
    def test_packed_for_those_who_can_unpack(self, event, accepts: str, packed: bool) -> None:
        headers = {"Accept-Encoding": accepts}
        with event.client.stream("GET", event.path("board.json"), headers=headers) as answer:
            raw = b"".join(answer.iter_raw())
        assert (answer.headers.get("Content-Encoding") == "gzip") is packed
        assert json.loads(gzip.decompress(raw) if packed else raw)["rows"]["event"]
        assert "Accept-Encoding" in answer.headers["Vary"]

    def test_it_is_what_the_entries_fold_to(self, event: LiveEvent) -> None:
        from sessions_app.board.fold import fold

        rows: dict[str, Any] = {}
        for entry in event.journal():
            fold(rows, entry)
        board = event.board()
        assert board["rows"] == rows
        assert board["server_time"].endswith("Z")


class TestTheJournal:
    @pytest.fixture(autouse=True)
    def something(self, ann: Participant) -> None:
        for number in range(2):
            ann.done("topic.post", title=f"Nr. {number}")

    def seqs(self, event: LiveEvent, **query: Any) -> list[int]:
        answer = event.client.get(event.path("journal.json"), params=query)
        assert answer.status_code == 200, answer.text
        return [entry["seq"] for entry in answer.json()["entries"]]

    def test_from_where_one_is(self, event: LiveEvent) -> None:
        head = event.board()["seq"]
        assert self.seqs(event) == list(range(1, head + 1))
        assert self.seqs(event, after=head - 2) == [head - 1, head]
        assert self.seqs(event, after=head) == self.seqs(event, after=10**17) == []
        assert self.seqs(event, after="", limit="") == list(range(1, head + 1))

    def test_at_most_so_many(self, event: LiveEvent) -> None:
        assert self.seqs(event, limit=2) == [1, 2]
        assert self.seqs(event, after=1, limit=1) == [2]
        assert len(self.seqs(event, limit=10**9)) == min(500, event.board()["seq"])

    @pytest.mark.parametrize("name", ["after", "limit"])
    @pytest.mark.parametrize("bad", ["-1", "x", "1.5", "9" * 30, "1 OR 1", "²"])
    def test_nonsense_is_named(self, event: LiveEvent, name: str, bad: str) -> None:
        answer = event.client.get(event.path("journal.json"), params={name: bad})
        assert list(refused(answer, "invalid", 400)["errors"]) == [name]


def test_contact_details_are_nowhere(event: LiveEvent) -> None:
    who = event.join("Finn", contact="finn@example.org")
    who.done("person.edit", contact="+45 99 88 77 66", name="Finn F")
    everything = json.dumps([event.board(), event.journal()])
    assert "Finn F" in everything
    assert "example.org" not in everything
    assert "99 88" not in everything


def test_the_forgotten_are_forgotten_in_every_answer(event: LiveEvent) -> None:
    who = event.join("Gerda Grim", organisation="Glemmekommunen", contact="g@example.org")
    note = who.done("topic.post", title="Bliver")["result"]["id"]
    assert "Gerda" in json.dumps(event.journal())
    who.done("person.forget")
    everything = json.dumps([event.board(), event.journal()])
    assert "Gerda" not in everything
    assert "Glemme" not in everything
    assert event.board()["rows"]["topic"][str(note)]["title"] == "Bliver"
    refused(who.do("topic.post", title="Igen"), "not_joined", 401)
