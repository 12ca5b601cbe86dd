"""manage.py purge: erase the names of events whose time for that has come."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from ... import retention


class Command(BaseCommand):
    help = "Erase names, organisations and contacts in events that have been silent long enough."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="tell which, and erase nothing")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        told: list[dict[str, Any]] = []
        for event in retention.due(datetime.now(UTC)):
            people = event.people.filter(forgotten=False).count()
            if not options["dry_run"]:
                retention.erase_names(event)
            told.append({"code": event.code, "title": event.title, "people": people})
        if options["as_json"]:
            self.stdout.write(json.dumps(told))
            return
        for one in told:
            self.stdout.write(f"{one['code']}  {one['people']:5} people  {one['title']}")
        done = "would be erased" if options["dry_run"] else "erased"
        self.stdout.write(f"{sum(one['people'] for one in told)} names {done}.")
