"""Pictures as phones, scanners and mischief-makers send them."""

import base64
import io
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

pillow_heif.register_heif_opener()

KINDS = ("JPEG", "PNG", "WEBP", "HEIF")
# One for each corner: top left, top right, bottom left, bottom right.
CORNERS = ((220, 30, 30), (30, 160, 60), (30, 60, 200), (235, 200, 40))
SECRET = b"Lageret i nord"  # stands wherever metadata can
# What undoes each EXIF orientation, done beforehand: a camera held that way.
HELD = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def chart(width: int = 320, height: int = 200) -> Image.Image:
    """Four fields of colour: whichever way it is turned, one can see it."""
    picture = Image.new("RGB", (width, height))
    for number, colour in enumerate(CORNERS):
        left, top = (width // 2) * (number % 2), (height // 2) * (number // 2)
        picture.paste(colour, (left, top, left + width // 2, top + height // 2))
    return picture


def encoded(picture: Image.Image, kind: str = "JPEG", **saved: Any) -> bytes:
    out = io.BytesIO()
    if kind == "HEIF":
        saved = {"quality": 90, "enc_params": {"preset": "ultrafast"}} | saved
    picture.save(out, kind, **saved)
    return out.getvalue()


def data_url(raw: bytes, kind: str = "jpeg") -> str:
    return f"data:image/{kind.lower()};base64,{base64.b64encode(raw).decode()}"


def opened(jpeg: bytes) -> Image.Image:
    with Image.open(io.BytesIO(jpeg)) as picture:
        assert picture.format == "JPEG"
        picture.load()
    return picture


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours a little way in from each corner, in the order of CORNERS."""
    wide, high = picture.size
    x, y = wide // 8, high // 8
    found = [
        picture.getpixel(at) for at in ((x, y), (wide - x, y), (x, high - y), (wide - x, high - y))
    ]
    return [colour for colour in found if isinstance(colour, tuple)]


def near(one: tuple[int, ...], other: tuple[int, ...], most: int = 14) -> bool:
    """Whether two colours are the same but for what packing does to them."""
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def shows_chart(picture: Image.Image) -> bool:
    """Whether it is the chart, upright and in its colours."""
    return all(map(near, corners(picture), CORNERS))


def as_a_camera_writes(orientation: int = 1) -> Image.Exif:
    """A maker, a place, a lens, and which way it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = SECRET.decode()
    exif[ExifTags.Base.XResolution] = 72.0
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[1], place[2], place[3], place[4] = "N", (55.0, 40.0, 1.0), "E", (12.0, 34.0, 1.0)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.LensModel] = SECRET.decode()
    return exif


def telling_all(kind: str, orientation: int = 1) -> bytes:
    """The chart with SECRET in everything its kind lets one write."""
    held = HELD[orientation]
    picture = chart() if held is None else chart().transpose(held)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    saved: dict[str, Any] = {"exif": as_a_camera_writes(orientation).tobytes()}
    if kind != "HEIF":
        saved["icc_profile"] = profile(SRGB, SECRET)
    if kind == "PNG":
        saved["pnginfo"] = words = PngInfo()
        words.add_text("Author", SECRET.decode())
        words.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=False)
        words.add_text("Comment", SECRET.decode(), zip=True)
    else:
        saved["xmp"] = xmp
    if kind == "JPEG":
        saved["comment"] = SECRET
    raw = encoded(picture, kind, **saved)
    return raw + (SECRET if kind in ("JPEG", "PNG") else b"")  # after the end, too


# Red, green and blue of a screen, as an ICC profile tells them (X, Y, Z under D50).
SRGB = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
PHONE = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))  # P3


def profile(colours: tuple[tuple[float, ...], ...], copyright_: bytes = b"none") -> bytes:
    """A small ICC profile (version 2) of a screen with gamma 2.2."""

    def fixed(*values: float) -> bytes:
        return b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    gamma = b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256)) + bytes(2)
    words = b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\0" + bytes(79)
    tags = {b"desc": words, b"cprt": b"text" + bytes(4) + copyright_ + b"\0"}
    tags[b"wtpt"] = b"XYZ " + bytes(4) + fixed(0.9642, 1.0, 0.8249)
    for letter, colour in zip("rgb", colours, strict=True):
        tags[f"{letter}XYZ".encode()] = b"XYZ " + bytes(4) + fixed(*colour)
        tags[f"{letter}TRC".encode()] = gamma
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, tag in tags.items():
        table += name + struct.pack(">II", start + len(data), len(tag))
        data += tag + bytes(-len(tag) % 4)
    head = struct.pack(">I4xI", start + len(data), 0x02100000) + b"mntrRGB XYZ "
    head += bytes(12) + b"acsp" + bytes(28) + fixed(0.9642, 1.0, 0.8249)
    return head + bytes(128 - len(head)) + table + data


def png_chunk(name: bytes, content: bytes) -> bytes:
    body = name + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png(width: int, height: int, rows: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that says what it is told to say, whatever `rows` (zlib-packed) hold."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*part) for part in parts)


def claiming(kind: str, width: int, height: int) -> bytes:
    """A small picture whose header claims another size."""
    raw = bytearray(encoded(chart(64, 48), kind, **({"lossless": True} if kind == "WEBP" else {})))
    if kind == "JPEG":
        at = next(place for place in range(len(raw)) if raw[place : place + 2] in SOF)
        raw[at + 5 : at + 9] = struct.pack(">HH", height, width)
    elif kind == "PNG":
        return png(width, height, zlib.compress(b"\0" * 100))
    elif kind == "WEBP":
        at = raw.index(b"VP8L") + 9
        rest = struct.unpack_from("<I", raw, at)[0] & ~0xFFFFFFF
        bits = rest | (width - 1) | (height - 1) << 14
        raw[at : at + 4] = struct.pack("<I", bits)
    else:
        at = raw.index(b"ispe") + 8
        while at != 7:  # its thumbnails and planes as well
            raw[at : at + 8] = struct.pack(">II", width, height)
            at = raw.find(b"ispe", at) + 8
    return bytes(raw)


SOF = (b"\xff\xc0", b"\xff\xc2")
