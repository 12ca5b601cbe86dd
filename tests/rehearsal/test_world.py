"""Frames come to many screens in any order; the wall they share follows them all."""

import asyncio

import orjson

from sessions_app.rehearsal.world import World


def frame(after: int, seq: int, phase: str) -> str:
    put = {"event": {"7": {"id": 7, "phase": phase}}}
    entries = [{"seq": n, "put": put, "drop": {}} for n in range(after + 1, seq + 1)]
    said = {"type": "changes", "after": after, "seq": seq, "entries": entries}
    return orjson.dumps(said).decode()


def begun() -> World:
    world = World()
    world.begin({"seq": 5, "rows": {"event": {"7": {"id": 7, "phase": "prepare"}}}})
    return world


async def test_a_frame_heard_too_early_is_followed_when_its_time_has_come() -> None:
    world, early = begun(), frame(6, 7, "market")
    world.frame(early)
    assert world.seq == 5
    world.frame(frame(5, 6, "notes"))
    world.frame(early)
    assert (world.seq, world.event["phase"]) == (7, "market")
    await asyncio.wait_for(world.phase("market"), 1)


async def test_what_overlaps_counts_once() -> None:
    world = begun()
    world.frame(frame(5, 7, "notes"))
    world.frame(frame(4, 8, "market"))
    assert (world.seq, world.event["phase"]) == (8, "market")


def test_places_that_are_free() -> None:
    world = begun()
    world.rows |= {
        "room": {"1": {"id": 1}, "2": {"id": 2}},
        "slot": {"3": {"id": 3}},
        "topic": {"9": {"id": 9, "room": 1, "slot": 3, "state": "posted"}},
    }
    assert world.free_places() == [(2, 3)]
    assert [note["id"] for note in world.notes("posted")] == [9]
