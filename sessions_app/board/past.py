"""An event's whole journal in one piece, for the time-lapse.

Hundreds of phones may open it in the minute the circle closes, so it is kept packed. gzip lets
pieces that were packed apart be laid end to end: full parts are packed once, and a new entry costs
packing the last part again. What is hidden or forgotten meanwhile makes all of it anew.
"""

import struct
import threading
import zlib
from typing import NamedTuple

import orjson

from . import journal
from .hub import VEILING
from .kept import Kept
from .mirror import GZIP_LEVEL
from .veil import Veil

PART = 2000  # entries
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time, no system
DEFLATE_END = b"\x03\x00"  # an empty last block
# A client that hears of one of these reads all of it again.
OPENING = b'{"veiling":' + orjson.dumps(sorted(VEILING)) + b',"entries":['
CLOSING = b"]}"


class Story(NamedTuple):
    """`{"veiling": […], "entries": […]}` to entry `seq` as gzip; `tag` changes with its bytes."""

    seq: int
    tag: str
    packed: bytes


class Piece(NamedTuple):
    """Deflated bytes to entry `seq`, with the checksum and length of all that went before too."""

    seq: int
    packed: bytes
    crc: int
    length: int

    def then(self, text: bytes, seq: int) -> "Piece":
        packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH)
        return Piece(seq, packed, zlib.crc32(text, self.crc), self.length + len(text))


class Past:
    def __init__(self, event_id: int) -> None:
        self.event_id = event_id
        self._lock = threading.Lock()
        self._veil: Veil | None = None
        self._full: list[Piece] = []
        self._story: Story | None = None

    def story(self, head: int) -> Story:
        """All entries to `head`, or a little further; veiled as things are now."""
        with self._lock:
            veil = Veil.of(self.event_id)
            if veil != self._veil:
                self._forget(veil)
            if self._story is None or self._story.seq < head:
                story = self._story = self._laid_together()
                if Veil.of(self.event_id) != veil:  # read while it moved: served, and not kept
                    self._forget(None)
                return story
            return self._story

    def _forget(self, veil: Veil | None) -> None:
        self._veil = veil
        self._full = [Piece(0, b"", 0, 0).then(OPENING, 0)]
        self._story = None

    def _laid_together(self) -> Story:
        while True:
            last = self._full[-1]
            lines = journal.read(self.event_id, last.seq, PART)
            text = ",".join(line.text for line in lines).encode()
            if lines and last.seq:
                text = b"," + text
            seq = lines[-1].seq if lines else last.seq
            if len(lines) < PART:
                break
            self._full.append(last.then(text, seq))
        end = last.then(text + CLOSING, seq)
        packed = b"".join(
            (
                GZIP_HEAD,
                *(piece.packed for piece in self._full),
                end.packed + DEFLATE_END,
                struct.pack("<II", end.crc, end.length % 2**32),
            )
        )
        return Story(seq, f"{seq}.{end.crc:08x}", packed)


pasts = Kept(Past)
