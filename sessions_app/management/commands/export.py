"""manage.py export CODE FORMAT -o FILE: the same files as under /e/CODE/export/."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...exports.registry import EXPORTS
from ...exports.source import source_of
from ...links import site_address
from ...models import Event


class Command(BaseCommand):
    help = "Write one of an event's exports to a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument("format", choices=sorted(EXPORTS), metavar="FORMAT")
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        event = Event.objects.filter(code=options["code"].upper()).first()
        if event is None:
            raise CommandError(f"There is no event {options['code']}.")
        address = f"{site_address().rstrip('/')}/e/{event.code}/"
        made = EXPORTS[options["format"]].make(source_of(event, address))
        options["output"].write_bytes(made)
