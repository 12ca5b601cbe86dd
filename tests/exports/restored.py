"""Taking an event out of this database and into it again, as into one that has never seen it."""

from pathlib import Path

import orjson
from django.apps import apps
from django.db import connection

from sessions_app.archive.restoring import Restored, restore
from sessions_app.archive.writing import archive_of
from sessions_app.board import journal
from sessions_app.board.rows import Rows, rows_of
from sessions_app.models import Event


def packed(event: Event, folder: Path) -> Path:
    event.refresh_from_db()
    path = folder / f"{event.code}.zip"
    path.write_bytes(archive_of(event))
    return path


def empty_database() -> None:
    """Nothing of ours is in it, and it has given out no ids."""
    with connection.cursor() as cursor:
        models = apps.get_app_config("sessions_app").get_models()
        tables = [model._meta.db_table for model in models]
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")


def brought_back(path: Path) -> Restored:
    empty_database()
    return restore(path)


def board_and_journal(event: Event) -> tuple[Rows, list[dict]]:
    """What everybody can read."""
    lines = journal.read(event.pk, 0, 100_000)
    return rows_of(event.pk), [orjson.loads(line.text) for line in lines]
