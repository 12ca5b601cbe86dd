"""One change to a thousand sockets: the hub, the Channels tutorial's way, and the floor.

All three stand side by side and take turns, so that whatever else the machine does hits them alike.
The clock starts when the change is sent to the server and stops when the last socket has it; for
the hub that is a real action (`event.announce`), committed to the journal first.
"""

import socket
from contextlib import ExitStack
from statistics import median
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit

from . import servers
from .crowd import Crowd

SOCKETS = 1000
LENGTH = 250  # characters of the announcement
FRAME = 700  # bytes: about what the hub's frame around it comes to, so all send the same
ROUNDS = 15


class Way:
    """One way to tell a crowd."""

    def __init__(self, name: str, listen: str, say: str, headers: str, body: str) -> None:
        self.name = name
        self._say = urlsplit(say)
        self._head = headers
        self._body = body
        self.crowd = Crowd(listen, SOCKETS)
        self.last: list[float] = []
        self.middle: list[float] = []

    def round(self, number: int) -> None:
        """One change, sent over a raw connection: nothing waits for its answer but the sockets."""
        word = f"{self.name}-{number:04}-"
        body = self._body.replace("TEXT", word + "x" * (LENGTH - len(word))).encode()
        with socket.create_connection((self._say.hostname or "", self._say.port or 80), 10) as line:
            head = (
                f"POST {self._say.path} HTTP/1.1\r\nHost: {self._say.netloc}\r\n{self._head}"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            self.crowd.drain()
            began = perf_counter()
            line.sendall(head.encode() + body)
            heard = self.crowd.hear(word.encode())
            answer = line.recv(4096)
        if b" 200 " not in answer.split(b"\r\n")[0]:
            raise RuntimeError(answer)
        self.last.append(heard[-1] - began)
        self.middle.append(heard[len(heard) // 2] - began)


class Figures(NamedTuple):
    """Seconds until the last socket (median and worst round) and the middle one have a change."""

    last: float
    worst: float
    middle: float


def measure() -> dict[str, Figures]:
    """{"hub": …, "tutorial": …, "floor": …}"""
    with ExitStack() as stack:
        site = stack.enter_context(servers.openspace())
        tutorial = stack.enter_context(servers.tutorial())
        floor = stack.enter_context(servers.floor())
        say = f"{site.base}/e/{site.code}/do/event.announce"
        headers = f"Authorization: Bearer {site.token}\r\nContent-Type: application/json\r\n"
        ws = {base: base.replace("http", "ws", 1) for base in (tutorial, floor)}
        padded = "TEXT" + "x" * (FRAME - LENGTH)
        ways = [
            Way("hub", site.socket, say, headers, '{"text": "TEXT"}'),
            Way("tutorial", f"{ws[tutorial]}/ws/", f"{tutorial}/say", "", padded),
            Way("floor", f"{ws[floor]}/", f"{floor}/", "", padded),
        ]
        for way in ways:
            stack.callback(way.crowd.close)
        for number in range(ROUNDS + 2):
            for way in ways:
                way.round(number)
        # The first two rounds warm up.
        return {
            way.name: Figures(median(way.last[2:]), max(way.last[2:]), median(way.middle[2:]))
            for way in ways
        }
