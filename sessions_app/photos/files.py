"""Photos on disk: MEDIA_ROOT/EVENT/NAME, and a small one of each under MEDIA_ROOT/EVENT/small/.

A name is 128 random bits and the picture's shape, so that it is guessed by nobody and nobody need
open the file to lay out a page. Each photo has a file of its own: it goes when its comment goes.
"""

import os
import re
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from ..models import Comment, Event
from ..models.topic import PHOTO_GONE
from .development import Picture, developed

NAME = re.compile(r"[0-9a-f]{32}(?:-(\d{1,5})x(\d{1,5}))?\.jpg")
SIZES = ("large", "small")
SETTLED = 60 * 60  # seconds after which a file nobody refers to is nobody's


def path_of(event: Event, name: str, size: str = "large") -> Path:
    """A photo's JPEG on disk. `name` is the last part of a comment row's `photo`.

    `size` is "large" (at most 1600 pixels a side) or "small" (640; made now if it is missing, as
    after an import). Raises FileNotFoundError where there is no such photo. It does not ask
    whether the photo may be seen: rows without one are the answer to that.
    """
    if not NAME.fullmatch(name) or size not in SIZES:
        raise FileNotFoundError(name)
    large = _folder(event.pk) / name
    if not large.is_file():
        raise FileNotFoundError(name)
    if size == "large":
        return large
    small = _small(event.pk, name)
    if not small.is_file():
        try:
            _write(small, developed(large.read_bytes()).small, durably=False)
        except ValidationError as error:
            raise FileNotFoundError(name) from error
    return small


def shape_of(name: str) -> tuple[int, int] | None:
    """Width and height of the large one in pixels, where its name tells."""
    found = NAME.fullmatch(name)
    return (int(found[1]), int(found[2])) if found and found[1] else None


def keep(event_id: int, picture: Picture) -> str:
    """Write a picture so that it outlives a power cut; answers its name. Raises OSError."""
    name = f"{secrets.token_hex(16)}-{picture.width}x{picture.height}.jpg"
    try:
        _write(_small(event_id, name), picture.small, durably=False)
        _write(_folder(event_id) / name, picture.large, durably=True)
    except OSError:
        delete(event_id, name)
        raise
    return name


def delete(event_id: int, name: str) -> None:
    """Both sizes, for good; none is no error."""
    for path in (_folder(event_id) / name, _small(event_id, name)):
        path.unlink(missing_ok=True)


def sweep(event_id: int) -> int:
    """Delete what no comment shows: left by a server that died half-way. Answers how many."""
    shown = set(
        Comment.objects.filter(topic__event=event_id, removed=False)
        .exclude(photo__in=("", PHOTO_GONE))
        .values_list("photo", flat=True)
    )
    settled = time.time() - SETTLED  # younger ones may be on their way into an entry
    swept = 0
    for folder in (_folder(event_id), _folder(event_id) / "small"):
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.is_file() and path.name not in shown and path.stat().st_mtime < settled:
                path.unlink(missing_ok=True)
                swept += 1
    return swept


def _folder(event_id: int) -> Path:
    return Path(settings.MEDIA_ROOT) / str(event_id)


def _small(event_id: int, name: str) -> Path:
    return _folder(event_id) / "small" / name


def _write(path: Path, content: bytes, *, durably: bool) -> None:
    """The whole file or none: nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
            if durably:
                file.flush()
                os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    if durably:
        for folder in (path.parent, path.parent.parent):
            _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    """A new name is durable when its folder is; not every system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
