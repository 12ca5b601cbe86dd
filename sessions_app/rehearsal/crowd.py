"""One process of the crowd: its people, their screens, and what they counted."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import aiohttp

from ..open_files import allow_many_files
from . import words
from .facilitator import Facilitator
from .figures import Figures
from .people import FROM_EACH, MOST_ORGANISATIONS, Participant
from .phone import PATIENCE, Phone, Turned
from .screen import Screen, chosen_full, read_board
from .timetable import Timetable
from .world import World

CONNECTIONS = 200  # phones keep few of their connections open
SETTLING = 15.0  # seconds the last screen may take to reach the end


@dataclass(frozen=True)
class Orders:
    """What all processes of a rehearsal are told. `token` is a facilitator's."""

    url: str
    code: str
    token: str
    language: str
    day: Timetable
    seed: int
    parts: int

    def numbers(self, part: int) -> range:
        """The people of one part."""
        return range(part, self.day.people, self.parts)


Tell = Callable[[dict[str, Any]], None]


async def rehearse(orders: Orders, part: int, tell: Tell) -> Figures:
    """The whole day for this part's people; `tell` is handed what progress shows, each second."""
    allow_many_files()
    crowd = Crowd(orders, part, tell)
    return await crowd.run()


class Crowd:
    def __init__(self, orders: Orders, part: int, tell: Tell) -> None:
        self.orders, self.part, self.tell = orders, part, tell
        self.figures, self.world = Figures(), World()
        self.screens: list[Screen] = []
        self.phones: list[Phone] = []
        self.began = 0.0

    async def run(self) -> Figures:
        async with self._session() as acts, self._session(auto_decompress=False) as looks:
            self.acts, self.looks = acts, looks
            lead = self._phone("facilitator", self.orders.token)
            wall = Screen(looks, lead, self.world, self.figures, full=True)
            await wall.open()
            self.screens.append(wall)
            leader = Facilitator(lead, self.world, self.orders.day, self.orders.language)
            if self.part == 0:
                await leader.prepare()
            await until(lambda: self.world.event["phase"] == "prepare", SETTLING)
            self.began = time.monotonic()
            progress = asyncio.create_task(self._progress())
            people = [asyncio.create_task(self._person(n)) for n in self.orders.numbers(self.part)]
            if self.part == 0:
                await leader.lead(self.began)
            await self._closing()
            await self._finish(people)
            await self._settle(lead)
            progress.cancel()
            self.figures.screens = len(self.screens)
            await asyncio.gather(*(screen.close() for screen in self.screens))
        return self.figures

    @contextlib.asynccontextmanager
    async def _session(self, **options: Any) -> Any:
        connector = aiohttp.TCPConnector(limit=0 if options else CONNECTIONS)
        jar = aiohttp.DummyCookieJar()
        async with aiohttp.ClientSession(connector=connector, cookie_jar=jar, **options) as session:
            yield session

    def _phone(self, name: str, token: str = "") -> Phone:
        chance = Random(f"{self.orders.seed} {name}")  # noqa: S311 (behaviour, not secrets)
        phone = Phone(self.acts, self.orders.url, self.orders.code, chance, self.figures)
        self.phones.append(phone)
        if token:
            phone.token, phone.id = token, int(token.partition(".")[0])
        return phone

    async def _person(self, number: int) -> None:
        phone = self._phone(str(number))
        day, language = self.orders.day, self.orders.language
        await asyncio.sleep(phone.chance.uniform(0, day.rush))
        began = time.monotonic()
        name = words.numbered(words.NAMES, language, number + 1)
        organisations = min(MOST_ORGANISATIONS, max(2, day.people // FROM_EACH))
        home = words.numbered(words.ORGANISATIONS, language, 1 + number % organisations)
        full = chosen_full(number, phone.chance)
        screen = Screen(self.looks, phone, self.world, self.figures, full=full)
        try:
            await phone.come_in(name, home)
        except Turned:
            return
        await screen.open()
        self.figures.doors.append(time.monotonic() - began)
        self.screens.append(screen)
        await Participant(number, phone, screen, self.world, day, language).live()

    async def _closing(self) -> None:
        """The meeting closes, at its time or a little later."""
        patience = self.orders.day.seconds + SETTLING
        try:
            await asyncio.wait_for(self.world.phase("closed"), patience)
        except TimeoutError:
            self.figures.broken.append("the wall here never heard that the meeting closed")

    async def _finish(self, people: list[asyncio.Task[None]]) -> None:
        """Those who are in the middle of something finish it; nothing more is begun."""
        await asyncio.wait(people, timeout=self.orders.day.lasts("closed"))
        for phone in self.phones:
            phone.put_away = True
        await until(lambda: not any(phone.under_way for phone in self.phones), PATIENCE)
        for task in people:
            task.cancel()
        for error in await asyncio.gather(*people, return_exceptions=True):
            if isinstance(error, Exception):
                self.figures.broken.append(f"the crowd itself: {error!r}")

    async def _settle(self, lead: Phone) -> None:
        """All screens reach the end, and hold what board.json holds."""
        board = await self._board(lead)
        await until(lambda: all(s.seq >= board["seq"] for s in self.screens), SETTLING)
        board = await self._board(lead)
        for screen in self.screens:
            if screen.seq != board["seq"]:
                self.figures.broken.append(f"a screen ended at {screen.seq} of {board['seq']}")
            elif screen.rows is not None and screen.rows != board["rows"]:
                self.figures.broken.append("a screen's rows are not board.json's")

    async def _board(self, lead: Phone) -> dict[str, Any]:
        async with self.looks.get(lead.address("board.json")) as answer:
            return read_board(await answer.read())

    async def _progress(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.tell(
                {
                    "part": self.part,
                    "phase": self.world.event["phase"],
                    "in": len(self.screens) - 1,
                    "actions": len(self.figures.acks),
                    "recent": [took for _at, took in self.figures.acks[-200:]],
                    "seq": self.world.seq,
                    "broken": len(self.figures.broken),
                    "errors": sum(self.figures.errors.values()),
                }
            )


async def until(true: Callable[[], bool], patience: float) -> None:
    """Returns when it is true, or after `patience` seconds."""
    ends = time.monotonic() + patience
    while not true() and time.monotonic() < ends:  # noqa: ASYNC110 (looks at many screens, once)
        await asyncio.sleep(0.05)
