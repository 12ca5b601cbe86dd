"""The board as this process's screens hear it: each frame is read once, whoever hears it first."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import orjson

from ..board.fold import Rows, fold
from .timetable import PHASES

KEPT = 2000  # frames: a screen that is late still finds them read

Row = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    type: str
    after: int
    seq: int
    entries: tuple[dict[str, Any], ...]


class World:
    """Rows are shared by all who look; nobody here changes one."""

    def __init__(self) -> None:
        self.rows: Rows = {}
        self.seq = -1
        self._frames: OrderedDict[str, Frame] = OrderedDict()
        self._phases = {phase: asyncio.Event() for phase in PHASES}

    def begin(self, board: dict[str, Any]) -> None:
        """With a board.json somebody here fetched; one that is no news changes nothing."""
        if board["seq"] > self.seq:
            self.rows, self.seq = board["rows"], board["seq"]
            self._tell_phase()

    def frame(self, text: str) -> Frame:
        """A frame of the socket, read."""
        found = self._frames.get(text)
        if found is None:
            said = orjson.loads(text)
            found = Frame(
                said["type"], said.get("after", 0), said["seq"], tuple(said.get("entries", ()))
            )
            self._frames[text] = found
            if len(self._frames) > KEPT:
                self._frames.popitem(last=False)
        if found.seq > self.seq:
            self._follow(found)  # not only when new: heard early, it may have left a gap then
        return found

    def _follow(self, frame: Frame) -> None:
        if frame.type != "changes" or frame.after > self.seq or self.seq < 0:
            return
        for entry in frame.entries:
            if entry["seq"] == self.seq + 1:
                fold(self.rows, entry)
                self.seq = entry["seq"]
                if "event" in entry["put"]:
                    self._tell_phase()

    def _tell_phase(self) -> None:
        now = PHASES.index(self.event["phase"])
        for number, phase in enumerate(PHASES):
            (self._phases[phase].set if number <= now else self._phases[phase].clear)()

    async def phase(self, name: str) -> None:
        """Returns when the meeting has come to this phase."""
        await self._phases[name].wait()

    # What people see on the wall

    @property
    def event(self) -> Row:
        return next(iter(self.rows["event"].values()))

    def table(self, kind: str) -> list[Row]:
        return list(self.rows.get(kind, {}).values())

    def notes(self, *states: str) -> list[Row]:
        return [row for row in self.table("topic") if row["state"] in states]

    def free_places(self) -> list[tuple[int, int]]:
        taken = {(row["room"], row["slot"]) for row in self.table("topic") if row["room"]}
        rooms, slots = self.rows.get("room", {}), self.rows.get("slot", {})
        places = ((int(room), int(slot)) for slot in slots for room in rooms)
        return [place for place in places if place not in taken]
