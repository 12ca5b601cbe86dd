"""A photo of the group's flip chart: taken in, made harmless, kept."""

import base64
import binascii
import hashlib
import io
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image

from ..models import Event

MOST_BYTES = 4 * 1024 * 1024
# A camera takes as many; our own pages send a tenth. WebP wants 16 bytes of memory for each.
MOST_PIXELS = 25_000_000
SIDE = 1600  # pixels: enough to read a flip chart, small enough for 232 of them
FORMATS = ("JPEG", "PNG", "WEBP")
# EXIF's orientation -> what turns the picture upright
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def picture_bytes(value: Any) -> bytes:
    """JPEG bytes of a data URL's picture, at most SIDE pixels a side, without place or camera.

    Raises ValidationError.
    """
    bad = ValidationError(_("Send a picture (JPEG, PNG or WebP)."))
    if not isinstance(value, str) or not value.startswith("data:image/"):
        raise bad
    try:
        raw = base64.b64decode(value.partition(";base64,")[2], validate=True)
    except (binascii.Error, ValueError):
        raise bad from None
    if len(raw) > MOST_BYTES:
        raise ValidationError(_("The picture is too large; at most 4 MB."))
    try:
        with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise bad
            turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
            picture.draft("RGB", (SIDE, SIDE))  # a JPEG is unpacked no larger than needed
            small = picture if picture.mode == "RGB" else picture.convert("RGB")
            small.thumbnail((SIDE, SIDE))
            if turn is not None:
                small = small.transpose(turn)
            out = io.BytesIO()
            # A new picture has nothing of the old one's metadata.
            small.save(out, "JPEG", quality=82, optimize=True, exif=b"")
    except Exception:  # Pillow meets a broken picture with nearly any of them
        raise bad from None
    return out.getvalue()


def store_photo(event: Event, jpeg: bytes) -> str:
    """Keep the picture under the event's folder; answers its file name.

    Named by its content: storing it twice, or for an action that is then refused, leaves one file.
    """
    name = f"{hashlib.sha256(jpeg).hexdigest()[:32]}.jpg"
    folder = settings.MEDIA_ROOT / str(event.pk)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        draft = path.with_suffix(".part")
        draft.write_bytes(jpeg)
        draft.replace(path)
    return name
