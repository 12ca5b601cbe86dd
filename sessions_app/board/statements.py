"""The journal's own statements, written out.

Every action runs these, and building their SQL anew cost more than running it: half of a join.
Plain SQL that SQLite and PostgreSQL both take; everything else goes through the ORM.
"""

from django.db import connection

from ..models import Answer, Entry, Event

EVENT = Event._meta.db_table
ENTRY = Entry._meta.db_table
ANSWER = Answer._meta.db_table


def append_entry(event_id: int, seq: int, action: str, public: str, before: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{ENTRY}" (event_id, seq, action, public, before) '  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s)",
            [event_id, seq, action, public, before],
        )


def entries_after(event_id: int, after: int, limit: int) -> list[tuple[int, str, str]]:
    """(seq, action, public) of at most `limit` entries, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT seq, action, public FROM "{ENTRY}" '  # noqa: S608
            "WHERE event_id = %s AND seq > %s ORDER BY seq LIMIT %s",
            [event_id, after, limit],
        )
        found: list[tuple[int, str, str]] = cursor.fetchall()
    return found


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
