"""The threads that touch the database, each with a connection it keeps.

Actions go through one lane in order of urgency: a facilitator's action never queues behind the
crowd's. Reads have their own lane, so that a thousand arriving phones do not hold up a writer.
"""

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache
from typing import Any, TypeVar

from django.db import close_old_connections, connection

Answer = TypeVar("Answer")
Job = tuple[int, int, Future, Callable[[], Any]]


class Busy(Exception):
    """The lane is full; nothing was done."""


class Lane:
    """`threads` workers; at most `most` jobs waiting."""

    def __init__(self, name: str, threads: int, most: int) -> None:
        self.name = name
        self._jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
        self._order = itertools.count()
        self._most = most
        for number in range(threads):
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True).start()

    def submit(self, job: Callable[[], Answer], *, urgent: bool = False) -> "Future[Answer]":
        """Raises Busy when too many jobs wait already."""
        if self._jobs.qsize() >= self._most and not urgent:
            raise Busy(self.name)
        future: Future[Answer] = Future()
        self._jobs.put((0 if urgent else 1, next(self._order), future, job))
        return future

    def _work(self) -> None:
        while True:
            *_, future, job = self._jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                answer = job()
            except BaseException as error:  # whatever it was belongs to the one who asked
                future.set_exception(error)
                # A connection that failed is not kept.
                connection.close()
            else:
                future.set_result(answer)
                close_old_connections()


@lru_cache(maxsize=1)
def writing() -> Lane:
    # SQLite has one writer. On PostgreSQL a few let the events of one server run side by side.
    return Lane("writing", 1 if connection.vendor == "sqlite" else 4, most=5000)


@lru_cache(maxsize=1)
def reading() -> Lane:
    return Lane("reading", 2, most=20000)
