"""What is worked out from the rows, at Würzburg's size, against packing the same board once: the
picture of who met whom, notes that look alike, untangling. No server; one core."""

import gzip
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import orjson

from sessions_app.board.fold import fold
from sessions_app.board.mirror import GZIP_LEVEL
from sessions_app.hints.alike import alike
from sessions_app.hints.untangle import untangle
from sessions_app.ties.met import Met
from sessions_app.ties.picture import picture

from . import wurzburg

ROUNDS = 5


class Figures(NamedTuple):
    """Seconds; `clashes` before and after untangling."""

    board: float  # folding the whole journal and packing board.json once
    pack: float  # packing board.json again after one more change
    picture: float  # the same journal followed, and the picture packed
    again: float  # the picture after one more change
    picture_bytes: int
    ties: int
    alike: float
    untangle: float
    before: dict[str, int]
    after: dict[str, int]


def measure() -> Figures:
    journal = wurzburg.entries()
    rows = wurzburg.rows_of(journal)
    met = followed(journal)
    drawn = picture(met)
    proposal = untangle(rows)
    return Figures(
        board=taken(lambda: packed(wurzburg.rows_of(journal))),
        pack=taken(lambda: packed(rows)),
        picture=taken(lambda: packed(picture(followed(journal)))),
        again=taken(lambda: packed(picture(met))),
        picture_bytes=len(packed(drawn)),
        ties=sum(met.talks().values()),
        alike=taken(lambda: alike(rows, "da")),
        untangle=taken(lambda: untangle(rows)),
        before=proposal["before"],
        after=proposal["after"],
    )


def followed(journal: list[dict[str, Any]]) -> Met:
    """As `Met.follow` does, from entries in memory."""
    met = Met(0)
    for entry in journal:
        met._walk(entry)
        fold(met.rows, entry)
    return met


def packed(value: Any) -> bytes:
    return gzip.compress(orjson.dumps(value), GZIP_LEVEL, mtime=0)


def taken(job: Callable[[], Any]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        job()
        seconds.append(perf_counter() - began)
    return median(seconds)
