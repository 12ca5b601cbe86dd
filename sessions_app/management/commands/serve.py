"""manage.py serve: the whole server, Daphne on uvloop, in the foreground."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ...open_files import allow_many_files
from ..bodies import leave_bodies_alone
from ..database import need_database
from ..draining import drain_when_asked
from ..slow_requests import cut_off_slow_requests

MOST_HEARD = 4096  # bytes of a socket's message


def use_uvloop() -> None:
    """Before Daphne installs its reactor: on uvloop the slowest socket waits a third as long."""
    with contextlib.suppress(ImportError):  # not on Windows
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())


def say_why_when_closing() -> None:
    """Let a client that breaks the protocol hear the close code (1009: too big a message).

    Autobahn would drop the line without a word. What the client goes on sending is skipped, not
    kept, and the line is cut a second later in any case.
    """
    from daphne.ws_protocol import WebSocketProtocol

    WebSocketProtocol.failByDrop = False


def collect_seldom() -> None:
    """The collector looks for rings of objects nobody needs; few arise here, and many objects live
    long. As it comes, it spent a third of a full server's time walking through two thousand phones.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 1000)


def take_turns_quickly() -> None:
    """Each write to a phone lets go of the interpreter, and a thread that reckons meanwhile keeps
    it for as long as this: with Python's own 5 ms, telling two thousand phones took ten seconds
    while people came through the door.
    """
    sys.setswitchinterval(0.0002)


class Command(BaseCommand):
    help = "Serve pages, actions and sockets (any ASGI server can serve openspace.asgi instead)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        check_port(options["host"], options["port"])
        need_database()
        serve(options["host"], options["port"])


def serve(host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM. Raises CommandError if the port is taken."""
    use_uvloop()
    allow_many_files()
    # The reactor must be Daphne's own, made on the loop just chosen.
    from daphne.endpoints import build_endpoint_description_strings
    from daphne.server import Server

    from openspace.asgi import application

    leave_bodies_alone()
    say_why_when_closing()
    check_port(host, port)
    leave_address(host, port)
    # A shell's background job is born deaf to Ctrl-C, and Twisted would leave it so.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    server = Server(
        application=application,
        endpoints=build_endpoint_description_strings(host=host, port=port),
        signal_handlers=True,
        server_name="openspace",
        http_timeout=None,
        # The hub closes silent sockets by what they have seen.
        ping_interval=30,
        websocket_timeout=-1,
        # All a page says is {"seen": N}: nobody may fill the memory with more.
        websocket_max_message_size=MOST_HEARD,
        websocket_max_frame_size=MOST_HEARD,
        verbosity=0,
    )
    from twisted.internet import reactor

    cut_off_slow_requests(reactor, settings.OPENSPACE_SILENT / 2)
    drain_when_asked(server)
    collect_seldom()
    take_turns_quickly()
    server.run()
    # Reading and writing lanes are daemon threads; a finished answer is a committed one.
    sys.stdout.flush()
    os._exit(0)


def check_port(host: str, port: int) -> None:
    """Raises CommandError if something else listens there."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}") from None


def leave_address(host: str, port: int) -> None:
    """Tell commands run beside this server where it is."""
    if not settings.PRODUCTION:
        settings.VAR_DIR.mkdir(exist_ok=True)
        (settings.VAR_DIR / "address").write_text(address(host, port))


def address(host: str, port: int) -> str:
    """The address phones can use: all interfaces means this machine's own on the hall's network."""
    if host in ("0.0.0.0", "::"):  # noqa: S104
        lan = [name for name in settings.ALLOWED_HOSTS if name[0].isdigit() and name[:4] != "127."]
        host = lan[0] if lan else "127.0.0.1"
    return f"http://{host}:{port}"
