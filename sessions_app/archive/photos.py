"""An archive's photos on their way to their event's folder: all of them, or none."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from PIL import Image

from . import layout
from .arriving import new_place, throw_away
from .contents import Contents
from .opening import Archive
from .problems import BadArchive

SHAPE = re.compile(r"-(\d+)x(\d+)\.")


@contextmanager
def laid_ready(archive: Archive, found: Contents) -> Iterator[Path]:
    """A folder of them, apart. Raises BadArchive."""
    lost = archive.manifest.get("lost_photos")
    here = set(archive.photos)
    for name in sorted(found.photos - here):
        if not isinstance(lost, list) or name not in lost:
            raise BadArchive("missing", name=layout.PHOTOS + name)
    for name in sorted(here - found.photos):  # nothing would ever take it away again
        raise BadArchive("foreign_file", name=layout.PHOTOS + name)
    place = new_place()
    place.mkdir()
    try:
        for name in sorted(here):
            jpeg = archive.read(layout.PHOTOS + name)
            look_at(name, jpeg)
            with (place / name).open("xb") as file:
                file.write(jpeg)
                file.flush()
                os.fsync(file.fileno())
        yield place
    finally:
        throw_away(place)


def look_at(name: str, jpeg: bytes) -> None:
    """It is a picture of the kind and shape its name says; phones will open it."""
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
            wide, high = picture.size
    except Exception as error:  # Pillow meets a broken picture with nearly any of them
        raise BadArchive("no_photo", name=name) from error
    shape = SHAPE.search(name)
    told = (int(shape[1]), int(shape[2])) if shape else (wide, high)
    if (wide, high) != told or wide * high > layout.MOST_PIXELS:
        raise BadArchive("no_photo", name=name)


@contextmanager
def moved_in(place: Path, event_id: int) -> Iterator[None]:
    """Into the event's own folder, and out again if what follows fails."""
    folder = settings.MEDIA_ROOT / str(event_id)
    fresh = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    came = []
    try:
        for path in sorted(place.iterdir()):
            home = folder / path.name
            if not home.exists():
                path.replace(home)
                came.append(home)
        yield
    except BaseException:
        for home in came:
            home.unlink(missing_ok=True)
        if fresh:
            throw_away(folder)
        raise
