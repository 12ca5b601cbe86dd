"""A personal link that somebody else gets hold of: it opens once, it can be ended, and whoever
came in by it can be put out again."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from sessions_app.identity import cookie_name
from tests.attacks.devices import mine, new_link, who_is
from tests.live import LiveEvent, Participant


def test_there_is_none_until_one_asks_and_nobody_else_is_told(event, ann) -> None:
    assert (mine(ann)["link"], mine(ann)["qr"]) == (None, None)
    before = event.board()
    link = new_link(ann)
    assert mine(ann)["qr"].startswith("data:image/")
    assert (event.board()["rows"], event.board()["seq"]) == (before["rows"], before["seq"])
    assert link.split("/")[-2] not in json.dumps([event.board(), event.journal()])
    assert ann.token not in link


def test_the_first_browser_is_let_in_and_no_other(event, ann, new_browser) -> None:
    link = new_link(ann)
    own, thief = new_browser(), new_browser()
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


def test_one_device_opens_it_again_without_harm(event, ann, new_browser) -> None:
    own = new_browser()
    link = new_link(ann)
    own.get(link)
    assert own.get(link).status_code == 410
    assert who_is(own, event) == ann.id, "an old link puts nobody out"
    fresh = new_link(ann)
    assert str(own.get(fresh).url) == event.join_url
    assert mine(ann)["link"] == fresh, "on one's own device it is not used up"


def test_of_two_at_once_one_comes_in(event, ann, new_browser) -> None:
    link = new_link(ann)
    devices = [new_browser() for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        answers = [*threads.map(lambda each: each.get(link).status_code, devices)]
    assert sorted(answers) == [200] + [410] * 7


@pytest.mark.parametrize("way", ["no cookies", "HEAD", "no redirects", "cookies of the first only"])
def test_whoever_only_looks_at_it_does_not_use_it_up(event, ann, new_browser, way: str) -> None:
    """Mail programs and chats fetch a link before the person it was sent to."""
    link = new_link(ann)
    ends = []
    for _ in range(3):
        if way == "no cookies":  # each step as if it were the first
            first = httpx.get(link, trust_env=False)
            there = event.server.base_url + first.headers["Location"]
            ends.append(httpx.get(there, trust_env=False))
        elif way == "HEAD":
            ends.append(new_browser().head(link))
        elif way == "no redirects":
            ends.append(new_browser().get(link, follow_redirects=False))
        else:
            keeps = new_browser()
            keeps.get(link, follow_redirects=False)
            ends.append(keeps.head(f"{event.server.base_url}/me/here/"))
    assert {end.status_code for end in ends} <= {302, 400, 405}
    assert who_is_let_in(new_browser(), link, event) == ann.id


def who_is_let_in(device: httpx.Client, link: str, event: LiveEvent) -> int | None:
    device.get(link)
    return who_is(device, event)


def test_one_that_was_ended_opens_nothing(event, ann, new_browser) -> None:
    link = new_link(ann)
    ann.done("person.link", on=False)
    assert new_browser().get(link).status_code == 410
    first, second = new_link(ann), new_link(ann)
    assert new_browser().get(first).status_code == 410
    assert who_is_let_in(new_browser(), second, event) == ann.id


def test_it_ends_when_its_owner_goes(event, new_browser) -> None:
    for leave in ("person.forget", "person.remove"):
        who = event.join("Leaving")
        link = new_link(who)
        if leave == "person.forget":
            who.done(leave)
        else:
            event.facilitator.done(leave, person=who.id)
        assert new_browser().get(link).status_code == 410


def test_a_token_is_no_link_and_a_link_no_token(event, ann, new_browser) -> None:
    link = new_link(ann)
    assert new_browser().get(f"{event.server.base_url}/me/{ann.token}/").status_code == 404
    secret = link.rstrip("/").rpartition("/")[2]
    assert Participant(event, secret).do("person.edit", name="X").status_code == 401
    assert new_browser().get(f"{event.server.base_url}/facilitate/{secret}/").status_code == 404


def test_nobody_is_made_somebody_else_unasked(event, ann, new_browser) -> None:
    """An attacker's own link, sent to somebody who is in: they would write as the attacker."""
    mallory = event.join("Mallory")
    link = new_link(mallory)
    victim = new_browser(**{cookie_name(event.code): ann.token})
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
