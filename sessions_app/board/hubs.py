"""All hubs of this process: made when an event is looked at, woken by the bell, kept honest by a
look at the heads, and let go when nobody has looked for a while."""

import asyncio
import logging
import secrets
import time
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer
from django.conf import settings

from ..metrics import SOCKETS_CLOSED
from . import bell, journal
from .hub import WHO_IS_IT, Hub, outgoing, read_lane
from .mirror import Board
from .rows import iso

logger = logging.getLogger(__name__)

POLL = 1.5  # seconds between looks at the head, bell or no bell
PATIENCE = 5.0  # seconds a look at the heads may take before the pulses go on without it
PULSE = 10.0  # seconds between pulses
SMALL_HOUSE = 200  # sockets: below this a change of "here" is told within two seconds
RECOUNT = 1.0  # seconds; counting two thousand for each who arrives is work
SILENT: float = settings.OPENSPACE_SILENT  # seconds without "seen" before a socket is closed
MOST_UNSEEN = 8 * 1024 * 1024  # bytes written to a socket that does not say it has seen them
BUILD_REST = 2  # times as long as a board took to build, before the next one
IDLE = 600.0  # seconds a hub with no sockets is kept
STALE = 3.5 * PULSE  # seconds another process's head count is believed


class Hubs:
    def __init__(self) -> None:
        self.hubs: dict[int, Hub] = {}
        self._starting = asyncio.Lock()
        self._building: dict[int, asyncio.Lock] = {}
        self._tasks: list[asyncio.Task] = []
        self._process = secrets.token_hex(6)
        # (event, process) -> (people here in that process, when it said so)
        self._elsewhere: dict[tuple[int, str], tuple[int, float]] = {}
        self._counted: dict[int, tuple[float, int]] = {}
        self._pulsed: dict[int, tuple[float, int]] = {}

    def begin(self) -> None:
        loop = asyncio.get_running_loop()
        bell.listen(loop, self.wake)
        self._tasks = [loop.create_task(self._tick())]
        if settings.REDIS_URL:
            self._tasks.append(loop.create_task(self._hear()))

    def wake(self, event_id: int, seq: int) -> None:
        if hub := self.hubs.get(event_id):
            hub.wake(seq)

    async def of(self, event_id: int) -> Hub:
        """The event's hub. Raises LookupError if there is no such event."""
        hub = self.hubs.get(event_id)
        if hub is None:
            async with self._starting:
                hub = self.hubs.get(event_id)
                if hub is None:
                    hub = Hub(event_id)
                    await hub.start()
                    self.hubs[event_id] = hub
        hub.used_at = time.monotonic()
        return hub

    async def board(self, event_id: int, seq: int) -> Board:
        """board.json at `seq` or later; those who wait for the same build share it."""
        hub = await self.of(event_id)
        async with self._building.setdefault(event_id, asyncio.Lock()):
            board = hub.board
            if board is None or board.seq < seq or board.stale:
                # While hundreds arrive each finds another board: built in turn without a pause they
                # would take all there is. Those who come meanwhile share the next.
                await asyncio.sleep(max(0.0, hub.build_at - time.monotonic()))
                began = time.monotonic()
                board = hub.board = await read_lane(hub.mirror.board)
                ended = time.monotonic()
                hub.build_at = ended + BUILD_REST * (ended - began)
            return board

    # Keeping in step

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(POLL)
            try:
                await self._look_at_heads()
            except Exception as error:  # the database away: sockets stay, the next look tells
                logger.warning("hubs: %s", error)
            for hub in list(self.hubs.values()):
                await self._tend(hub)

    async def _look_at_heads(self) -> None:
        if self.hubs:
            async with asyncio.timeout(PATIENCE):
                heads = await read_lane(journal.heads, list(self.hubs))
            for event_id, seq in heads.items():
                self.wake(event_id, seq)

    async def _tend(self, hub: Hub) -> None:
        now = time.monotonic()
        for socket in list(hub.sockets):
            if now - socket.seen_at > SILENT or socket.unseen > MOST_UNSEEN:
                SOCKETS_CLOSED.labels("silent").inc()
                hub.part_with(socket)
        if hub.sockets:
            hub.used_at = now
            await self._pulse_if_due(hub, now)
        elif now - hub.used_at > IDLE:
            hub.stop()
            self.hubs.pop(hub.event_id, None)
            self._building.pop(hub.event_id, None)
            self._counted.pop(hub.event_id, None)

    async def _pulse_if_due(self, hub: Hub, now: float) -> None:
        at, told = self._pulsed.get(hub.event_id, (0.0, -1))
        here = self.here(hub)
        moved = here != told and len(hub.sockets) <= SMALL_HOUSE
        if now - at < PULSE and not moved:
            return
        self._pulsed[hub.event_id] = (now, here)
        self._tell_others(hub)
        frame = self.pulse(hub)
        for number, socket in enumerate(list(hub.sockets), 1):
            await hub.write(socket, frame)
            if number % 200 == 0:
                await asyncio.sleep(0)

    def pulse(self, hub: Hub) -> dict[str, Any]:
        now = iso(datetime.now(UTC))
        text = f'{{"type":"pulse","seq":{hub.seq},"server_time":"{now}","here":{self.here(hub)}}}'
        return outgoing(text)

    def here(self, hub: Hub) -> int:
        """People here now, in all processes; of a full house, a moment ago."""
        now = time.monotonic()
        at, counted = self._counted.get(hub.event_id, (0.0, 0))
        if now - at > RECOUNT or len(hub.sockets) <= SMALL_HOUSE:
            counted = hub.here()
            self._counted[hub.event_id] = (now, counted)
        return counted + sum(
            here
            for (event_id, _), (here, at) in self._elsewhere.items()
            if event_id == hub.event_id and now - at < STALE
        )

    # Who is whose

    def signed_out(self, person: int) -> None:
        """Have that person's pages, in all processes, come back and say anew who they are."""
        self._ask_anew(person)
        if settings.REDIS_URL:
            bell.tell_soon({"type": "signed_out", "person": person})

    def _ask_anew(self, person: int) -> None:
        for hub in self.hubs.values():
            for socket in [socket for socket in hub.sockets if socket.person == person]:
                hub.part_with(socket, WHO_IS_IT)

    # Between processes

    def _tell_others(self, hub: Hub) -> None:
        if not settings.REDIS_URL:
            return
        message = {
            "type": "here",
            "event": hub.event_id,
            "process": self._process,
            "here": hub.here(),
        }
        bell.tell_soon(message)

    async def _hear(self) -> None:
        """Listen to the other processes; after an error begin again from nothing."""
        while True:
            try:
                layer = get_channel_layer()
                channel = await layer.new_channel()
                await layer.group_add(bell.GROUP, channel)
                while True:
                    self._heard(await layer.receive(channel))
            except Exception as error:
                logger.debug("no bell: %s", error)
                await asyncio.sleep(1)

    def _heard(self, message: dict[str, Any]) -> None:
        if message["type"] == "bell":
            self.wake(message["event"], message["seq"])
        elif message["type"] == "signed_out":
            self._ask_anew(message["person"])
        elif message["type"] == "here" and message["process"] != self._process:
            key = (message["event"], message["process"])
            self._elsewhere[key] = (message["here"], time.monotonic())


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hubs] = WeakKeyDictionary()


def open_hubs() -> list[Hub]:
    """Those of every loop of this process."""
    return [hub for each in _hubs.values() for hub in each.hubs.values()]


def hubs() -> Hubs:
    """The hubs of the running loop."""
    loop = asyncio.get_running_loop()
    found = _hubs.get(loop)
    if found is None:
        found = _hubs[loop] = Hubs()
        found.begin()
    return found
