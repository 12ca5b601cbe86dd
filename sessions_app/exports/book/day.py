"""The day as its journal tells it: how much happened when, and who met whom."""

from collections import Counter
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from ...ties.met import Met
from ...ties.picture import home

STEP = 15  # minutes
LARGEST = 12  # organisations drawn in the ring; the rest stand together at its end


class Day(Met):
    """Ties, and the moments of all that was done on the wall."""

    def __init__(self, event_id: int) -> None:
        super().__init__(event_id)
        self.moments: list[str] = []
        self.phases: list[tuple[str, str]] = []

    def _walk(self, entry: dict[str, Any]) -> None:
        super()._walk(entry)
        self.moments.append(entry["at"])
        if entry["action"] == "event.phase":
            for row in entry["put"].get("event", {}).values():
                self.phases.append((row["phase"], entry["at"]))

    def busiest(self, days: list[date], zone: ZoneInfo) -> date | None:
        """Of the event's own days the one with most on it; any day's where it has none."""
        found = Counter(_local(at, zone).date() for at in self.moments)
        own = {day: count for day, count in found.items() if day in days}
        return max(own or found, key=lambda day: found[day]) if found else None

    def steps(self, day: date, zone: ZoneInfo) -> list[tuple[datetime, int]]:
        """Each quarter of an hour from the first change to the last, with how many it saw."""
        found = Counter(_step(moment) for at in self.moments
                        if (moment := _local(at, zone)).date() == day)  # fmt: skip
        if not found:
            return []
        first, last = min(found), max(found)
        count = int((last - first) / timedelta(minutes=STEP)) + 1
        steps = (first + timedelta(minutes=STEP * number) for number in range(count))
        return [(step, found[step]) for step in steps]

    def phases_of(self, day: date, zone: ZoneInfo) -> list[tuple[str, datetime]]:
        """Which phase began when, that day."""
        moments = ((phase, _local(at, zone)) for phase, at in self.phases)
        return [(phase, moment) for phase, moment in moments if moment.date() == day]

    @cached_property
    def pairs(self) -> set[tuple[int, int]]:
        """Once the journal has been followed: all who have to do with each other."""
        return {*self.topics(), *self.talks(), *self.networks()}

    def ring(self, others: str) -> tuple[list[str], list[tuple[int, int, int]]]:
        """Organisations by size, and how many pairs met across each two: (one, other, pairs)."""
        homes = {person: home(row["organisation"]) for person, row in self.people.items()}
        shown = {home(row["organisation"]): row["organisation"] for row in self.people.values()}
        by_size = Counter(name for name in homes.values() if name).most_common()
        large = [name for name, _size in by_size[:LARGEST]]
        place = {name: number for number, name in enumerate(large)}
        rest = len(by_size) > LARGEST
        ties: Counter[tuple[int, int]] = Counter()
        for one, other in self.pairs:
            ends = [homes.get(one, ""), homes.get(other, "")]
            if not all(ends) or ends[0] == ends[1]:
                continue
            first, last = sorted(place.get(name, LARGEST) for name in ends)
            if first != last:
                ties[first, last] += 1
        names = [shown[name] for name in large] + [others] * rest
        return names, [(*pair, count) for pair, count in sorted(ties.items())]


def _local(iso: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(iso).astimezone(zone)


def _step(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // STEP * STEP, second=0, microsecond=0)
