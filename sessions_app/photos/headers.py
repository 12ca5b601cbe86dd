"""What a picture says of itself, read without unpacking it: by content, never by name.

A few bytes can claim a wall of pixels. What claims too many is refused here, before any decoder
has seen it; the decoder looks again (decoding.py), since a header may lie to one of the two.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

# HEVC pictures (ISO/IEC 23008-12); AVIF and films name other brands.
HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
# JPEG's frame headers (ITU T.81, table B.1): SOF0…SOF15 without DHT, JPG and DAC.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers with no length: TEM, RST, SOI


class Header(NamedTuple):
    kind: str  # as Pillow calls it
    width: int
    height: int


def header_of(raw: bytes) -> Header | None:
    """None for what is no JPEG, PNG, WebP or HEIC, or breaks off before it tells its size."""
    try:
        if raw.startswith(b"\xff\xd8\xff"):
            return _jpeg(raw)
        if raw.startswith(b"\x89PNG\r\n\x1a\n") and raw[12:16] == b"IHDR":
            return Header("PNG", *struct.unpack_from(">II", raw, 16))
        if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
            return _webp(raw)
        if raw[4:8] == b"ftyp":
            return _heif(raw)
    except (struct.error, IndexError):
        pass  # breaks off: as good as none
    return None


def _jpeg(raw: bytes) -> Header | None:
    at = 2
    while raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF or marker in STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", raw, at + 5)
            return Header("JPEG", width, height)
        at += 2 + struct.unpack_from(">H", raw, at + 2)[0]
    return None


def _webp(raw: bytes) -> Header | None:
    match raw[12:16]:
        case b"VP8X":
            wide, high = (int.from_bytes(raw[at : at + 3], "little") + 1 for at in (24, 27))
            return Header("WEBP", wide, high) if len(raw) > 30 else None
        case b"VP8L":
            bits = struct.unpack_from("<I", raw, 21)[0]
            return Header("WEBP", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", raw, 26)
            return Header("WEBP", width & 0x3FFF, height & 0x3FFF)
    return None


def _heif(raw: bytes) -> Header | None:
    """The largest picture in the file: tiles, depth maps and thumbnails say their sizes too."""
    size = struct.unpack_from(">I", raw)[0]
    brands = {raw[at : at + 4] for at in (8, *range(16, min(size, 256), 4))}
    if not brands & HEIF_BRANDS:
        return None
    sizes = [
        struct.unpack_from(">II", raw, start + 4)
        for meta, meta_end in _boxes(raw, 0, len(raw), b"meta")
        for props, props_end in _boxes(raw, meta + 4, meta_end, b"iprp")
        for each, each_end in _boxes(raw, props, props_end, b"ipco")
        for start, _end in _boxes(raw, each, each_end, b"ispe")
    ]
    if not sizes:
        return None
    return Header("HEIF", *max(sizes, key=lambda size: size[0] * size[1]))


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
