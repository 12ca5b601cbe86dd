"""What a bench found: printed as it comes, kept as JSON, and held against bounds and goals."""

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from math import log
from pathlib import Path
from statistics import linear_regression

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """A figure with its unit, or a ratio (unit "") that is at least or at most `bound`.

    A ratio that is `promised` fails the bench when it is missed; any other is a goal.
    """

    name: str
    found: float
    unit: str = ""
    bound: float | None = None
    at_least: bool = False
    promised: bool = False

    @property
    def good(self) -> bool:
        if self.bound is None:
            return True
        return self.found >= self.bound if self.at_least else self.found <= self.bound

    def __str__(self) -> str:
        if self.bound is None:
            return f"  {self.name:<58} {self.found:10,.2f} {self.unit}"
        sign = "≥" if self.at_least else "≤"
        verdict = "ok" if self.good else "MISSED" if self.promised else "short of the goal"
        return f"  {self.name:<58} {self.found:10.2f} {sign} {self.bound:<6g} {verdict}"


@dataclass
class Report:
    rows: list[Row] = field(default_factory=list)

    def part(self, title: str) -> None:
        print(f"\n{title}", flush=True)

    def figure(self, name: str, found: float, unit: str) -> None:
        self._add(Row(name, found, unit))

    def ratio(
        self,
        name: str,
        found: float,
        bound: float,
        *,
        at_least: bool = False,
        promised: bool = False,
    ) -> None:
        self._add(Row(name, found, "", bound, at_least, promised))

    @staticmethod
    def exponent(found: dict[int, float]) -> float:
        """The power of the size that a cost grows by: least squares of the logarithms. 1 is a
        straight line, 2 a square."""
        sizes, costs = zip(*sorted(found.items()), strict=True)
        return linear_regression([*map(log, sizes)], [*map(log, costs)]).slope

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        print(row, flush=True)

    @property
    def kept(self) -> bool:
        """Whether all that was promised was kept."""
        return all(row.good for row in self.rows if row.promised)

    def write(self, folder: Path) -> Path:
        now = datetime.now(UTC)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{now:%Y-%m-%dT%H%M%S}.json"
        told = {"at": now.isoformat(timespec="seconds"), **machine()}
        told["rows"] = [asdict(row) for row in self.rows]
        path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
        return path


def machine() -> dict[str, object]:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    return {
        "commit": done.stdout.strip() or "unknown",
        "cores": os.cpu_count(),
        "machine": f"{platform.machine()} {platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
    }


def compare(first: Path, second: Path) -> str:
    """Each figure of the second run as a multiple of the first's."""
    before, after = (
        {row["name"]: row for row in json.loads(path.read_text())["rows"]}
        for path in (first, second)
    )
    lines = [f"{'':60}{'before':>12}{'after':>12}{'times':>8}"]
    for name in before.keys() & after.keys():
        was, now = before[name]["found"], after[name]["found"]
        times = f"{now / was:8.2f}" if was else "       –"
        lines.append(f"{name:60}{was:12,.3f}{now:12,.3f}{times}")
    missing = sorted(before.keys() ^ after.keys())
    return "\n".join([lines[0], *sorted(lines[1:]), *(f"only in one: {name}" for name in missing)])
