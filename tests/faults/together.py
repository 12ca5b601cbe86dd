"""Screens that follow in threads of their own, and things done at the same moment."""

import json
import threading
from collections.abc import Callable
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from sessions_app.board.fold import fold
from sessions_app.board.rows import Rows


class Follower(threading.Thread):
    """A screen in a thread of its own: folds what it gets, and insists on the order."""

    def __init__(self, connection: ClientConnection, after: int = 0) -> None:
        super().__init__(daemon=True)
        self.connection = connection
        self.rows: Rows = {}
        self.seq = after
        self.wrong: list[str] = []
        self.start()

    def run(self) -> None:
        try:
            for text in self.connection:
                frame = json.loads(text)
                if frame["type"] == "changes":
                    self.take(frame)
        except ConnectionClosed:
            pass

    def take(self, frame: dict[str, Any]) -> None:
        seqs = [entry["seq"] for entry in frame["entries"]]
        if frame["after"] != self.seq or seqs != list(range(self.seq + 1, frame["seq"] + 1)):
            self.wrong.append(f"at {self.seq}: {frame['after']} {seqs}")
        for entry in frame["entries"]:
            fold(self.rows, entry)
        self.seq = frame["seq"]


def at_once(*jobs: Callable[[], object]) -> None:
    """All begin together, each in a thread."""
    start = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> None:
        start.wait()
        job()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
