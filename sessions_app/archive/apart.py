"""Bringing an archive in from a running server: in a process of its own, one at a time, so that
the wall keeps its core."""

import json
import logging
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from ..board.lanes import Lane
from .problems import BadArchive
from .restoring import restore

logger = logging.getLogger(__name__)

PATIENCE = 240.0  # seconds; the largest Open Space took ten
LINE = 4  # at most so many wait


def restored_apart(path: Path, owner: Any) -> int:
    """The id of the event that came of it. Raises BadArchive, Busy, RuntimeError."""
    if not settings.EXPORTS_APART:
        return restore(path, owner).event.pk
    return line().submit(lambda: _restored(path, owner)).result()


def _restored(path: Path, owner: Any) -> int:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_event", str(path)]
    command += ["--apart", *(["--owner", owner.get_username()] if owner else [])]
    try:
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise RuntimeError("an archive took too long") from error
    if done.returncode:
        logger.error("An archive was not brought in: %s", done.stderr[-2000:])
        raise RuntimeError("an archive was not brought in")
    told = json.loads(done.stdout.splitlines()[-1])
    if "problem" in told:
        raise BadArchive(told["problem"], **told["words"])
    event: int = told["event"]
    return event


@lru_cache(maxsize=1)
def line() -> Lane:
    return Lane("bringing in", 1, most=LINE)
