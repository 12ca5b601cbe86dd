"""Making an event: its first entry puts the event, its first facilitator, rooms and slots.

Not in the table of actions, since there is no event yet to act on.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ..board.change import Change
from ..board.journal import append
from ..models import Event, Person, Room, Slot
from ..models.event import CODE_ALPHABET, CODE_LENGTH, new_code
from ..models.person import FACILITATOR
from .fields import Field, clean
from .refusals import Refused
from .registry import ACTIONS

CODE_TRIES = 20


@dataclass
class Draft:
    """An event not yet made. `rooms` and `slots` hold fields of room.add and slot.add."""

    title: str
    theme: str
    welcome: str = ""
    language: str = "da"
    timezone: str = "Europe/Copenhagen"
    phase: str = "prepare"
    facilitator: str = ""
    rooms: Sequence[Mapping[str, Any]] = field(default_factory=list)
    slots: Sequence[Mapping[str, Any]] = field(default_factory=list)
    # More fields of event.edit: how many dots, how long a turn.
    ways: Mapping[str, Any] = field(default_factory=dict)
    demo: bool = False
    owner: Any = None
    # What was sent twice (a double tap, a second tab) has the same key, and makes one event.
    key: str = ""


def create_event(draft: Draft) -> tuple[Event, Person]:
    """The event and its first facilitator. Raises Refused("invalid") naming the bad field.

    A draft with a key, sent again, answers the event made the first time.
    """
    event = Event(
        **_event_fields(draft),
        **_identity(draft.key),
        phase=draft.phase,
        demo=draft.demo,
        owner=draft.owner,
    )
    rooms = [_cleaned("rooms", ACTIONS["room.add"].fields, room, event) for room in draft.rooms]
    slots = [_cleaned("slots", ACTIONS["slot.add"].fields, slot, event) for slot in draft.slots]
    with transaction.atomic():
        if made_before := _save_with_free_code(event, draft.key):
            return made_before, made_before.people.order_by("pk")[0]
        change = Change(event, None)
        change.touch(event)
        with translation.override(event.language):
            name = draft.facilitator.strip()[:80] or _("Facilitator")
        person = change.add(Person(event=event, name=name, role=FACILITATOR))
        for position, room in enumerate(rooms, 1):
            change.add(Room(event=event, **{"position": position, **room}))
        for position, slot in enumerate(slots, 1):
            change.add(Slot(event=event, **{"position": position, **slot}))
        change.actor = person
        append(change, "event.create", *change.put_and_drop())
    return event, person


def day_rhythm(
    day: date, start: time, minutes: int, count: int, pause: int, label: str, timezone: str
) -> list[dict[str, Any]]:
    """`count` slots of `minutes` from `start`, with `pause` minutes between, as slot.add fields.

    `label` holds "%(n)s" for the slot's number. Wall-clock time in the event's timezone.
    """
    zone = ZoneInfo(timezone)
    begins = datetime.combine(day, start)
    slots = []
    for number in range(1, count + 1):
        ends = begins + timedelta(minutes=minutes)
        slots.append(
            {
                "label": label % {"n": number},
                "starts_at": begins.replace(tzinfo=zone).isoformat(),
                "ends_at": ends.replace(tzinfo=zone).isoformat(),
            }
        )
        begins = ends + timedelta(minutes=pause)
    return slots


def _event_fields(draft: Draft) -> dict[str, Any]:
    names = ("title", "theme", "welcome", "language", "timezone")
    given = {name: getattr(draft, name) for name in names}
    given |= {"keep_days": settings.OPENSPACE_KEEP_DAYS} | dict(draft.ways)
    return clean(ACTIONS["event.edit"].fields, given, Event())


def _cleaned(
    where: str, fields: Mapping[str, Field], given: Mapping[str, Any], event: Event
) -> dict[str, Any]:
    try:
        cleaned = clean(fields, given, event)
    except Refused as refused:
        messages: Iterable[Any] = [m for found in (refused.errors or {}).values() for m in found]
        raise Refused("invalid", errors={where: list(messages)}) from None
    if where == "slots" and cleaned["ends_at"] <= cleaned["starts_at"]:
        raise Refused("invalid", errors={where: [_("A slot must end after it starts.")]})
    return cleaned


def _identity(key: str) -> dict[str, str]:
    """A code and a nonce that follow from the key, so that a second making meets the first.

    The unique code makes that certain across processes; the nonce, which nobody can reckon
    without the server's secret, tells it from a chance meeting with somebody else's event.
    """
    if not key:
        return {}
    digest = salted_hmac("openspace.create", key, algorithm="sha256").digest()
    number, code = int.from_bytes(digest[:16]), ""
    for _letter in range(CODE_LENGTH):
        number, letter = divmod(number, len(CODE_ALPHABET))
        code += CODE_ALPHABET[letter]
    return {"code": code, "nonce": urlsafe_b64encode(digest[16:28]).decode()}


def _save_with_free_code(event: Event, key: str) -> Event | None:
    """Save it, or answer the event this key has made before."""
    for _try in range(CODE_TRIES):
        try:
            with transaction.atomic():
                event.save(force_insert=True)
            return None
        except IntegrityError:
            if key and (made_before := Event.objects.filter(nonce=event.nonce).first()):
                return made_before
            event.pk = None
            event.code = new_code()
    raise Refused("code_taken")
