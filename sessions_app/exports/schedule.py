"""The day in a calendar: every note that has a place, and one person's own plan to subscribe to."""

from datetime import UTC, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from ..board.rows import Row
from ..calendars import MAKER, meeting_entry
from ..models import Event, Person
from .naming import on_the_wall, person_name, room_name
from .plans import ICS_TYPE, day
from .registry import Export, offer
from .source import Source

OFTEN = "PT15M"  # how often a phone should look again


def as_ics(source: Source) -> bytes:
    with translation.override(source.about["language"]):
        calendar = calendar_of(source.about["title"])
        for note in on_the_wall(source):
            if entry := meeting_of(source, note):
                calendar.add_component(entry)
    return calendar.to_ical()


def calendar_of(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def meeting_of(source: Source, note: Row) -> CalendarEvent | None:
    """None for a note without a place."""
    slot, room = source.row("slot", note["slot"]), source.row("room", note["room"])
    if slot is None or room is None:
        return None
    link = f"{source.address}#/topic/{note['id']}"
    found = CalendarEvent()
    found.add("uid", f"topic-{note['id']}-{source.about['code']}@openspace")
    found.add("dtstamp", datetime.now(UTC))
    found.add("sequence", source.seq)
    found.add("dtstart", moment(slot["starts_at"]))
    found.add("dtend", moment(slot["ends_at"]))
    title = _("(hidden)") if note["hidden"] else note["title"]
    found.add("summary", f"{note['number']} {title}")
    convener = f"{_('Convener')}: {person_name(source, note['convener'])}"
    lines = [note["text"], convener, room["url"], link]
    found.add("description", "\n".join(line for line in lines if line))
    found["location"] = vText(room_name(room))
    found.add("url", link)
    return found


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def my_plan(source: Source, person: Person) -> bytes:
    """What somebody convenes and signed up for, their plans' days and their networks' meetings."""
    mine = {row["topic"] for row in source.all("attendance") if row["person"] == person.pk}
    with translation.override(person.language or source.about["language"]):
        calendar = calendar_of(f"{_('My plan')} · {source.about['title']}")
        calendar.add("refresh-interval;value=duration", OFTEN)
        calendar.add("x-published-ttl", OFTEN)
        for note in on_the_wall(source):
            if note["id"] in mine or note["convener"] == person.pk:
                _add(calendar, meeting_of(source, note))
        for plan in source.all("plan"):
            if plan["owner"] == person.pk and plan["due"]:
                calendar.add_component(day(source, plan))
        for network in _networks_of(source.event, person):
            link = f"{source.address}networks/#/network/{network.pk}"
            calendar.add_component(meeting_entry(network, link))
    return calendar.to_ical()


def _add(calendar: Calendar, entry: Any) -> None:
    if entry is not None:
        calendar.add_component(entry)


def _networks_of(event: Event, person: Person) -> Any:
    meeting = event.networks.filter(removed=False, next_meeting__isnull=False)
    return meeting.filter(memberships__person=person).select_related("event").order_by("pk")


offer(Export("schedule.ics", ICS_TYPE, as_ics))
