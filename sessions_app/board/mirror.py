"""board.json, built once per seq per process and kept as gzip bytes.

The rows are loaded from the database once and from then on kept by folding the journal, as every
browser does: a thousand phones arriving together cost one build, and a board of thousands of rows
is not read again for each change.
"""

import gzip
import time
from datetime import UTC, datetime
from typing import NamedTuple

import orjson

from . import journal
from .fold import fold
from .rows import Rows, iso, rows_of

BATCH = 500
FRESH = 1.0  # seconds a packed board is served: its server_time sets people's clocks
GZIP_LEVEL = 4  # the knee: 6 takes twice the time for 3 % less


class Board(NamedTuple):
    """All that is public at `seq`; `packed` is gzip of the JSON, made at `at` (monotonic s)."""

    seq: int
    packed: bytes
    at: float

    @property
    def stale(self) -> bool:
        return time.monotonic() - self.at > FRESH


class Mirror:
    """Used by one thread at a time (the hub's lock sees to it)."""

    def __init__(self, event_id: int) -> None:
        self.event_id = event_id
        self.seq = -1
        self.rows: Rows = {}
        self._board: Board | None = None

    def board(self) -> Board:
        """The board at the head, or a little later. Raises LookupError if the event is gone."""
        self._follow()
        if self._board is None or self._board.seq != self.seq or self._board.stale:
            self._board = Board(self.seq, self._pack(), time.monotonic())
        return self._board

    def _follow(self) -> None:
        if self.seq < 0:
            # Rows read one kind after another may straddle a change; folding the entries written
            # meanwhile over them sets every row that one touched, so the result is exact.
            head = journal.head(self.event_id)
            if head is None:
                raise LookupError(self.event_id)
            self.rows = rows_of(self.event_id)
            self.seq = head
        while lines := journal.read(self.event_id, self.seq, BATCH):
            for line in lines:
                fold(self.rows, orjson.loads(line.text))
            self.seq = lines[-1].seq
            if len(lines) < BATCH:
                break

    def _pack(self) -> bytes:
        board = {
            "seq": self.seq,
            "server_time": iso(datetime.now(UTC)),
            "rows": self.rows,
        }
        return gzip.compress(orjson.dumps(board), GZIP_LEVEL, mtime=0)
