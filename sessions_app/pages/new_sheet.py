"""The sheet an organiser fills in at /new/: all its forms together, as typed so far."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from django import forms
from django.utils import translation
from django.utils.translation import gettext as _

from ..actions.create import Draft, create_event, day_rhythm
from ..actions.refusals import Refused
from ..models import Event, Person
from .form_pages import typed_anew
from .new_forms import (
    MOST_ROWS,
    EventForm,
    MoveForm,
    RhythmForm,
    RoomForm,
    RoomRows,
    Rows,
    SlotForm,
    SlotRows,
)

TIMEZONE = "Europe/Copenhagen"
Typed = Mapping[str, str]
Row = Mapping[str, Any]


class Sheet:
    """`checked` sheets say what needs correcting; others show what was typed as it stands.

    `cut`: it was to be like an event with more rooms or times than there are rows.
    """

    cut = False

    def __init__(self, typed: Typed | None = None, *, checked: bool = False) -> None:
        if checked:
            self.event: forms.Form = EventForm(typed)
            self.rooms: Rows = RoomRows(typed, prefix="rooms")
            self.slots: Rows = SlotRows(typed, prefix="slots")
        else:
            self.event = EventForm(initial=_event_so_far(typed))
            self.rooms = RoomRows(prefix="rooms", initial=rows_typed(typed, RoomForm, "rooms"))
            self.slots = SlotRows(prefix="slots", initial=rows_typed(typed, SlotForm, "slots"))
        first = min(self._days(), default="")
        self.move: forms.Form = MoveForm(prefix="move", initial={"day": first})
        # The button the page begins at, when it was one that changed the sheet.
        self.begin_at = ""
        rhythm = {"day": today()} | typed_anew(typed or {}, RhythmForm, "rhythm")
        self.rhythm: forms.Form = RhythmForm(prefix="rhythm", initial=rhythm)

    @classmethod
    def like(cls, draft: Draft) -> "Sheet":
        """Filled in as another event was; each of it can be changed."""
        sheet = cls()
        words = ("title", "theme", "welcome", "language", "timezone")
        sheet.event.initial.update({name: getattr(draft, name) for name in words}, **draft.ways)
        sheet._set_rows("rooms", [*draft.rooms][:MOST_ROWS] or [{}, {}])
        sheet._set_rows("slots", [slot_typed(slot) for slot in draft.slots][:MOST_ROWS])
        sheet.move = MoveForm(prefix="move", initial={"day": min(sheet._days(), default="")})
        sheet.cut = max(len(draft.rooms), len(draft.slots)) > MOST_ROWS
        return sheet

    @property
    def forms(self) -> list[forms.Form]:
        """In the order of the page."""
        return [self.event, *self.rooms.forms, self.move, self.rhythm, *self.slots.forms]

    def is_valid(self) -> bool:
        parts = [self.event.is_valid(), self.rooms.is_valid(), self.slots.is_valid()]
        return all(parts)

    def make(self, owner: Any) -> tuple[Event, Person] | None:
        """The event; None with the reasons at their fields if it is refused."""
        draft = self._draft(owner)
        try:
            return create_event(draft)
        except Refused as refused:
            for name, messages in (refused.errors or {"": [refused.detail]}).items():
                field = name if name in self.event.fields else None
                for message in messages:
                    self.event.add_error(field, str(message))
            return None

    def _draft(self, owner: Any) -> Draft:
        given = dict(self.event.cleaned_data)
        key = given.pop("key")
        ways = {name: given.pop(name) for name in ("dots", "turn_seconds")}
        keep_days = given.pop("keep_days")  # empty is an answer too: never by itself
        draft = Draft(
            **given,
            ways={name: value for name, value in ways.items() if value is not None}
            | {"keep_days": keep_days},
            rooms=[form.fields_of_room() for form in self.rooms.filled],
            slots=[form.fields_of_slot(given["timezone"]) for form in self.slots.filled],
        )
        # As at the door: the key counts together with what was typed, so that a page gone back to
        # and changed makes another event.
        typed = orjson.dumps(asdict(draft), option=orjson.OPT_SORT_KEYS)
        if key:
            draft.key = f"{key} {owner.pk if owner else ''} {sha256(typed).hexdigest()}"
        draft.owner = owner
        return draft

    # The buttons that change the sheet itself

    def add_row(self, rows: str) -> None:
        formset = self._rows(rows)
        blank: Row = {"day": self._last_day()} if rows == "slots" else {}
        self._set_rows(rows, [*(formset.initial or []), blank][:MOST_ROWS])
        if new := self._rows(rows).forms:
            next(iter(new[-1].fields.values())).widget.attrs["autofocus"] = True

    def take_row(self, rows: str, number: int) -> None:
        initial = list(self._rows(rows).initial or [])
        self._set_rows(rows, initial[:number] + initial[number + 1 :])
        self.begin_at = f"add-{rows}"

    def fill_in(self, typed: Typed) -> None:
        """Put the rhythm's times in place of those of its day; other days stay.

        A row keeps the label somebody gave it.
        """
        self.rhythm = RhythmForm(typed, prefix="rhythm")
        if not self.rhythm.is_valid():
            return
        day = self.rhythm.cleaned_data["day"].isoformat()
        rows = [row for row in self.slots.initial or [] if _filled(row)]
        others = [row for row in rows if row.get("day") != day]
        labels = [row.get("label", "") for row in rows if row.get("day") == day]
        new: list[Any] = self._rhythm_rows(len([row for row in others if row.get("day", "") < day]))
        for row, label in zip(new, labels, strict=False):
            row["label"] = label or row["label"]
        self._set_rows("slots", sorted(others + new, key=_when)[:MOST_ROWS])
        self.begin_at = "fill"

    def move_times(self, typed: Typed) -> None:
        """Take all times to other days, the first of them to the day asked for."""
        self.move = MoveForm(typed, prefix="move")
        days = self._days()
        if not self.move.is_valid() or not days:
            return
        shift = self.move.cleaned_data["day"] - date.fromisoformat(min(days))
        rows = [moved(row, shift) for row in self.slots.initial or []]
        self._set_rows("slots", rows)
        self.begin_at = "move"

    def _days(self) -> list[str]:
        """Those of the times so far that are dates."""
        rows = self.slots.initial or []
        return [row["day"] for row in rows if a_date(row.get("day", ""))]

    def _rhythm_rows(self, before: int) -> list[dict[str, str]]:
        """The rhythm's times as rows, numbered on from those `before`, in the wall's language."""
        given = self.rhythm.cleaned_data
        language = self.event.initial.get("language")
        with translation.override(language if language in ("da", "en") else None):
            label = _("Round %(n)s")
        found = day_rhythm(
            given["day"],
            given["starts"],
            given["minutes"],
            given["times"],
            given["pause"],
            "%(n)s",
            "UTC",
        )
        return [
            {
                "label": label % {"n": int(slot["label"]) + before},
                "day": slot["starts_at"][:10],
                "starts": slot["starts_at"][11:16],
                "ends": slot["ends_at"][11:16],
            }
            for slot in found
        ]

    def _rows(self, rows: str) -> Rows:
        return self.rooms if rows == "rooms" else self.slots

    def _set_rows(self, rows: str, initial: list[Row]) -> None:
        if rows == "rooms":
            self.rooms = RoomRows(prefix="rooms", initial=initial)
        else:
            self.slots = SlotRows(prefix="slots", initial=initial)

    def _last_day(self) -> str:
        days = [row["day"] for row in self.slots.initial or [] if row.get("day")]
        return days[-1] if days else str(self.rhythm.initial.get("day") or today())


def _event_so_far(typed: Typed | None) -> dict[str, Any]:
    start = {
        "language": (translation.get_language() or "da")[:2],
        "timezone": TIMEZONE,
        "key": secrets.token_urlsafe(16),
    }
    return start | typed_anew(typed or {}, EventForm)


def rows_typed(typed: Typed | None, form: type[forms.Form], prefix: str) -> list[Row]:
    """The rows as typed. A new sheet has two blank rooms and no times."""
    if typed is None:
        return [{}, {}] if prefix == "rooms" else []
    total = typed.get(f"{prefix}-TOTAL_FORMS", "")
    count = min(int(total), MOST_ROWS) if total.isascii() and total.isdigit() else 0
    return [typed_anew(typed, form, f"{prefix}-{number}") for number in range(count)]


def slot_typed(slot: Row) -> Row:
    """A slot of a draft as the sheet has it."""
    starts, ends = (datetime.fromisoformat(slot[name]) for name in ("starts_at", "ends_at"))
    return {
        "label": slot["label"],
        "day": starts.date().isoformat(),
        "starts": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
    }


def moved(row: Row, shift: timedelta) -> Row:
    day = a_date(row.get("day", ""))
    return {**row, "day": (day + shift).isoformat()} if day else row


def a_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _filled(row: Row) -> bool:
    return any(row.get(name, "").strip() for name in SlotForm.count)


def _when(row: Row) -> tuple[str, str]:
    return row.get("day", ""), row.get("starts", "")


def today() -> str:
    return datetime.now(ZoneInfo(TIMEZONE)).date().isoformat()
