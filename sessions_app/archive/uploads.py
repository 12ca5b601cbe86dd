"""An archive on its way in from a browser, a piece at a time.

A server keeps what it is sent in memory until it has all of it, so no request may be large. Pieces
are: one that was lost is sent again, and the page can tell how far it is.
"""

import re
from pathlib import Path

from . import layout
from .arriving import new_place, waiting_room
from .problems import BadArchive

NAME = re.compile(r"[A-Za-z0-9_-]{32}")
ENDING = ".zip"
MOST_WAITING = 8  # archives on their way at once


class OutOfStep(Exception):
    """The piece does not begin where what is here ends; `have` bytes are."""

    def __init__(self, have: int) -> None:
        super().__init__(have)
        self.have = have


def begun() -> str:
    """The name of a new upload, which nobody can guess. Raises BadArchive."""
    place = new_place(ENDING)  # which sweeps away those that were given up
    if sum(1 for _path in waiting_room().glob(f"*{ENDING}")) >= MOST_WAITING:
        raise BadArchive("no_room")
    place.touch()
    return place.name.removesuffix(ENDING)


def path_of(name: str) -> Path | None:
    """Where it lies; None if there is none of that name."""
    path = waiting_room() / f"{name}{ENDING}"
    return path if NAME.fullmatch(name) and path.is_file() else None


def add(path: Path, offset: int, piece: bytes) -> int:
    """Put a piece at its end; answers how much is here. Raises OutOfStep, BadArchive."""
    with path.open("ab") as file:
        have = file.tell()
        if offset != have:
            raise OutOfStep(have)
        if have + len(piece) > layout.MOST:
            raise BadArchive("too_large", most=layout.MOST // layout.MEGABYTE)
        file.write(piece)
    return have + len(piece)
