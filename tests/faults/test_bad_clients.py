"""Phones that stop reading, connections that never ask, and letters that come one a second: the
others notice nothing, and the server does not grow by them."""

import asyncio
import json
import socket
import statistics
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager

import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.live import LiveEvent
from tests.programs import wait_until
from tests.servers import Server, Starter
from tests.test_holding_back import most_memory

EACH = 50  # bad clients of each kind
SCREENS = 20
ROUNDS = 15
NOTES = 60  # of so many letters, to fill the pipes to those who do not read
LETTERS = 4000
WORSE = 5  # times as long as without them
LEAST = 0.02  # seconds: below this a ratio is of the machine's own noise
LETTER = 1.0  # seconds between the letters of those who dribble


@pytest.fixture
def server(openspace_server: Starter) -> Server:
    return openspace_server()


@pytest.fixture
def event(server: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(server)


@pytest.fixture
def bad(event: LiveEvent) -> Iterator["Bad"]:
    with ExitStack() as stack:
        yield Bad(event, stack)


class Bad:
    """Raw connections to the server, each bad in its own way."""

    def __init__(self, event: LiveEvent, stack: ExitStack) -> None:
        self.event, self.stack = event, stack
        self.dribblers: list[tuple[socket.socket, bytes]] = []

    def deaf(self) -> socket.socket:
        """A phone whose socket opened, and that never reads again."""
        phone = self._connected(window=4096)
        phone.sendall(self._handshake())
        answer = phone.recv(20)
        assert answer.startswith(b"HTTP/1.1 101"), answer
        return phone

    def silent(self) -> None:
        """Connected, and asks for nothing."""
        self._connected()

    def half(self) -> None:
        """Half a handshake, and no more."""
        self._connected().sendall(self._handshake()[:60])

    def dribbles(self, number: int) -> None:
        """Headers, a body or a handshake, a letter a second."""
        code = self.event.code.encode()
        head = b"POST /e/%s/do/person.join HTTP/1.1\r\nHost: localhost\r\n" % code
        body = (
            head + b"Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n" + b" " * 5000
        )
        letters = (head + b"X-Slow: " + b"y" * 500, body, self._handshake())[number % 3]
        begun = len(letters) - 300
        phone = self._connected()
        phone.sendall(letters[:begun])
        self.dribblers.append((phone, letters[begun:]))

    async def dribble(self) -> None:
        for place in range(250):
            for phone, rest in self.dribblers:
                phone.send(rest[place : place + 1])
            await asyncio.sleep(LETTER)

    def _connected(self, window: int = 0) -> socket.socket:
        phone = self.stack.enter_context(socket.socket())
        if window:
            phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        phone.connect(("127.0.0.1", self.event.server.port))
        return phone

    def _handshake(self) -> bytes:
        return (
            f"GET /ws/e/{self.event.code}/?after=0 HTTP/1.1\r\nHost: localhost\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Pad: {'x' * 300}\r\n\r\n"
        ).encode()


async def test_the_others_notice_nothing(server: Server, event: LiveEvent, bad: Bad) -> None:
    people = [event.join(f"Nr. {number}") for number in range(4)]
    async with screens(event) as honest:
        quiet = await told_within(event, honest)
        before = most_memory(server)
        for number in range(EACH):
            bad.deaf()
            bad.silent()
            bad.half()
            bad.dribbles(number)
        dribbling = asyncio.create_task(bad.dribble())
        for number in range(NOTES):
            who = people[number % len(people)]
            await asyncio.to_thread(who.done, "topic.post", title="Long", text="x" * LETTERS)
        await all_have(honest, event.board()["seq"])
        troubled = await told_within(event, honest)
        grown = most_memory(server) - before
        dribbling.cancel()
    print(f"last screen after {quiet * 1000:.0f} ms, with {4 * EACH} bad clients", end=" ")
    print(f"{troubled * 1000:.0f} ms; {grown / 1e6:.0f} MB more")
    assert troubled < WORSE * max(quiet, LEAST)
    # What waits for each deaf phone is what was written, once; the rest costs a connection.
    assert grown < EACH * NOTES * LETTERS * 2 + 40e6
    wait_until(lambda: event.client.get("/readyz").status_code == 200, "ready")
    event.join("One more")


@asynccontextmanager
async def screens(event: LiveEvent) -> AsyncIterator[list["Screen"]]:
    opened = [
        Screen(await connect(event.socket_url(), proxy=None, max_size=None)) for _ in range(SCREENS)
    ]
    try:
        await all_have(opened, event.board()["seq"])
        yield opened
    finally:
        for screen in opened:
            await screen.close()


class Screen:
    """How far one open socket has come."""

    def __init__(self, connection: ClientConnection) -> None:
        self.seq, self.connection = 0, connection
        self.moved = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def close(self) -> None:
        self._reading.cancel()
        await self.connection.close()

    async def has(self, seq: int) -> None:
        while self.seq < seq:
            self.moved.clear()
            await self.moved.wait()

    async def _read(self) -> None:
        async for text in self.connection:
            frame = json.loads(text)
            if frame["type"] == "pulse":
                await self.connection.send(f'{{"seen":{frame["seq"]}}}')
            else:
                self.seq = max(self.seq, frame["seq"])
                self.moved.set()


async def all_have(opened: list[Screen], seq: int) -> None:
    async with asyncio.timeout(20):
        await asyncio.gather(*(screen.has(seq) for screen in opened))


async def told_within(event: LiveEvent, opened: list[Screen]) -> float:
    """Seconds from a change to the last screen: the middle of some rounds."""
    found = []
    for number in range(ROUNDS):
        began = time.monotonic()
        answer = await asyncio.to_thread(
            event.facilitator.done, "event.announce", text=f"{number} {began}"
        )
        await all_have(opened, answer["seq"])
        found.append(time.monotonic() - began)
        await asyncio.sleep(0.12)  # or the next is merged with this one
    return statistics.median(found)
