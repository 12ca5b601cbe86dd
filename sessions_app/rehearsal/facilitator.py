"""The facilitator of a rehearsal: room for every note, the phases in time, the baton on its way."""

import asyncio
import math
import time
from typing import Any

from . import words
from .phone import Phone, Turned
from .timetable import PHASES, Timetable
from .world import World

PACE = 2.0  # seconds between two holders of the baton


class Facilitator:
    def __init__(self, phone: Phone, world: World, day: Timetable, language: str) -> None:
        self.phone, self.world, self.day, self.language = phone, world, day, language
        phone.urgent = True

    async def prepare(self) -> None:
        """Back to the beginning, with a place for every note."""
        await self.phone.act("event.phase", phase="prepare", changes=False)
        slots = max(1, len(self.world.rows.get("slot", {})))
        rooms = len(self.world.rows.get("room", {}))
        for number in range(rooms + 1, math.ceil(self.day.topics / slots) + 1):
            await self.phone.act("room.add", name=f"{number}", capacity=20)

    async def lead(self, began: float) -> None:
        """Through the phases, each at its time."""
        for phase in PHASES[1:]:
            await asyncio.sleep(max(0.0, began + self.day.begins(phase) - time.monotonic()))
            minutes = max(1, math.ceil(self.day.lasts(phase) / 60))
            await self.do("event.phase", phase=phase, minutes=minutes)
            if phase == "market":
                text = words.MESSAGES.get(self.language, words.MESSAGES["en"])
                await self.do("event.announce", text=text)
            if phase in ("notes", "plenary"):
                await self.pass_the_baton(
                    began + self.day.begins(phase) + 0.8 * self.day.lasts(phase)
                )
            if phase == "plenary":
                await self.adopt()

    async def pass_the_baton(self, until: float) -> None:
        while time.monotonic() < until:
            await asyncio.sleep(min(PACE, self.day.seconds / 60))
            turns = self.world.table("turn")
            if any(turn["state"] == "waiting" for turn in turns):
                await self.do("baton.pass")
        if any(turn["state"] == "holding" for turn in self.world.table("turn")):
            await self.do("baton.rest")

    async def adopt(self) -> None:
        for conclusion in self.world.table("conclusion"):
            await self.do("conclusion.adopt", conclusion=conclusion["id"])

    async def do(self, action: str, **fields: Any) -> None:
        try:
            await self.phone.act(action, changes=False, **fields)
        except Turned:
            return  # counted; the day goes on
