"""Calendar files (RFC 5545) that people take with them, or that their calendars come back for.

Times are in UTC, so that each calendar shows them where its owner is. A UID stays with its thing
and SEQUENCE is the journal's, so that whatever is fetched later takes the place of what was
fetched before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from .models import Network

MAKER = "-//Openspace//Openspace//EN"
ICS_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Appointment:
    """Something at a time and a place. `cancelled`: it was there, and is not any more."""

    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    where: str
    lines: Iterable[str]
    link: str
    cancelled: bool = False

    def entry(self, seq: int, made: datetime) -> CalendarEvent:
        entry = CalendarEvent()
        entry.add("uid", self.uid)
        entry.add("dtstamp", made)
        entry.add("sequence", seq)
        entry.add("dtstart", self.starts_at.astimezone(UTC))
        entry.add("dtend", self.ends_at.astimezone(UTC))
        entry.add("summary", self.summary)
        entry.add("description", "\n".join(line for line in (*self.lines, self.link) if line))
        entry.add("url", self.link)
        entry.add("status", "CANCELLED" if self.cancelled else "CONFIRMED")
        if self.where:
            entry["location"] = vText(self.where)
        return entry


def calendar_named(name: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    return calendar


def meeting_ics(network: Network, link: str) -> bytes:
    """A network's next meeting, as a file."""
    assert network.next_meeting is not None
    calendar = calendar_named()
    entry = next_meeting(network, link).entry(network.event.seq, datetime.now(UTC))
    calendar.add_component(entry)
    return calendar.to_ical()


def next_meeting(network: Network, link: str) -> Appointment:
    """Of a network that has agreed on one."""
    assert network.next_meeting is not None
    return Appointment(
        uid=f"network-{network.pk}-{network.event.code}@openspace",
        summary=network.name,
        starts_at=network.next_meeting,
        ends_at=network.next_meeting + timedelta(minutes=network.next_minutes),
        where=network.next_where,
        lines=[network.purpose, ""],
        link=link,
    )
