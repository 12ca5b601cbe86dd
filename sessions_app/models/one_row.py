"""One row by the values of some of its columns, the SQL of the question written once.

Every action asks such questions, and while a full house signs up a third of its time went to
building their SQL anew. What is asked once a minute is better asked through the ORM.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


def one_row(model: type[Row], *, lock: bool = False, **values: int | str) -> Row | None:
    """The row whose columns have these values, as `values` names them (`event_id`, not `event`).

    None if there is none. The columns must be unique together, or it is any of several. `lock`
    keeps it from others until the transaction ends; SQLite has locked the whole file by then.
    """
    with connection.cursor() as cursor:
        cursor.execute(_select(model, tuple(values), lock, connection.vendor), [*values.values()])
        found = cursor.fetchone()
    if found is None:
        return None
    columns = list(found)
    for position, column, converters in _converted(model, connection.vendor):
        for convert in converters:
            columns[position] = convert(columns[position], column, connection)
    return model.from_db(connection.alias, _names(model), columns)


@lru_cache
def _names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


@lru_cache
def _select(model: type[models.Model], names: tuple[str, ...], lock: bool, _vendor: str) -> str:
    quote = connection.ops.quote_name
    known = {field.attname: quote(field.column) for field in model._meta.concrete_fields}
    columns = ", ".join(known.values())
    given = " AND ".join(f"{known[name]} = %s" for name in names)
    for_update = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    table = quote(model._meta.db_table)
    return f"SELECT {columns} FROM {table} WHERE {given}{for_update}"  # noqa: S608 (our own names)


@lru_cache
def _converted(
    model: type[models.Model], _vendor: str
) -> list[tuple[int, Any, list[Callable[..., Any]]]]:
    """The columns a database stores in its own way, as (position, expression, how)."""
    found = []
    for position, field in enumerate(model._meta.concrete_fields):
        column = field.get_col(model._meta.db_table)
        converters = [
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        ]
        if converters:
            found.append((position, column, converters))
    return found
