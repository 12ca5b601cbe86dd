"""Sending a large file to many people without holding it in memory once for each of them."""

import asyncio
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

from django.http import HttpResponse, StreamingHttpResponse

from ..board.hub import read_lane

SMALL = 2 * 1024 * 1024  # bytes that are simply sent
PIECE = 256 * 1024
# The server takes whatever it is given and keeps it until a slow phone has it: so no download gets
# more than some 5 MB a second, and a few at a time are under way.
PACE = 0.05  # seconds between pieces
AT_ONCE = 16


async def download(path: Path, media_type: str, name: str) -> HttpResponse:
    """The file as an attachment; it may be deleted meanwhile."""
    file, size = await read_lane(_opened, path)
    if size <= SMALL:
        response = HttpResponse(await read_lane(_all_of, file), content_type=media_type)
    else:
        # No HttpResponse to Python, though views may answer with either.
        stream = StreamingHttpResponse(_pieces(file), content_type=media_type)
        response = cast(HttpResponse, stream)
        response["Content-Length"] = str(size)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _opened(path: Path) -> tuple[BinaryIO, int]:
    return path.open("rb"), path.stat().st_size


def _all_of(file: BinaryIO) -> bytes:
    with file:
        return file.read()


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        async with _turns():
            while piece := await read_lane(file.read, PIECE):
                yield piece
                await asyncio.sleep(PACE)


@lru_cache(maxsize=1)
def _turns() -> asyncio.Semaphore:
    return asyncio.Semaphore(AT_ONCE)
