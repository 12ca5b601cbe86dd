"""The two columns of the table that hold for every action: who may, and in which phases."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from sessions_app.actions.fields import Ref
from sessions_app.actions.registry import ACTIONS
from sessions_app.models import PHASES, Person

from .meeting import Meeting

ALL = frozenset({"facilitator", "convener", "someone"})
FACILITATOR = frozenset({"facilitator"})
CONVENER = frozenset({"facilitator", "convener"})
EVERY = frozenset(PHASES)
SIGN_UP = frozenset({"market", "sessions"})
BATON = frozenset({"notes", "market", "plenary"})
PLENARY = frozenset({"plenary"})
OUTCOME = frozenset({"sessions", "plenary"})


class Scene(NamedTuple):
    """Everybody an action may be tried by, and everything it may be tried on."""

    meeting: Meeting
    people: dict[str, Person]
    topic: int  # the convener's
    other: int  # a bystander's
    bystander: Person
    comment: int  # the convener's
    conclusion: int  # the convener's, as are the plan (which nobody owns) and the network
    plan: int
    network: int
    seq: int  # an entry that can be undone
    empty_room: int
    empty_slot: int
    elsewhere: dict[str, int]  # by field, ids of another event


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Set once for all of them: each test's own doings are taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(Meeting.begin())
        transaction.set_rollback(True)


@pytest.fixture
def scene(built: Scene) -> Iterator[Scene]:
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


def build(meeting: Meeting) -> Scene:
    people = {
        "facilitator": meeting.facilitator,
        "convener": meeting.join("Carl"),
        "someone": meeting.join("Signe"),
    }
    second = meeting.join("Fie")
    meeting.done(meeting.facilitator, "person.role", person=second.pk, role="facilitator")
    bystander = meeting.join("Bent")
    topic = meeting.post(people["convener"], **meeting.place(0, 0))
    other = meeting.post(bystander, **meeting.place(1, 0))
    comment = meeting.done(people["convener"], "comment.add", topic=topic, text="Med")["id"]
    agreed = _agreed(meeting, people["convener"])
    meeting.done(bystander, "topic.edit", topic=other, consent=True)
    meeting.done(bystander, "topic.edit", topic=other, title="Rettet")
    room, slot = meeting.rooms[2], meeting.slots[2]
    seq, elsewhere = meeting.seq, ids_elsewhere()
    return Scene(
        meeting, people, topic, other, bystander, comment, *agreed, seq, room, slot, elsewhere
    )


def ids_elsewhere() -> dict[str, int]:
    """By field, things of another event."""
    meeting = Meeting.begin("sessions")
    stranger = meeting.join("Fremmed")
    topic = meeting.post(stranger)
    comment = meeting.done(stranger, "comment.add", topic=topic, text="Der")["id"]
    meeting.phase("plenary")
    found = {
        "comment": comment,
        "turn": meeting.done(stranger, "baton.ask")["id"],
        "conclusion": meeting.done(stranger, "conclusion.propose", text="Der")["id"],
        "plan": meeting.done(stranger, "plan.propose", what="Der")["id"],
        "network": meeting.done(stranger, "network.found", name="Der", purpose="Der")["id"],
        "room": meeting.rooms[0],
        "slot": meeting.slots[0],
    }
    found |= dict.fromkeys(("person", "to", "owner", "host"), stranger.pk)
    return found | dict.fromkeys(("topic", "into", "with"), topic)


def _agreed(meeting: Meeting, who: Person) -> tuple[int, int, int]:
    meeting.phase("plenary")
    conclusion = meeting.done(who, "conclusion.propose", text="Vi ses igen")["id"]
    plan = meeting.done(who, "plan.propose", what="Skrive ud")["id"]
    network = meeting.done(who, "network.found", name="Nord", purpose="Sparring")["id"]
    meeting.phase("market")
    return conclusion, plan, network


def nothing(scene: Scene) -> None:
    """The scene is ready as it is."""


def running(scene: Scene) -> None:
    phase = scene.meeting.row("event", scene.meeting.event.pk)["phase"]
    scene.meeting.run(scene.topic)
    scene.meeting.phase(phase)


def closed(scene: Scene) -> None:
    running(scene)
    scene.meeting.done(scene.meeting.facilitator, "topic.close", topic=scene.topic)


def hidden(scene: Scene) -> None:
    scene.meeting.done(scene.meeting.facilitator, "topic.hide", topic=scene.topic)


def holding(scene: Scene) -> None:
    convener = scene.people["convener"]
    scene.meeting.done(scene.meeting.facilitator, "baton.pass", to=convener.pk)


def owned(scene: Scene) -> None:
    scene.meeting.done(scene.people["convener"], "plan.take", plan=scene.plan)


class Rule(NamedTuple):
    who: frozenset[str]
    phases: frozenset[str]
    fields: Callable[[Scene], dict[str, Any]]
    ready: Callable[[Scene], None] = nothing


START, END = "2026-05-04T17:00+02:00", "2026-05-04T18:00+02:00"


def move(scene: Scene) -> dict[str, Any]:
    """The convener's note to the free place."""
    was = scene.meeting.place(0, 0)
    return {
        "topic": scene.topic,
        "room": scene.empty_room,
        "slot": scene.empty_slot,
        "from_room": was["room"],
        "from_slot": was["slot"],
    }


