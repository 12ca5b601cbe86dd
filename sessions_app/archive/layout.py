"""What an archive holds, and how much of it is taken in. Format 1; docs/exports.md tells it all."""

import re
from typing import Any

FORMAT = "openspace-archive"
VERSION = 1

MANIFEST = "manifest.json"
ROWS = "rows.json"
JOURNAL = "journal.jsonl"
UNDO = "undo.jsonl"
README = "README.txt"
PARTS = (ROWS, JOURNAL, UNDO, README)  # always there, beside the manifest
PHOTOS = "photos/"

PHOTO_NAME = re.compile(r"[0-9a-f]{32}(?:-\d{1,5}x\d{1,5})?\.jpg")

MEGABYTE = 1024 * 1024
MOST = 1024 * MEGABYTE  # bytes of the whole file
MOST_MANIFEST = 4 * MEGABYTE
MOST_WORDS = 48 * MEGABYTE  # of rows.json, journal.jsonl or undo.jsonl; Würzburg's are 5
MOST_PHOTO = 8 * MEGABYTE
MOST_PHOTOS = 5000
MOST_DIRECTORY = 2 * MEGABYTE  # bytes of the zip's own list of files
MOST_PIXELS = 25_000_000

Json = dict[str, Any]


def most_of(name: str) -> int:
    """How many bytes the file of that name may have, unpacked."""
    if name == MANIFEST:
        return MOST_MANIFEST
    return MOST_PHOTO if name.startswith(PHOTOS) else MOST_WORDS


def belongs(name: str) -> bool:
    """Whether an archive holds a file of that name. No other is ever looked at, so that no name
    leads anywhere."""
    if name in (MANIFEST, *PARTS):
        return True
    return name.startswith(PHOTOS) and bool(PHOTO_NAME.fullmatch(name.removeprefix(PHOTOS)))
