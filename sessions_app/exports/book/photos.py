"""Photos as a book needs them: small enough to be sent by mail, sharp enough to read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from .tree import Photo

# Pixels of the longest side, by how many photos share the book: two to three hundred of them
# should still make a file that can be passed on.
SIDES = ((60, 1200), (150, 1000))
LEAST = 800
QUALITY = 70


@dataclass(frozen=True)
class Small:
    path: Path
    width: int
    height: int


class Smaller:
    """Each photo once, however often it is shown; None for one that cannot be read."""

    def __init__(
        self, photos: list[Photo], folder: Path, tell: Callable[..., None] = lambda *_: None
    ) -> None:
        paths = [*dict.fromkeys(photo.path for photo in photos)]
        side = next((side for most, side in SIDES if len(paths) <= most), LEAST)
        self._made: dict[Path, Small | None] = {}
        for number, path in enumerate(paths, 1):
            self._made[path] = _small(path, folder / f"{number}.jpg", side)
            tell("photos", number, len(paths))

    def get(self, photo: Photo) -> Small | None:
        return self._made.get(photo.path)


def _small(path: Path, to: Path, side: int) -> Small | None:
    try:
        with Image.open(path) as picture:
            scale = min(1, side / max(picture.size))
            size = (round(picture.width * scale), round(picture.height * scale))
            picture.draft("RGB", size)  # a JPEG is unpacked no larger than needed
            small = picture if picture.mode == "RGB" else picture.convert("RGB")
            small.thumbnail(size)
            small.save(to, "JPEG", quality=QUALITY)
            return Small(to, small.width, small.height)
    except (OSError, ValueError):  # gone meanwhile, or no picture after all
        return None
