"""What a picture says of itself, read without unpacking it: by content, never by name.

A few bytes can claim a wall of pixels. What claims too many is refused here, before any decoder
has seen it; the decoder looks again (decoding.py), since a header may lie to one of the two.
"""

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

# HEVC pictures (ISO/IEC 23008-12); AVIF and films name other brands.
HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
# JPEG's frame headers (ITU T.81, table B.1): SOF0…SOF15 without DHT, JPG and DAC.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers with no length: TEM, RST, SOI


Size = tuple[int, int]


class Header(NamedTuple):
    kind: str  # as Pillow calls it
    width: int
    height: int


def header_of(raw: bytes) -> Header | None:
    """None for what is no JPEG, PNG, WebP or HEIC; 0 by 0 where it breaks off too early to tell."""
    found = _kind_of(raw)
    if found is None:
        return None
    kind, size_of = found
    try:
        return Header(kind, *(size_of(raw) or (0, 0)))
    except (struct.error, IndexError):
        return Header(kind, 0, 0)


def _kind_of(raw: bytes) -> tuple[str, Callable[[bytes], Size | None]] | None:
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG", _jpeg
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG", _png
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return "WEBP", _webp
    if raw[4:8] == b"ftyp" and _brands(raw) & HEIF_BRANDS:
        return "HEIF", _heif
    return None


def _png(raw: bytes) -> Size | None:
    return struct.unpack_from(">II", raw, 16) if raw[12:16] == b"IHDR" else None


def _jpeg(raw: bytes) -> Size | None:
    at = 2
    while raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF or marker in STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", raw, at + 5)
            return width, height
        at += 2 + struct.unpack_from(">H", raw, at + 2)[0]
    return None


def _webp(raw: bytes) -> Size | None:
    match raw[12:16]:
        case b"VP8X":
            wide, high = (int.from_bytes(raw[at : at + 3], "little") + 1 for at in (24, 27))
            return (wide, high) if len(raw) > 30 else None
        case b"VP8L":
            bits = struct.unpack_from("<I", raw, 21)[0]
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", raw, 26)
            return width & 0x3FFF, height & 0x3FFF
    return None


def _brands(raw: bytes) -> set[bytes]:
    """Of an ISO file: the first, and those it can be read as."""
    end = min(int.from_bytes(raw[:4]), 256)
    return {raw[at : at + 4] for at in (8, *range(16, end, 4))}


def _heif(raw: bytes) -> Size | None:
    """The largest picture in the file: tiles, depth maps and thumbnails say their sizes too."""
    sizes = [
        struct.unpack_from(">II", raw, start + 4)
        for meta, meta_end in _boxes(raw, 0, len(raw), b"meta")
        for props, props_end in _boxes(raw, meta + 4, meta_end, b"iprp")
        for each, each_end in _boxes(raw, props, props_end, b"ipco")
        for start, _end in _boxes(raw, each, each_end, b"ispe")
    ]
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


def _boxes(raw: bytes, at: int, end: int, kind: bytes) -> Iterator[tuple[int, int]]:
    """Where the contents of each box of this kind begin and end (ISO/IEC 14496-12, 4.2)."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", raw, at)
        start = at + 8
        if size == 1:
            size, start = struct.unpack_from(">Q", raw, start)[0], start + 8
        stop = end if size == 0 else at + size
        if not start <= stop <= end:
            return
        if name == kind:
            yield start, stop
        at = stop
