"""One hub per event per process: reads each new entry once, builds each frame once, and writes
the same bytes to every socket.

It is woken by the bell, or at the latest by a look at the head every POLL seconds, so that a lost
bell (a restarting Redis, a command beside the server) delays a change but never loses it.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import Any

import orjson

from ..metrics import FAN_OUT_SECONDS, SEQ_LAG, SOCKETS_CLOSED
from . import journal
from .journal import Line
from .lanes import hush, reading
from .mirror import Board, Mirror
from .ready import Writer, text_frame

logger = logging.getLogger(__name__)

QUIET = 0.1  # seconds between frames under a burst
STRETCH = 4  # a flush may take at most this part (1/4) of the time: HTTP gets the rest
MANY = 100  # sockets: fewer are told before a thread would be in the way
SLICE = 0.008  # seconds of writing before the loop is let go
TAIL = 2000  # entries kept in memory for those who come back
FAR = 1000  # further back than this, fetching board.json is less than the entries
BATCH = 500
MOST_FRAMES = 32  # kept ready at one seq: whoever asks for every `after` must not fill the memory
PATIENCE = 0.5  # seconds a server that waits for its slow phones may keep the others waiting
TOO_SLOW = 4408  # close code: it comes back with ?after=
WHO_IS_IT = 4409  # close code: it comes back with ?after=, and says anew who it is
NOT_IN = 4401  # close code: whose it is has left, or signed this device out
# After these somebody may have left.
LEAVING = frozenset({"person.remove", "person.forget", "entry.undo"})

# After these, words in earlier entries are covered or shown again: what is kept is read anew.
VEILING = frozenset(
    {
        "topic.hide",
        "topic.show",
        "comment.remove",
        "conclusion.withdraw",
        "plan.withdraw",
        "network.end",
        "person.remove",
        "person.forget",
        "entry.undo",
    }
)

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Socket:
    """One open socket as the hub sees it: how to write to it and how far it has come."""

    __slots__ = ("person", "ready", "screen", "seen_at", "send", "seq", "unseen")

    def __init__(
        self,
        send: Send,
        seq: int,
        person: int | None,
        screen: bool,
        ready: Writer | None = None,
    ) -> None:
        self.send = send
        self.ready = ready
        self.seq = seq
        self.person = person
        self.screen = screen
        self.seen_at = time.monotonic()
        self.unseen = 0  # bytes written since it last said what it has seen


class Hub:
    def __init__(self, event_id: int) -> None:
        self.event_id = event_id
        self.sockets: set[Socket] = set()
        self.seq = 0
        self.tail: deque[Line] = deque(maxlen=TAIL)
        self.mirror = Mirror(event_id)
        self.board: Board | None = None
        self.build_at = 0.0  # monotonic seconds: not before
        self.used_at = time.monotonic()
        self._news = asyncio.Event()
        self._reading = asyncio.Lock()
        self._next: asyncio.Task[None] | None = None
        self._frames: dict[int, dict[str, Any]] = {}
        self._rest_until = 0.0
        self._left: set[int] = set()  # people whose sockets are to be closed
        self._parting: set[asyncio.Task] = set()
        self._task: asyncio.Task | None = None

    # Life

    async def start(self) -> None:
        """Begin at the head as it is now. Raises LookupError if the event is gone."""
        head = await read_lane(journal.head, self.event_id)
        if head is None:
            raise LookupError(self.event_id)
        self.seq = head
        self._task = asyncio.create_task(self._run(), name=f"hub-{self.event_id}")

    def stop(self) -> None:
        if self._task:
            self._task.cancel()

    def wake(self, seq: int) -> None:
        if seq > self.seq:
            self._news.set()

    async def _run(self) -> None:
        while True:
            await self._news.wait()
            await asyncio.sleep(max(0.0, self._rest_until - time.monotonic()))
            self._news.clear()
            try:
                await self.catch_up()
                await self._flush()
            except asyncio.CancelledError:
                raise
            except Exception:  # the database away for a moment
                logger.exception("hub %s", self.event_id)
                # Some may have been told and others not, with no more news to wake us for them.
                self._rest_until = time.monotonic() + 1
                self._news.set()

    # Reading

    async def catch_up(self) -> int:
        """Read what is new into the tail; answers the head. Does not send.

        Whoever asks while one reading is under way shares the next: with hundreds at the door, a
        reading for each would keep the hub itself waiting in line.
        """
        if self._next is None:
            self._next = asyncio.create_task(self._read())
        await asyncio.shield(self._next)
        return self.seq

    async def _read(self) -> None:
        async with self._reading:
            self._next = None  # what is written from here on is for a later one
            before = self.seq
            while lines := await read_lane(journal.read, self.event_id, self.seq, BATCH):
                if any(line.action in VEILING for line in lines):
                    self.tail.clear()
                self._left |= {person for line in lines for person in left_by(line)}
                self.tail.extend(lines)
                self.seq = lines[-1].seq
                self._frames.clear()
                if len(lines) < BATCH:
                    break
            if self.seq > before:
                SEQ_LAG.observe(self.seq - before)

    async def entries_after(self, after: int) -> list[Line] | None:
        """Entries after+1…head for one socket; None when it is too far back (or ahead of us)."""
        while True:
            seq = self.seq
            if after > seq or seq - after > FAR:
                return None
            first = self.tail[0].seq if self.tail else seq + 1
            if after + 1 >= first:
                return [line for line in self.tail if line.seq > after]
            older = await read_lane(journal.read, self.event_id, after, first - after - 1)
            # While we waited the tail may have been emptied or moved on: then look again.
            if (self.tail[0].seq if self.tail else self.seq + 1) == first:
                return older + list(self.tail)

    # Writing

    async def welcome(self, socket: Socket) -> None:
        """Bring a new socket up to date, then count it in: it gets each entry once."""
        before = self.seq
        if await self.catch_up() > before:
            self._news.set()  # found before the bell was heard: the others have not got it yet
        while socket.seq != self.seq:
            await self.bring_up(socket)
        self.sockets.add(socket)

    async def _flush(self) -> None:
        began = time.monotonic()
        with hush() if len(self.sockets) > MANY else nullcontext():
            await self._tell_all()
        self._let_go()  # they have been told why
        now = time.monotonic()
        if self.sockets:
            FAN_OUT_SECONDS.observe(now - began)
        # With thousands of sockets a flush costs more than QUIET: rest in proportion.
        self._rest_until = began + max(QUIET, STRETCH * (now - began))

    async def _tell_all(self) -> None:
        slice_began = time.monotonic()
        for socket in list(self.sockets):
            if socket.seq < self.seq and socket in self.sockets:
                frame = self._frames.get(socket.seq)
                if frame is None or not self._at_once(socket, frame):
                    await self.bring_up(socket)
            if time.monotonic() - slice_began > SLICE:
                await asyncio.sleep(0)
                slice_began = time.monotonic()

    def _let_go(self) -> None:
        """Part with those who have left: their pages belong to nobody."""
        left, self._left = self._left, set()
        for socket in [socket for socket in self.sockets if socket.person in left]:
            self.part_with(socket, NOT_IN)

    async def bring_up(self, socket: Socket) -> None:
        """Send one socket what it has not got, from wherever it is."""
        frame = self._frames.get(socket.seq)
        if frame is None:
            seq = self.seq
            lines = await self.entries_after(socket.seq)
            frame = self._frame(socket.seq, seq, lines)
            if seq == self.seq and len(self._frames) < MOST_FRAMES:
                self._frames[socket.seq] = frame
        socket.seq = frame["seq"]
        await self.write(socket, frame)

    def _frame(self, after: int, seq: int, lines: list[Line] | None) -> dict[str, Any]:
        if lines is None:
            text = f'{{"type":"reload","seq":{seq}}}'
        else:
            entries = ",".join(line.text for line in lines if line.seq <= seq)
            text = f'{{"type":"changes","after":{after},"seq":{seq},"entries":[{entries}]}}'
        return outgoing(text) | {"seq": seq}

    def _at_once(self, socket: Socket, frame: dict[str, Any]) -> bool:
        if socket.ready is None or not socket.ready(frame["ready"]):
            return False
        socket.seq = frame["seq"]
        socket.unseen += len(frame["ready"])
        return True

    async def write(self, socket: Socket, frame: dict[str, Any]) -> None:
        """Write a message; a socket that fails is forgotten, and comes back by itself."""
        socket.unseen += len(frame["ready"])
        if socket.ready is not None and socket.ready(frame["ready"]):
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await socket.send(frame)
        except Exception as error:
            logger.debug("socket lost: %s", error)
            SOCKETS_CLOSED.labels("stuck").inc()
            self.part_with(socket)

    def part_with(self, socket: Socket, code: int = TOO_SLOW) -> None:
        """Close it when it can hear that; nobody waits for it."""
        self.sockets.discard(socket)
        task = asyncio.create_task(_close(socket, code))
        self._parting.add(task)
        task.add_done_callback(self._parting.discard)

    def here(self) -> int:
        """People (and nameless phones) with a live socket here; projectors do not count."""
        people = {socket.person for socket in self.sockets if socket.person and not socket.screen}
        nameless = sum(1 for s in self.sockets if s.person is None and not s.screen)
        return len(people) + nameless


async def _close(socket: Socket, code: int) -> None:
    with contextlib.suppress(Exception):
        await socket.send({"type": "websocket.close", "code": code})


def left_by(line: Line) -> list[int]:
    """Who left by this entry."""
    if line.action not in LEAVING:
        return []
    people: list[int] = orjson.loads(line.text)["drop"].get("person", [])
    return people


def outgoing(text: str) -> dict[str, Any]:
    """A text for the sockets: as an ASGI message, and as bytes ready to be written."""
    return {"type": "websocket.send", "text": text, "ready": text_frame(text.encode())}


async def read_lane(job: Callable[..., Any], *args: Any) -> Any:
    """Run a database look-up on the reading lane."""
    return await asyncio.wrap_future(reading().submit(lambda: job(*args)))
