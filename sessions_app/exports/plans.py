"""Action plans to work on: as a table, in a calendar, and as JSON."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Todo
from icalendar import Event as CalendarEvent

from ..board.rows import Row
from ..calendars import MAKER
from .naming import local, note_name, person_home, person_name, plan_state
from .registry import Export, offer
from .source import Source
from .tables import CSV_TYPE, XLSX_TYPE, Table, csv_of, xlsx_of

STATUS = {
    "open": "NEEDS-ACTION",
    "doing": "IN-PROCESS",
    "done": "COMPLETED",
    "dropped": "CANCELLED",
}
ICS_TYPE = "text/calendar; charset=utf-8"


def table(source: Source) -> Table:
    """In the language that is spoken now."""
    rows = []
    for plan in source.all("plan"):
        helpers = [row["person"] for row in source.all("support") if row["plan"] == plan["id"]]
        rows.append(
            (
                plan["id"],
                plan["what"],
                plan["first_step"],
                person_name(source, plan["owner"]) or _("nobody yet"),
                person_home(source, plan["owner"]),
                due_of(plan),
                plan_state(plan["state"]),
                plan["note"],
                local(source, plan["progress_at"]),
                note_name(source, plan["topic"]),
                conclusion_text(source, plan),
                network_name(source, plan),
                person_name(source, plan["proposer"]),
                len(helpers),
                ", ".join(person_name(source, person) for person in helpers),
            )
        )
    heads = (
        *(_("No."), _("What"), _("First step"), _("Owner"), _("Organisation"), _("Due")),
        *(_("Where it stands"), _("Latest words"), _("Told at"), _("From note")),
        *(_("From conclusion"), _("Network"), _("Proposed by"), _("Helpers"), _("Who helps")),
    )
    return Table(_("Action plans"), heads, rows)


def due_of(plan: Row) -> date | None:
    return date.fromisoformat(plan["due"]) if plan["due"] else None


def conclusion_text(source: Source, plan: Row) -> str:
    row = source.row("conclusion", plan["conclusion"])
    return row["text"] if row else ""


def network_name(source: Source, plan: Row) -> str:
    row = source.row("network", plan["network"])
    return row["name"] if row else ""


def as_csv(source: Source) -> bytes:
    with translation.override(source.about["language"]):
        return csv_of(table(source), source.about["language"])


def as_xlsx(source: Source) -> bytes:
    with translation.override(source.about["language"]):
        return xlsx_of(table(source))


def as_json(source: Source) -> bytes:
    """The rows of docs/protocol.md, each with the names its ids stand for."""
    plans = [
        plan
        | {
            "owner_name": person_name(source, plan["owner"]) or None,
            "owner_organisation": person_home(source, plan["owner"]) or None,
            "proposer_name": person_name(source, plan["proposer"]) or None,
            "topic_title": note_name(source, plan["topic"]) or None,
            "supporters": [
                row["person"] for row in source.all("support") if row["plan"] == plan["id"]
            ],
        }
        for plan in source.all("plan")
    ]
    about = {name: source.about[name] for name in ("code", "title", "theme", "timezone")}
    told: dict[str, Any] = {"seq": source.seq, "event": about, "plans": plans}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2)


def as_ics(source: Source) -> bytes:
    """A task for each plan (VTODO); with `?as=events`, for calendars that show no tasks, a whole
    day for each that has one."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    with translation.override(source.about["language"]):
        calendar.add("x-wr-calname", f"{_('Action plans')} · {source.about['title']}")
        for plan in source.all("plan"):
            if source.options.get("as") != "events":
                calendar.add_component(task(source, plan))
            elif plan["due"]:
                calendar.add_component(day(source, plan))
    return calendar.to_ical()


def task(source: Source, plan: Row) -> Todo:
    found = Todo()
    _describe(found, source, plan)
    if due := due_of(plan):
        found.add("due", due)
    found.add("status", STATUS[plan["state"]])
    if plan["state"] == "done" and plan["progress_at"]:
        found.add("completed", datetime.fromisoformat(plan["progress_at"]).astimezone(UTC))
        found.add("percent-complete", 100)
    return found


def day(source: Source, plan: Row) -> CalendarEvent:
    found = CalendarEvent()
    _describe(found, source, plan)
    due = due_of(plan)
    assert due is not None
    found.add("dtstart", due)
    found.add("dtend", due + timedelta(days=1))
    found.add("transp", "TRANSPARENT")
    if plan["state"] == "dropped":
        found.add("status", "CANCELLED")
    return found


def _describe(found: Any, source: Source, plan: Row) -> None:
    """What both have in common. Taken again later, it replaces the first, by its UID."""
    owner = person_name(source, plan["owner"]) or _("nobody yet")
    found.add("uid", f"plan-{plan['id']}-{source.about['code']}@openspace")
    found.add("dtstamp", datetime.now(UTC))
    found.add("sequence", source.seq)
    found.add("summary", plan["what"])
    if plan["owner"] is not None:
        found.add("contact", owner)
    lines = [
        f"{_('Owner')}: {owner}",
        f"{_('First step')}: {plan['first_step']}" if plan["first_step"] else "",
        plan["note"],
        f"{source.address}plans/",
    ]
    found.add("description", "\n".join(line for line in lines if line))
    found.add("url", f"{source.address}plans/")


offer(Export("plans.csv", CSV_TYPE, as_csv))
offer(Export("plans.xlsx", XLSX_TYPE, as_xlsx))
offer(Export("plans.json", "application/json", as_json))
offer(Export("plans.ics", ICS_TYPE, as_ics))
