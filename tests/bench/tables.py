"""Tables and the archive at Würzburg's size, against one board.json made from nothing: each is read
from the database and written anew. No server; one core."""

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

ROUNDS = 3
PLANS = ("plans.csv", "plans.xlsx", "plans.ics", "plans.json")
BOARD = ("board.csv", "board.xlsx", "schedule.ics")


class Figures(NamedTuple):
    """Seconds; `archive` is the file's size in bytes, `entries` those of its journal."""

    board: float
    made: dict[str, float]
    brought_in: float
    archive: int
    entries: int


def measure() -> Figures:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.core.management import call_command

    from sessions_app.archive.restoring import restore
    from sessions_app.archive.writing import archive_of
    from sessions_app.exports.registry import EXPORTS
    from sessions_app.exports.source import source_of

    from .whole_day import written

    call_command("migrate", verbosity=0)
    with TemporaryDirectory() as folder:
        path = written(Path(folder))
        found = [timed(lambda: restore(path)) for _ in range(ROUNDS)]
    event = found[-1][1].event
    board = [timed(lambda: source_of(event, "http://x/")) for _ in range(ROUNDS)]
    source = board[-1][1]

    def made(name: str) -> float:
        export = EXPORTS[name]
        return median(timed(lambda: export.make(source))[0] for _ in range(ROUNDS))

    archive = [timed(lambda: archive_of(event)) for _ in range(ROUNDS)]
    return Figures(
        board=median(seconds for seconds, _ in board),
        made={name: made(name) for name in (*PLANS, *BOARD)}
        | {"archive.zip": median(seconds for seconds, _ in archive)},
        brought_in=median(seconds for seconds, _ in found),
        archive=len(archive[0][1]),
        entries=event.seq,
    )


def timed(job: Callable[[], Any]) -> tuple[float, Any]:
    began = perf_counter()
    answer = job()
    return perf_counter() - began, answer
