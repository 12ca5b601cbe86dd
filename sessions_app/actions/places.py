"""Rooms and time slots: the wall's rows and columns."""

from datetime import datetime
from typing import Any

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from ..board.change import Change
from ..models import Room, Slot
from .fields import Link, Moment, Number, Ref, Text
from .refusals import Refused
from .registry import action, facilitator

POSITION = Number(-1_000_000, 1_000_000, required=False)
ROOM: dict[str, Any] = {
    "where": Text(140, blank=True, required=False),
    "capacity": Number(1, 100_000, required=False, nullable=True),
    "url": Link(required=False),
    "position": POSITION,
}


def last_position(rows: Any) -> int:
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


@action("room.add", by=facilitator, name=Text(80), **ROOM)
def add_room(change: Change, **room: Any) -> dict[str, Any]:
    """Open a room for groups to meet in."""
    room.setdefault("position", last_position(change.event.rooms))
    return {"id": change.add(Room(event=change.event, **room)).pk}


@action("room.edit", by=facilitator, room=Ref(Room), name=Text(80, required=False), **ROOM)
def edit_room(change: Change, room: Room, **fields: Any) -> None:
    """Change a room's name, whereabouts, capacity, link or position."""
    change.save(room, **fields)


@action("room.remove", by=facilitator, room=Ref(Room))
def remove_room(change: Change, room: Room) -> None:
    """Take away a room no note hangs in."""
    _remove(change, room, "room_in_use")


@action(
    "slot.add",
    by=facilitator,
    label=Text(80),
    starts_at=Moment(),
    ends_at=Moment(),
    position=POSITION,
)
def add_slot(change: Change, **slot: Any) -> dict[str, Any]:
    """Add a time slot to the wall."""
    _ends_after_start(slot["starts_at"], slot["ends_at"])
    slot.setdefault("position", last_position(change.event.slots))
    return {"id": change.add(Slot(event=change.event, **slot)).pk}


@action(
    "slot.edit",
    by=facilitator,
    slot=Ref(Slot),
    label=Text(80, required=False),
    starts_at=Moment(required=False),
    ends_at=Moment(required=False),
    position=POSITION,
)
def edit_slot(change: Change, slot: Slot, **fields: Any) -> None:
    """Change a slot's label, times or position."""
    _ends_after_start(fields.get("starts_at", slot.starts_at), fields.get("ends_at", slot.ends_at))
    change.save(slot, **fields)


@action("slot.remove", by=facilitator, slot=Ref(Slot))
def remove_slot(change: Change, slot: Slot) -> None:
    """Take away a slot no note hangs in."""
    _remove(change, slot, "slot_in_use")


def _ends_after_start(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused("invalid", errors={"ends_at": [_("It must end after it starts.")]})


def _remove(change: Change, thing: Model, in_use: str) -> None:
    """A place with notes on it is not removed silently."""
    numbers = list(thing.topics.order_by("number").values_list("number", flat=True))  # type: ignore[attr-defined]
    if numbers:
        raise Refused(in_use, topics=numbers)
    change.drop(thing)
