"""Calendar files (RFC 5545) that people take with them."""

from datetime import UTC, timedelta

from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from .models import Network

MAKER = "-//Openspace//Openspace//EN"


def meeting_ics(network: Network, link: str) -> bytes:
    """A network's next meeting as a file."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(meeting_entry(network, link))
    return calendar.to_ical()


def meeting_entry(network: Network, link: str) -> CalendarEvent:
    """The same in a calendar. Taken again after a change it replaces the first, by its UID."""
    assert network.next_meeting is not None
    event = network.event
    ends_at = network.next_meeting + timedelta(minutes=network.next_minutes)
    entry = CalendarEvent()
    entry.add("uid", f"network-{network.pk}-{event.code}@openspace")
    entry.add("dtstamp", network.next_meeting.astimezone(UTC))
    # Grows with every change of the event, so a later file always wins.
    entry.add("sequence", event.seq)
    entry.add("dtstart", network.next_meeting.astimezone(UTC))
    entry.add("dtend", ends_at.astimezone(UTC))
    entry.add("summary", network.name)
    entry.add("description", f"{network.purpose}\n\n{link}")
    entry.add("url", link)
    if network.next_where:
        entry["location"] = vText(network.next_where)
    return entry
