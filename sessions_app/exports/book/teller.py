"""What all chapters say in the same way: who, when, where, and which note."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from django.utils.translation import gettext as _

from ...board.rows import Row
from ...photos.files import path_of
from ..source import Source
from .options import Options
from .tree import Photo, Span, Words, words

# British English: the day before the month and 24 hours, as on the screens.
LOCALES = {"da": "da_DK", "en": "en_GB"}


@dataclass(frozen=True)
class Teller:
    source: Source
    options: Options

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(LOCALES.get(self.source.about["language"], "en_GB"))

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.source.about["timezone"])

    # When

    def at(self, iso: str) -> datetime:
        """A row's moment on the event's own clocks."""
        return datetime.fromisoformat(iso).astimezone(self.zone)

    def clock(self, moment: datetime) -> str:
        return format_time(moment, "short", locale=self.locale)

    def hours(self, slot: Row) -> str:
        return f"{self.clock(self.at(slot['starts_at']))}–{self.clock(self.at(slot['ends_at']))}"

    def day(self, day: date) -> str:
        """4. maj 2026"""
        return format_date(day, "d. MMMM y" if self.locale.language == "da" else "d MMMM y",
                           locale=self.locale)  # fmt: skip

    def weekday(self, day: date) -> str:
        """Monday 4 May; mandag 4. maj"""
        pattern = "EEEE d. MMMM" if self.locale.language == "da" else "EEEE d MMMM"
        return format_date(day, pattern, locale=self.locale)

    @cached_property
    def slots(self) -> list[Row]:
        """In the order of the day."""
        return sorted(self.source.all("slot"), key=lambda slot: (slot["starts_at"], slot["id"]))

    @cached_property
    def days(self) -> dict[date, list[Row]]:
        found: dict[date, list[Row]] = {}
        for slot in self.slots:
            found.setdefault(self.at(slot["starts_at"]).date(), []).append(slot)
        return found

    def when(self, slot: Row) -> str:
        """Its hours, with the day where there are several."""
        hours = self.hours(slot)
        if len(self.days) < 2:
            return hours
        return f"{self.weekday(self.at(slot['starts_at']).date())} {hours}"

    # Who

    @property
    def names(self) -> bool:
        return self.options.names

    def who(self, pk: int | None) -> str:
        """A name; "someone" for whoever is gone, and for all where names are left out."""
        row = self.source.row("person", pk)
        if row is None or not self.names:
            return _("someone")
        return str(row["name"])

    def signed(self, pk: int | None) -> str:
        """Under what somebody wrote; nothing where names are left out."""
        return self.who(pk) if self.names else ""

    def who_and_whence(self, pk: int | None) -> Words:
        row = self.source.row("person", pk)
        home = row["organisation"] if row and self.names else ""
        return words(self.who(pk)) + (words(f", {home}") if home else ())

    def sorted_names(self, pks: Iterable[int]) -> tuple[Words, ...]:
        """Those who are still here, by name."""
        rows = (self.source.row("person", pk) for pk in set(pks))
        here = sorted((row for row in rows if row), key=lambda row: alphabetical(row["name"]))
        return tuple(words(row["name"]) for row in here)

    # What

    @cached_property
    def topics(self) -> list[Row]:
        """The notes the book tells of, by number: not the hidden, withdrawn and merged ones."""
        shown = (
            topic
            for topic in self.source.all("topic")
            if not topic["hidden"] and topic["state"] not in ("withdrawn", "merged")
        )
        return sorted(shown, key=lambda topic: topic["number"])

    @cached_property
    def rooms(self) -> list[Row]:
        return sorted(self.source.all("room"), key=lambda room: (room["position"], room["id"]))

    def of(self, kind: str, by: str) -> dict[int | None, list[Row]]:
        """The rows of a kind by one of their fields, looked up once."""
        return self._by[kind, by]

    @cached_property
    def _by(self) -> "_Grouped":
        return _Grouped(self.source)

    @cached_property
    def topic_ids(self) -> dict[int, Row]:
        return {topic["id"]: topic for topic in self.topics}

    def note(self, pk: int | None) -> Words:
        """A note by its number and title, leading to it; nothing for one the book does not tell."""
        topic = self.topic_ids.get(pk or 0)
        if topic is None:
            return Words()
        said = f"{topic['number']} · {topic['title']}"
        return Words([Span(said, link=f"#note-{topic['number']}")])

    def photo(self, comment: Row, alt: str) -> Photo | None:
        if not comment["photo"] or not self.options.photos:
            return None
        try:
            return Photo(path_of(self.source.event, comment["photo"].split("/")[-1]), alt)
        except FileNotFoundError:
            return None


class _Grouped(dict[tuple[str, str], dict[int | None, list[Row]]]):
    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source

    def __missing__(self, key: tuple[str, str]) -> dict[int | None, list[Row]]:
        kind, by = key
        found: defaultdict[int | None, list[Row]] = defaultdict(list)
        for row in self.source.all(kind):
            found[row[by]].append(row)
        self[key] = found
        return found


# The Danish alphabet ends with these; elsewhere a letter with a mark stands by the one without.
LAST = {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"}


def alphabetical(text: str) -> tuple[Any, ...]:
    """A key to sort names by, as a Danish list has them; right for English too."""
    folded = unicodedata.normalize("NFC", text.strip()).casefold()
    marked = "".join(LAST.get(letter, letter) for letter in folded)
    plain = unicodedata.normalize("NFD", marked)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), text
