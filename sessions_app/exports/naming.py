"""How tables and calendars speak of rows: people, places and times in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ..board.rows import Row
from .source import Source


def person_name(source: Source, pk: int | None) -> str:
    """ "" for nobody; somebody who has gone is "someone"."""
    if pk is None:
        return ""
    row = source.row("person", pk)
    return row["name"] if row else _("someone")


def person_home(source: Source, pk: int | None) -> str:
    row = source.row("person", pk)
    return row["organisation"] if row else ""


def note_name(source: Source, pk: int | None) -> str:
    """ "12 The title"; a hidden note has only its number."""
    row = source.row("topic", pk)
    return f"{row['number']} {row['title']}".rstrip() if row else ""


def room_name(row: Row | None) -> str:
    """ "Library, 1st floor" """
    return ", ".join(part for part in (row["name"], row["where"]) if part) if row else ""


def zone_of(source: Source) -> ZoneInfo:
    return ZoneInfo(source.about["timezone"])


def local(source: Source, moment: str | None) -> datetime | None:
    """In the event's own time, without a zone: spreadsheets know none."""
    if moment is None:
        return None
    return datetime.fromisoformat(moment).astimezone(zone_of(source)).replace(tzinfo=None)


def on_the_wall(source: Source) -> list[Row]:
    """Notes by number, without those taken down or joined with another."""
    notes = (row for row in source.all("topic") if row["state"] not in ("withdrawn", "merged"))
    return sorted(notes, key=lambda row: row["number"])


def topic_state(state: str) -> str:
    return {
        "posted": _("On the wall"),
        "running": _("Under way"),
        "closed": _("Closed"),
        "rehung": _("Back on the wall"),
    }.get(state, state)


def plan_state(state: str) -> str:
    return {
        "open": _("Not begun"),
        "doing": _("Under way"),
        "done": _("Done"),
        "dropped": _("Given up"),
    }[state]
