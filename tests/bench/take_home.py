"""Books at Würzburg's size (2,108 people, 232 notes, 150 reports with 300 photos): what each costs
against packing the same board once, and what one being made does to the wall's own work.

The server and what it starts share one core; whoever listens has the other.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import httpx

from . import fanout, servers

NAMES = ("proceedings.pdf", "proceedings.docx", "proceedings.html", "proceedings.md", "doors.pdf")
BOUNDS = (12, 15, 10, 5, 5)  # times the board's processor time, each
ROUNDS = 12
SOCKETS = 1000
ONE_BOARD = (
    "import django; django.setup(); from sessions_app.models import Event;"
    "from sessions_app.board.mirror import Mirror;"
    "Mirror(Event.objects.get(code='{code}').pk).board()"
)


class Cost(NamedTuple):
    seconds: float  # of the processor
    megabytes: float  # the most it held


class Figures(NamedTuple):
    board: Cost
    made: dict[str, Cost]
    book: Cost  # 150 notes with 300 photos, as PDF
    quiet: float  # seconds until the last socket has a change, nothing being made
    making: float  # the same while a book is made


def cost(command: list[str], env: dict[str, str]) -> Cost:
    process = subprocess.Popen(command, cwd=servers.ROOT, env=env, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command}: {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure() -> Figures:
    with servers.openspace() as site, tempfile.TemporaryDirectory() as folder:
        env = site.env | {"RAYON_NUM_THREADS": "1"}
        whole, book = (made_event(env, size) for size in ("WURZBURG", "BOOK"))
        board = cost([sys.executable, "-c", ONE_BOARD.format(code=whole)], env)
        made = {name: export(env, whole, name, folder) for name in NAMES}
        one = export(env, book, "proceedings.pdf", folder)
        quiet, making = told_while_making(site, whole)
    return Figures(board, made, one, quiet, making)


def made_event(env: dict[str, str], size: str) -> str:
    """An event of that size in the site's own database; its code."""
    command = [sys.executable, "-m", "tests.exports.large", size]
    done = subprocess.run(
        command, cwd=servers.ROOT, env=env, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def export(env: dict[str, str], code: str, name: str, folder: str) -> Cost:
    path = Path(folder) / name
    found = cost([sys.executable, "manage.py", "export", code, name, "-o", str(path)], env)
    if path.stat().st_size < 10_000:
        raise RuntimeError(f"{name} is only {path.stat().st_size} bytes")
    return found


def told_while_making(site: servers.Site, code: str) -> tuple[float, float]:
    """The last of a thousand sockets has a change: before, while and after a book is made."""
    quiet = told(site)
    with being_made(site, code):
        making = told(site)
    return median(quiet + told(site)), median(making)


def told(site: servers.Site) -> list[float]:
    """A crowd of its own each time: whoever never answers is sent away after a minute."""
    way = fanout.way_to(site, "hub", SOCKETS)
    try:
        for number in range(ROUNDS):
            way.round(number)
    finally:
        way.crowd.close()
    return way.last[2:]  # the first two warm up


@contextmanager
def being_made(site: servers.Site, code: str) -> Iterator[None]:
    """A book, asked for as a facilitator does, and under way all the time."""
    headers = {"Authorization": f"Bearer {servers.facilitator_of(site, code)}"}
    path = f"/e/{code}/export/proceedings.pdf"
    with httpx.Client(base_url=site.base, trust_env=False, timeout=300, headers=headers) as client:
        asking = threading.Thread(target=lambda: client.get(path))
        asking.start()
        while stage(client, path) in ("waiting", "starting"):
            time.sleep(0.05)
        yield
        still = stage(client, path)
        asking.join()
    if still == "ready":
        raise RuntimeError("the book was made before the rounds were over")


def stage(client: httpx.Client, path: str) -> str:
    found: str = client.get(f"{path}/made.json").json()["stage"]
    return found
