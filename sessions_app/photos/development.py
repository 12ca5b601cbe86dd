"""From what a phone sent to what is kept: a JPEG, upright, in sRGB, that tells of nothing else."""

import base64
import binascii
import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .decoding import MOST_PIXELS
from .headers import header_of

logger = logging.getLogger(__name__)

MOST_BYTES = 4 * 1024 * 1024
# A JPEG comes in one pass or some dozen. Each costs a few bytes and a look at all of its pixels; in
# its data this pair of bytes stands for nothing else.
SCAN, MOST_SCANS = b"\xff\xda", 100
PATIENCE = 30  # seconds the decoder has, whatever the machine is busy with
DECODER = Path(__file__).with_name("decoding.py")
# What it needs to start, and none of the server's secrets.
PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")

NOT_A_PICTURE: Any = _("Send a picture (JPEG, PNG, WebP or HEIC).")
TOO_LARGE: Any = _("The picture is too large; at most 4 MB.")
PROBLEMS: dict[str, Any] = {
    "not_a_picture": NOT_A_PICTURE,
    "too_many_pixels": _("The picture has too many pixels; at most 25 million."),
    "damaged": _("The picture is damaged and cannot be read. Try another."),
}


@dataclass(frozen=True)
class Picture:
    """Two JPEGs of the same picture; `width` and `height` are the large one's, in pixels."""

    width: int
    height: int
    large: bytes
    small: bytes


def picture_of(data_url: Any) -> Picture:
    """The picture of a data URL. Takes up to a few seconds. Raises ValidationError."""
    if not isinstance(data_url, str) or not data_url.startswith("data:image/"):
        raise ValidationError(NOT_A_PICTURE)
    # Four letters are three bytes: what is too large is not even unpacked.
    if len(data_url) > MOST_BYTES * 4 // 3 + 100:
        raise ValidationError(TOO_LARGE)
    try:
        raw = base64.b64decode(data_url.partition(";base64,")[2], validate=True)
    except (binascii.Error, ValueError):
        raise ValidationError(NOT_A_PICTURE) from None
    if len(raw) > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    return developed(raw)


def developed(raw: bytes) -> Picture:
    """The same, of a file's bytes. Raises ValidationError; OSError if no process can be had."""
    header = header_of(raw)
    if header is None:
        raise ValidationError(NOT_A_PICTURE)
    if header.width * header.height > MOST_PIXELS:
        raise ValidationError(PROBLEMS["too_many_pixels"])
    if not (header.width and header.height) or raw.count(SCAN) > MOST_SCANS:
        raise ValidationError(PROBLEMS["damaged"])
    told, jpegs = _ask_decoder(raw)
    if problem := told.get("problem"):
        raise ValidationError(PROBLEMS[problem])
    cut = told["large"]
    return Picture(told["width"], told["height"], jpegs[:cut], jpegs[cut:])


def _ask_decoder(raw: bytes) -> tuple[dict[str, Any], bytes]:
    """Its first line, and the bytes after it; one that failed or dawdled calls it damaged."""
    known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    command = [sys.executable, "-P", "-B", str(DECODER)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=PATIENCE, env=known)
    except subprocess.TimeoutExpired:
        logger.warning("A photo of %d bytes took longer than %d s.", len(raw), PATIENCE)
        return {"problem": "damaged"}, b""
    if done.returncode:
        # Below zero: the signal that ended it, 9 for one that took too long.
        logger.warning("A photo of %d bytes ended its decoder: %d", len(raw), done.returncode)
        return {"problem": "damaged"}, b""
    line, _newline, jpegs = done.stdout.partition(b"\n")
    try:
        told: dict[str, Any] = json.loads(line)
    except ValueError:
        logger.warning("A photo of %d bytes got no answer from its decoder.", len(raw))
        told = {"problem": "damaged"}
    return told, jpegs
