"""The wall as tables: its notes, what their groups added, and the rooms × slots grid."""

from collections import Counter

from django.utils import translation
from django.utils.translation import gettext as _

from ..board.rows import Row
from .naming import (
    local,
    note_name,
    on_the_wall,
    person_home,
    person_name,
    room_name,
    topic_state,
)
from .plans import table as plans_table
from .registry import Export, offer
from .source import Source
from .tables import CSV_TYPE, XLSX_TYPE, Table, Value, csv_of, xlsx_of


def notes(source: Source) -> Table:
    comments = Counter(row["topic"] for row in source.all("comment"))
    dots = {row["topic"]: row["dots"] for row in source.all("vote")}
    heads = (
        *(_("No."), _("Title"), _("Text"), _("Convener"), _("Organisation"), _("Room"), _("Time")),
        *(_("Starts"), _("Ends"), _("State"), _("Signed up"), _("Who signed up")),
        *(_("Summary"), _("Comments"), _("Dots"), _("Conclusion")),
    )
    rows = [
        (
            note["number"],
            _("(hidden)") if note["hidden"] else note["title"],
            note["text"],
            person_name(source, note["convener"]),
            person_home(source, note["convener"]),
            room_name(source.row("room", note["room"])),
            *_slot(source, note),
            topic_state(note["state"]),
            len(going := _going(source, note)),
            ", ".join(person_name(source, person) for person in going),
            note["summary"],
            comments[note["id"]],
            dots.get(note["id"], 0),
            (source.row("conclusion", note["conclusion"]) or {}).get("text", ""),
        )
        for note in on_the_wall(source)
    ]
    return Table(_("Notes"), heads, rows)


def _slot(source: Source, note: Row) -> tuple[Value, Value, Value]:
    slot = source.row("slot", note["slot"])
    if slot is None:
        return "", None, None
    return slot["label"], local(source, slot["starts_at"]), local(source, slot["ends_at"])


def _going(source: Source, note: Row) -> list[int]:
    return [row["person"] for row in source.all("attendance") if row["topic"] == note["id"]]


def grid(source: Source) -> Table:
    """Rooms down, times across, as it hangs."""
    slots = sorted(source.all("slot"), key=lambda row: (row["position"], row["id"]))
    rooms = sorted(source.all("room"), key=lambda row: (row["position"], row["id"]))
    at = {(note["room"], note["slot"]): note["id"] for note in on_the_wall(source)}
    rows = [
        (
            room_name(room),
            *(note_name(source, at.get((room["id"], slot["id"]))) for slot in slots),
        )
        for room in rooms
    ]
    times = (f"{slot['label']} {_hours(source, slot)}" for slot in slots)
    return Table(_("The wall"), (_("Room"), *times), rows)


def _hours(source: Source, slot: Row) -> str:
    begin, end = (local(source, slot[name]) for name in ("starts_at", "ends_at"))
    assert begin is not None
    assert end is not None
    return f"{begin:%H:%M}–{end:%H:%M}"


def comments(source: Source) -> Table:
    kinds = {
        "note": _("Note"),
        "insight": _("Insight"),
        "question": _("Question"),
        "decision": _("Decision"),
    }
    rows = [
        (
            note_name(source, row["topic"]),
            kinds[row["kind"]],
            row["text"],
            person_name(source, row["person"]),
            local(source, row["at"]),
            _("yes") if row["photo"] else "",
        )
        for row in source.all("comment")
    ]
    heads = (_("From note"), _("Kind"), _("Text"), _("Written by"), _("Written at"), _("Photo"))
    return Table(_("Comments"), heads, rows)


def as_csv(source: Source) -> bytes:
    with translation.override(source.about["language"]):
        return csv_of(notes(source), source.about["language"])


def as_xlsx(source: Source) -> bytes:
    with translation.override(source.about["language"]):
        return xlsx_of(grid(source), notes(source), comments(source), plans_table(source))


offer(Export("board.csv", CSV_TYPE, as_csv))
offer(Export("board.xlsx", XLSX_TYPE, as_xlsx))
