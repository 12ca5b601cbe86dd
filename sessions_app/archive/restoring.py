"""Bringing an archive back: an event with the same rows and the same journal, or nothing at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from django.db import DataError, IntegrityError, connection, transaction
from django.utils.dateparse import parse_datetime

from ..actions.standing import breaks_a_rule
from ..board.rows import KINDS, Rows, rows_of
from ..models import Ballot, Entry, Event, Person
from ..models.event import new_code
from ..models.person import FACILITATOR
from .contents import Contents, contents_of, renumbered, used_ids
from .numbers import NewIds, new_ids
from .opening import opened
from .photos import laid_ready, moved_in
from .problems import BadArchive
from .rebuilding import built, references, undo_references

TRIES = 5  # for a code that somebody else takes in the same moment
MOST_DOTS = 10_000  # on one ballot


class Restored(NamedTuple):
    """`facilitator` is the first of them; None where all have left."""

    event: Event
    facilitator: Person | None
    code_kept: bool
    ids_kept: bool


def restore(path: Path, owner: Any = None) -> Restored:
    """Raises BadArchive; then nothing of it is in the database or among the photos."""
    with out_of_room_is_told(), opened(path) as archive:
        found = contents_of(archive)
        with laid_ready(archive, found) as photos:
            ids, ids_kept = new_ids(used_ids(found))
            for _try in range(TRIES):
                code = free_code(found.event["code"])
                try:
                    event = _bring_in(found, ids, code, photos, owner)
                except (IntegrityError, DataError) as error:
                    if Event.objects.filter(code=code).exists():
                        continue
                    raise BadArchive("breaks_rules") from error
                kept = code == found.event["code"]
                return Restored(event, first_facilitator(event), kept, ids_kept)
    raise BadArchive("breaks_rules")


@contextmanager
def out_of_room_is_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise BadArchive("no_room") from error


def free_code(wanted: str) -> str:
    """Its own, or another where that is taken."""
    while Event.objects.filter(code=wanted).exists():
        wanted = new_code()
    return wanted


def first_facilitator(event: Event) -> Person | None:
    here = event.people.filter(role=FACILITATOR, removed=False, forgotten=False)
    return here.order_by("pk").first()


def _bring_in(found: Contents, ids: NewIds, code: str, photos: Path, owner: Any) -> Event:
    """What takes long is done before the transaction: while it lasts, SQLite lets nobody write."""
    rows = renumbered(found.rows, ids, code=code)
    event_id = ids["event"][found.event["id"]]
    lines = [*_lines(found, ids, event_id, code)]
    things = _things(rows, event_id)
    (event,) = things.pop("event")
    event.seq, event.owner = len(lines), owner
    with transaction.atomic(), moved_in(photos, event_id):
        _insert(event, things, lines)
        began = parse_datetime(found.entries[0]["at"])
        Event.objects.filter(pk=event_id).update(created_at=began)
        if rows_of(event_id) != rows:
            raise BadArchive("does_not_fit")
        if breaks_a_rule(event):
            raise BadArchive("breaks_rules")
    return event


def _lines(found: Contents, ids: NewIds, event_id: int, code: str) -> Iterator[tuple[Any, ...]]:
    """The journal as its table has it."""
    for entry, images in zip(found.entries, found.undo, strict=True):
        actor = entry["actor"]
        public = entry | {
            "actor": None if actor is None else ids["person"][actor],
            "put": renumbered(entry["put"], ids, code=code),
            "drop": {kind: [ids[kind][pk] for pk in pks] for kind, pks in entry["drop"].items()},
        }
        before = renumbered(images, ids, undo_references)
        texts = (orjson.dumps(each).decode() for each in (public, before))
        yield (event_id, entry["seq"], entry["action"], *texts)


def _things(rows: Rows, event_id: int) -> dict[str, list[Any]]:
    """The models of these rows; and of people who are gone but spoken of, no more than that."""
    things: dict[str, list[Any]] = {
        kind: [built(KINDS[kind], row) for row in table.values()] for kind, table in rows.items()
    }
    gone = {pk for pk in people_spoken_of(rows) if str(pk) not in rows.get("person", {})}
    things.setdefault("person", []).extend(Person(pk=pk, forgotten=True) for pk in sorted(gone))
    for kind in things.keys() - {"event"}:
        for thing in things[kind]:
            if hasattr(thing, "event_id"):
                thing.event_id = event_id
    # Only the sums are told: they go on as dots that are nobody's.
    things["ballot"] = [
        Ballot(topic_id=vote.topic_id, dots=dots)
        for vote in things.get("vote", [])
        for dots in portions(vote.dots)
    ]
    return things


def people_spoken_of(rows: Rows) -> set[int]:
    return {
        row[name]
        for kind, table in rows.items()
        for name, target in references(kind).items()
        if target == "person"
        for row in table.values()
        if row.get(name) is not None
    }


def portions(dots: int) -> list[int]:
    """As many ballots as it takes: one holds no more than a database's small number."""
    whole, rest = divmod(dots, MOST_DOTS)
    return [MOST_DOTS] * whole + ([rest] if rest else [])


def _insert(event: Event, things: dict[str, list[Any]], lines: list[tuple[Any, ...]]) -> None:
    """Each refers to others in a ring; the database asks about that at the end."""
    Event.objects.bulk_create([event])
    for rows in things.values():
        if rows:
            type(rows[0])._default_manager.bulk_create(rows, batch_size=500)
    table = connection.ops.quote_name(Entry._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (event_id, seq, action, public, before) "  # noqa: S608
            "VALUES (%s, %s, %s, %s, %s)",
            lines,
        )
