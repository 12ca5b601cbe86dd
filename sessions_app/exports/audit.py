"""Who did what and when: every entry of the journal in order, and what it changed, for the
facilitators. What is hidden or forgotten now is in none of it, as in the journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.utils.translation import gettext as _

from ..board import journal
from ..board.fold import fold
from ..board.rows import Row, Rows
from .naming import in_its_language, local, note_name, person_home, person_name
from .registry import Export, offer
from .source import Source
from .tables import CSV_TYPE, Table, csv_for

PAGE = 1000  # entries read at a time
LONGEST = 80  # characters of one value
MOST = 12  # changes told of one entry; merging a large note touches hundreds of rows
UNTOLD = ("id", "event")


@dataclass(frozen=True)
class Deed:
    """One entry: `who` is a person's id, `note` a note's, either perhaps None."""

    seq: int
    at: datetime
    who: int | None
    action: str
    note: int | None
    changes: str


def deeds(source: Source) -> Iterator[Deed]:
    """From the first to the head, as they can be read now."""
    rows: Rows = {}
    after = 0
    while lines := journal.read(source.event.pk, after, PAGE):
        for line in lines:
            entry = orjson.loads(line.text)
            yield Deed(
                line.seq,
                datetime.fromisoformat(entry["at"]),
                entry["actor"],
                line.action,
                _note(entry),
                "; ".join(_changes(rows, entry)),
            )
            fold(rows, entry)
        after = lines[-1].seq


def _note(entry: dict[str, Any]) -> int | None:
    """The note it was about: the first one changed, or that something was added to."""
    put = entry["put"]
    for row in put.get("topic", {}).values():
        found: int = row["id"]
        return found
    for kind in ("attendance", "comment", "turn", "plan", "conclusion", "vote"):
        for row in put.get(kind, {}).values():
            about: int | None = row["topic"]
            return about
    return None


def _changes(before: Rows, entry: dict[str, Any]) -> list[str]:
    told = [
        change
        for kind, table in entry["put"].items()
        for pk, row in table.items()
        for change in _row_changes(kind, before.get(kind, {}).get(pk), row)
    ]
    told += [f"− {kind} {pk}" for kind, pks in entry["drop"].items() for pk in pks]
    left = len(told) - MOST
    return told if left <= 0 else [*told[:MOST], f"… +{left}"]


def _row_changes(kind: str, was: Row | None, row: Row) -> Iterator[str]:
    """`topic 12 state: posted → running`, in the journal's own words (docs/protocol.md)."""
    name = f"{kind} {row['id']}"
    if was is None:
        said = ", ".join(f"{key}: {_short(row[key])}" for key in row if _tells(key, row[key]))
        yield f"+ {name} {said}".rstrip()
        return
    for key, value in row.items():
        if key not in UNTOLD and was.get(key) != value:
            yield f"{name} {key}: {_short(was.get(key))} → {_short(value)}"


def _tells(key: str, value: Any) -> bool:
    return key not in UNTOLD and value not in (None, "", False)


def _short(value: Any) -> str:
    if value is None:
        return "–"
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


@in_its_language
def as_csv(source: Source) -> bytes:
    heads = (
        *(_("No."), _("When"), _("Who"), _("Organisation")),
        *(_("Action"), _("Note"), _("What it changed")),
    )
    rows = [
        (
            deed.seq,
            local(source, deed.at.isoformat()),
            person_name(source, deed.who),
            person_home(source, deed.who),
            deed.action,
            note_name(source, deed.note),
            deed.changes,
        )
        for deed in deeds(source)
    ]
    return csv_for(source, Table(_("Journal"), heads, rows))


offer(Export("audit.csv", CSV_TYPE, as_csv, facilitators_only=True, heavy=True))
