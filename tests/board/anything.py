"""Fields for any action of the table, as clients could send them: mostly right, sometimes not."""

from random import Random
from typing import Any

from django.db.models import Model

from sessions_app.actions import fields as kinds
from sessions_app.actions.registry import ACTIONS
from sessions_app.board.rows import KIND_OF
from sessions_app.models import Event, Person, Room, Slot, Topic
from tests.actions.meeting import Meeting
from tests.board import meant

# What makes a meeting, and what makes trouble.
OFTEN = (
    *("topic.post", "topic.join", "topic.leave", "topic.place", "topic.open", "topic.close"),
    *("topic.open", "topic.close", "topic.rehang", "topic.reopen", "topic.withdraw", "topic.swap"),
    *("topic.arrange", "topic.arrange"),
    *("topic.merge", "topic.hand_over", "topic.hide", "topic.show", "comment.add", "person.move"),
    *("person.move", "baton.ask", "baton.ask", "baton.pass", "person.join", "person.remove"),
    *("entry.undo",) * 8,
)
IN_PLENARY = (
    *("topic.vote", "topic.vote", "baton.ask", "baton.pass", "baton.say", "baton.circle"),
    *("conclusion.propose", "conclusion.stand", "conclusion.stand", "conclusion.adopt"),
    *("conclusion.gather", "conclusion.withdraw", "plan.propose", "plan.take", "plan.support"),
    *("plan.progress", "plan.withdraw", "network.found", "network.join", "network.join"),
    *("network.leave", "network.meet", "network.end", "topic.merge", "topic.withdraw"),
    *("event.edit", "person.remove", "person.forget", "person.join"),
    *("entry.undo",) * 8,
)
# Everything now and then, and what meets what often.
WHILES = (
    ("notes", tuple(ACTIONS)),
    ("market", OFTEN),
    ("sessions", OFTEN),
    ("plenary", IN_PLENARY),
    ("plenary", IN_PLENARY),
    ("closed", tuple(ACTIONS)),
)
WELL_MEANT = 0.75  # the part of tries that choose rows the action is meant for
# What people tell of themselves and may take back: known again wherever it turns up.
OWN = ("name", "organisation", "contact", "reason")
WORDS = ["Netværk", "**Ja**", "a\r\nb", "<b>&", "Æ" * 60]
WRONG: list[Any] = [None, "", "x" * 5000, -(10**9), 10**9, [], {"id": 1}, True]
HOURS = [f"2026-05-04T{hour:02}:00Z" for hour in (9, 10, 13, 14)]


def ids(model: type[Model], event: Event) -> list[int]:
    """Of all its rows of a kind, gone or not."""
    rows = model._default_manager.filter(**{KIND_OF[model].path: event.pk})
    return [*rows.values_list("pk", flat=True)]


def beginning() -> tuple[Meeting, list[Person]]:
    """A meeting at its plenary, with something of every kind, and those who are in it."""
    meeting = Meeting.begin(slots=2)
    done = meeting.done
    people = [*map(meeting.join, ("Ann", "Bo", "Cy"))]
    ann, bo, cy = people
    done(meeting.facilitator, "person.role", person=cy.pk, role="facilitator")
    notes = [meeting.post(who, consent=True, **meeting.place(n, 0)) for n, who in enumerate(people)]
    for who in people:
        meeting.post(who, consent=True)
    for topic, who in zip(notes, people, strict=True):
        done(who, "comment.add", topic=topic, text="Ord")
        done(bo, "topic.join", topic=topic)
    meeting.run(notes[0])
    meeting.run(notes[1])
    done(bo, "topic.close", topic=notes[1])
    meeting.phase("plenary")
    for who in (ann, bo):
        done(who, "baton.ask")
        done(who, "topic.vote", topic=notes[0], dots=1)
        conclusion = done(who, "conclusion.propose", text="Vi ses")["id"]
        done(cy, "conclusion.stand", conclusion=conclusion, stance="agree")
        plan = done(who, "plan.propose", what="Noget", owner=who.pk, conclusion=conclusion)["id"]
        done(cy, "plan.propose", what="Nogen")
        done(bo, "plan.support", plan=plan)
        network = done(who, "network.found", name="Nord", purpose="Hjælp", plan=plan)["id"]
        done(cy, "network.join", network=network, share_contact=False)
    done(meeting.facilitator, "baton.pass")
    return meeting, people


def fields(chance: Random, name: str, event: Event, seq: int) -> dict[str, Any]:
    well_meant = chance.random() < WELL_MEANT
    given: dict[str, Any] = {}
    for key, field in ACTIONS[name].fields.items():
        if isinstance(field, kinds.Photo) or (not field.required and chance.random() < 0.4):
            continue
        if chance.random() < 0.02:
            given[key] = chance.choice(WRONG)
        elif name == "entry.undo":
            # The latest are those that can be undone.
            given[key] = chance.randint(max(1, seq - 4), seq)
        elif key == "dots" and name == "event.edit":
            given[key] = chance.randint(0, 6)
        elif key in OWN:
            given[key] = f"{key}-{chance.getrandbits(64):x}"
        elif (
            well_meant and isinstance(field, kinds.Ref) and not (field.nullable and _seldom(chance))
        ):
            row = meant.row(chance, name, key, field.model, event, given)
            given[key] = row or value(chance, field, event)
        else:
            given[key] = value(chance, field, event)
    if {"room", "slot"} <= given.keys():
        if None in (given["room"], given["slot"]):
            given["room"] = given["slot"] = None
        elif well_meant and (free := meant.place(chance, event)):
            given["room"], given["slot"] = free
    return given


def _seldom(chance: Random) -> bool:
    return chance.random() < 0.25


def value(chance: Random, field: kinds.Field, event: Event) -> Any:
    if field.nullable and _seldom(chance):
        return None
    match field:
        case kinds.Ref():
            return chance.choice(ids(field.model, event) or [0])
        case kinds.Items():
            topics = [*event.topics.order_by("pk")]
            return [moved(chance, topic) for topic in chance.sample(topics, chance.randint(0, 3))]
        case kinds.Texts():
            return chance.choices(WORDS, k=chance.randint(0, 3))
        case kinds.Text():
            return chance.choice(WORDS)[: field.most]
        case kinds.Choice():
            return chance.choice(field.choices)
        case kinds.Number():
            return chance.choice([field.least, field.least + 1, field.most])
        case kinds.Flag():
            return chance.random() < 0.5
        case kinds.Moment():
            return chance.choice(HOURS)
        case kinds.Day():
            return chance.choice(["2026-12-01", "2027-01-31", HOURS[0]])
        case kinds.Timezone():
            return chance.choice(["Europe/Copenhagen", "Pacific/Auckland"])
        case kinds.Link():
            return "https://example.org/"
    raise AssertionError(f"no idea what to put in {field!r}")


def moved(chance: Random, topic: Topic) -> dict[str, Any]:
    """From where the note hangs, mostly to a free place."""
    event, place = topic.event, (topic.room_id, topic.slot_id)
    where = meant.place(chance, event) if chance.random() < WELL_MEANT else None
    where = where or (value(chance, kinds.Ref(Room), event), value(chance, kinds.Ref(Slot), event))
    return {"topic": topic.pk} | dict(
        zip(("room", "slot", "from_room", "from_slot"), (*where, *place), strict=True)
    )
