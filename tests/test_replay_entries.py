"""replay/ and its entries over HTTP: who may look, in which language, and how it is packed."""

from collections.abc import Iterator

import httpx
import pytest

from sessions_app.identity import cookie_name
from tests.live import LiveEvent, make_event
from tests.servers import Server


@pytest.fixture(scope="module")
def event(site: Server) -> Iterator[LiveEvent]:
    made = make_event(site, language="da")
    made.join("Ann").done("topic.post", title="Et emne")
    yield made
    made.close()


def get(event: LiveEvent, path: str = "replay/entries.json", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return event.client.get(event.path(path), headers=named)


def test_anyone_with_the_code_reads_the_same_entries_as_in_the_journal(event: LiveEvent) -> None:
    answer = get(event)
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.json()["entries"] == event.journal()
    assert "topic.hide" in answer.json()["veiling"]
    small = event.client.get(f"/e/{event.code.lower()}/replay/entries.json")
    assert small.json() == answer.json()


def test_who_cannot_unpack_gets_it_plain(event: LiveEvent) -> None:
    answer = get(event, Accept_Encoding="identity")
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.json()["entries"] == event.journal()


def test_what_is_known_is_not_sent_again(event: LiveEvent) -> None:
    tag = get(event).headers["ETag"]
    again = get(event, If_None_Match=tag)
    assert (again.status_code, again.content) == (304, b"")
    event.join("Bo")
    assert get(event, If_None_Match=tag).status_code == 200


def test_no_such_event(event: LiveEvent) -> None:
    answer = event.client.get("/e/ZZZZZZ/replay/entries.json")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"
    assert event.client.get("/e/ZZZZZZ/replay/").status_code == 404


def test_anothers_entries_are_not_among_them(event: LiveEvent, site: Server) -> None:
    other = make_event(site)
    try:
        other.join("En anden").done("topic.post", title="Et andet sted")
        assert "Et andet sted" not in get(event).text
        assert "Et andet sted" in get(other).text
    finally:
        other.close()


def test_the_page_speaks_the_events_language_or_ones_own(event: LiveEvent) -> None:
    nobody = get(event, "replay/", Accept_Language="en")
    assert nobody.status_code == 200
    assert '<html lang="da"' in nobody.text
    ann = event.join("Ann", language="en")
    theirs = get(event, "replay/", Cookie=f"{cookie_name(event.code)}={ann.token}")
    assert '<html lang="en"' in theirs.text
    assert '<html lang="en"' in get(event, "replay/?lang=en").text
