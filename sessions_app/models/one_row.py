"""Rows by the values of some of their columns, read, counted or written; the SQL is put together
once.

Every action does this, and while a full house signed up, two thirds of its time went to building
the SQL anew. What is asked once a minute is better asked through the ORM.
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


def count_rows(model: type[models.Model], **values: int | str) -> int:
    """How many rows have these values."""
    with connection.cursor() as cursor:
        cursor.execute(_count(model, tuple(values), connection.vendor), [*values.values()])
        found: tuple[int] = cursor.fetchone()
    return found[0]


def insert_row(row: models.Model) -> None:
    """Insert a new row; it gets its number, unless it has one."""
    given = row.pk is not None
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for field in _inserted(type(row), given)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_insert(type(row), given, connection.vendor), values)
        if not given:
            told = connection.features.can_return_columns_from_insert
            row.pk = cursor.fetchone()[0] if told else cursor.lastrowid
    row._state.adding = False
    row._state.db = connection.alias


def write_row(row: models.Model, *names: str) -> None:
    """Write these fields of a row as they are now on it."""
    fields = _fields(type(row), names)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_update(type(row), names, connection.vendor), [*values, row.pk])


@lru_cache
def _fields(model: type[models.Model], names: tuple[str, ...]) -> "list[models.Field[Any, Any]]":
    """As actions name them, `room` or `room_id`."""
    known: dict[str, models.Field[Any, Any]] = {
        field.name: field for field in model._meta.concrete_fields
    }
    known |= {field.attname: field for field in model._meta.concrete_fields}
    return [known[name] for name in names]


@lru_cache
def _update(model: type[models.Model], names: tuple[str, ...], _vendor: str) -> str:
    quote = connection.ops.quote_name
    given = ", ".join(f"{quote(field.column)} = %s" for field in _fields(model, names))
    # Every table of ours has its number as its key.
    return f"UPDATE {quote(model._meta.db_table)} SET {given} WHERE id = %s"  # noqa: S608


@lru_cache
def _inserted(model: type[models.Model], given: bool) -> "list[models.Field[Any, Any]]":
    fields: list[models.Field[Any, Any]] = list(model._meta.concrete_fields)
    return fields if given else [field for field in fields if not field.primary_key]


@lru_cache
def _insert(model: type[models.Model], given: bool, _vendor: str) -> str:
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in _inserted(model, given)]
    values = ", ".join(["%s"] * len(columns))
    told = not given and connection.features.can_return_columns_from_insert
    returning = " RETURNING id" if told else ""
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values}){returning}"  # noqa: S608


@lru_cache
def _names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


@lru_cache
def _select(model: type[models.Model], names: tuple[str, ...], lock: bool, _vendor: str) -> str:
    columns = ", ".join(
        connection.ops.quote_name(each.column) for each in model._meta.concrete_fields
    )
    for_update = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    return f"SELECT {columns} {_where(model, names)}{for_update}"


@lru_cache
def _count(model: type[models.Model], names: tuple[str, ...], _vendor: str) -> str:
    return f"SELECT COUNT(*) {_where(model, names)}"


def _where(model: type[models.Model], names: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    known = {field.attname: quote(field.column) for field in model._meta.concrete_fields}
    given = " AND ".join(f"{known[name]} = %s" for name in names)
    return f"FROM {quote(model._meta.db_table)} WHERE {given}"


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
