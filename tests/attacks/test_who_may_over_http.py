"""Every action of the table, by those who may not: refused, and nothing has changed."""

from collections.abc import Callable, Iterator

import pytest

from sessions_app.actions.registry import ACTIONS, facilitator
from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server
from tests.test_api import refused

PUBLIC = [action for action in ACTIONS.values() if action.public]


@pytest.fixture
def nothing_changes(event: LiveEvent) -> Iterator[None]:
    before = event.board()
    yield
    after = event.board()
    assert (after["seq"], after["rows"]) == (before["seq"], before["rows"])
    assert len(event.journal()) == before["seq"]


def test_a_participant_tries_the_facilitators_actions(event: LiveEvent, request) -> None:
    ann, bo = event.join("Ann"), event.join("Bo")
    topic = bo.done("topic.post", title="Note")["result"]["id"]
    rows = event.board()["rows"]
    ids = {"topic": topic, "with": topic, "person": bo.id, "seq": 1}
    ids |= {kind: min(map(int, rows[kind])) for kind in ("room", "slot")}
    request.getfixturevalue("nothing_changes")
    theirs = [action for action in PUBLIC if action.by is facilitator]
    assert len(theirs) > 15
    for action in theirs:
        given = {name: ids[name] for name in action.fields if name in ids}
        for fields in ({}, given, given | {"name": "x", "label": "x", "role": "facilitator"}):
            refused(ann.do(action.name, **fields), "not_allowed", 403)


@pytest.mark.usefixtures("nothing_changes")
@pytest.mark.parametrize("who", ["nobody", "from another event", "a facilitator's address"])
def test_nobody_acts_who_has_not_joined(event: LiveEvent, site: Server, who: str) -> None:
    elsewhere = make_event(site)
    secret = event.facilitator_url.rstrip("/").rpartition("/")[2]
    token = {"nobody": "-", "from another event": elsewhere.facilitator_token}.get(who, secret)
    elsewhere.close()
    for action in PUBLIC:
        if not action.joins:
            refused(Participant(event, token).do(action.name), "not_joined", 401)


Leave = Callable[[LiveEvent, Participant], object]
WAYS: dict[str, Leave] = {
    "removed": lambda event, who: event.facilitator.done("person.remove", person=who.id),
    "forgotten": lambda event, who: who.done("person.forget"),
    "signed out": lambda event, who: who.done("person.sign_out"),
}


@pytest.mark.parametrize("way", WAYS)
def test_nobody_acts_who_has_left(event: LiveEvent, way: str, request) -> None:
    cia = event.join("Cia")
    event.facilitator.done("person.role", person=cia.id, role="facilitator")
    cia.done("event.announce", text="Hello")
    WAYS[way](event, cia)
    event.client.cookies.clear()
    request.getfixturevalue("nothing_changes")
    for action in PUBLIC:
        if not action.joins:
            refused(cia.do(action.name), "not_joined", 401)
    bearer = {"Authorization": f"Bearer {cia.token}"}
    for path, status in (("me.json", 401), ("facilitators.json", 403), ("console/", 403)):
        assert event.client.get(event.path(path), headers=bearer).status_code == status, path


def test_one_made_a_participant_again_leads_no_more(event: LiveEvent, request) -> None:
    dan = event.join("Dan")
    event.facilitator.done("person.role", person=dan.id, role="facilitator")
    dan.done("event.announce", text="Hello")
    event.facilitator.done("person.role", person=dan.id, role="participant")
    request.getfixturevalue("nothing_changes")
    for action in PUBLIC:
        if action.by is facilitator:
            refused(dan.do(action.name), "not_allowed", 403)
