"""manage.py rehearse: a simulated crowd walks through a whole Open Space."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from ...identity import person_token
from ...links import site_address
from ...models import Event
from ...models.person import FACILITATOR
from ...rehearsal.crowd import Orders
from ...rehearsal.figures import part_of
from ...rehearsal.report import figures_of, print_report
from ...rehearsal.run import run
from ...rehearsal.timetable import PRESETS, Timetable

MANY = 1500  # people: from here on two processes


class Command(BaseCommand):
    help = (
        "Let a simulated crowd walk through a whole Open Space on a running server, then print "
        "what it cost and whether anything broke. Use an event made for it: the crowd stays in it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        parser.add_argument("--people", type=int, default=300)
        parser.add_argument("--minutes", type=float, default=5)
        parser.add_argument("--preset", choices=sorted(PRESETS), help="instead of the two above")
        parser.add_argument("--url", default="", help="the server; default: the one run here")
        parser.add_argument("--token", default="", help="a facilitator's, for a server elsewhere")
        parser.add_argument("--seed", type=int, default=1, help="the same crowd each time")
        parser.add_argument("--clients", type=int, default=0, help="processes the crowd runs in")
        parser.add_argument("--again", action="store_true", help="also where people are in already")
        parser.add_argument("--json", type=Path, metavar="FILE", help="the figures, besides")

    def handle(self, *args: Any, **options: Any) -> None:
        orders = self.orders(options)
        console = Console(file=sys.stdout)
        columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        with Progress(*columns, console=console) as bar:
            task = bar.add_task("the crowd gathers", total=orders.day.seconds)
            told = run(orders, lambda parts: bar.update(task, **shown(parts, bar, task)))
            bar.update(task, completed=orders.day.seconds)
        found = figures_of(told, orders)
        print_report(console, found)
        if options["json"]:
            options["json"].write_text(json.dumps(found, indent=1) + "\n")
        if found["broken"] or found["errors"]:
            raise SystemExit(1)

    def orders(self, options: dict[str, Any]) -> Orders:
        """Raises CommandError."""
        day = PRESETS.get(options["preset"] or "")
        if day is None:
            if not (1 <= options["people"] <= 20_000 and 0.1 <= options["minutes"] <= 600):
                raise CommandError("Give 1 to 20,000 people and 0.1 to 600 minutes.")
            day = Timetable.of(options["people"], options["minutes"])
        code, token, language = options["code"].upper(), options["token"], "en"
        if not token:
            event = Event.objects.filter(code=code).first()
            if event is None:
                raise CommandError(f"There is no event {code} here. Elsewhere, give --token.")
            if event.people.exclude(role=FACILITATOR).exists() and not options["again"]:
                raise CommandError(
                    f"People are in event {code} already. Make one for rehearsing, or say --again."
                )
            leader = event.people.filter(role=FACILITATOR, removed=False, forgotten=False).first()
            if leader is None:
                raise CommandError(f"Event {code} has no facilitator.")
            token, language = person_token(leader), event.language
        return Orders(
            url=(options["url"] or site_address()).rstrip("/"),
            code=code,
            token=token,
            language=language,
            day=day,
            seed=options["seed"],
            parts=options["clients"] or (2 if day.people >= MANY else 1),
        )


def shown(parts: dict[int, dict[str, Any]], bar: Progress, task: Any) -> dict[str, Any]:
    """What the bar says, of all processes together."""
    each = list(parts.values())
    recent = [took for part in each for took in part["recent"]]
    trouble = sum(part["broken"] + part["errors"] for part in each)
    words = (
        f"{each[0]['phase']} · {sum(part['in'] for part in each):,} in · "
        f"{sum(part['actions'] for part in each):,} actions · "
        f"p95 {part_of(recent, 0.95) * 1000:,.0f} ms"
    )
    description = f"{words} · {trouble} wrong" if trouble else words
    return {"completed": bar.tasks[task].elapsed or 0, "description": description}
