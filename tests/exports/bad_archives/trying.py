"""Trying an archive that ought to be refused."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from sessions_app.archive.problems import BadArchive
from sessions_app.archive.restoring import restore
from tests.exports.restored import full_meeting, packed


def all_there_is(media: Path) -> Any:
    """How many rows each table has, and every file."""
    models = apps.get_app_config("sessions_app").get_models()
    counts = {model.__name__: model._default_manager.count() for model in models}
    return counts, sorted(path for path in media.rglob("*") if path.is_file())


def refused(path: Path, media: Path) -> BadArchive:
    """Tries it; nothing of it may stay."""
    before = all_there_is(media)
    with pytest.raises(BadArchive) as bad:
        restore(path)
    assert all_there_is(media) == before
    return bad.value


@cache
def whole() -> bytes:
    """A good one, made once for all of them; its event is gone with the first test."""
    with TemporaryDirectory() as folder, transaction.atomic():
        made = packed(full_meeting().event, Path(folder)).read_bytes()
        transaction.set_rollback(True)
    return made
