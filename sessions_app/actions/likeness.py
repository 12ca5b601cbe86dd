"""Another event like one there has been: its words, rooms and times, and none of its people."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ..models import Event, Slot
from .create import Draft

WORDS = ("title", "theme", "welcome", "language", "timezone")
ROOM = ("name", "where", "capacity", "url", "position")
WAYS = ("dots", "turn_seconds", "keep_days")


def draft_like(event: Event, first_day: date | None = None) -> Draft:
    """With its times moved so that they begin on `first_day` (default: the next day of the same
    name, from today), at the same hours by the clock on the wall."""
    slots = [*event.slots.order_by("position", "pk")]
    days = days_to_move(event, slots, first_day)
    return Draft(
        **{name: getattr(event, name) for name in WORDS},
        rooms=[room_fields(room) for room in event.rooms.order_by("position", "pk")],
        slots=[slot_fields(event, slot, days) for slot in slots],
        ways={name: getattr(event, name) for name in WAYS},
    )


def days_to_move(event: Event, slots: list[Slot], first_day: date | None) -> timedelta:
    zone = ZoneInfo(event.timezone)
    first = min((slot.starts_at.astimezone(zone).date() for slot in slots), default=None)
    if first is None:
        return timedelta(0)
    return (first_day or next_day_like(first, datetime.now(zone).date())) - first


def next_day_like(day: date, today: date) -> date:
    """The next day of the same name: a Monday for a Monday."""
    return today + timedelta(days=(day.weekday() - today.weekday()) % 7)


def room_fields(room: Any) -> dict[str, Any]:
    """As room.add takes them."""
    return {name: getattr(room, name) for name in ROOM}


def slot_fields(event: Event, slot: Slot, days: timedelta) -> dict[str, Any]:
    """As slot.add takes them: wall-clock times in the event's timezone."""
    zone = ZoneInfo(event.timezone)
    starts, ends = (
        (moment.astimezone(zone).replace(tzinfo=None) + days).replace(tzinfo=zone).isoformat()
        for moment in (slot.starts_at, slot.ends_at)
    )
    return {"label": slot.label, "starts_at": starts, "ends_at": ends, "position": slot.position}
