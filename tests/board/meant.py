"""What an action is meant to be done to, by whom and when: chosen so, most tries come through."""

from collections.abc import Callable
from random import Random
from typing import Any

from django.db.models import Q, QuerySet

from sessions_app.actions.registry import ACTIONS, facilitator
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
from sessions_app.models.topic import OFF_WALL

Rows = Callable[[Event], QuerySet]


def notes(*states: str, hidden: bool = False) -> Rows:
    return lambda event: event.topics.filter(state__in=states, hidden=hidden)


def on_wall(event: Event) -> QuerySet:
    return event.topics.filter(hidden=False).exclude(state__in=OFF_WALL)


# For the fields that name one: rows that have not gone, and for some actions a certain sort.
THERE: dict[type, Rows] = {
    Person: lambda event: event.people.filter(removed=False, forgotten=False),
    Topic: on_wall,
    Comment: lambda event: Comment.objects.filter(
        topic__event=event, removed=False, topic__hidden=False
    ),
    Conclusion: lambda event: event.conclusions.filter(removed=False),
    Plan: lambda event: event.plans.filter(removed=False),
    Network: lambda event: event.networks.filter(removed=False),
    Turn: lambda event: event.turns.exclude(state="waiting"),
    Room: lambda event: event.rooms.all(),
    Slot: lambda event: event.slots.all(),
}
SORTS: dict[tuple[str, str], Rows] = {
    ("topic.open", "topic"): notes("posted"),
    ("topic.close", "topic"): notes("running"),
    ("topic.rehang", "topic"): notes("closed"),
    ("topic.reopen", "topic"): notes("closed", "rehung"),
    ("topic.withdraw", "topic"): notes("posted"),
    ("topic.merge", "topic"): notes("posted"),
    ("topic.merge", "into"): notes("posted", "running"),
    ("topic.hand_over", "topic"): notes("posted", "running"),
    ("topic.join", "topic"): notes("posted", "running"),
    ("person.move", "topic"): notes("posted", "running"),
    ("topic.show", "topic"): notes("posted", "running", "closed", "rehung", hidden=True),
    ("conclusion.stand", "conclusion"): lambda event: event.conclusions.filter(
        removed=False, adopted=False
    ),
    ("conclusion.adopt", "conclusion"): lambda event: event.conclusions.filter(
        removed=False, adopted=False
    ).exclude(stances__stance="object"),
    ("plan.take", "plan"): lambda event: event.plans.filter(removed=False, owner=None),
    ("plan.progress", "plan"): lambda event: event.plans.filter(removed=False).exclude(owner=None),
    ("plan.unsupport", "plan"): lambda event: event.plans.filter(
        removed=False, supports__isnull=False
    ),
    ("network.edit", "host"): lambda event: event.people.filter(memberships__isnull=False),
    ("network.leave", "network"): lambda event: event.networks.filter(memberships__isnull=False),
    ("room.remove", "room"): lambda event: event.rooms.filter(topics=None),
    ("slot.remove", "slot"): lambda event: event.slots.filter(topics=None),
}


def row(
    chance: Random, name: str, key: str, model: type, event: Event, given: dict[str, Any]
) -> int | None:
    """The id of one the action is meant for; None where there is none."""
    rows = SORTS.get((name, key), THERE[model])(event)
    if model is Topic:
        rows = rows.exclude(pk=_id(given, "topic"))  # another one
    found = [*rows.order_by("pk").values_list("pk", flat=True).distinct()]
    return chance.choice(found) if found else None


def place(chance: Random, event: Event) -> tuple[int, int] | None:
    """A free room and time."""
    taken = set(event.topics.filter(room__isnull=False).values_list("room", "slot"))
    rooms, slots = (
        rows.order_by("pk").values_list("pk", flat=True) for rows in (event.rooms, event.slots)
    )
    free = [(room, slot) for room in rooms for slot in slots if (room, slot) not in taken]
    return chance.choice(free) if free else None


def anyone(chance: Random, event: Event, role: str | None = None) -> Person:
    """Somebody who is there, of that role; where nobody is, whoever was."""
    people = THERE[Person](event).order_by("pk")
    found = [*people.filter(role=role)] if role else []
    return chance.choice(found or [*people] or [*event.people.order_by("pk")])


def actor(chance: Random, name: str, given: dict[str, Any], event: Event) -> Person | None:
    """Somebody who may: whose it is. None where anybody will do, or nobody can be found."""
    people = Person.objects.filter(event=event, removed=False, forgotten=False).order_by("pk")
    if ACTIONS[name].by is facilitator:
        people = people.filter(role="facilitator")
    match name.partition("."):
        case "baton", _, "pass" | "rest" | "say":
            people = people.filter(turns__state="holding")
        case "baton", _, "ask" if given.get("topic"):
            people = people.filter(convenes=_id(given, "topic"))
        case "baton", _, "withdraw":
            people = people.filter(turns__state="waiting")
        case "network", _, "leave":
            people = people.filter(memberships__network=_id(given, "network"))
        case "network", _, "edit" | "meet" | "end":
            people = people.filter(hosts=_id(given, "network"))
        case "plan", _, "edit" | "withdraw" | "progress":
            plan = _id(given, "plan")
            people = people.filter(Q(owns=plan) | Q(proposed=plan))
        case "plan", _, "unsupport":
            people = people.filter(supports__plan=_id(given, "plan"))
        case "plan", _, "propose" if event.phase == "closed":
            people = people.filter(memberships__network=_id(given, "network"))
        case "comment", _, "edit" | "remove":
            people = people.filter(comments=_id(given, "comment"))
        case "conclusion", _, "edit" | "withdraw":
            people = people.filter(conclusions=_id(given, "conclusion"))
        case "topic", _, "leave":
            people = people.filter(attendance__topic=_id(given, "topic"))
            people = people.exclude(convenes=_id(given, "topic"))
        case "topic", _, _ if "topic" in given and ACTIONS[name].by.__name__ == "convener":
            people = people.filter(convenes=_id(given, "topic"))
        case _ if ACTIONS[name].by is not facilitator:
            return None
    found = [*people.distinct()]
    return chance.choice(found) if found else None


def _id(given: dict[str, Any], key: str) -> int:
    value = given.get(key)
    return value if isinstance(value, int) and 0 < value < 2**62 else 0
