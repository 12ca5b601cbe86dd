"""A device in the wrong hands is put out by another, with every link and token it has."""

import json
from typing import Any

import httpx
from websockets.sync.client import connect

from sessions_app.board.hub import NOT_IN, WHO_IS_IT
from sessions_app.identity import cookie_name
from tests.attacks.devices import mine, new_link, who_is
from tests.attacks.sockets import closed_with
from tests.live import Participant


def signed_out(who: Participant, **more: Any) -> Participant:
    answer = who.done("person.sign_out", **more)["result"]
    who.event.client.cookies.clear()
    assert answer["id"] == who.id
    return Participant(who.event, answer["token"], who.id)


def test_only_the_device_that_asks_stays(event, ann, new_browser) -> None:
    other = new_browser()
    other.get(new_link(ann))
    ann.done("person.feed", on=True)
    feed, unused = mine(ann)["feed"], new_link(ann)
    seq = event.board()["seq"]
    stays = signed_out(ann)
    assert event.board()["seq"] == seq, "it is nobody else's business"
    assert ann.do("person.edit", name="Thief").status_code == 401
    assert who_is(other, event) is None
    assert httpx.get(feed, trust_env=False).status_code == 410
    assert new_browser().get(unused).status_code == 410
    stays.done("person.edit", name="Ann again")
    assert mine(stays)["feed"] not in (None, feed)


def test_its_browser_gets_the_new_cookie(event, new_browser) -> None:
    browser = new_browser()
    joined = browser.post(event.server.base_url + event.path("do/person.join"), json={"name": "C"})
    browser.get(event.join_url)
    old = browser.cookies[cookie_name(event.code)]
    headers = {"X-CSRFToken": browser.cookies["csrftoken"]}
    out = event.server.base_url + event.path("do/person.sign_out")
    assert browser.post(out, json={}, headers=headers).status_code == 200
    assert browser.cookies[cookie_name(event.code)] != old
    assert who_is(browser, event) == joined.json()["result"]["id"]


def test_an_answer_that_was_lost_is_told_again(event, ann) -> None:
    """With the old token, which is all the device has, and the key that nobody else knows."""
    first = ann.do("person.sign_out", key="a-key-of-its-own")
    again = ann.do("person.sign_out", key="a-key-of-its-own")
    assert again.json() == first.json()
    assert ann.do("person.sign_out", key="another").status_code == 401
    assert ann.do("person.sign_out").status_code == 401
    assert ann.do("person.edit", key="a-key-of-its-own", name="X").status_code == 401
    stays = Participant(event, first.json()["result"]["token"], ann.id)
    later = signed_out(stays)
    assert ann.do("person.sign_out", key="a-key-of-its-own").status_code == 401
    later.done("person.edit", name="Still")


def test_the_form_at_the_door_sent_again_brings_nobody_back(event) -> None:
    """A stolen phone's browser can repeat the request it joined by."""
    given: dict[str, Any] = {
        "json": {"name": "Eva"},
        "headers": {"Idempotency-Key": "eva-joins"},
    }
    joined = event.client.post(event.path("do/person.join"), **given).json()["result"]
    event.client.cookies.clear()
    assert event.client.post(event.path("do/person.join"), **given).json()["result"] == joined
    event.client.cookies.clear()
    signed_out(Participant(event, joined["token"], joined["id"]))
    assert event.client.post(event.path("do/person.join"), **given).status_code == 401


def test_open_pages_come_back_and_say_who_they_are(event, ann) -> None:
    def opened(token: str) -> Any:
        headers = {"Cookie": f"{cookie_name(event.code)}={token}"}
        return connect(event.socket_url(), additional_headers=headers, proxy=None)

    with opened(ann.token) as page:
        stays = signed_out(ann)
        assert closed_with(page, 3) == WHO_IS_IT
    with opened(ann.token) as lost, opened(stays.token) as kept:
        assert closed_with(lost, 2) == NOT_IN
        assert json.loads(kept.recv(timeout=5))["type"] == "changes"
