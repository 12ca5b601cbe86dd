"""Heavy exports are made apart: in a process of their own, of low priority and bounded memory.

One at a time for each server process, so that the wall keeps its core. What was made serves all
who ask for the same at the same seq: a hundred people asking cost one making. Those who ask while
it waits in line share it too; those who come after it has read the rows get one that is newer.
"""

import asyncio
import json
import logging
import os
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..actions.refusals import Refused
from ..board.lanes import Lane
from ..kept_files import folder_of
from ..models import Entry

logger = logging.getLogger(__name__)

LINE = 20  # at most so many wait
KEPT = 600.0  # seconds a made file serves, while nothing changes
MOST_KEPT = 12
FAILED = 10.0  # seconds before what failed is tried again
PATIENCE = 180.0  # seconds a making may take
AGAIN = 3  # times a wish is renewed that came while its rows were being read
WRITTEN_OVER = 3  # times it is made again because somebody was forgotten meanwhile


class Key(NamedTuple):
    """What makes two wishes the same."""

    event_id: int
    code: str
    name: str
    choices: tuple[tuple[str, str], ...]
    address: str


@dataclass
class Job:
    """One making. `stage`: waiting, starting, reading, photos, pages, ready, failed; `done` of `of`
    in it."""

    key: Key
    stage: str = "waiting"
    done: int = 0
    of: int = 0
    seq: int = -1
    path: Path | None = None
    at: float = field(default_factory=time.monotonic)
    future: "Future[Path]" = field(default_factory=Future)

    def serves(self, seq: int) -> bool:
        """Whether it holds all that had happened at `seq`; or will, as its rows are yet to be read.

        Whoever waits for it looks once more at its `seq` in the end.
        """
        return self.stage == "failed" or self.seq < 0 or self.seq >= seq

    @property
    def stale(self) -> bool:
        """Made too long ago, thrown away, or failed a while ago."""
        if not self.future.done():
            return False
        age = time.monotonic() - self.at
        if self.stage == "failed":
            return age > FAILED
        return age > KEPT or self.path is None or not self.path.exists()

    def told(self, ahead: int) -> dict[str, Any]:
        return {"stage": self.stage, "done": self.done, "of": self.of, "ahead": ahead}


class Makings:
    """What is being made and what was, in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: list[Job] = []

    def wanted(self, key: Key, seq: int) -> Job:
        """The making that answers this wish, begun now if there is none. Raises Busy."""
        with self._lock:
            self._put_away()
            for job in self._jobs:
                if job.key == key and job.serves(seq):
                    return job
            job = Job(key)
            job.future = line().submit(lambda: self._make(job))
            self._jobs.append(job)
            return job

    def ahead_of(self, job: Job) -> int:
        """How many are made before this one."""
        with self._lock:
            before = self._jobs[: self._jobs.index(job)] if job in self._jobs else []
            return sum(not other.future.done() for other in before)

    def tidy(self) -> None:
        with self._lock:
            self._put_away()

    def _put_away(self) -> None:
        """Drop what is stale, and what a newer one has taken the place of."""
        newest = {job.key: job.seq for job in self._jobs if job.stage == "ready"}
        done = [job for job in self._jobs if job.future.done()]
        spare = {id(job) for job in done[: max(0, len(done) - MOST_KEPT)]}
        for job in list(self._jobs):
            old = job.stage == "ready" and job.seq < newest.get(job.key, -1)
            if job.stale or old or id(job) in spare:
                self._jobs.remove(job)
                if job.path is not None:
                    job.path.unlink(missing_ok=True)

    def _make(self, job: Job) -> Path:
        for _time in range(WRITTEN_OVER):
            folder = folder_of(job.key.event_id)
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            path = folder / f"{uuid.uuid4().hex}-{job.key.name}"
            job.stage, job.seq, job.done, job.of = "starting", -1, 0, 0
            well = _run(job, path)
            # Read before and written after somebody was forgotten: that file must not be.
            if _forgotten_since(job):
                path.unlink(missing_ok=True)
                continue
            job.at = time.monotonic()
            if well:
                job.path, job.stage = path, "ready"
                _later(self.tidy)
                return path
            path.unlink(missing_ok=True)
            break
        job.stage = "failed"
        raise Refused("unavailable", _("The file could not be made. Try again in a moment."),
                      retry_after=FAILED)  # fmt: skip


def _later(tidy: Callable[[], None]) -> None:
    """Also when nobody asks any more, no file lies longer than it serves."""
    clock = threading.Timer(KEPT + 1, tidy)
    clock.daemon = True
    clock.start()


def _run(job: Job, path: Path) -> bool:
    """The command of management/commands/export.py, watched as it tells how far it is.

    Whether it came to a good end.
    """
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "export"]
    command += [job.key.code, job.key.name, "-o", str(path), "--apart"]
    command += ["--address", job.key.address]
    for name, value in job.key.choices:
        command += ["--choose", f"{name}={value}"]
    # One thread for the typesetter: the others belong to the wall.
    env = os.environ | {"RAYON_NUM_THREADS": "1"}
    with subprocess.Popen(
        command, env=env, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True
    ) as process:
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        try:
            assert process.stdout is not None
            for told in process.stdout:
                _hear(job, told)
        finally:
            watch.cancel()
    if process.returncode:
        logger.error("%s of %s was not made: %s", job.key.name, job.key.code, process.returncode)
    return process.returncode == 0 and path.exists()


def _hear(job: Job, told: str) -> None:
    news = json.loads(told)
    if "seq" in news:
        job.seq = news["seq"]
    else:
        job.stage, job.done, job.of = news["stage"], news["done"], news["of"]


def _forgotten_since(job: Job) -> bool:
    after = Entry.objects.filter(event=job.key.event_id, seq__gt=job.seq)
    return after.filter(action="person.forget").exists()


def _sweep(folder: Path) -> None:
    """What a server that ended in the middle left behind."""
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime > 2 * KEPT:
            path.unlink(missing_ok=True)


async def finished(key: Key, seq: int) -> Path:
    """The file, made now or already there. Raises Busy, Refused."""
    for _time in range(AGAIN):
        job = makings().wanted(key, seq)
        # Shielded: others wait for the same, whoever hangs up.
        path = await asyncio.shield(asyncio.wrap_future(job.future))
        if job.seq >= seq:  # else it had read its rows just before
            return path
    raise Refused("unavailable", retry_after=2)


@lru_cache(maxsize=1)
def line() -> Lane:
    return Lane("making", 1, most=LINE)


@lru_cache(maxsize=1)
def makings() -> Makings:
    return Makings()
