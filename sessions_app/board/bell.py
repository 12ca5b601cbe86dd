"""The doorbell: "event 7 has news". It carries no data, so losing a ring loses nothing.

Every hub in this process is told directly; the channel layer tells other processes when there is
a Redis between them.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings

logger = logging.getLogger(__name__)

GROUP = "openspace.bell"
PATIENCE = 2.0  # seconds a command waits for Redis before it lets the poll do the work

Wake = Callable[[int, int], None]
_listeners: dict[asyncio.AbstractEventLoop, Wake] = {}


def listen(loop: asyncio.AbstractEventLoop, wake: Wake) -> None:
    """Have `wake(event_id, seq)` called on that loop at every ring of this process."""
    for old in [old for old in _listeners if old.is_closed()]:
        del _listeners[old]
    _listeners[loop] = wake


def ring(event_id: int, seq: int) -> None:
    """Tell every process that `event_id` has reached `seq`. Never fails."""
    open_loops = [(loop, wake) for loop, wake in _listeners.items() if not loop.is_closed()]
    for loop, wake in open_loops:
        loop.call_soon_threadsafe(wake, event_id, seq)
    if not settings.REDIS_URL:
        return
    message = {"type": "bell", "event": event_id, "seq": seq}
    if open_loops:
        loop = open_loops[0][0]
        loop.call_soon_threadsafe(tell_soon, message)
    else:
        _send_now(message)


_sending: set[asyncio.Task] = set()


def tell_soon(message: dict[str, Any]) -> None:
    """Tell the other processes; nobody waits for it. On a running loop."""
    task = asyncio.get_running_loop().create_task(tell(message))
    _sending.add(task)
    task.add_done_callback(_sending.discard)


def _send_now(message: dict[str, Any]) -> None:
    """From a command, where no loop runs."""
    try:
        async_to_sync(tell)(message)
    except RuntimeError:  # inside somebody's loop: the poll will find it
        logger.debug("not rung from a running loop")


async def tell(message: dict[str, Any]) -> None:
    """Tell the other processes, if they can be told. Never fails."""
    try:
        await asyncio.wait_for(get_channel_layer().group_send(GROUP, message), PATIENCE)
    except Exception as error:  # Redis away: every hub looks at the head by itself
        _redis.seems(away=True, why=repr(error))
    else:
        _redis.seems(away=False)


class _Redis:
    """For the log: told once when it goes, and once when it is back."""

    away = False

    def seems(self, *, away: bool, why: str = "") -> None:
        if away and not self.away:
            logger.warning("Redis does not answer; changes reach other processes later: %s", why)
        elif self.away and not away:
            logger.warning("Redis answers again")
        self.away = away


_redis = _Redis()
