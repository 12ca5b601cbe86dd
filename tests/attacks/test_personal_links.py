"""A personal link that somebody else gets hold of: it opens once, it can be ended, and whoever
came in by it can be put out again."""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from sessions_app.board.hub import NOT_IN, WHO_IS_IT
from sessions_app.identity import cookie_name
from tests.attacks.sockets import closed_with
from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server


@pytest.fixture
def device() -> Iterator[Callable[..., httpx.Client]]:
    """A browser: keeps cookies, follows where it is sent."""
    opened: list[httpx.Client] = []

    def make(**cookies: str) -> httpx.Client:
        speaks = {"Accept-Language": "en"}
        client = httpx.Client(trust_env=False, follow_redirects=True, headers=speaks)
        for name, value in cookies.items():
            client.cookies.set(name, value, domain="127.0.0.1")
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.close()


def mine(who: Participant) -> dict[str, Any]:
    bearer = {"Authorization": f"Bearer {who.token}"}
    found: dict[str, Any] = who.event.client.get(who.event.path("me.json"), headers=bearer).json()
    return found


def new_link(who: Participant) -> str:
    who.done("person.link", on=True)
    link: str = mine(who)["link"]
    return link


def who_is(device: httpx.Client, event: LiveEvent) -> int | None:
    """Whose this browser is, by the page it gets."""
    page = device.get(event.join_url).text
    boot = re.search(r'<script id="boot"[^>]*>(.*?)</script>', page)
    found: int | None = json.loads(boot[1])["me"] if boot else None
    return found


def test_there_is_none_until_one_asks_and_nobody_else_is_told(event, ann) -> None:
    assert (mine(ann)["link"], mine(ann)["qr"]) == (None, None)
    before = event.board()
    link = new_link(ann)
    assert mine(ann)["qr"].startswith("data:image/")
    assert (event.board()["rows"], event.board()["seq"]) == (before["rows"], before["seq"])
    assert link.split("/")[-2] not in json.dumps([event.board(), event.journal()])
    assert ann.token not in link


def test_the_first_browser_is_let_in_and_no_other(event, ann, device) -> None:
    link = new_link(ann)
    own, thief = device(), device()
    came = own.get(link)
    assert (came.status_code, str(came.url)) == (200, event.join_url)
    assert who_is(own, event) == ann.id
    too_late = thief.get(link)
    assert too_late.status_code == 410
    assert "This link has been used" in too_late.text
    assert who_is(thief, event) is None
    assert mine(ann)["link"] is None
    # Coming back tomorrow finds the same person, on both devices.
    assert who_is(own, event) == ann.id
    ann.done("person.edit", name="Ann A")


def test_one_device_opens_it_again_without_harm(event, ann, device) -> None:
    own = device()
    link = new_link(ann)
    own.get(link)
    assert own.get(link).status_code == 410
    assert who_is(own, event) == ann.id, "an old link puts nobody out"
    fresh = new_link(ann)
    assert str(own.get(fresh).url) == event.join_url
    assert mine(ann)["link"] == fresh, "on one's own device it is not used up"


def test_of_two_at_once_one_comes_in(event, ann, device) -> None:
    link = new_link(ann)
    devices = [device() for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        answers = [*threads.map(lambda each: each.get(link).status_code, devices)]
    assert sorted(answers) == [200] + [410] * 7


@pytest.mark.parametrize("way", ["no cookies", "HEAD", "no redirects", "cookies of the first only"])
def test_whoever_only_looks_at_it_does_not_use_it_up(event, ann, device, way: str) -> None:
    """Mail programs and chats fetch a link before the person it was sent to."""
    link = new_link(ann)
    ends = []
    for _ in range(3):
        if way == "no cookies":  # each step as if it were the first
            first = httpx.get(link, trust_env=False)
            there = event.server.base_url + first.headers["Location"]
            ends.append(httpx.get(there, trust_env=False))
        elif way == "HEAD":
            ends.append(device().head(link))
        elif way == "no redirects":
            ends.append(device().get(link, follow_redirects=False))
        else:
            keeps = device()
            keeps.get(link, follow_redirects=False)
            ends.append(keeps.head(f"{event.server.base_url}/me/here/"))
    assert {end.status_code for end in ends} <= {302, 400, 405}
    assert who_is_let_in(device(), link, event) == ann.id


def who_is_let_in(device: httpx.Client, link: str, event: LiveEvent) -> int | None:
    device.get(link)
    return who_is(device, event)


def test_one_that_was_ended_opens_nothing(event, ann, device) -> None:
    link = new_link(ann)
    ann.done("person.link", on=False)
    assert device().get(link).status_code == 410
    first, second = new_link(ann), new_link(ann)
    assert device().get(first).status_code == 410
    assert who_is_let_in(device(), second, event) == ann.id


def test_it_ends_when_its_owner_goes(event, device) -> None:
    for leave in ("person.forget", "person.remove"):
        who = event.join("Leaving")
        link = new_link(who)
        if leave == "person.forget":
            who.done(leave)
        else:
            event.facilitator.done(leave, person=who.id)
        assert device().get(link).status_code == 410


def test_a_token_is_no_link_and_a_link_no_token(event, ann, device) -> None:
    link = new_link(ann)
    assert device().get(f"{event.server.base_url}/me/{ann.token}/").status_code == 404
    secret = link.rstrip("/").rpartition("/")[2]
    assert Participant(event, secret).do("person.edit", name="X").status_code == 401
    assert device().get(f"{event.server.base_url}/facilitate/{secret}/").status_code == 404


def test_nobody_is_made_somebody_else_unasked(event, ann, device) -> None:
    """An attacker's own link, sent to somebody who is in: they would write as the attacker."""
    mallory = event.join("Mallory")
    link = new_link(mallory)
    victim = device(**{cookie_name(event.code): ann.token})
    asked = victim.get(link)
    assert asked.status_code == 200
    assert "Be somebody else here?" in asked.text
    assert who_is(victim, event) == ann.id
    assert mine(mallory)["link"] == link
    blind = victim.post(str(asked.url))
    assert blind.status_code == 403, "only by a press on the page itself"
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asked.text)
    assert token
    victim.post(str(asked.url), data={"csrfmiddlewaretoken": token[1]})
    assert victim.get(link).status_code == 410


