"""Who has to do with whom: shared notes, groups they were in at the same time, and networks.

Kept by following the journal, as the board is: what was true at some time of the day (two people
in one group) stands only there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import orjson

from ..board import journal
from ..board.fold import fold
from ..board.rows import Row, Rows
from ..models.topic import OFF_WALL

BATCH = 500
Pair = tuple[int, int]

# A note this many signed up for is a hall, not a conversation: nobody met all of them by a list.
HALL = 150


def pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


class Met:
    """Used by one thread at a time. `people` and the rest are as of entry `seq`."""

    def __init__(self, event_id: int) -> None:
        self.event_id = event_id
        self.seq = 0
        self.rows: Rows = {}
        # Topic → the people in its group now; pair → the topics they were in together.
        self._there: defaultdict[int, set[int]] = defaultdict(set)
        self._together: defaultdict[Pair, set[int]] = defaultdict(set)

    def follow(self) -> None:
        """Read on to the journal's head."""
        while lines := journal.read(self.event_id, self.seq, BATCH):
            for line in lines:
                self.take(orjson.loads(line.text))
            self.seq = lines[-1].seq
            if len(lines) < BATCH:
                break

    def take(self, entry: dict[str, Any]) -> None:
        """The next entry of the journal."""
        self._walk(entry)
        fold(self.rows, entry)

    def _walk(self, entry: dict[str, Any]) -> None:
        """Two feet: whoever comes meets those who are there."""
        known = self.rows.get("person", {})
        for pk, row in entry["put"].get("person", {}).items():
            was = known.get(pk, {}).get("at")
            if was == row["at"]:
                continue
            self._leave(row["id"], was)
            if row["at"] is not None:
                for other in self._there[row["at"]]:
                    self._together[pair(row["id"], other)].add(row["at"])
                self._there[row["at"]].add(row["id"])
        for person in entry["drop"].get("person", []):
            self._leave(person, known.get(str(person), {}).get("at"))

    def _leave(self, person: int, topic: int | None) -> None:
        if topic is not None:
            self._there[topic].discard(person)

    # What follows from it

    @property
    def people(self) -> dict[int, Row]:
        return {row["id"]: row for row in self.rows.get("person", {}).values()}

    def topics(self) -> Counter[Pair]:
        """How many notes on the wall both signed up for."""
        wall = {
            row["id"] for row in self.rows.get("topic", {}).values() if row["state"] not in OFF_WALL
        }
        rows = (row for row in self._table("attendance") if row["topic"] in wall)
        return _pairs(rows, "topic", most=HALL)

    def talks(self) -> Counter[Pair]:
        """How many groups both were in at the same time."""
        here = self.people.keys()
        return Counter(
            {
                met: len(topics)
                for met, topics in self._together.items()
                if met[0] in here and met[1] in here
            }
        )

    def networks(self) -> Counter[Pair]:
        """How many networks both are members of."""
        return _pairs(self._table("membership"), "network")

    def topics_met_in(self) -> dict[Pair, set[int]]:
        """Pairs who were in a group together, and in which."""
        return self._together

    def together(self, person: int) -> dict[int, list[int]]:
        """Whom somebody was in a group with, and in which groups."""
        found: dict[int, list[int]] = {}
        for other in self.people:
            if topics := self._together.get(pair(person, other)):
                found[other] = sorted(topics)
        return found

    def _table(self, kind: str) -> Iterator[Row]:
        return iter(self.rows.get(kind, {}).values())


def _pairs(rows: Iterable[Row], by: str, most: int | None = None) -> Counter[Pair]:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row["person"])
    found: Counter[Pair] = Counter()
    for group in groups.values():
        if most is None or len(group) <= most:
            found.update(combinations(sorted(group), 2))
    return found
