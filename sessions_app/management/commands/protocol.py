"""manage.py protocol: the tables of docs/protocol.md, written from the code."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from ...actions.refusals import REFUSALS
from ...actions.registry import ACTIONS, Action
from ...models import PHASES

PATH = settings.BASE_DIR / "docs" / "protocol.md"


class Command(BaseCommand):
    help = "Write the tables of docs/protocol.md from the registry of actions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="only say whether it is up to date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now, wanted = PATH.read_text(), renewed(PATH)
        if options["check"] and now != wanted:
            raise CommandError("docs/protocol.md is out of date: run manage.py protocol")
        if now != wanted:
            PATH.write_text(wanted)


def renewed(path: Path) -> str:
    """The document with its tables as the code has them now."""
    text = path.read_text()
    with translation.override("en"):
        for name, table in (("actions", action_table()), ("refusals", refusal_table())):
            begin, end = f"<!-- {name}: manage.py protocol -->\n", f"<!-- end of {name} -->"
            before, _, rest = text.partition(begin)
            _old, _, after = rest.partition(end)
            text = f"{before}{begin}{table}{end}{after}"
    return text


def action_table() -> str:
    lines = [
        "| action | fields (`?` optional) | who | phases | what it does |",
        "|---|---|---|---|---|",
    ]
    lines += [line(action) for action in ACTIONS.values() if action.public]
    return "\n".join(lines) + "\n"


def line(action: Action) -> str:
    who = "anyone with the code" if action.joins else action.by.__doc__
    cells = (f"`{action.name}`", fields(action), who, phases(action), action.summary)
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def fields(action: Action) -> str:
    said = []
    for name, field in action.fields.items():
        notes = [note for note in (field.note, "or null" if field.nullable else "") if note]
        optional = "" if field.required else "?"
        said.append(f"{name}{optional}" + (f" ({' '.join(notes)})" if notes else ""))
    return ", ".join(said) or "–"


def phases(action: Action) -> str:
    """The shortest true way to say it."""
    if action.phases is None:
        return "any"
    missing = [phase for phase in PHASES if phase not in action.phases]
    if len(missing) == 1:
        return f"any but `{missing[0]}`"
    return " ".join(f"`{phase}`" for phase in action.phases)


def refusal_table() -> str:
    lines = ["| status | code | what it says |", "|---|---|---|"]
    lines += [
        f"| {status} | `{code}` | {title}. {detail} |"
        for code, (status, title, detail) in REFUSALS.items()
    ]
    return "\n".join(lines) + "\n"
