"""An event and its hub in this process, with sockets that only remember what they were sent."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import orjson
import pytest
from django.db import connections

from sessions_app.board.hub import Hub, Socket
from sessions_app.board.hubs import Hubs, hubs
from sessions_app.board.lanes import reading
from tests.actions.meeting import Meeting


class Phone:
    """A socket's far end. `stuck`: it reads no more, and its server waits for it."""

    def __init__(self, *, after: int = 0, person: int | None = None, screen: bool = False) -> None:
        self.frames: list[dict[str, Any]] = []
        self.times: list[float] = []
        self.closed: int | None = None
        self.stuck = False
        self.socket = Socket(self.receive, after, person, screen)

    async def receive(self, message: dict[str, Any]) -> None:
        if self.stuck:
            await asyncio.Event().wait()
        if message["type"] == "websocket.close":
            self.closed = message["code"]
            return
        self.frames.append(orjson.loads(message["text"]))
        self.times.append(time.monotonic())

    @property
    def entries(self) -> list[dict[str, Any]]:
        return [e for frame in self.frames if frame["type"] == "changes" for e in frame["entries"]]

    @property
    def seqs(self) -> list[int]:
        return [entry["seq"] for entry in self.entries]

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [frame for frame in self.frames if frame["type"] == kind]


async def eventually(true: Callable[[], object], what: str, seconds: float = 8.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        await asyncio.sleep(0.01)


@pytest.fixture
def market(transactional_db: None) -> Iterator[Meeting]:
    """A meeting whose entries other threads can read: it is really committed."""
    yield Meeting.begin()
    both = threading.Barrier(2)

    def let_go() -> None:
        both.wait(5)
        connections.close_all()

    # Each thread of the reading lane keeps a connection; closed, the database can be emptied.
    for done in [reading().submit(let_go) for _ in range(2)]:
        done.result(5)


@pytest.fixture
async def all_hubs(market: Meeting) -> AsyncIterator[Hubs]:
    """The hubs of this loop; nothing ticks but what the test makes tick."""
    found = hubs()
    yield found
    for task in found._tasks:
        task.cancel()
    for hub in found.hubs.values():
        hub.stop()


@pytest.fixture
async def hub(all_hubs: Hubs, market: Meeting) -> Hub:
    return await all_hubs.of(market.event.pk)
