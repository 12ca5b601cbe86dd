"""Requests that trickle in are cut off; a slow but honest upload is not.

Twisted closes a connection that says nothing for a minute, but one byte a second would keep it
open for ever. Here a request has some seconds to begin with and earns more by what arrives, so a
photo may take minutes over a bad network and a trickle may not.
"""

import time
from typing import Any

SLOWEST = 1024  # bytes a second, over the whole request
LOOK = 1.0  # seconds between looks


class Arriving:
    """Connections whose request is not all here: since when, and how many bytes."""

    def __init__(self, patience: float) -> None:
        self.patience = patience  # seconds
        self.since: dict[Any, tuple[float, int]] = {}

    def got(self, channel: Any, size: int) -> None:
        began, before = self.since.get(channel, (time.monotonic(), 0))
        self.since[channel] = (began, before + size)

    def done(self, channel: Any) -> None:
        self.since.pop(channel, None)

    def too_slow(self) -> list[Any]:
        now = time.monotonic()
        return [
            channel
            for channel, (began, size) in self.since.items()
            if now - began > self.patience + size / SLOWEST
        ]


def cut_off_slow_requests(reactor: Any, patience: float) -> None:
    """`patience`: seconds a connection has for its whole request, were it to send nothing."""
    from twisted.web.http import HTTPChannel

    arriving = Arriving(patience)
    channel_class: Any = HTTPChannel
    made, received, lost = (
        channel_class.connectionMade,
        channel_class.dataReceived,
        channel_class.connectionLost,
    )

    def connection_made(channel: Any) -> None:
        made(channel)
        arriving.got(channel, 0)  # one that never says a word is held to the same

    def data_received(channel: Any, data: bytes) -> None:
        received(channel, data)
        if channel._handlingRequest or channel.transport.disconnecting:
            arriving.done(channel)
        else:
            arriving.got(channel, len(data))

    def connection_lost(channel: Any, reason: Any) -> None:
        arriving.done(channel)
        lost(channel, reason)

    def look() -> None:
        for channel in arriving.too_slow():
            arriving.done(channel)
            channel.timeoutConnection()
        reactor.callLater(LOOK, look)

    channel_class.connectionMade = connection_made
    channel_class.dataReceived = data_received
    channel_class.connectionLost = connection_lost
    reactor.callLater(LOOK, look)
