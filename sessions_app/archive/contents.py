"""What an archive says, checked line by line: its rows, its journal, and that one leads to the
other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime

from ..board.fold import fold
from ..board.rows import KINDS, Rows, iso
from . import layout
from .numbers import Ids, NewIds
from .opening import Archive
from .problems import BadArchive
from .rebuilding import (
    BIGGEST,
    Bad,
    built,
    check_image,
    known_action,
    references,
    undo_references,
)

ENTRY = {"seq", "at", "actor", "action", "put", "drop"}


@dataclass
class Contents:
    """`entries` and `undo` go together: one of each for a seq."""

    rows: Rows
    entries: list[layout.Json]
    undo: list[layout.Json]

    @property
    def event(self) -> layout.Json:
        (row,) = self.rows["event"].values()
        return row

    @property
    def photos(self) -> set[str]:
        """The names of those that comments show."""
        shown = (row["photo"] for row in self.rows.get("comment", {}).values() if row["photo"])
        return {address.removeprefix(layout.PHOTOS) for address in shown}


def contents_of(archive: Archive) -> Contents:
    """Raises BadArchive."""
    rows = _rows(archive.json(layout.ROWS))
    archive.read(layout.README)  # for its checksum: it came whole
    entries = [_entry(*one) for one in enumerate(archive.lines(layout.JOURNAL), 1)]
    undo = [_images(*one) for one in enumerate(archive.lines(layout.UNDO), 1)]
    if len(entries) != archive.manifest.get("seq") or len(undo) != len(entries):
        raise BadArchive("gap", seq=min(len(entries), len(undo)) + 1)
    folded: Rows = {}
    for entry in entries:
        fold(folded, entry)
    if folded != rows:
        raise BadArchive("does_not_fit")
    found = Contents(rows, entries, undo)
    _one_event(found)
    return found


def _rows(rows: Any) -> Rows:
    try:
        _build_all(rows)
        if len(rows.get("event", ())) != 1:
            raise Bad("event")
        _refer_to_rows(rows)
    except Bad as bad:
        raise BadArchive("not_understood", name=layout.ROWS, where=str(bad)) from bad
    return rows


def _build_all(tables: Any) -> None:
    for kind, pk, row in _tables(tables):
        if str(built(KINDS[kind], row).pk) != pk:
            raise Bad(f"{kind} {pk}")


def _refer_to_rows(rows: Rows) -> None:
    """Only people may be gone that others still speak of."""
    for kind, table in rows.items():
        for row in table.values():
            for name, target in references(kind).items():
                pk = row.get(name)
                if pk is not None and target != "person" and str(pk) not in rows.get(target, {}):
                    raise Bad(f"{kind} {row['id']}: {name}")


def _entry(seq: int, entry: Any) -> layout.Json:
    if not isinstance(entry, dict) or entry.keys() != ENTRY:
        raise BadArchive("not_understood", name=layout.JOURNAL, where=f"line {seq}")
    if entry["seq"] != seq:
        raise BadArchive("gap", seq=seq)
    try:
        _build_all(entry["put"])
        for kind, pks in _kinds(entry["drop"]):
            if not isinstance(pks, list) or not all(map(_is_id, pks)):
                raise Bad(kind)
        if entry["actor"] is not None and not _is_id(entry["actor"]):
            raise Bad("actor")
        if not known_action(entry["action"]) or not _is_moment(entry["at"]):
            raise Bad("action")
    except Bad as bad:
        where = f"{seq}: {bad}"
        raise BadArchive("not_understood", name=layout.JOURNAL, where=where) from bad
    return entry


def _images(seq: int, images: Any) -> layout.Json:
    try:
        for kind, pk, image in _tables(images):
            check_image(KINDS[kind], pk, image)
    except Bad as bad:
        raise BadArchive("not_understood", name=layout.UNDO, where=f"{seq}: {bad}") from bad
    return images


def _tables(tables: Any) -> Iterable[tuple[str, str, Any]]:
    """Each row of `{kind: {id: row}}`. Raises Bad."""
    for kind, table in _kinds(tables):
        if not isinstance(table, dict):
            raise Bad(kind)
        for pk, row in table.items():
            if not (pk.isascii() and pk.isdecimal() and len(pk) < 17 and str(int(pk)) == pk):
                raise Bad(kind)
            yield kind, pk, row


def _kinds(tables: Any) -> Iterable[tuple[str, Any]]:
    if not isinstance(tables, dict) or not tables.keys() <= KINDS.keys():
        raise Bad("JSON")
    return tables.items()


def _is_id(pk: Any) -> bool:
    return type(pk) is int and 0 < pk <= BIGGEST


def _is_moment(text: Any) -> bool:
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return False
    return moment is not None and moment.tzinfo is not None and iso(moment) == text


def _one_event(found: Contents) -> None:
    if used_ids(found)["event"] != {found.event["id"]}:
        raise BadArchive("not_understood", name=layout.JOURNAL, where="event")


# Ids: all that are spoken of, and what they become


def used_ids(found: Contents) -> Ids:
    used: Ids = defaultdict(set)
    for tables in (found.rows, *(entry["put"] for entry in found.entries)):
        _collect(used, tables, references)
    for images in found.undo:
        _collect(used, images, undo_references)
    for entry in found.entries:
        for kind, pks in entry["drop"].items():
            used[kind].update(pks)
        if entry["actor"] is not None:
            used["person"].add(entry["actor"])
    return used


def _collect(used: Ids, tables: Rows, refers: Any) -> None:
    for kind, table in tables.items():
        used[kind].update(map(int, table))
        names = refers(kind).items()
        for row in table.values():
            for name, target in names:
                if row and row.get(name) is not None:
                    used[target].add(row[name])


def renumbered(tables: Rows, ids: NewIds, refers: Any = references, **more: Any) -> Rows:
    """The same with new ids; `more` is set in the event's own row."""
    return {
        kind: {
            str(ids[kind][int(pk)]): _renumbered_row(kind, row, ids, refers(kind), more)
            for pk, row in table.items()
        }
        for kind, table in tables.items()
    }


def _renumbered_row(
    kind: str, row: Any, ids: NewIds, refers: dict[str, str], more: layout.Json
) -> Any:
    if row is None:
        return None
    new = {**row, **{name: value for name, value in more.items() if kind == "event"}}
    if "id" in row:
        new["id"] = ids[kind][row["id"]]
    for name, target in refers.items():
        if row.get(name) is not None:
            new[name] = ids[target][row[name]]
    return new