# The table of the public interface, line by line.
RULES = {
    "person.join": Rule(ALL, EVERY - {"closed"}, lambda s: {"name": "Ny"}),
    "person.edit": Rule(ALL, EVERY, lambda s: {"name": "Nyt navn"}),
    "person.feed": Rule(ALL, EVERY, lambda s: {"on": True}),
    "person.link": Rule(ALL, EVERY, lambda s: {"on": True}),
    "person.sign_out": Rule(ALL, EVERY, lambda s: {}),
    "person.forget": Rule(ALL, EVERY, lambda s: {}),
    "person.role": Rule(
        FACILITATOR, EVERY, lambda s: {"person": s.bystander.pk, "role": "facilitator"}
    ),
    "person.remove": Rule(FACILITATOR, EVERY, lambda s: {"person": s.bystander.pk}),
    "person.move": Rule(ALL, frozenset({"sessions"}), lambda s: {"topic": s.other}),
    "event.edit": Rule(FACILITATOR, EVERY, lambda s: {"title": "Ny titel"}),
    "event.phase": Rule(FACILITATOR, EVERY, lambda s: {"phase": "welcome", "minutes": 5}),
    "event.timer": Rule(FACILITATOR, EVERY, lambda s: {"minutes": 5}),
    "event.link": Rule(FACILITATOR, EVERY, lambda s: {}),
    "event.announce": Rule(FACILITATOR, EVERY, lambda s: {"text": "Kaffe"}),
    "room.add": Rule(FACILITATOR, EVERY, lambda s: {"name": "Kælderen"}),
    "room.edit": Rule(FACILITATOR, EVERY, lambda s: {"room": s.empty_room, "name": "Gården"}),
    "room.remove": Rule(FACILITATOR, EVERY, lambda s: {"room": s.empty_room}),
    "slot.add": Rule(
        FACILITATOR, EVERY, lambda s: {"label": "Sidst", "starts_at": START, "ends_at": END}
    ),
    "slot.edit": Rule(FACILITATOR, EVERY, lambda s: {"slot": s.empty_slot, "label": "Aften"}),
    "slot.remove": Rule(FACILITATOR, EVERY, lambda s: {"slot": s.empty_slot}),
    "topic.post": Rule(
        ALL, frozenset({"notes", "market", "sessions"}), lambda s: {"title": "Et emne"}
    ),
    "topic.edit": Rule(CONVENER, EVERY, lambda s: {"topic": s.topic, "title": "Nye ord"}),
    "topic.place": Rule(
        CONVENER, EVERY, lambda s: {"topic": s.topic, "room": s.empty_room, "slot": s.empty_slot}
    ),
    # Of both notes: the convener of one is not enough.
    "topic.swap": Rule(FACILITATOR, EVERY, lambda s: {"topic": s.topic, "with": s.other}),
    "topic.merge": Rule(CONVENER, EVERY, lambda s: {"topic": s.topic, "into": s.other}),
    "topic.hand_over": Rule(
        CONVENER, EVERY, lambda s: {"topic": s.topic, "person": s.bystander.pk}
    ),
    "topic.withdraw": Rule(CONVENER, EVERY, lambda s: {"topic": s.topic}),
    "topic.hide": Rule(FACILITATOR, EVERY, lambda s: {"topic": s.topic}),
    "topic.show": Rule(FACILITATOR, EVERY, lambda s: {"topic": s.topic}, hidden),
    "topic.join": Rule(ALL, SIGN_UP, lambda s: {"topic": s.other}),
    "topic.leave": Rule(ALL, SIGN_UP, lambda s: {"topic": s.other}),
    "topic.open": Rule(CONVENER, frozenset({"sessions"}), lambda s: {"topic": s.topic}),
    "topic.close": Rule(CONVENER, EVERY, lambda s: {"topic": s.topic}, running),
    "topic.rehang": Rule(CONVENER, EVERY, lambda s: {"topic": s.topic}, closed),
    "topic.reopen": Rule(FACILITATOR, EVERY, lambda s: {"topic": s.topic}, closed),
    "comment.add": Rule(ALL, EVERY, lambda s: {"topic": s.other, "text": "Hej"}),
    # The comment is the convener's, so that its author is not somebody else again.
    "comment.edit": Rule(CONVENER, EVERY, lambda s: {"comment": s.comment, "text": "Rettet"}),
    "comment.remove": Rule(CONVENER, EVERY, lambda s: {"comment": s.comment}),
    "baton.ask": Rule(ALL, BATON, lambda s: {}),
    "baton.withdraw": Rule(ALL, BATON, lambda s: {}),
    "baton.pass": Rule(CONVENER, EVERY, lambda s: {"to": s.bystander.pk}, holding),
    "baton.rest": Rule(CONVENER, EVERY, lambda s: {}, holding),
    "baton.circle": Rule(FACILITATOR, PLENARY, lambda s: {"on": True}),
    "baton.say": Rule(CONVENER, EVERY, lambda s: {"text": "Tak"}, holding),
    "event.show": Rule(FACILITATOR, EVERY, lambda s: {"scene": "plans"}),
    "topic.vote": Rule(ALL, PLENARY, lambda s: {"topic": s.other, "dots": 2}),
    "topic.arrange": Rule(FACILITATOR, EVERY, lambda s: {"moves": [move(s)]}),
    "conclusion.propose": Rule(ALL, PLENARY, lambda s: {"text": "Vi er enige"}),
    "conclusion.edit": Rule(CONVENER, EVERY, lambda s: {"conclusion": s.conclusion, "text": "Nyt"}),
    "conclusion.withdraw": Rule(CONVENER, EVERY, lambda s: {"conclusion": s.conclusion}),
    "conclusion.stand": Rule(
        ALL, EVERY, lambda s: {"conclusion": s.conclusion, "stance": "object", "reason": "Nej"}
    ),
    "conclusion.adopt": Rule(FACILITATOR, EVERY, lambda s: {"conclusion": s.conclusion}),
    "conclusion.gather": Rule(
        CONVENER, EVERY, lambda s: {"topic": s.other, "conclusion": s.conclusion}
    ),
    # When the event is closed, only for a network, by its members: test_plans.py
    "plan.propose": Rule(ALL, OUTCOME, lambda s: {"what": "Ringe rundt", "due": "2026-12-01"}),
    "plan.edit": Rule(CONVENER, EVERY, lambda s: {"plan": s.plan, "what": "Noget andet"}),
    "plan.withdraw": Rule(CONVENER, EVERY, lambda s: {"plan": s.plan}),
    "plan.take": Rule(ALL, EVERY, lambda s: {"plan": s.plan}),
    "plan.support": Rule(ALL, EVERY, lambda s: {"plan": s.plan}),
    "plan.unsupport": Rule(ALL, EVERY, lambda s: {"plan": s.plan}),
    "plan.progress": Rule(CONVENER, EVERY, lambda s: {"plan": s.plan, "state": "done"}, owned),
    "network.found": Rule(ALL, OUTCOME, lambda s: {"name": "Syd", "purpose": "Hjælp"}),
    "network.join": Rule(ALL, EVERY, lambda s: {"network": s.network, "share_contact": False}),
    # A member, not a facilitator as such: test_networks.py
    "network.leave": Rule(frozenset({"convener"}), EVERY, lambda s: {"network": s.network}),
    "network.edit": Rule(CONVENER, EVERY, lambda s: {"network": s.network, "name": "Nordøst"}),
    "network.meet": Rule(
        CONVENER, EVERY, lambda s: {"network": s.network, "starts_at": START, "where": "Salen"}
    ),
    "network.end": Rule(CONVENER, EVERY, lambda s: {"network": s.network}),
    "entry.undo": Rule(FACILITATOR, EVERY, lambda s: {"seq": s.seq}),
}


