"""manage.py import_event FILE: bring an archive back in, with the same rows and journal."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from ...archive.problems import BadArchive
from ...archive.restoring import Restored, restore
from ...links import site_address
from ..telling import told

GENTLY = 10  # how much less urgent than the server it is, of 19


class Command(BaseCommand):
    help = "Bring an event back from its archive.zip, and print its new addresses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--url", default="", help="where people reach the server")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--owner", default="", metavar="ACCOUNT", help="whose event it becomes")
        parser.add_argument(
            "--apart",
            action="store_true",
            help="for a server: low priority; the event's id, or what is wrong, as JSON",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        owner = None
        if options["owner"]:
            owner = get_user_model()._default_manager.filter(username=options["owner"]).first()
            if owner is None:
                raise CommandError(f"There is no account {options['owner']}.")
        if options["apart"]:
            self.stdout.write(json.dumps(apart(path, owner)))
            return
        try:
            restored = restore(path, owner)
        except BadArchive as bad:
            raise CommandError(str(bad)) from None
        self.tell(restored, options["url"] or site_address(), options["as_json"])

    def tell(self, restored: Restored, site: str, as_json: bool) -> None:
        more = {"code_kept": restored.code_kept, "ids_kept": restored.ids_kept}
        self.stdout.write(told(restored.event, restored.facilitator, site, as_json, **more))
        if not as_json:
            if not restored.code_kept:
                self.stdout.write("Its own code is taken here, so it has a new one.")
            if not restored.ids_kept:
                self.stdout.write("Its ids had been given out here, so all of them are new.")


def apart(path: Path, owner: Any) -> dict[str, Any]:
    if hasattr(os, "nice"):
        os.nice(GENTLY)
    try:
        return {"event": restore(path, owner).event.pk}
    except BadArchive as bad:
        return {"problem": bad.code, "words": bad.words}
    except MemoryError:
        return {"problem": "too_much", "words": {}}
