"""manage.py export CODE FORMAT -o FILE: the same files as under /e/CODE/export/."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...actions.refusals import Refused
from ...exports.registry import EXPORTS
from ...exports.source import source_of
from ...gently import go_gently
from ...links import site_address
from ...models import Event


class Command(BaseCommand):
    help = "Write one of an event's exports to a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument("format", choices=sorted(EXPORTS), metavar="FORMAT")
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
        parser.add_argument(
            "--choose",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="as in the address, e.g. parts=plans,conclusions or names=0",
        )
        parser.add_argument("--address", default="", help="the event's own, for links in the file")
        parser.add_argument(
            "--apart",
            action="store_true",
            help="for a server: low priority, bounded memory, progress as JSON lines on stdout",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["apart"]:
            go_gently()
        event = Event.objects.filter(code=options["code"].upper()).first()
        if event is None:
            raise CommandError(f"There is no event {options['code']}.")
        wanted = EXPORTS[options["format"]]
        address = options["address"] or f"{site_address().rstrip('/')}/e/{event.code}/"
        chosen = dict(choice(text) for text in options["choose"])
        try:
            wanted.check(chosen)
            if options["apart"]:
                progress("reading")
            source = source_of(event, address, options=chosen)
            if options["apart"]:
                tell({"seq": source.seq})
                source = replace(source, tell=progress)
            made = wanted.make(source)
        except Refused as refused:
            told = refused.errors or {"": [refused.detail]}
            lines = (f"{name}: {texts[0]}".removeprefix(": ") for name, texts in told.items())
            raise CommandError("; ".join(lines)) from None
        options["output"].write_bytes(made)


def choice(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise CommandError(f"--choose {text!r}: give NAME=VALUE")
    return name, value


def progress(stage: str, done: int = 0, of: int = 0) -> None:
    tell({"stage": stage, "done": done, "of": of})


def tell(news: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()
