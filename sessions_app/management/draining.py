"""Stopping gently: nobody new, those under way are answered, open pages are told to come back."""

import asyncio
import contextlib
import signal
from collections.abc import Callable
from typing import Any

from ..board.hubs import open_hubs

GRACE = 10.0  # seconds those under way have
GOODBYE = 1.0  # seconds phones have to hang up
RESTARTING = 4012  # close code; autobahn keeps 1012 itself from applications
SLICE = 100  # sockets told before the loop is let go


def drain_when_asked(server: Any) -> None:
    """SIGTERM or Ctrl-C begins it; a second one stops at once. Call it before `server.run()`."""
    from twisted.internet import reactor

    found: Any = reactor
    begun: list[asyncio.Task[None]] = []

    def asked(*_signal: Any) -> None:
        found.callFromThread(begin)

    def begin() -> None:
        if begun:
            found.stop()
        else:
            begun.append(asyncio.get_event_loop().create_task(drain(server, found)))

    def listen() -> None:  # after Twisted has put its own handlers there
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, asked)

    found.callWhenRunning(listen)


async def drain(server: Any, reactor: Any) -> None:
    from twisted.internet.tcp import Port

    for reader in reactor.getReaders():
        if isinstance(reader, Port):
            reader.stopListening()  # type: ignore[no-untyped-call]
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(GRACE):
            await tell_the_phones()
            await until_none(lambda: requests(server))
    # A phone answers a closing at once; one whose network is gone never does.
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(GOODBYE):
            while sockets(server):
                await asyncio.sleep(0.02)
                await tell_the_phones()  # also one that was just coming in
    reactor.stop()


async def until_none(count: Callable[[], int]) -> None:
    while count():  # noqa: ASYNC110 (Daphne tells nobody when one ends)
        await asyncio.sleep(0.02)


async def tell_the_phones() -> None:
    number = 0
    for hub in open_hubs():
        for socket in list(hub.sockets):
            hub.sockets.discard(socket)
            with contextlib.suppress(Exception):  # gone already
                await socket.send({"type": "websocket.close", "code": RESTARTING})
            number += 1
            if number % SLICE == 0:
                await asyncio.sleep(0)


def sockets(server: Any) -> int:
    """Those that are still open."""
    from daphne.ws_protocol import WebSocketProtocol

    return sum(
        1
        for protocol, details in server.connections.items()
        if isinstance(protocol, WebSocketProtocol) and "disconnected" not in details
    )


def requests(server: Any) -> int:
    """Those that have not been answered yet."""
    from daphne.http_protocol import WebRequest

    return sum(
        1
        for protocol, details in server.connections.items()
        if isinstance(protocol, WebRequest)
        and "disconnected" not in details
        and not getattr(details.get("application_instance"), "done", lambda: True)()
    )