def test_every_action_of_the_table_has_its_rule_here():
    assert set(RULES) == set(ACTIONS)


@pytest.mark.parametrize("who", sorted(ALL))
@pytest.mark.parametrize("name", RULES)
def test_who_may(scene: Scene, name: str, who: str):
    rule, meeting = RULES[name], scene.meeting
    if len(rule.phases) < len(PHASES):
        meeting.phase(next(p for p in ("sessions", "market", "plenary") if p in rule.phases))
    rule.ready(scene)
    person = scene.people[who]
    if who in rule.who:
        meeting.done(person, name, **rule.fields(scene))
        meeting.check()
    else:
        meeting.refused("not_allowed", person, name, **rule.fields(scene))


@pytest.mark.parametrize("name", sorted(set(RULES) - {"person.join"}))
def test_nobody_acts_who_has_not_joined(scene: Scene, name: str):
    scene.meeting.refused("not_joined", None, name, **RULES[name].fields(scene))


@pytest.mark.parametrize("name", sorted(set(RULES) - {"person.join"}))
def test_nobody_acts_who_was_removed(scene: Scene, name: str):
    gone = scene.people["convener"]
    scene.meeting.done(scene.meeting.facilitator, "person.remove", person=gone.pk)
    scene.meeting.refused("not_joined", gone, name, **RULES[name].fields(scene))


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("name", RULES)
def test_when(scene: Scene, name: str, phase: str):
    rule, meeting = RULES[name], scene.meeting
    if name == "event.phase" and phase == "welcome":
        meeting.phase("plenary")
    if rule.ready is not holding:
        rule.ready(scene)
    meeting.phase(phase)
    if rule.ready is holding:
        rule.ready(scene)
    who = meeting.facilitator if "facilitator" in rule.who else scene.people["convener"]
    if phase in rule.phases:
        meeting.done(who, name, **rule.fields(scene))
    else:
        meeting.refused("wrong_phase", who, name, **rule.fields(scene))


