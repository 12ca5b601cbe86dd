"""One change to many sockets: the hub under Daphne and under uvicorn, the Channels tutorial's way,
node's ws, and the floor.

All stand side by side and take turns, so that whatever else the machine does hits them alike. The
clock starts when the change is sent to the server and stops when the last socket has it; for the
hub that is a real action (`event.announce`), committed to the journal first.
"""

import socket
from contextlib import ExitStack
from statistics import median
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil

from . import servers
from .crowd import Crowd
from .report import Report

HALLS = (200, 1000, 3000)  # sockets
PROMISED_AT = 1000
LENGTH = 250  # characters of the announcement
FRAME = 700  # bytes: about what the hub's frame around it comes to, so all send the same
ROUNDS = 11


class Way:
    """One way to tell a crowd of `count`."""

    def __init__(
        self, name: str, listen: str, say: str, headers: str, body: str, count: int
    ) -> None:
        self.name = name
        self._say = urlsplit(say)
        self._head = headers
        self._body = body
        self.crowd = Crowd(listen, count)
        self.last: list[float] = []
        self.began = 0.0  # of the latest round (perf_counter)

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
            self.began = perf_counter()
            line.sendall(head.encode() + body)
            heard = self.crowd.hear(word.encode())
            answer = line.recv(4096)
        if b" 200 " not in answer.split(b"\r\n")[0]:
            raise RuntimeError(answer)
        self.last.append(heard[-1] - self.began)


class Hall(NamedTuple):
    """Seconds until the last socket has a change, by way; bytes a socket cost Daphne's process."""

    last: dict[str, float]
    memory: float


def measure(report: Report) -> None:
    halls = {count: one_hall(report, count) for count in HALLS}
    for count, hall in halls.items():
        hub, promised = hall.last["Daphne"], count == PROMISED_AT
        report.ratio(
            f"{count} sockets: tutorial / hub",
            hall.last["tutorial"] / hub,
            8 if promised else 10,
            at_least=True,
            promised=promised,
        )
        report.ratio(
            f"{count} sockets: hub / floor",
            hub / hall.last["floor"],
            6 if promised else 4,
            promised=promised,
        )
        report.ratio(
            f"{count} sockets: hub under uvicorn / floor",
            hall.last["uvicorn"] / hall.last["floor"],
            3,
        )
        report.ratio(f"{count} sockets: hub / node ws", hub / hall.last["node ws"], 4)
    report.figure("memory of a socket, of 3,000", halls[3000].memory / 1024, "KB")
    report.ratio(
        "one more socket: how its cost grows (exponent)",
        report.exponent({count: hall.last["Daphne"] for count, hall in halls.items()}),
        1.1,
    )


def one_hall(report: Report, count: int) -> Hall:
    report.part(f"One change to {count:,} sockets, until the last has it")
    with ExitStack() as stack:
        sites = {
            "Daphne": stack.enter_context(servers.openspace()),
            "uvicorn": stack.enter_context(servers.openspace(asgi="uvicorn")),
        }
        others = {
            "tutorial": (stack.enter_context(servers.tutorial()), "ws/", "say"),
            "node ws": (stack.enter_context(servers.node_ws()), "", ""),
            "floor": (stack.enter_context(servers.floor()), "", ""),
        }
        empty = psutil.Process(sites["Daphne"].pid).memory_info().rss
        ways = [way_to(site, name, count) for name, site in sites.items()]
        full = psutil.Process(sites["Daphne"].pid).memory_info().rss
        padded = "TEXT" + "x" * (FRAME - LENGTH)
        for name, (base, listen, say) in others.items():
            socket_base = base.replace("http", "ws", 1)
            ways.append(Way(name, f"{socket_base}/{listen}", f"{base}/{say}", "", padded, count))
        for way in ways:
            stack.callback(way.crowd.close)
        for number in range(ROUNDS + 2):
            for way in ways:
                way.round(number)
        last = {way.name: median(way.last[2:]) for way in ways}  # the first two warm up
        for way in ways:
            report.figure(f"{way.name}, {count}", last[way.name] * 1000, "ms")
            report.figure(f"{way.name}, {count}, worst round", max(way.last[2:]) * 1000, "ms")
    return Hall(last, (full - empty) / count)


def way_to(site: servers.Site, name: str, count: int) -> Way:
    say = f"{site.base}/e/{site.code}/do/event.announce"
    headers = f"Authorization: Bearer {site.token}\r\nContent-Type: application/json\r\n"
    return Way(name, site.socket, say, headers, '{"text": "TEXT"}', count)
