"""Where files made for an event lie for a while: under the photos' folder, and gone with a name."""

import shutil
from pathlib import Path

from django.conf import settings


def folder_of(event_id: int) -> Path:
    return settings.MEDIA_ROOT / "made" / str(event_id)


def throw_away(event_id: int) -> None:
    """All that was made: somebody in it has been forgotten."""
    shutil.rmtree(folder_of(event_id), ignore_errors=True)
