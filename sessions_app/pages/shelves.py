"""What there is to take home, as the page `/e/CODE/export/` shows it: read from the registry."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ..exports.registry import EXPORTS, Export
from ..models import Event, Person


@dataclass
class Shelf:
    """One thing in its formats: `name` is what stands before the dot in their addresses."""

    name: str
    title: str
    about: str
    files: list[dict[str, Any]] = field(default_factory=list)


def shelves(event: Event, person: Person | None) -> list[Shelf]:
    """In a good order: the book, then plans, calendar, wall, doors, archive, and whatever else."""
    if person is None:
        return []
    named = known_shelves()
    for export in EXPORTS.values():
        if not export.offered or (export.facilitators_only and not person.is_facilitator):
            continue
        stem, _dot, ending = export.name.partition(".")
        shelf = named.setdefault(stem, Shelf(stem, stem, ""))
        shelf.files.append(_file(event, export, ending))
    return [shelf for shelf in named.values() if shelf.files]


def _file(event: Event, export: Export, ending: str) -> dict[str, Any]:
    address = reverse("export", args=[event.code, export.name])
    return {
        "name": export.name,
        "address": address,
        "heavy": export.heavy,
        "made": reverse("export_made", args=[event.code, export.name]) if export.heavy else "",
        "format": format_name(ending),
        "for_facilitators": export.facilitators_only,
    }


def known_shelves() -> dict[str, Shelf]:
    about = {
        "proceedings": (_("The book of the day"), ""),
        "plans": (_("Action plans"), _("Who does what, by when: as a table, or for a calendar.")),
        "schedule": (_("The day's times"), _("All notes with time and place, for a calendar.")),
        "board": (_("The wall as a table"), _("Every note with its place and how it went.")),
        "doors": (
            _("Door sheets"),
            _("A page to hang on each door: its times and topics, and the way in."),
        ),
        "archive": (
            _("The whole event"),
            _("Every row, the journal and the photos. It can be brought back, here or elsewhere."),
        ),
        "audit": (_("Who did what"), _("Every change of the day, with who made it and when.")),
    }
    return {name: Shelf(name, *words) for name, words in about.items()}


def format_name(ending: str) -> str:
    return {
        "pdf": _("PDF, to print"),
        "docx": _("Word, to go on writing"),
        "html": _("Web page, to keep"),
        "md": _("Markdown, for a wiki"),
        "csv": "CSV",
        "xlsx": _("Excel"),
        "ics": _("Calendar"),
        "json": "JSON",
        "zip": _("Archive (zip)"),
    }.get(ending, ending.upper())
