"""The largest Open Space known, Würzburg's 2,108 people and 232 notes, as one process reckons it:
the picture of who met whom, against networkx's projection of the sign-ups; untangling the wall.
"""

import gzip
import os
from collections.abc import Callable
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import django
import networkx
import orjson

PEOPLE, TOPICS, ROOMS, SLOTS = 2108, 232, 29, 8
SIGN_UPS, ROUNDS = 4, 3
ORGANISATIONS = 190
TIMES = 5


class Figures(NamedTuple):
    picture: float  # seconds
    projection: float  # seconds
    untangle: float  # seconds
    bytes: int  # of the picture as it goes out
    ties: int
    before: int  # double-booked
    after: int


def measure() -> Figures:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from sessions_app.hints.untangle import untangle
    from sessions_app.ties.met import Met
    from sessions_app.ties.picture import picture

    day, rows = Met(0), crowd()
    for entry in walks(rows):
        day.take(entry)
    packed = gzip.compress(orjson.dumps(picture(day)), 6)
    proposal = untangle(rows)
    return Figures(
        picture=taken(lambda: gzip.compress(orjson.dumps(picture(day)), 6)),
        projection=taken(lambda: projection(rows)),
        untangle=taken(lambda: untangle(rows)),
        bytes=len(packed),
        ties=len(picture(day)["ties"]["one"]),
        before=proposal["before"]["double_booked"],
        after=proposal["after"]["double_booked"],
    )


def taken(work: Callable[[], Any]) -> float:
    """Seconds, the middle of several."""
    found = []
    for _ in range(TIMES):
        began = perf_counter()
        work()
        found.append(perf_counter() - began)
    return median(found)


def crowd() -> dict[str, dict[str, Any]]:
    """Rows of a full wall, everybody signed up for SIGN_UPS notes."""
    random = Random(2108)
    places = [(room, slot) for slot in range(1, SLOTS + 1) for room in range(1, ROOMS + 1)]
    pairs = [
        (topic, person)
        for person in range(1, PEOPLE + 1)
        for topic in random.sample(range(1, TOPICS + 1), SIGN_UPS)
    ]
    home = {"state": "posted", "hidden": False}
    return {
        "person": {
            str(pk): {"id": pk, "organisation": f"Demo {pk % ORGANISATIONS}", "at": None}
            for pk in range(1, PEOPLE + 1)
        },
        "topic": {
            str(pk): {"id": pk, "room": room, "slot": slot, **home}
            for pk, (room, slot) in enumerate(places, 1)
        },
        "room": {str(pk): {"id": pk, "capacity": 20 + pk} for pk in range(1, ROOMS + 1)},
        "slot": {str(pk): {"id": pk} for pk in range(1, SLOTS + 1)},
        "attendance": {
            str(pk): {"id": pk, "topic": topic, "person": person}
            for pk, (topic, person) in enumerate(pairs, 1)
        },
    }


def walks(rows: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The journal of it: the rows, then everybody into a group and out again, ROUNDS times."""
    random = Random(8)
    entries: list[dict[str, Any]] = [{"put": rows, "drop": {}}]
    for slot in range(ROUNDS):
        groups = range(1 + slot * ROOMS, 1 + (slot + 1) * ROOMS)
        for at in (groups, None):
            for pk, row in rows["person"].items():
                moved = row | {"at": random.choice(at) if at else None}
                entries.append({"put": {"person": {pk: moved}}, "drop": {}})
    return entries


def projection(rows: dict[str, dict[str, Any]]) -> Any:
    """Who shares notes with whom, as a library for graphs has it."""
    graph: networkx.Graph[Any] = networkx.Graph()
    for row in rows["attendance"].values():
        graph.add_edge(row["person"], ("topic", row["topic"]))
    people = range(1, PEOPLE + 1)
    return networkx.bipartite.weighted_projected_graph(graph, people)
