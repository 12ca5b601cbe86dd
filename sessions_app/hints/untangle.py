"""Untangle: a few moves so that fewer people want to be in two places at once.

The cost of a wall is the number of people double-booked (signed up for two or more notes at one
time, counted once per time) and of people more than a room's capacity. From the wall as it hangs,
the best single move (a note to a free place, or two notes changing places) is taken, again and
again, until none helps or there are enough: steepest descent, and few moves, since each is a group
of people who must be told. No step makes any of the figures worse, so that nobody must weigh fewer
clashes against a fuller room. An exact solver would ask for more moves than a hall can follow, and
better figures nobody would see.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..board.rows import Row, Rows

MOST = 8  # moves and swaps: more than can be announced in a minute is a new wall
# A clash costs its person a group; one too many costs everybody there some air.
CLASH, CROWD = 10, 3

Place = tuple[int, int]  # room, slot


class Step(NamedTuple):
    """A note to a place; with `other`, which takes the note's own."""

    topic: int
    place: Place
    other: int | None


class Wall:
    """Notes that hang, who signed up for them, and what they cost where they are."""

    def __init__(self, rows: Rows) -> None:
        topics = rows.get("topic", {}).values()
        hanging = [row for row in topics if row["room"] and row["state"] in ("posted", "running")]
        self.place: dict[int, Place] = {row["id"]: (row["room"], row["slot"]) for row in hanging}
        self.at = {place: topic for topic, place in self.place.items()}
        # What runs stays where it is, and so does what nobody may read.
        self.movable = [row["id"] for row in hanging if _may_move(row)]
        # Where a finished note hangs is no free place.
        self.taken = {
            (row["room"], row["slot"]) for row in topics if row["room"] and row not in hanging
        }
        self.capacity = {row["id"]: row["capacity"] for row in rows.get("room", {}).values()}
        self.slots = [row["id"] for row in rows.get("slot", {}).values()]
        self.going: defaultdict[int, set[int]] = defaultdict(set)
        for row in rows.get("attendance", {}).values():
            if row["topic"] in self.place:
                self.going[row["topic"]].add(row["person"])
        self.busy: dict[int, Counter[int]] = {slot: Counter() for slot in self.slots}
        for topic, (_room, slot) in self.place.items():
            self.busy[slot].update(self.going[topic])

    # What the wall costs

    def figures(self) -> dict[str, int]:
        over = [self.too_many(topic, place[0]) for topic, place in self.place.items()]
        return {
            "double_booked": sum(
                count > 1 for busy in self.busy.values() for count in busy.values()
            ),
            "overfull": sum(many > 0 for many in over),
            "over_by": sum(over),
        }

    def too_many(self, topic: int, room: int) -> int:
        capacity = self.capacity.get(room)
        return 0 if capacity is None else max(len(self.going[topic]) - capacity, 0)

    # What a step would change

    def prospects(self) -> "Prospects":
        """What each note's leaving and coming would mean, worked out once for all steps."""
        leaving, coming, most = {}, {}, {}
        for topic in self.movable:
            room, at = self.place[topic]
            here = self.busy[at]
            leaving[topic] = sum(here[person] == 2 for person in self.going[topic])
            most[topic] = CLASH * leaving[topic] + CROWD * self.too_many(topic, room)
            for slot in self.slots:
                busy = self.busy[slot]
                coming[topic, slot] = sum(busy[person] == 1 for person in self.going[topic])
        return Prospects(leaving, coming, most)

    def gain(self, step: Step, prospects: "Prospects") -> int:
        """How much less the wall would cost after it; 0 where any of its figures would be worse."""
        (room, slot), (new_room, new_slot) = self.place[step.topic], step.place
        before, after = [self.too_many(step.topic, room)], [self.too_many(step.topic, new_room)]
        clashes = prospects.of(step.topic, new_slot) if slot != new_slot else 0
        if step.other is not None:
            before.append(self.too_many(step.other, new_room))
            after.append(self.too_many(step.other, room))
            if slot != new_slot:
                clashes += prospects.of(step.other, slot)
                clashes -= self._in_both(step, slot, new_slot)
        eased = sum(before) - sum(after)
        if clashes < 0 or eased < 0 or before.count(0) > after.count(0):
            return 0
        return CROWD * eased + CLASH * clashes

    def _in_both(self, step: Step, slot: int, new_slot: int) -> int:
        """Whoever signed up for both is in both times before and after: nothing is won there."""
        assert step.other is not None
        here, there = self.busy[slot], self.busy[new_slot]
        return sum(
            (here[person] == 2) - (there[person] == 1) + (there[person] == 2) - (here[person] == 1)
            for person in self.going[step.topic] & self.going[step.other]
        )

    def take(self, step: Step) -> None:
        was = self.place[step.topic]
        moves = [(step.topic, was, step.place)]
        if step.other is not None:
            moves.append((step.other, step.place, was))
        for topic, old, _new in moves:
            del self.at[old]
            self.busy[old[1]].subtract(self.going[topic])
        for topic, _old, new in moves:
            self.at[new] = topic
            self.place[topic] = new
            self.busy[new[1]].update(self.going[topic])

    def best(self) -> Step | None:
        """The step that saves most. One that cannot save more than one found is not weighed."""
        prospects = self.prospects()
        most = prospects.most
        worst = sorted(self.movable, key=most.__getitem__, reverse=True)
        found, saved = None, 0
        for step in self._steps(worst):
            at_most = most[step.topic] + (most[step.other] if step.other is not None else 0)
            if at_most > saved and (gain := self.gain(step, prospects)) > saved:
                found, saved = step, gain
        return found

    def _steps(self, topics: list[int]) -> Iterator[Step]:
        """Every single move there is, those of the first topics first."""
        free = [
            (room, slot)
            for room in self.capacity
            for slot in self.slots
            if (room, slot) not in self.at and (room, slot) not in self.taken
        ]
        for number, topic in enumerate(topics, 1):
            yield from (Step(topic, self.place[other], other) for other in topics[number:])
            yield from (Step(topic, place, None) for place in free)


class Prospects(NamedTuple):
    """Clashes ended by a note's leaving its time, and begun by its coming to another; and the most
    that could be saved by moving it, wherever to."""

    leaving: dict[int, int]
    coming: dict[tuple[int, int], int]
    most: dict[int, int]

    def of(self, topic: int, slot: int) -> int:
        return self.leaving[topic] - self.coming[topic, slot]


def _may_move(row: Row) -> bool:
    return row["state"] == "posted" and not row["hidden"]


def untangle(rows: Rows) -> dict[str, Any]:
    """{"before", "after", "moves"}: figures, and what topic.arrange takes."""
    wall = Wall(rows)
    hung = dict(wall.place)
    before = wall.figures()
    for _nth in range(MOST):
        best = wall.best()
        if best is None:
            break
        wall.take(best)
    moves = [
        {
            "topic": topic,
            "room": place[0],
            "slot": place[1],
            "from_room": hung[topic][0],
            "from_slot": hung[topic][1],
        }
        for topic, place in wall.place.items()
        if place != hung[topic]
    ]
    return {"before": before, "after": wall.figures(), "moves": moves}
