"""manage.py run_demo: everything set up, a demonstration event, and the server."""

import sys
from argparse import ArgumentParser
from typing import Any

import segno
from django.core.management import call_command
from django.core.management.base import BaseCommand

from ...links import Links
from ...models import Event
from ..demo import demo_event
from .serve import address, serve


class Command(BaseCommand):
    help = "Set up, make (or find today's) demonstration event, print its addresses and serve it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False, clear=False)
        event = demo_event()
        self.tell(event, Links.of(event, address(options["host"], options["port"])))
        serve(options["host"], options["port"])

    def tell(self, event: Event, links: Links) -> None:
        write = self.stdout.write
        write(f"\nOpenspace · {event.title} · code {event.code}\n")
        write(f"  wall (projector)  {links.wall_url}")
        write(f"  phones            {links.join_url}")
        write(f"  facilitator       {links.facilitator_url}\n")
        segno.make(links.join_url, error="m", micro=False).terminal(
            out=sys.stdout, compact=True, border=2
        )
        write("\nStop with Ctrl-C.")
        sys.stdout.flush()
