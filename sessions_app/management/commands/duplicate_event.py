"""manage.py duplicate_event CODE: another event with the same words, rooms and times."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...actions.create import create_event
from ...actions.likeness import draft_like
from ...actions.refusals import Refused
from ...links import site_address
from ...models import Event
from ..telling import told
from .create_event import why


class Command(BaseCommand):
    help = "Make an event like another: its words, rooms and times, without its people and notes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument(
            *("--day", "-d"),
            metavar="YYYY-MM-DD",
            help="its first day (default: the next day of the same name)",
        )
        parser.add_argument("--title")
        parser.add_argument("--theme")
        parser.add_argument("--facilitator", default="", help="the first facilitator's name")
        parser.add_argument("--url", default="", help="where people reach the server")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        event = Event.objects.filter(code=options["code"].upper()).first()
        if event is None:
            raise CommandError(f"There is no event {options['code']}.")
        draft = draft_like(event, _day(options["day"]))
        for name in ("title", "theme", "facilitator"):
            if options[name]:
                setattr(draft, name, options[name])
        try:
            made, person = create_event(draft)
        except Refused as refused:
            raise CommandError(why(refused)) from None
        site = options["url"] or site_address()
        self.stdout.write(told(made, person, site, options["as_json"]))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CommandError(f"--day {text!r}: give YYYY-MM-DD") from None
