"""Action plans to work on: as a table, in a calendar, and as JSON."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

import orjson
from django.utils.translation import gettext as _
from icalendar import Event, Todo

from ..board.rows import Row
from ..calendars import ICS_TYPE, calendar_named
from .naming import (
    by,
    conclusion_text,
    day_of,
    in_its_language,
    local,
    network_name,
    note_name,
    person_home,
    person_name,
    plan_state,
)
from .registry import Export, offer
from .source import Source
from .tables import CSV_TYPE, XLSX_TYPE, Table, csv_for, listed, xlsx_of

Entry = TypeVar("Entry", Todo, Event)

STATUS = {
    "open": "NEEDS-ACTION",
    "doing": "IN-PROCESS",
    "done": "COMPLETED",
    "dropped": "CANCELLED",
}


def table(source: Source) -> Table:
    """In the language that is spoken now."""
    supports = by(source, "support", "plan")
    rows = []
    for plan in source.all("plan"):
        helpers = [row["person"] for row in supports[plan["id"]]]
        rows.append(
            (
                plan["id"],
                plan["what"],
                plan["first_step"],
                person_name(source, plan["owner"]) or _("nobody yet"),
                person_home(source, plan["owner"]),
                day_of(plan["due"]),
                plan_state(plan["state"]),
                plan["note"],
                local(source, plan["progress_at"]),
                note_name(source, plan["topic"]),
                conclusion_text(source, plan["conclusion"]),
                network_name(source, plan["network"]),
                person_name(source, plan["proposer"]),
                len(helpers),
                listed(person_name(source, person) for person in helpers),
            )
        )
    heads = (
        *(_("No."), _("What"), _("First step"), _("Owner"), _("Organisation"), _("Due")),
        *(_("Where it stands"), _("Latest words"), _("Told at"), _("From note")),
        *(_("From conclusion"), _("Network"), _("Proposed by"), _("Helpers"), _("Who helps")),
    )
    return Table(_("Action plans"), heads, rows)


@in_its_language
def as_csv(source: Source) -> bytes:
    return csv_for(source, table(source))


@in_its_language
def as_xlsx(source: Source) -> bytes:
    return xlsx_of([table(source)], source.about["title"])


@in_its_language
def as_json(source: Source) -> bytes:
    """The rows of docs/protocol.md, each with the names its ids stand for (docs/exports.md)."""
    supports = by(source, "support", "plan")
    plans = []
    for plan in source.all("plan"):
        helpers = [row["person"] for row in supports[plan["id"]]]
        named = {
            "owner_name": _known_name(source, plan["owner"]),
            "owner_organisation": person_home(source, plan["owner"]) or None,
            "proposer_name": _known_name(source, plan["proposer"]),
            "topic_name": note_name(source, plan["topic"]) or None,
            "conclusion_text": conclusion_text(source, plan["conclusion"]) or None,
            "network_name": network_name(source, plan["network"]) or None,
            "supporters": helpers,
            "supporter_names": [_known_name(source, person) for person in helpers],
        }
        plans.append(plan | named)
    about = ("code", "title", "theme", "language", "timezone")
    event = {name: source.about[name] for name in about}
    told: dict[str, Any] = {"seq": source.seq, "event": event, "plans": plans}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _known_name(source: Source, pk: int | None) -> str | None:
    """None for nobody, and for somebody who has gone."""
    return person_name(source, pk) if source.row("person", pk) else None


@in_its_language
def as_ics(source: Source) -> bytes:
    """A task for each plan (VTODO); with `?as=events`, for calendars that show no tasks, a whole
    day for each that has one."""
    calendar = calendar_named(f"{_('Action plans')} · {source.about['title']}")
    made = datetime.now(UTC)
    as_days = source.options.get("as") == "events"
    for plan in source.all("plan"):
        if not as_days:
            calendar.add_component(task_entry(source, plan, made))
        elif plan["due"]:
            calendar.add_component(day_entry(source, plan, made))
    return calendar.to_ical()


def task_entry(source: Source, plan: Row, made: datetime) -> Todo:
    found = Todo()
    if due := day_of(plan["due"]):
        found.add("due", due)
    found.add("status", STATUS[plan["state"]])
    if plan["state"] == "done" and plan["progress_at"]:
        found.add("completed", datetime.fromisoformat(plan["progress_at"]).astimezone(UTC))
        found.add("percent-complete", 100)
    return _told(found, source, plan, made)


def day_entry(source: Source, plan: Row, made: datetime) -> Event:
    """The day it is due: all of it, and free for other things."""
    due = date.fromisoformat(plan["due"])
    found = Event()
    found.add("dtstart", due)
    found.add("dtend", due + timedelta(days=1))
    found.add("transp", "TRANSPARENT")
    found.add("status", "CANCELLED" if plan["state"] == "dropped" else "CONFIRMED")
    return _told(found, source, plan, made)


def _told(entry: Entry, source: Source, plan: Row, made: datetime) -> Entry:
    """With what both have in common.

    The owner is a CONTACT: an ORGANIZER or ATTENDEE would need an e-mail address.
    """
    owner, home = (of(source, plan["owner"]) for of in (person_name, person_home))
    link = f"{source.address}plans/"
    entry.add("uid", f"plan-{plan['id']}-{source.about['code']}@openspace")
    entry.add("sequence", source.seq)
    entry.add("dtstamp", made)
    entry.add("summary", plan["what"])
    if owner:
        entry.add("contact", f"{owner}, {home}" if home else owner)
    lines = [
        f"{_('Owner')}: {owner or _('nobody yet')}",
        f"{_('First step')}: {plan['first_step']}" if plan["first_step"] else "",
        plan["note"],
        link,
    ]
    entry.add("description", "\n".join(line for line in lines if line))
    entry.add("url", link)
    return entry


offer(Export("plans.csv", CSV_TYPE, as_csv))
offer(Export("plans.ics", ICS_TYPE, as_ics))
offer(Export("plans.json", "application/json", as_json))
offer(Export("plans.xlsx", XLSX_TYPE, as_xlsx))
