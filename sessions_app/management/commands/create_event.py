"""manage.py create_event: make an Open Space from the command line."""

import re
from argparse import ArgumentParser
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from ...actions.create import Draft, create_event, day_rhythm
from ...actions.refusals import Refused
from ...links import site_address
from ...models import PHASES
from ..database import need_database
from ..telling import told

SLOT = re.compile(r"(?P<label>.+)=(?P<start>\d{1,2}:\d{2})-(?P<end>\d{1,2}:\d{2})")
ROOM = re.compile(r"(?P<name>[^:].*?)(?::(?P<capacity>\d+))?")


class Command(BaseCommand):
    help = "Make an event and print its code and addresses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--title", required=True)
        parser.add_argument("--theme", required=True, help="the calling question")
        parser.add_argument("--welcome", default="")
        parser.add_argument("--language", default="da", choices=["da", "en"])
        parser.add_argument("--timezone", default="Europe/Copenhagen")
        parser.add_argument("--room", action="append", default=[], metavar="NAME[:CAPACITY]")
        parser.add_argument("--slot", action="append", default=[], metavar="LABEL=HH:MM-HH:MM")
        parser.add_argument("--phase", default="prepare", choices=PHASES)
        parser.add_argument("--facilitator", default="", help="the first facilitator's name")
        parser.add_argument(
            "--keep-days",
            type=int,
            metavar="N",
            help="erase names so many days after the last sign of life",
        )
        parser.add_argument("--url", default="", help="where people reach the server")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        need_database()
        names = ("title", "theme", "welcome", "language", "timezone", "phase", "facilitator")
        draft = Draft(**{name: options[name] for name in names})
        if options["keep_days"] is not None:
            draft.ways = {"keep_days": options["keep_days"]}
        try:
            draft.rooms = [room_fields(room) for room in options["room"]]
            draft.slots = [slot_fields(slot, draft.timezone) for slot in options["slot"]]
            event, person = create_event(draft)
        except Refused as refused:
            raise CommandError(why(refused)) from None
        site = options["url"] or site_address()
        self.stdout.write(told(event, person, site, options["as_json"]))


def why(refused: Refused) -> str:
    """All that was wrong, in one line."""
    found = refused.errors or {"": [refused.detail]}
    return "; ".join(
        f"{field}: {message}".removeprefix(": ")
        for field, messages in found.items()
        for message in messages
    )


def room_fields(text: str) -> dict[str, Any]:
    found = ROOM.fullmatch(text)
    if not found:
        raise CommandError(f"--room {text!r}: give NAME or NAME:CAPACITY")
    capacity = found["capacity"]
    return {"name": found["name"]} | ({"capacity": int(capacity)} if capacity else {})


def slot_fields(text: str, timezone: str) -> dict[str, Any]:
    """Today's slot in the event's timezone. Raises CommandError."""
    found = SLOT.fullmatch(text)
    if not found:
        raise CommandError(f"--slot {text!r}: give LABEL=HH:MM-HH:MM")
    try:
        zone = ZoneInfo(timezone)
    except (ValueError, KeyError) as error:
        raise CommandError(f"--timezone {timezone!r}: {error}") from None
    try:
        start, end = (time.fromisoformat(found[name].zfill(5)) for name in ("start", "end"))
    except (ValueError, KeyError) as error:
        raise CommandError(f"--slot {text!r}: {error}") from None
    today = datetime.now(zone).date()
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    label = found["label"].replace("%", "%%")
    return day_rhythm(today, start, minutes, 1, 0, label, timezone)[0]
