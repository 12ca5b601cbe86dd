"""The wall as tables: the notes as one (CSV), or a workbook with a sheet for each subject."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from ..board.rows import Row
from . import plans
from .naming import (
    by,
    comment_kind,
    conclusion_text,
    in_its_language,
    in_order,
    local,
    note_name,
    note_title,
    on_the_wall,
    person_home,
    person_name,
    room_name,
    topic_state,
)
from .outcome_tables import closing_words, conclusions, networks
from .registry import Export, offer
from .source import Source
from .tables import CSV_TYPE, XLSX_TYPE, Table, Value, csv_for, listed, xlsx_of


def notes(source: Source) -> Table:
    going, said = by(source, "attendance", "topic"), by(source, "comment", "topic")
    dots = {row["topic"]: row["dots"] for row in source.all("vote")}
    heads = (
        *(_("No."), _("Title"), _("Text"), _("Convener"), _("Organisation"), _("Room"), _("Time")),
        *(_("Starts"), _("Ends"), _("State"), _("Signed up"), _("Who signed up")),
        *(_("Summary"), _("Comments"), _("Dots"), _("Conclusion")),
    )
    rows = [
        (
            note["number"],
            note_title(note),
            note["text"],
            person_name(source, note["convener"]),
            person_home(source, note["convener"]),
            room_name(source.row("room", note["room"])),
            *_times(source, note),
            topic_state(note["state"]),
            len(going[note["id"]]),
            listed(person_name(source, row["person"]) for row in going[note["id"]]),
            note["summary"],
            len(said[note["id"]]),
            dots.get(note["id"], 0) if source.about["dots_shown"] else None,
            conclusion_text(source, note["conclusion"]),
        )
        for note in on_the_wall(source)
    ]
    return Table(_("Notes"), heads, rows)


def _times(source: Source, note: Row) -> tuple[Value, Value, Value]:
    slot = source.row("slot", note["slot"])
    if slot is None:
        return "", None, None
    return slot["label"], local(source, slot["starts_at"]), local(source, slot["ends_at"])


def grid(source: Source) -> Table:
    """Rooms down, times across, as it hangs."""
    slots = in_order(source, "slot")
    at = {(note["room"], note["slot"]): note["id"] for note in on_the_wall(source)}
    rows = [
        (room_name(room), *(note_name(source, at.get((room["id"], slot["id"]))) for slot in slots))
        for room in in_order(source, "room")
    ]
    times = (f"{slot['label']} {_hours(source, slot)}" for slot in slots)
    return Table(_("The wall"), (_("Room"), *times), rows)


def _hours(source: Source, slot: Row) -> str:
    begin, end = (local(source, slot[name]) for name in ("starts_at", "ends_at"))
    return f"{begin:%H:%M}–{end:%H:%M}"


def comments(source: Source) -> Table:
    rows = [
        (
            note_name(source, row["topic"]),
            comment_kind(row["kind"]),
            row["text"],
            person_name(source, row["person"]),
            local(source, row["at"]),
            _("yes") if row["photo"] else "",
        )
        for row in source.all("comment")
    ]
    heads = (_("From note"), _("Kind"), _("Text"), _("Written by"), _("Written at"), _("Photo"))
    return Table(_("Comments"), heads, rows)


def sign_ups(source: Source) -> Table:
    """By note, in the order people signed up."""
    going = by(source, "attendance", "topic")
    rows = [
        (
            note_name(source, note["id"]),
            person_name(source, row["person"]),
            person_home(source, row["person"]),
        )
        for note in on_the_wall(source)
        for row in going[note["id"]]
    ]
    return Table(_("Sign-ups"), (_("Note"), _("Name"), _("Organisation")), rows)


def people(source: Source) -> Table:
    """Who is here; how they are reached is in no row, and so not here."""
    convened = by(source, "topic", "convener")
    going = by(source, "attendance", "person")
    rows = [
        (
            row["name"],
            row["organisation"],
            _("Facilitator") if row["role"] == "facilitator" else "",
            len(convened[row["id"]]),
            len(going[row["id"]]),
        )
        for row in source.all("person")
    ]
    heads = (_("Name"), _("Organisation"), _("Role"), _("Notes convened"), _("Notes signed up for"))
    return Table(_("People"), heads, rows)


SHEETS: tuple[Callable[[Source], Table], ...] = (
    *(grid, notes, comments, sign_ups, people),
    *(closing_words, conclusions, plans.table, networks),
)


@in_its_language
def as_csv(source: Source) -> bytes:
    return csv_for(source, notes(source))


@in_its_language
def as_xlsx(source: Source) -> bytes:
    return xlsx_of([sheet(source) for sheet in SHEETS], source.about["title"])


offer(Export("board.csv", CSV_TYPE, as_csv))
offer(Export("board.xlsx", XLSX_TYPE, as_xlsx, heavy=True))
