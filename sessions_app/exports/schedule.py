"""The day in a calendar: every note that has a place."""

from collections.abc import Iterator
from datetime import UTC, datetime

import orjson
from django.utils.translation import gettext as _

from ..board.rows import Row
from ..calendars import ICS_TYPE, Appointment, calendar_named
from ..models import Entry
from .naming import in_its_language, note_name, on_the_wall, person_name, room_name
from .registry import Export, offer
from .source import Source

Place = tuple[int | None, int | None]


@in_its_language
def as_ics(source: Source) -> bytes:
    calendar = calendar_named(source.about["title"])
    calendar.add("x-wr-timezone", source.about["timezone"])
    made = datetime.now(UTC)
    for appointment in appointments(source, source.all("topic")):
        calendar.add_component(appointment.entry(source.seq, made))
    return calendar.to_ical()


def appointments(source: Source, notes: list[Row]) -> Iterator[Appointment]:
    """Where and when these notes' groups meet. One that had a place and has none is cancelled."""
    hanging = {note["id"] for note in on_the_wall(source) if note["room"] is not None}
    earlier = earlier_places(source.event.pk, {note["id"] for note in notes} - hanging)
    for note in notes:
        now = note["id"] in hanging
        place = (note["room"], note["slot"]) if now else earlier.get(note["id"])
        if place and (found := _at(source, note, place, cancelled=not now)):
            yield found


def _at(source: Source, note: Row, place: Place, *, cancelled: bool) -> Appointment | None:
    """None where its room or time has been taken away since."""
    room, slot = source.row("room", place[0]), source.row("slot", place[1])
    if room is None or slot is None:
        return None
    convener = person_name(source, note["convener"])
    return Appointment(
        uid=f"topic-{note['id']}-{source.about['code']}@openspace",
        summary=note_name(source, note["id"]),
        starts_at=datetime.fromisoformat(slot["starts_at"]),
        ends_at=datetime.fromisoformat(slot["ends_at"]),
        where=room_name(room),
        lines=[note["text"], _("Convener: %(name)s") % {"name": convener}, room["url"]],
        link=f"{source.address}#/topic/{note['id']}",
        cancelled=cancelled,
    )


def earlier_places(event_id: int, topics: set[int]) -> dict[int, Place]:
    """Where these notes hung last, as the journal remembers; those that never did are left out."""
    found: dict[int, Place] = {}
    if not topics:
        return found
    moved = Entry.objects.filter(event=event_id, before__contains='"slot_id":').order_by("-seq")
    for before in moved.values_list("before", flat=True).iterator(chunk_size=500):
        for pk, image in orjson.loads(before).get("topic", {}).items():
            if int(pk) in topics - found.keys() and image and image.get("slot_id"):
                found[int(pk)] = (image.get("room_id"), image["slot_id"])
        if len(found) == len(topics):
            break
    return found


offer(Export("schedule.ics", ICS_TYPE, as_ics))
