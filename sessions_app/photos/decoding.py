"""Unpacks one picture in a process of its own: picture in on stdin, what came of it on stdout.

A picture is the one thing people send that large libraries in C must read. Here they may use so
much memory and time and no more, know no secret, write no file, and fall alone if they fall.

The first line out is JSON: `{"width", "height", "large", "small"}`, the last two in bytes, and
after it the two JPEGs; or `{"problem": "not_a_picture" | "too_many_pixels" | "damaged"}`.
It imports nothing of Openspace, so that it starts quickly.
"""

import io
import json
import os
import sys
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 25_000_000  # a camera takes as many; our own pages send a tenth
LARGE = 1600  # pixels: enough to read a flip chart, small enough for 232 of them
SMALL = 640  # pixels: a list on a phone, a note among others on the wall
QUALITY = 82
MEMORY = 768 * 1024**2  # bytes of addresses; a WebP of so many pixels wants 500 MB of them
SECONDS = 10  # of this process's own time


def limit() -> None:
    """Gentle to the live wall, and bounded."""
    try:
        import resource
    except ImportError:  # Windows: its caller's patience bounds it
        return
    os.nice(10)
    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_CPU", SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (ValueError, OSError):  # not to be had on this system
            continue


def develop(raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The first line, and the JPEGs."""
    import pillow_heif
    from PIL import Image, UnidentifiedImageError

    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "WEBP", "HEIF")) as picture:
            turn = turn_of(picture)
            large = upright(in_srgb(shrunk(picture)), turn)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return {"problem": "too_many_pixels"}, []
    except UnidentifiedImageError:
        return {"problem": "not_a_picture"}, []
    except Exception:  # Pillow meets a broken picture with nearly any of them
        return {"problem": "damaged"}, []
    small = large.copy()
    small.thumbnail((SMALL, SMALL))
    jpegs = [jpeg(large), jpeg(small)]
    sizes = dict(zip(("large", "small"), map(len, jpegs), strict=True))
    return {"width": large.width, "height": large.height} | sizes, jpegs


def turn_of(picture: "Image.Image") -> "Image.Transpose | None":
    """What turns the picture upright, or None."""
    from PIL import Image

    if picture.format == "HEIF":  # turned by libheif, as its own boxes say
        return None
    way = Image.Transpose
    ways: dict[Any, Image.Transpose] = {
        2: way.FLIP_LEFT_RIGHT,
        3: way.ROTATE_180,
        4: way.FLIP_TOP_BOTTOM,
        5: way.TRANSPOSE,
        6: way.ROTATE_270,
        7: way.TRANSVERSE,
        8: way.ROTATE_90,
    }
    try:
        return ways.get(picture.getexif().get(0x0112))
    except Exception:  # broken metadata spoils no good picture
        return None


def upright(picture: "Image.Image", turn: "Image.Transpose | None") -> "Image.Image":
    return picture if turn is None else picture.transpose(turn)


def shrunk(picture: "Image.Image") -> "Image.Image":
    """At most LARGE pixels a side, in grey, RGB or CMYK, on white where it was transparent.

    Only the first picture of several: no animation.
    """
    from PIL import Image

    small = picture
    if picture.mode.startswith("I"):  # 16 bits of grey
        small = picture.point(lambda value: value * (1 / 257)).convert("L")
    elif "transparency" in picture.info or picture.mode in ("P", "PA"):
        small = picture.convert("RGBA")
    elif picture.mode not in ("L", "LA", "RGB", "RGBA", "CMYK"):
        small = picture.convert("RGB")
    small.thumbnail((LARGE, LARGE))  # a JPEG is unpacked no larger than needed
    if small.mode in ("LA", "RGBA"):
        paper = Image.new(small.mode[:-1], small.size, "white")
        paper.paste(small.convert(paper.mode), mask=small.getchannel("A"))
        small = paper
    small.info = {"icc_profile": picture.info.get("icc_profile")}
    return small


def in_srgb(picture: "Image.Image") -> "Image.Image":
    """The colours as they were meant, without the camera's profile."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(picture, meant, srgb, outputMode="RGB")
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a broken profile: the colours as they stand
    return picture.convert("RGB")


def jpeg(picture: "Image.Image") -> bytes:
    from PIL import Image

    # A new sheet has nothing of the old one's metadata, whatever Pillow may come to pass on.
    sheet = Image.new("RGB", picture.size)
    sheet.paste(picture)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def main() -> None:
    limit()
    try:
        told, jpegs = develop(sys.stdin.buffer.read())
    except MemoryError:
        told, jpegs = {"problem": "damaged"}, []
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + b"".join(jpegs))


if __name__ == "__main__":
    main()
