"""manage.py delete_event CODE --yes: an event with all that belongs to it, for good."""

import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ... import retention
from ...kept_files import throw_away
from ...models import Event


class Command(BaseCommand):
    help = "Delete an event: its rows, its journal, its photos and the files made of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--yes", action="store_true", help="do it: there is no way back")

    def handle(self, *args: Any, **options: Any) -> None:
        event = Event.objects.filter(code=options["code"].upper()).first()
        if event is None:
            raise CommandError(f"There is no event {options['code']}.")
        if not options["yes"]:
            raise CommandError(
                f"{event.code} “{event.title}”, {event.people.count()} people and "
                f"{event.topics.count()} notes would be gone for good. Add --yes."
            )
        pk = event.pk
        retention.delete(event)
        shutil.rmtree(Path(settings.MEDIA_ROOT) / str(pk), ignore_errors=True)
        throw_away(pk)
        self.stdout.write(
            f"{event.code} is deleted. Backups and archives of it are yours to delete."
        )
