"""The doorbell: "event 7 has news". It carries no data, so losing a ring loses nothing.

Every hub in this process is told directly; the channel layer tells other processes when there is
a Redis between them.
"""

import asyncio
import logging
from collections.abc import Callable

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
    if open_loops:
        loop = open_loops[0][0]
        loop.call_soon_threadsafe(_send_soon, event_id, seq)
    else:
        _send_now(event_id, seq)


_sending: set[asyncio.Task] = set()


def _send_soon(event_id: int, seq: int) -> None:
    task = asyncio.get_running_loop().create_task(_send(event_id, seq))
    _sending.add(task)
    task.add_done_callback(_sending.discard)


def _send_now(event_id: int, seq: int) -> None:
    """From a command, where no loop runs."""
    try:
        async_to_sync(_send)(event_id, seq)
    except RuntimeError:  # inside somebody's loop: the poll will find it
        logger.debug("not rung from a running loop")


async def _send(event_id: int, seq: int) -> None:
    layer = get_channel_layer()
    message = {"type": "bell", "event": event_id, "seq": seq}
    try:
        await asyncio.wait_for(layer.group_send(GROUP, message), PATIENCE)
    except Exception as error:  # Redis away: every hub looks at the head by itself
        logger.debug("bell not rung: %s", error)
