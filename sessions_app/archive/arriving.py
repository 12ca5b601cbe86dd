"""Where files wait that are on their way in: beside the photos, so that moving them is one step."""

import secrets
import shutil
import time
from pathlib import Path

from django.conf import settings

FORGOTTEN = 6 * 60 * 60  # seconds after which what lies there is nobody's


def waiting_room() -> Path:
    folder: Path = settings.MEDIA_ROOT / "arriving"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def new_place(ending: str = "") -> Path:
    """A path nobody else has; nothing is there yet. What others left behind is swept away first."""
    sweep()
    return waiting_room() / f"{secrets.token_urlsafe(24)}{ending}"


def sweep() -> None:
    """What a browser that went away, or a server that died, left behind."""
    for path in waiting_room().iterdir():
        try:
            old = time.time() - path.stat().st_mtime > FORGOTTEN
        except FileNotFoundError:  # swept by another process
            continue
        if old:
            throw_away(path)


def throw_away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
