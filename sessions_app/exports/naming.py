"""How tables and calendars speak of rows: people, places, times and states in words."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from ..board.rows import Row
from .source import Source

Make = Callable[[Source], bytes]


def in_its_language(make: Make) -> Make:
    """What is made for all who take it home speaks the event's language, whoever asked."""

    @wraps(make)
    def made(source: Source) -> bytes:
        with translation.override(source.about["language"]):
            return make(source)

    return made


def person_name(source: Source, pk: int | None) -> str:
    """ "" for nobody; somebody who has gone is "someone"."""
    if pk is None:
        return ""
    row = source.row("person", pk)
    return row["name"] if row else _("someone")


def person_home(source: Source, pk: int | None) -> str:
    row = source.row("person", pk)
    return row["organisation"] if row else ""


def note_title(note: Row) -> str:
    return _("(hidden)") if note["hidden"] else note["title"]


def note_name(source: Source, pk: int | None) -> str:
    """ "12 The title" """
    row = source.row("topic", pk)
    return f"{row['number']} {note_title(row)}" if row else ""


def room_name(row: Row | None) -> str:
    """ "Library, 1st floor" """
    return ", ".join(part for part in (row["name"], row["where"]) if part) if row else ""


def conclusion_text(source: Source, pk: int | None) -> str:
    row = source.row("conclusion", pk)
    return row["text"] if row else ""


def network_name(source: Source, pk: int | None) -> str:
    row = source.row("network", pk)
    return row["name"] if row else ""


def local(source: Source, moment: str | None) -> datetime | None:
    """In the event's own time, without a zone: spreadsheets know none."""
    if moment is None:
        return None
    zone = ZoneInfo(source.about["timezone"])
    return datetime.fromisoformat(moment).astimezone(zone).replace(tzinfo=None)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def on_the_wall(source: Source) -> list[Row]:
    """Notes by number, without those taken down or joined with another."""
    notes = (row for row in source.all("topic") if row["state"] not in ("withdrawn", "merged"))
    return sorted(notes, key=lambda row: row["number"])


def in_order(source: Source, kind: str) -> list[Row]:
    """Rooms or slots as the wall has them."""
    return sorted(source.all(kind), key=lambda row: (row["position"], row["id"]))


def by(source: Source, kind: str, name: str) -> dict[int, list[Row]]:
    """The rows of a kind by what their field `name` refers to."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in source.all(kind):
        found[row[name]].append(row)
    return found


def topic_state(state: str) -> str:
    return {
        "posted": _("On the wall"),
        "running": _("Under way"),
        "closed": _("Ended"),
        "rehung": _("Back on the wall"),
    }.get(state, state)


def plan_state(state: str) -> str:
    return {
        "open": _("Not begun"),
        "doing": _("Under way"),
        "done": _("Done"),
        "dropped": _("Given up"),
    }[state]


def comment_kind(kind: str) -> str:
    return {
        "note": _("Comment"),
        "insight": _("Insight"),
        "question": _("Question"),
        "decision": _("Decision"),
    }[kind]


def stance_word(stance: str) -> str:
    return {"agree": _("Agree"), "aside": _("Stand aside"), "object": _("Object")}[stance]