def test_a_closed_event_says_that_it_is_closed(meeting: Meeting):
    meeting.phase("closed")
    problem = meeting.refused("wrong_phase", None, "person.join", name="Sen", language="en")
    assert problem["detail"] == "This Open Space is closed."


def references() -> list[tuple[str, str]]:
    """(action, field) of every field of the table that holds an id."""
    return [
        (name, field)
        for name, action in ACTIONS.items()
        for field, kind in action.fields.items()
        if isinstance(kind, Ref)
    ]


@pytest.mark.parametrize(("name", "field"), references())
def test_ids_of_another_event_are_not_on_this_wall(scene: Scene, name: str, field: str):
    """Whatever the rules say of it: a row elsewhere is no row."""
    meeting, rule = scene.meeting, RULES[name]
    meeting.phase("plenary" if "plenary" in rule.phases else "sessions")
    given = rule.fields(scene) | {field: scene.elsewhere[field]}
    problem = meeting.refused("not_found", meeting.facilitator, name, **given)
    assert list(problem["errors"]) == [field]


@pytest.mark.parametrize("field", ["topic", "room", "slot", "from_room", "from_slot"])
def test_nor_are_they_in_a_list_of_moves(scene: Scene, field: str):
    elsewhere = scene.elsewhere[field.removeprefix("from_")]
    moves = [move(scene) | {field: elsewhere}]
    scene.meeting.refused("not_found", scene.meeting.facilitator, "topic.arrange", moves=moves)
