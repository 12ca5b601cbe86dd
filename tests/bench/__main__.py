"""`make bench`: what Openspace costs, as ratios against baselines measured in the same run.

    python -m tests.bench [PART …]                 some parts, or all
    python -m tests.bench --compare OLD NEW        two runs' JSON side by side

Each run is kept as JSON in var/bench. Ends with 1 when something promised is missed; a goal that
is not reached is told, and fails nothing. docs/performance.md says what each row means.
"""

import asyncio
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from . import (
    actions,
    door,
    fanout,
    growth,
    processes,
    report,
    servers,
    tables,
    take_home,
    wurzburg,
)

KEPT = report.ROOT / "var" / "bench"


def people(told: report.Report) -> None:
    """Actions, boards and the door, on one server."""
    found = asyncio.run(actions.measure())
    told.part("People on one server")
    told.figure("an empty Django POST view", found.empty, "/s")
    told.figure("the same in our own handler", found.lean, "/s")
    told.figure("person.join, with its key", found.join, "/s")
    told.figure("topic.join, with its key", found.sign_up, "/s")
    told.figure("board.json, ready", found.board, "/s")
    told.figure(f"{door.PEOPLE} at the door at once, all in", found.door, "s")
    told.figure("event.announce, quiet hall", found.idle * 1000, "ms")
    told.figure(f"event.announce, {actions.ARRIVING} joining a second", found.crowd * 1000, "ms")
    join = found.join / found.empty
    told.ratio("person.join / empty view", join, 0.45, at_least=True, promised=True)
    told.ratio("person.join / empty view, the goal", join, 0.6, at_least=True)
    told.figure("person.join / empty view in our own handler", found.join / found.lean, "times")
    told.ratio("topic.join / empty view", found.sign_up / found.empty, 0.45, at_least=True)
    told.ratio("a facilitator's action under the crowd / quiet", found.crowd / found.idle, 2)
    told.ratio("joins a second at the door / 300", door.PEOPLE / found.door / 300, 1, at_least=True)
    day = found.story
    told.part(f"The whole journal, {day.entries:,} entries, {day.bytes / 1024:.0f} KB")
    told.figure("nothing packed yet", day.first * 1000, "ms")
    told.figure("after one more entry", day.story * 1000, "ms")
    told.figure("by journal.json, page by page", day.pages * 1000, "ms")
    told.ratio("journal page by page / at once", day.pages / day.story, 3, at_least=True)
    told.ratio("journal at once / board.json", day.story / day.board, 6)


def whole(told: report.Report) -> None:
    """Who met whom, suggestions and hints at Würzburg's size."""
    large = wurzburg.measure()
    told.part(f"{wurzburg.PEOPLE:,} people, {wurzburg.TOPICS} notes, {large.ties:,} ties")
    for name, seconds in (
        ("board.json, packed", large.board),
        ("picture, the first time", large.cold),
        ("picture, after a change", large.picture),
        ("networkx's projection", large.projection),
        ("networks suggested", large.suggest),
        ("notes alike", large.alike),
        ("every two titles compared", large.titles),
        ("untangled", large.untangle),
        ("every step weighed once", large.look),
    ):
        told.figure(name, seconds * 1000, "ms")
    told.figure("picture, as it goes out", large.bytes / 1000, "KB")
    told.ratio("picture / projection", large.picture / large.projection, 1.5)
    told.ratio("picture, first / after a change", large.cold / large.picture, 4)
    told.ratio("networks suggested / picture", large.suggest / large.picture, 2)
    told.ratio("notes alike / every two titles", large.alike / large.titles, 1.5)
    told.ratio("untangle / every step once", large.untangle / large.look, 12)
    told.ratio("untangle / the 3 s one waits", large.untangle / 3, 1)
    told.ratio("double-booked after / before", large.after / large.before, 1)


def books(told: report.Report) -> None:
    """The proceedings in each form, and what making them does to the wall."""
    found = take_home.measure()
    told.part("Books at Würzburg's size")
    for name, used in {"board.json, once": found.board, **found.made}.items():
        told.figure(f"{name}: processor", used.seconds, "s")
        told.figure(f"{name}: memory", used.megabytes, "MB")
    told.figure("150 notes, 300 photos, PDF: processor", found.book.seconds, "s")
    told.figure("150 notes, 300 photos, PDF: memory", found.book.megabytes, "MB")
    for (name, used), bound in zip(found.made.items(), take_home.BOUNDS, strict=True):
        told.ratio(f"{name} / one board.json", used.seconds / found.board.seconds, bound)
    told.ratio("150 notes as PDF / 10 s", found.book.seconds / 10, 1)
    told.ratio("150 notes as PDF / 600 MB", found.book.megabytes / 600, 1)
    told.ratio("a change while a book is made / else", found.making / found.quiet, 1.5)


def sheets(told: report.Report) -> None:
    """Tables and the archive."""
    taken = tables.measure()
    told.part(f"Tables and the archive, {taken.entries:,} entries")
    told.figure("board.json, made from the database", taken.board * 1000, "ms")
    for name, seconds in taken.made.items():
        told.figure(name, seconds * 1000, "ms")
    told.figure("archive.zip brought in", taken.brought_in * 1000, "ms")
    told.figure("archive.zip", taken.archive / 1024, "KB")
    plans = max(taken.made[name] for name in tables.PLANS)
    told.ratio("slowest plans.* / board.json", plans / taken.board, 1)
    told.ratio("board.xlsx / board.json", taken.made["board.xlsx"] / taken.board, 8)
    told.ratio("archive / board.json", taken.made["archive.zip"] / taken.board, 6)
    told.ratio("bringing in / board.json", taken.brought_in / taken.board, 40)


PARTS: dict[str, Callable[[report.Report], None]] = {
    "people": people,
    "fanout": fanout.measure,
    "growth": growth.measure,
    "processes": processes.measure,
    "whole": whole,
    "books": books,
    "sheets": sheets,
}


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    given = parser.parse_args()
    if given.compare:
        print(report.compare(*given.compare))
        return 0
    if unknown := set(given.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    servers.to_core(1)
    print("Two cores: the server on one, the load on the other. Middle of the rounds.")
    told, began = report.Report(), time.monotonic()
    for name, measure in PARTS.items():
        if not given.parts or name in given.parts:
            measure(told)
    print(f"\n{time.monotonic() - began:.0f} s; kept as {told.write(KEPT)}")
    for row in told.rows:
        if not row.good:
            print(row)
    return 0 if told.kept else 1


if __name__ == "__main__":
    sys.exit(main())
