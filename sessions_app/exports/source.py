"""What an export is made from: an event's public rows as they stood at one seq."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..board.mirror import Mirror
from ..board.rows import Row, Rows
from ..models import Event, Person


@dataclass(frozen=True)
class Source:
    """`address` is the event's own ("http://host/e/CODE/"), `asker` who wants it (None: a command).

    `options` are what was chosen, as they stand in the address: {"parts": "plans", "names": "0"}.
    """

    event: Event
    seq: int
    rows: Rows
    address: str
    asker: Person | None = None
    options: dict[str, str] = field(default_factory=dict)
    # How far the making is: tell("photos", 12, 300), tell("pages").
    tell: Callable[..., None] = lambda *_: None

    def all(self, kind: str) -> list[Row]:
        """The rows of one kind by id."""
        return sorted(self.rows.get(kind, {}).values(), key=lambda row: row["id"])

    def row(self, kind: str, pk: int | None) -> Row | None:
        return None if pk is None else self.rows.get(kind, {}).get(str(pk))

    @cached_property
    def about(self) -> Row:
        """The event's own row."""
        return self.rows["event"][str(self.event.pk)]


def source_of(event: Event, address: str, **more: Any) -> Source:
    """Reads the database: call it on a lane or in a command."""
    mirror = Mirror(event.pk)
    mirror.board()
    return Source(event, mirror.seq, mirror.rows, address, **more)
