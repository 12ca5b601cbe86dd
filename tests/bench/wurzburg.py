"""The largest Open Space known, Würzburg's 2,108 people and 232 notes, as one process reckons it:
the picture of who met whom and what could be a network, notes alike, untangling the wall. Each
beside what the same rows cost otherwise.
"""

import gzip
import os
from collections.abc import Callable
from itertools import combinations
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import django
import networkx
import orjson
from rapidfuzz import fuzz, process

PEOPLE, TOPICS, ROOMS, SLOTS = 2108, 232, 29, 8
SIGN_UPS, ROUNDS = 4, 3
ORGANISATIONS = 190
TIMES = 5


class Figures(NamedTuple):
    """Seconds, but for the counts."""

    board: float  # board.json of the same rows: what else a change costs
    cold: float  # the picture when nobody has asked for it yet: the day's journal and the drawing
    picture: float  # the picture after one more change
    projection: float
    suggest: float
    suggested: int  # groups
    alike: float
    titles: float  # every title held against every other
    untangle: float
    look: float  # every single step of the wall weighed once
    bytes: int  # of the picture as it goes out
    ties: int
    before: int  # double-booked
    after: int


def measure() -> Figures:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from sessions_app.board.mirror import GZIP_LEVEL
    from sessions_app.hints.alike import alike
    from sessions_app.hints.untangle import Step, Wall, untangle
    from sessions_app.insights import packed_picture
    from sessions_app.ties.met import Met
    from sessions_app.ties.picture import picture
    from sessions_app.ties.suggest import suggestions

    rows = crowd()
    journal = [orjson.dumps(entry) for entry in walks(rows)]

    def follow() -> Met:
        met = Met(0)
        for text in journal:
            met.take(orjson.loads(text))
        return met

    def look() -> None:
        wall = Wall(rows)
        prospects = wall.prospects()
        for one, other in combinations(wall.movable, 2):
            wall.gain(Step(one, wall.place[other], other), prospects)

    day, proposal = follow(), untangle(rows)
    return Figures(
        board=taken(lambda: gzip.compress(orjson.dumps(rows), GZIP_LEVEL)),
        cold=taken(lambda: packed_picture(follow())),
        picture=taken(lambda: packed_picture(day)),
        projection=taken(lambda: projection(rows)),
        suggest=taken(lambda: suggestions(day)),
        suggested=len(suggestions(day)),
        alike=taken(lambda: alike(rows, "da")),
        titles=taken(lambda: every_pair(rows)),
        untangle=taken(lambda: untangle(rows)),
        look=taken(look),
        bytes=len(packed_picture(day)),
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
    home = {"state": "posted", "hidden": False, "text": ""}
    return {
        "person": {
            str(pk): {"id": pk, "organisation": f"Demo {pk % ORGANISATIONS}", "at": None}
            for pk in range(1, PEOPLE + 1)
        },
        "topic": {
            str(pk): {"id": pk, "room": room, "slot": slot, "title": title(random), **home}
            for pk, (room, slot) in enumerate(places, 1)
        },
        "room": {str(pk): {"id": pk, "capacity": 20 + pk} for pk in range(1, ROOMS + 1)},
        "slot": {str(pk): {"id": pk} for pk in range(1, SLOTS + 1)},
        "attendance": {
            str(pk): {"id": pk, "topic": topic, "person": person}
            for pk, (topic, person) in enumerate(pairs, 1)
        },
    }


def title(random: Random) -> str:
    """Words of which some stand on many notes and most on few, as in any hall."""
    numbers = [int(random.paretovariate(0.5)) % 400 for _ in range(random.randint(2, 6))]
    return " ".join(f"{'bdfgklmnprst'[n % 12]}{'aeiouyæøå'[n % 9]}rn{n:x}emner" for n in numbers)


def every_pair(rows: dict[str, dict[str, Any]]) -> None:
    """What the library for likeness does where nothing is left out."""
    titles = [row["title"] for row in rows["topic"].values()]
    for each in titles:
        process.extract(each, titles, scorer=fuzz.token_set_ratio, limit=None)


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
