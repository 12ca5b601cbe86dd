"""Pages asked for by everybody at once, on threads that keep their database connection.

An ordinary view under ASGI gets a new thread, and so a new connection, for each request. That is
fine for an organiser; three hundred people coming through the door would wait in line for it.
"""

import asyncio
import logging
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db import DatabaseError

from ..board.lanes import Busy, Lane

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def pages() -> Lane:
    # Apart from the reading lane, so that people arriving do not hold up the walls.
    return Lane("pages", 2, most=3000)


@lru_cache(maxsize=1)
def screens() -> Lane:
    # Apart again: a wall or a list of contacts does not wait behind those at the door.
    return Lane("screens", 2, most=3000)


async def on_screen_lane(job: Callable[[], Any]) -> Any:
    """Raises Busy when too many wait already."""
    return await asyncio.wrap_future(screens().submit(job))


async def on_page_lane(job: Callable[..., Any], *args: Any) -> Any:
    """Raises Busy when too many wait already, or the database cannot be reached."""
    try:
        return await asyncio.wrap_future(pages().submit(lambda: job(*args)))
    except DatabaseError as error:
        logger.warning("%s: %r", getattr(job, "__name__", "a page"), error)
        raise Busy from error
