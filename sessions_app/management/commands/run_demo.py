"""manage.py run_demo: everything set up, a demonstration event, and the server."""

import contextlib
import fcntl
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

import segno
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from ...links import Links
from ...models import Event
from ..demo import demo_event
from .serve import address, check_port, serve


class Command(BaseCommand):
    help = "Set up, make (or find today's) demonstration event, print its addresses and serve it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        check_port(options["host"], options["port"])
        with one_at_a_time():
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


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two servers started together set up one after the other, and show the same event."""
    settings.VAR_DIR.mkdir(exist_ok=True)
    with (settings.VAR_DIR / "setting-up").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed
        yield