class TestSigningOut:
    def signed_out(self, who: Participant, **more: Any) -> Participant:
        answer = who.done("person.sign_out", **more)["result"]
        who.event.client.cookies.clear()
        assert answer["id"] == who.id
        return Participant(who.event, answer["token"], who.id)

    def test_only_the_device_that_asks_stays(self, event, ann, device) -> None:
        other = device()
        other.get(new_link(ann))
        ann.done("person.feed", on=True)
        feed, unused = mine(ann)["feed"], new_link(ann)
        seq = event.board()["seq"]
        stays = self.signed_out(ann)
        assert event.board()["seq"] == seq, "it is nobody else's business"
        assert ann.do("person.edit", name="Thief").status_code == 401
        assert who_is(other, event) is None
        assert httpx.get(feed, trust_env=False).status_code == 410
        assert device().get(unused).status_code == 410
        stays.done("person.edit", name="Ann again")
        assert mine(stays)["feed"] not in (None, feed)

    def test_its_browser_gets_the_new_cookie(self, event, device) -> None:
        browser = device()
        joined = browser.post(
            event.server.base_url + event.path("do/person.join"), json={"name": "C"}
        )
        browser.get(event.join_url)
        old = browser.cookies[cookie_name(event.code)]
        headers = {"X-CSRFToken": browser.cookies["csrftoken"]}
        out = event.server.base_url + event.path("do/person.sign_out")
        assert browser.post(out, json={}, headers=headers).status_code == 200
        assert browser.cookies[cookie_name(event.code)] != old
        assert who_is(browser, event) == joined.json()["result"]["id"]

    def test_an_answer_that_was_lost_is_told_again(self, event, ann) -> None:
        """With the old token, which is all the device has, and the key that nobody else knows."""
        first = ann.do("person.sign_out", key="a-key-of-its-own")
        again = ann.do("person.sign_out", key="a-key-of-its-own")
        assert again.json() == first.json()
        assert ann.do("person.sign_out", key="another").status_code == 401
        assert ann.do("person.sign_out").status_code == 401
        assert ann.do("person.edit", key="a-key-of-its-own", name="X").status_code == 401
        stays = Participant(event, first.json()["result"]["token"], ann.id)
        later = self.signed_out(stays)
        assert ann.do("person.sign_out", key="a-key-of-its-own").status_code == 401
        later.done("person.edit", name="Still")

    def test_the_form_at_the_door_sent_again_brings_nobody_back(self, event) -> None:
        """A stolen phone's browser can repeat the request it joined by."""
        given: dict[str, Any] = {
            "json": {"name": "Eva"},
            "headers": {"Idempotency-Key": "eva-joins"},
        }
        joined = event.client.post(event.path("do/person.join"), **given).json()["result"]
        event.client.cookies.clear()
        assert event.client.post(event.path("do/person.join"), **given).json()["result"] == joined
        event.client.cookies.clear()
        self.signed_out(Participant(event, joined["token"], joined["id"]))
        assert event.client.post(event.path("do/person.join"), **given).status_code == 401

    def test_open_pages_come_back_and_say_who_they_are(self, event, ann) -> None:
        def opened(token: str) -> Any:
            headers = {"Cookie": f"{cookie_name(event.code)}={token}"}
            return connect(event.socket_url(), additional_headers=headers, proxy=None)

        with opened(ann.token) as page:
            stays = self.signed_out(ann)
            assert closed_with(page, 3) == WHO_IS_IT
        with opened(ann.token) as lost, opened(stays.token) as kept:
            assert closed_with(lost, 2) == NOT_IN
            assert json.loads(kept.recv(timeout=5))["type"] == "changes"


class TestTheFacilitatorsLink:
    def link(self, event: LiveEvent) -> str:
        bearer = {"Authorization": f"Bearer {event.facilitator_token}"}
        found: str = event.client.get(event.path("facilitators.json"), headers=bearer).json()[
            "link"
        ]
        return found

    def test_a_new_one_ends_the_one_before(self, site: Server, device) -> None:
        event = make_event(site)
        try:
            before = self.link(event)
            assert before == event.facilitator_url
            seq = event.facilitator.done("event.link")["seq"]
            assert event.board()["seq"] == seq == 1, "no row tells of it"
            after = self.link(event)
            assert device().get(before).status_code == 404
            assert str(device().get(after).url).endswith("/console/")
            # Whoever came in by it is put out by hand.
            event.facilitator.done("event.announce", text="Still here")
        finally:
            event.close()

    def test_it_makes_a_facilitator_of_whom_one_is_and_of_nobody_else(
        self, event, ann, device
    ) -> None:
        browser = device(**{cookie_name(event.code): ann.token})
        browser.get(self.link(event))
        assert browser.cookies[cookie_name(event.code)] == ann.token
        assert event.board()["rows"]["person"][str(ann.id)]["role"] == "facilitator"
