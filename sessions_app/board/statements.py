"""The journal's own statements, written out.

Every action runs these, and building their SQL anew cost more than running it: half of a join.
Plain SQL that SQLite and PostgreSQL both take; everything else goes through the ORM.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db import connection

from ..models import Answer, Entry, Event

EVENT = Event._meta.db_table
ENTRY = Entry._meta.db_table
ANSWER = Answer._meta.db_table


@lru_cache(maxsize=1)
def _lock_sql() -> str:
    columns = ", ".join(f'"{field.column}"' for field in Event._meta.concrete_fields)
    # SQLite has locked the whole file at BEGIN IMMEDIATE.
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    return f'SELECT {columns} FROM "{EVENT}" WHERE code = %s{lock}'  # noqa: S608


@lru_cache(maxsize=1)
def _converted() -> list[tuple[int, Any, list[Callable[..., Any]]]]:
    """The columns that this database stores in its own way, as (position, expression, how)."""
    columns = [field.get_col(EVENT) for field in Event._meta.concrete_fields]
    found = [
        (position, column, [*connection.ops.get_db_converters(column)])
        for position, column in enumerate(columns)
    ]
    return [(position, column, how) for position, column, how in found if how]


def locked_event(code: str) -> Event | None:
    """The event with its row locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_lock_sql(), [code])
        row = cursor.fetchone()
    if row is None:
        return None
    values = list(row)
    for position, column, converters in _converted():
        for convert in converters:
            values[position] = convert(values[position], column, connection)
    names = [field.attname for field in Event._meta.concrete_fields]
    return Event.from_db(connection.alias, names, values)


def append_entry(event_id: int, seq: int, action: str, public: str, before: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{ENTRY}" (event_id, seq, action, public, before) '  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s)",
            [event_id, seq, action, public, before],
        )


def move_head(event_id: int, seq: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{EVENT}" SET seq = %s WHERE id = %s', [seq, event_id])  # noqa: S608


def kept_answer(event_id: int, person: int, key: str) -> tuple[int, str] | None:
    """(status, body) of the first answer to this key."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT status, body FROM "{ANSWER}" '  # noqa: S608
            'WHERE event_id = %s AND person = %s AND "key" = %s',
            [event_id, person, key],
        )
        found: tuple[int, str] | None = cursor.fetchone()
    return found


def keep_answer(event_id: int, person: int, key: str, status: int, body: str) -> None:
    """Keep an answer; the first one kept stays."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{ANSWER}" (event_id, person, "key", status, body) '  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [event_id, person, key, status, body],
        )
