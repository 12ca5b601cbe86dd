"""One person's own plan, for a calendar that comes back for it: what they convene and signed up
for, the days of the plans they own, and when their networks meet.

Two thousand calendars may ask every quarter of an hour, so only this person's rows are read.
"""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from ..board.rows import KINDS, Rows
from ..calendars import calendar_named, next_meeting
from ..models import Network, Person, Plan, Room, Slot, Topic
from .plans import day_entry
from .schedule import appointments
from .source import Source

OFTEN = timedelta(minutes=15)  # how often a calendar should look again
# What differs each time although nothing has happened.
FLEETING = re.compile(rb"^(DTSTAMP|SEQUENCE):.*\r\n", re.MULTILINE)


def my_plan(person: Person, address: str, made: datetime | None = None) -> bytes:
    """`address` is the event's own. In the person's language, or the event's."""
    source = Source(person.event, person.event.seq, _rows(person), address, person)
    made = made or datetime.now(UTC)
    with translation.override(person.language or person.event.language):
        calendar = calendar_named(f"{_('My plan')} · {person.event.title}")
        calendar.add("x-wr-timezone", person.event.timezone)
        calendar.add("refresh-interval", OFTEN, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT15M")
        meetings = [*appointments(source, source.all("topic")), *_networks(person, address)]
        for appointment in meetings:
            calendar.add_component(appointment.entry(source.seq, made))
        for plan in source.all("plan"):
            calendar.add_component(day_entry(source, plan, made))
    return calendar.to_ical()


def tag_of(calendar: bytes) -> str:
    """An ETag that changes when the plan does."""
    return f'W/"{sha256(FLEETING.sub(b"", calendar)).hexdigest()[:24]}"'


def _rows(person: Person) -> Rows:
    event = person.event
    topics = Topic.objects.filter(event=event)
    mine = topics.filter(Q(convener=person) | Q(attendance__person=person)).distinct()
    read: dict[str, Any] = {
        "event": [event],
        "topic": mine,
        "person": Person.objects.filter(convenes__in=mine) | Person.objects.filter(pk=person.pk),
        "room": Room.objects.filter(event=event),
        "slot": Slot.objects.filter(event=event),
        "plan": Plan.objects.filter(event=event, owner=person, due__isnull=False).exclude(
            state="done"
        ),
    }
    return {
        kind: {
            str(thing.pk): row for thing in things if (row := KINDS[kind].row(thing)) is not None
        }
        for kind, things in read.items()
    }


def _networks(person: Person, address: str) -> Any:
    meeting = Network.objects.filter(
        event=person.event, removed=False, next_meeting__isnull=False, memberships__person=person
    )
    for network in meeting.select_related("event").order_by("pk"):
        yield next_meeting(network, f"{address}networks/#/network/{network.pk}")
