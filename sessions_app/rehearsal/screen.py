"""One phone's open page: board.json once, then the socket; asleep at times, and back again.

Most screens keep their place only (every frame must go on exactly where the last one ended); one in
FULL folds every entry into rows of its own, to be held against board.json in the end.
"""

import asyncio
import gzip
import time
from random import Random
from typing import Any

import aiohttp
import orjson

from ..board.fold import Rows, fold
from .figures import Figures
from .phone import Phone
from .world import Frame, World

FULL = 20
LONGEST_WAIT = 8.0  # seconds between tries to reconnect
HANDSHAKE = aiohttp.ClientTimeout(total=30)


class Screen:
    def __init__(
        self,
        session: aiohttp.ClientSession,
        phone: Phone,
        world: World,
        figures: Figures,
        *,
        full: bool,
    ) -> None:
        self.seq = -1
        self.rows: Rows | None = {} if full else None
        self._session, self._phone, self._world, self._figures = session, phone, world, figures
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._live = self._reloaded = False
        self._asleep_until = 0.0
        self._began = 0.0
        self._task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Fetch the board, and from then on follow the socket in the background."""
        await self._fetch_board()
        self._task = asyncio.create_task(self._stay())

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def sleep(self, seconds: float) -> None:
        """The phone is put away: its socket ends, and comes back after `seconds`."""
        self._asleep_until = time.monotonic() + seconds
        if self._socket is not None:
            await self._socket.close()

    async def _fetch_board(self) -> None:
        """By a session that does not unpack: a thousand boards would be read for nothing."""
        wait = 0.5
        while True:
            try:
                async with self._session.get(
                    self._phone.address("board.json"), timeout=HANDSHAKE
                ) as answer:
                    packed = await answer.read()
                if answer.status == 200:
                    break
                self._figures.retries[f"{answer.status} board.json"] += 1
            except (aiohttp.ClientError, TimeoutError) as error:
                self._figures.retries[type(error).__name__] += 1
            await asyncio.sleep(wait * (0.5 + self._phone.chance.random()))
            wait = min(LONGEST_WAIT, 2 * wait)
        self._figures.bytes += len(packed)
        self.seq = int(answer.headers["ETag"].strip('W/"'))
        if self.rows is not None:
            self.rows = read_board(packed)["rows"]
        if self.seq > self._world.seq:
            self._world.begin(read_board(packed))

    async def _stay(self) -> None:
        wait = 0.2
        while True:
            await asyncio.sleep(max(0.0, self._asleep_until - time.monotonic()))
            self._began = time.monotonic()
            try:
                async with self._session.ws_connect(
                    self._phone.address(f"?after={self.seq}")
                    .replace("http", "ws", 1)
                    .replace("/e/", "/ws/e/", 1),
                    headers=cookie_header(self._phone.cookies),
                    compress=0,
                    max_msg_size=0,
                ) as socket:
                    self._socket = socket
                    wait = 0.2
                    await self._follow(socket)
            except (aiohttp.ClientError, TimeoutError) as error:
                self._figures.retries[f"socket: {type(error).__name__}"] += 1
            self._socket, self._live = None, False
            await asyncio.sleep(wait * (0.5 + self._phone.chance.random()))
            wait = min(LONGEST_WAIT, 2 * wait)

    async def _follow(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        figures, world = self._figures, self._world
        async for message in socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                return
            figures.frames += 1
            figures.bytes += len(message.data)
            frame = world.frame(message.data)
            if frame.type == "changes":
                self._apply(frame)
            elif frame.type == "pulse":
                await self._answer(socket, frame)
            else:
                figures.retries["reload"] += 1
                await self._fetch_board()
                self._reloaded = True

    def _apply(self, frame: Frame) -> None:
        """After a reload the board may be ahead of the frames on their way: what it holds is passed
        over. At any other time a frame that does not go on where the last one ended is a fault.
        """
        if frame.after > self.seq or (frame.after < self.seq and not self._reloaded):
            self._figures.broken.append(f"a screen at {self.seq} got a frame after {frame.after}")
        expected = range(frame.after + 1, frame.seq + 1)
        if [entry["seq"] for entry in frame.entries] != list(expected):
            self._figures.broken.append(f"a frame {frame.after}..{frame.seq} with gaps or doubles")
        if self.rows is not None:
            for entry in frame.entries:
                if entry["seq"] > self.seq:
                    fold(self.rows, entry)
        if frame.seq > self.seq:
            self.seq, self._reloaded = frame.seq, False
        if self._live:
            now = time.monotonic()
            for seq in expected:
                self._figures.heard[seq] = now

    async def _answer(self, socket: aiohttp.ClientWebSocketResponse, frame: Frame) -> None:
        if not self._live and self.seq >= frame.seq:
            self._live = True
            if self._asleep_until:
                self._figures.catch_ups.append(time.monotonic() - self._began)
                self._asleep_until = 0.0
        await socket.send_str(f'{{"seen":{self.seq}}}')


def read_board(packed: bytes) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(
        gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed
    )
    return found


def cookie_header(cookies: dict[str, str]) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


def chosen_full(number: int, chance: Random) -> bool:
    """Whether this screen folds every entry; a few do in any house."""
    return number < 5 or chance.randrange(FULL) == 0
