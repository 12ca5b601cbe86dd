"""Ids for the rows of an archive in this database.

Ids are unique in a table, for all events together, and none is ever given out twice. An archive's
own are kept where this database has never given out any of them: then every row and every line of
the journal is as it was. Otherwise all of them are new, in the same order.
"""

from typing import Any

from django.db import connection, models, transaction

from ..board.rows import KINDS

# Above it an archive's ids are not kept, or one file could use up all a table will ever have.
HIGHEST = 2**40

Ids = dict[str, set[int]]
NewIds = dict[str, dict[int, int]]
Model = type[models.Model]


def new_ids(used: Ids) -> tuple[NewIds, bool]:
    """What each id becomes, by kind, and whether all are kept. They are ours from now on.

    In transactions of its own, and short ones: what is then done with them may fail.
    """
    tables = {kind: KINDS[kind].model for kind in KINDS if used.get(kind)}
    unused = all(_never_given(model, used[kind]) for kind, model in tables.items())
    if unused and all(_taken(model, used[kind]) for kind, model in tables.items()):
        return {kind: {pk: pk for pk in used[kind]} for kind in tables}, True
    return {kind: _others(model, used[kind]) for kind, model in tables.items()}, False


def _never_given(model: Model, used: set[int]) -> bool:
    return _last_given(model) < min(used) and max(used) <= HIGHEST


def _taken(model: Model, used: set[int]) -> bool:
    """Take these ids, unless somebody was quicker. One table at a time is held, so that nobody
    who writes to several waits for us while we wait for them."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor != "sqlite":  # which has one writer in any case
            name = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"LOCK TABLE {name} IN SHARE ROW EXCLUSIVE MODE")
        if not _never_given(model, used):
            return False
        _skip_to(cursor, model, max(used))
        return True


def _others(model: Model, used: set[int]) -> dict[int, int]:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            first = _last_given(model) + 1
            _skip_to(cursor, model, first + len(used) - 1)
            found = [*range(first, first + len(used))]
        else:
            asked = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(asked, [_quoted(model), len(used)])
            found = sorted(number for (number,) in cursor.fetchall())
    return dict(zip(sorted(used), found, strict=True))


def _last_given(model: Model) -> int:
    """The highest id this table has given out."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            table = model._meta.db_table
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        else:  # null until it has given out one
            asked = "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, 'id')::regclass)"
            cursor.execute(asked, [_quoted(model)])
        row: Any = cursor.fetchone()
    given = (row[0] or 0) if row else 0
    # A restored backup may have rows that its counter does not know of.
    return max(given, model._default_manager.aggregate(most=models.Max("pk"))["most"] or 0)


def _skip_to(cursor: Any, model: Model, pk: int) -> None:
    """The next id it gives out comes after this one."""
    if connection.vendor != "sqlite":
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [_quoted(model), pk])
        return
    table = model._meta.db_table
    cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [pk, table])
    if not cursor.rowcount:
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, pk])


def _quoted(model: Model) -> str:
    return connection.ops.quote_name(model._meta.db_table)
