"""Fields for any action of the table, as clients could send them: mostly right, sometimes not."""

from random import Random
from typing import Any

from sessions_app.actions import fields as kinds
from sessions_app.actions.registry import ACTIONS
from sessions_app.models import (
    Comment,
    Conclusion,
    Event,
    Network,
    Person,
    Plan,
    Room,
    Slot,
    Topic,
    Turn,
)

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
WORDS = ["Netværk", "**Ja**", "a\r\nb", "<b>&", "Æ" * 60]
WRONG: list[Any] = [None, "", "x" * 5000, -(10**9), 10**9, [], {"id": 1}, True]
HOURS = [f"2026-05-04T{hour:02}:00Z" for hour in (9, 10, 13, 14)]
ROWS = {
    Person: lambda event: event.people.all(),
    Room: lambda event: event.rooms.all(),
    Slot: lambda event: event.slots.all(),
    Topic: lambda event: event.topics.all(),
    Comment: lambda event: Comment.objects.filter(topic__event=event),
    Turn: lambda event: event.turns.all(),
    Conclusion: lambda event: event.conclusions.all(),
    Plan: lambda event: event.plans.all(),
    Network: lambda event: event.networks.all(),
}


def fields(chance: Random, name: str, event: Event, seq: int) -> dict[str, Any]:
    given = {}
    for key, field in ACTIONS[name].fields.items():
        if isinstance(field, kinds.Photo) or (not field.required and chance.random() < 0.4):
            continue
        if chance.random() < 0.02:
            given[key] = chance.choice(WRONG)
        elif name == "entry.undo":
            # The latest are those that can be undone.
            given[key] = chance.randint(max(1, seq - 4), seq)
        else:
            given[key] = value(chance, field, event)
    if {"room", "slot"} <= given.keys() and None in (given["room"], given["slot"]):
        given["room"] = given["slot"] = None
    return given


def value(chance: Random, field: kinds.Field, event: Event) -> Any:
    if field.nullable and chance.random() < 0.25:
        return None
    match field:
        case kinds.Ref():
            return chance.choice([*ROWS[field.model](event).values_list("pk", flat=True)] or [0])
        case kinds.Items():
            return [moved(chance, event) for _ in range(chance.randint(0, 3))]
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


def moved(chance: Random, event: Event) -> dict[str, Any]:
    """Mostly from where the note hangs."""
    topic = chance.choice([*event.topics.all()])
    place = (topic.room_id, topic.slot_id)
    where = value(chance, kinds.Ref(Room), event), value(chance, kinds.Ref(Slot), event)
    return {"topic": topic.pk} | dict(
        zip(("room", "slot", "from_room", "from_slot"), (*where, *place), strict=True)
    )
