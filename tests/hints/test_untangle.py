"""Untangle: fewer people in two places at once, in a few moves, and never worse."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.hints.untangle import MOST, Step, Wall, untangle
from tests.bench.wurzburg import ROOMS, SLOTS, TOPICS, crowd


def wall(
    places: dict[int, tuple[int, int]],
    going: dict[int, set[int]],
    capacity: dict[int, int | None],
    slots: int = 2,
    **states: str,
) -> dict[str, Any]:
    """Topics by id at (room, slot), who goes to each, and rooms by id with what they hold."""
    topics = {
        str(topic): {
            "id": topic,
            "room": room,
            "slot": slot,
            "state": states.get(f"t{topic}", "posted"),
            "hidden": False,
        }
        for topic, (room, slot) in places.items()
    }
    pairs = [(topic, person) for topic, people in going.items() for person in sorted(people)]
    return {
        "topic": topics,
        "room": {str(room): {"id": room, "capacity": most} for room, most in capacity.items()},
        "slot": {str(slot): {"id": slot} for slot in range(1, slots + 1)},
        "attendance": {
            str(pk): {"id": pk, "topic": topic, "person": person}
            for pk, (topic, person) in enumerate(pairs, 1)
        },
    }


def carried_out(rows: dict[str, Any], moves: list[dict[str, Any]]) -> dict[str, Any]:
    topics = {pk: dict(row) for pk, row in rows["topic"].items()}
    for move in moves:
        row = topics[str(move["topic"])]
        assert (row["room"], row["slot"]) == (move["from_room"], move["from_slot"])
        row |= {"room": move["room"], "slot": move["slot"]}
    return rows | {"topic": topics}


def test_a_clash_goes_to_a_free_time():
    rows = wall({1: (1, 1), 2: (2, 1)}, {1: {7, 8}, 2: {7, 9}}, {1: 10, 2: 10})
    found = untangle(rows)
    assert found["before"] == {"double_booked": 1, "overfull": 0, "over_by": 0}
    assert found["after"] == {"double_booked": 0, "overfull": 0, "over_by": 0}
    assert len(found["moves"]) == 1


def test_a_full_room_changes_with_an_empty_one():
    rows = wall({1: (1, 1), 2: (2, 1)}, {1: {1, 2, 3}, 2: {4}}, {1: 1, 2: 5}, slots=1)
    found = untangle(rows)
    assert (found["before"]["over_by"], found["after"]["over_by"]) == (2, 0)
    assert {move["topic"]: move["room"] for move in found["moves"]} == {1: 2, 2: 1}


def test_nothing_to_better_moves_nothing():
    rows = wall({1: (1, 1), 2: (1, 2)}, {1: {1}, 2: {1}}, {1: 5, 2: 5})
    assert untangle(rows)["moves"] == []
    assert untangle({})["moves"] == []


def test_fewer_clashes_are_not_paid_for_with_a_fuller_room():
    rows = wall(
        {1: (1, 1), 2: (2, 1), 3: (1, 2)},
        {1: {7, 8, 9}, 2: {7}},
        {1: 3, 2: 2},
        t2="running",
        t3="running",
    )
    assert untangle(rows)["moves"] == []


def test_the_largest_wall_is_reckoned_in_so_many_looks(monkeypatch: pytest.MonkeyPatch):
    """At Würzburg's size: in each round, every note is thought of at every place, once."""
    looks: Counter[str] = Counter()
    gain = Wall.gain

    def counted(self: Wall, step: Step, *more: Any) -> int:
        looks["gain"] += 1
        return gain(self, step, *more)

    monkeypatch.setattr(Wall, "gain", counted)
    found = untangle(crowd())
    assert looks["gain"] <= MOST * TOPICS * (ROOMS * SLOTS)
    assert found["after"]["double_booked"] < 0.9 * found["before"]["double_booked"]
    assert len(found["moves"]) <= 2 * MOST


def test_what_runs_or_has_run_stays_and_keeps_its_place():
    clash = {1: {1, 2}, 2: {1, 2}}
    rows = wall({1: (1, 1), 2: (2, 1)}, clash, {1: 5, 2: 5}, slots=1, t1="running", t2="running")
    assert untangle(rows)["moves"] == []
    rows = wall(
        {1: (1, 1), 2: (2, 1), 3: (1, 2), 4: (2, 2)}, clash, {1: 5, 2: 5}, t3="closed", t4="rehung"
    )
    assert untangle(rows)["moves"] == []


SPOTS = [(room, slot) for room in range(1, 5) for slot in range(1, 4)]


@given(
    order=st.permutations(SPOTS),
    going=st.dictionaries(st.integers(1, 8), st.sets(st.integers(1, 12)), max_size=8),
    capacity=st.lists(st.none() | st.integers(1, 6), min_size=4, max_size=4),
)
def test_never_worse_and_the_figures_are_those_of_the_wall_it_makes(order, going, capacity):
    places = dict(zip(range(1, 9), order, strict=False))
    rows = wall(places, going, dict(enumerate(capacity, 1)), slots=3)
    found = untangle(rows)
    before, after = found["before"], found["after"]
    assert [name for name in before if after[name] > before[name]] == []
    assert len(found["moves"]) <= 2 * MOST
    bettered = carried_out(rows, found["moves"])
    spots = [(row["room"], row["slot"]) for row in bettered["topic"].values()]
    assert len(set(spots)) == len(spots), "two notes in one place"
    assert untangle(bettered)["before"] == after
    if found["moves"]:
        assert before != after
