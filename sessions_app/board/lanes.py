"""The threads that touch the database, each with a connection it keeps.

Actions go through one lane in order of urgency: a facilitator's action never queues behind the
crowd's. Reads have their own lane, so that a thousand arriving phones do not hold up a writer.
"""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar
from weakref import WeakSet

from django.db import Error, OperationalError, connection, transaction

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")

# Actions of one event that wait together are committed together: one flush to disk for all of
# them, and the interpreter goes back and forth between threads once, not once per query.
BATCH = 32
LONG = 0.8  # seconds; a database that fails after so long fails everybody who waits


class Busy(Exception):
    """The lane is full; nothing was done."""


@dataclass(order=True)
class Job:
    rank: tuple[int, int]
    together: object = field(compare=False)
    run: Callable[[], Any] = field(compare=False)
    future: Future = field(compare=False, default_factory=Future)

    @property
    def urgent(self) -> bool:
        return self.rank[0] == 0


# While many phones are told, no lane begins a job: each write lets go of the interpreter, and would
# have to wait for a thread that reckons. Telling 2,000 takes 60 ms alone, seconds beside one.
_may_begin = threading.Event()
_may_begin.set()
LONGEST_HUSH = 0.15  # seconds; a phone that is stuck keeps nobody from working


@contextmanager
def hush() -> Iterator[None]:
    """Held by whoever writes to many sockets."""
    _may_begin.clear()
    try:
        yield
    finally:
        _may_begin.set()


_lanes: "WeakSet[Lane]" = WeakSet()


def lanes() -> list["Lane"]:
    """All lanes of this process, by name."""
    return sorted(_lanes, key=lambda lane: lane.name)


class Lane:
    """`threads` workers; at most `most` jobs waiting."""

    def __init__(self, name: str, threads: int, most: int) -> None:
        self.name = name
        self._most = most
        self._order = itertools.count()
        self._waiting: list[Job] = []
        self._there = threading.Condition()
        _lanes.add(self)
        for number in range(threads):
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True).start()

    @property
    def waiting(self) -> int:
        """How many jobs no thread has begun."""
        return len(self._waiting)

    def submit(
        self, job: Callable[[], Answer], *, urgent: bool = False, together: object = None
    ) -> "Future[Answer]":
        """Queue a job; an urgent one goes before all others.

        Jobs with the same `together` may share one transaction (each in its own savepoint), so
        that their answers come when all are committed. Raises Busy when too many wait already.
        """
        rank = (0 if urgent else 1, next(self._order))
        with self._there:
            if len(self._waiting) >= self._most and not urgent:
                raise Busy(self.name)
            found = Job(rank, together, job)
            heapq.heappush(self._waiting, found)
            self._there.notify()
        return found.future

    def _work(self) -> None:
        while True:
            first = self._first()
            _may_begin.wait(LONGEST_HUSH)
            began = time.monotonic()
            done = self._run(first)
            if isinstance(done[0][1], OperationalError) and time.monotonic() - began > LONG:
                done += self._all_waiting(done[0][1])
            for job, answer in done:
                if isinstance(answer, BaseException):
                    job.future.set_exception(answer)
                else:
                    job.future.set_result(answer)

    def _first(self) -> Job:
        while True:
            with self._there:
                while not self._waiting:
                    self._there.wait()
                job = heapq.heappop(self._waiting)
            if job.future.set_running_or_notify_cancel():
                return job

    def _all_waiting(self, error: OperationalError) -> list[tuple[Job, Any]]:
        """Whoever waits behind a database out of reach hears so now, not one timeout each later."""
        with self._there:
            waiting, self._waiting = self._waiting, []
        return [(job, error) for job in waiting if job.future.set_running_or_notify_cancel()]

    def _another(self, last: Job, count: int) -> Job | None:
        """One more that may be committed with the last, if it waits next in line.

        Never after an urgent one: whoever asked for that should have the answer now.
        """
        if last.together is None or last.urgent or count == BATCH or not _may_begin.is_set():
            return None
        with self._there:
            while self._waiting and self._waiting[0].together == last.together:
                job = heapq.heappop(self._waiting)
                if job.future.set_running_or_notify_cancel():
                    return job
        return None

    def _run(self, first: Job) -> list[tuple[Job, Any]]:
        """Run a job, and those right behind it that share its transaction."""
        jobs = [first]
        answers: list[Any] = []
        try:
            with transaction.atomic() if first.together is not None else nullcontext():
                answers.append(_attempt(first))
                while _sound() and (job := self._another(jobs[-1], len(jobs))):
                    jobs.append(job)
                    answers.append(_attempt(job))
                if not _sound():
                    raise _why(answers[-1])
        except BaseException as error:  # the commit itself failed: none of them happened
            answers = [error] * len(jobs)
        if any(isinstance(answer, BaseException) for answer in answers):
            _let_go()
        return list(zip(jobs, answers, strict=True))


def _why(answer: Any) -> BaseException:
    """Why all that shared a transaction failed. Unless it is raised, Django rolls back without a
    word, and those before the one that failed are told that they were done."""
    if isinstance(answer, BaseException):
        return answer
    return OperationalError("the transaction was lost")


def _sound() -> bool:
    """Whether what was done in this transaction can still be committed."""
    return not (connection.needs_rollback or connection.closed_in_transaction)


def _let_go() -> None:
    """A connection that failed is not kept: the next job opens another."""
    try:
        connection.close()
    except Error as error:
        logger.warning("a connection could not be closed: %r", error)
        connection.connection = None


def _attempt(job: Job) -> Any:
    try:
        return job.run()
    except BaseException as error:  # whatever it was belongs to the one who asked
        return error


@lru_cache(maxsize=1)
def writing() -> Lane:
    # SQLite has one writer. On PostgreSQL a few let the events of one server run side by side.
    return Lane("writing", 1 if connection.vendor == "sqlite" else 4, most=5000)


@lru_cache(maxsize=1)
def reading() -> Lane:
    return Lane("reading", 2, most=20000)


@lru_cache(maxsize=1)
def unpacking() -> Lane:
    """For photos, one at a time: each may take some seconds, and 500 MB in its own process.

    Few may wait, since each holds several MB meanwhile; phones come again by themselves.
    """
    return Lane("unpacking", 1, most=30)
