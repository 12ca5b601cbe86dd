"""A rehearsal's table of figures, for people and as JSON."""

from typing import Any

from rich.console import Console
from rich.table import Table

from .crowd import Orders
from .figures import part_of
from .run import Told


def figures_of(told: Told, orders: Orders) -> dict[str, Any]:
    """Plain numbers; seconds, bytes and counts by their names."""
    figures, day, cost = told.figures, orders.day, told.cost
    rush_ends = told.began + day.begins("welcome")
    rush = figures.acks_between(0, rush_ends)
    after = figures.acks_between(rush_ends, float("inf"))
    changes = figures.changes()
    screens = max(1, figures.screens)
    found: dict[str, Any] = {
        "people": day.people,
        "screens": figures.screens,
        "seconds": told.seconds,
        "entries": told.entries,
        "actions": len(figures.acks),
        "actions_per_second": len(figures.acks) / told.seconds,
        "door": percentiles(figures.doors),
        "ack_in_the_rush": percentiles(rush),
        "ack": percentiles(after),
        "ack_facilitator": percentiles(figures.urgent),
        "change_to_last_screen": percentiles(changes),
        "catch_up": percentiles(figures.catch_ups),
        "bytes_per_phone": figures.bytes / screens,
        "frames_per_phone": figures.frames / screens,
        "refusals": dict(figures.refusals),
        "retries": dict(figures.retries),
        "errors": dict(figures.errors),
        "broken": told.broken,
    }
    if cost.found:
        found["server"] = {
            "memory_before": cost.memory_first,
            "memory_most": cost.memory_most,
            "memory_per_1000_sockets": (cost.memory_most - cost.memory_first) * 1000 / screens,
            "cores": cost.cores,
            "cores_per_1000_sockets": cost.cores * 1000 / screens,
        }
    return found


def percentiles(values: list[float]) -> dict[str, float]:
    return {
        "count": len(values),
        "p50": part_of(values, 0.5),
        "p95": part_of(values, 0.95),
        "p99": part_of(values, 0.99),
        "most": max(values, default=0.0),
    }


def print_report(console: Console, found: dict[str, Any]) -> None:
    table = Table(title=f"{found['people']} people in {found['seconds']:.0f} s", title_style="bold")
    table.add_column("")
    for name in ("p50", "p95", "p99", "most"):
        table.add_column(name, justify="right")
    for name, words in (
        ("door", "through the door: page, joining, board"),
        ("ack_in_the_rush", "an action answered, while people arrive"),
        ("ack", "an action answered, afterwards"),
        ("ack_facilitator", "a facilitator's action answered"),
        ("change_to_last_screen", "from an action to the last screen"),
        ("catch_up", "a phone back from sleep caught up"),
    ):
        row = found[name]
        cells = (f"{row[part] * 1000:,.0f} ms" for part in ("p50", "p95", "p99", "most"))
        table.add_row(f"{words} ({row['count']})", *cells)
    console.print(table)
    for line in plain(found):
        console.print(line, highlight=False)
    for said in found["broken"]:
        console.print(f"BROKEN  {said}", style="bold red", highlight=False, markup=False)
    if not found["broken"]:
        console.print("No invariant broken.", style="bold green")


def plain(found: dict[str, Any]) -> list[str]:
    rate = f"{found['actions_per_second']:.0f} a second"
    lines = [
        f"{found['actions']:,} actions ({rate}), {found['entries']:,} entries in the journal",
        f"{found['screens']:,} screens, each with {found['frames_per_phone']:,.0f} frames and "
        f"{found['bytes_per_phone'] / 1024:,.0f} KB",
        f"honest refusals: {listed(found['refusals'])}",
        f"tried again: {listed(found['retries'])}",
        f"errors: {listed(found['errors'])}",
    ]
    if server := found.get("server"):
        lines.append(
            f"server: {server['memory_most'] / 2**20:,.0f} MB at the most "
            f"({server['memory_per_1000_sockets'] / 2**20:,.0f} MB for each 1,000 screens), "
            f"{server['cores']:.2f} cores "
            f"({server['cores_per_1000_sockets']:.2f} for each 1,000 screens)"
        )
    return lines


def listed(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {count:,}" for name, count in ordered) or "none"
