"""The way in: a photo is unpacked and lies on disk before its action's turn, off every other way.

Whatever then becomes of the action, no file stays that no comment shows.
"""

import asyncio
import logging
import math
import time
from concurrent.futures import Future
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection

from ..actions.refusals import Refused
from ..board.hub import read_lane
from ..board.lanes import unpacking
from ..board.limits import photo_seconds
from ..identity import Claim, person_of
from ..models import Event
from . import files
from .development import NOT_A_PICTURE
from .taken import Taken, taken

logger = logging.getLogger(__name__)

ADVANCE = 4.0  # seconds of unpacking a person is charged until it is known how many it took
FULL_DISK = 30  # seconds until a phone should try again

_swept: dict[int, float] = {}  # events by when their folder was last looked through


async def arrived(code: str, claim: Claim, data_url: str) -> Taken | ValidationError:
    """A photo as its action's field takes it, bad ones too.

    Raises Refused (slow_down, unavailable), Busy.
    """
    event_id = await read_lane(_event_of, code, claim)
    if event_id is None:  # nobody of this event: no work is done for them, and the journal says so
        return ValidationError(NOT_A_PICTURE)
    if wait := photo_seconds.wait(claim.pk):
        raise Refused("slow_down", retry_after=math.ceil(wait))
    job = unpacking().submit(lambda: _timed(event_id, data_url))
    photo_seconds.take(claim.pk, ADVANCE)
    try:
        answer, seconds = await asyncio.wrap_future(job)
    except asyncio.CancelledError:  # the phone hung up
        job.add_done_callback(_nobody_waits)
        raise
    photo_seconds.take(claim.pk, seconds - ADVANCE)
    if isinstance(answer, OSError):
        logger.error("A photo could not be kept: %s", answer)
        raise Refused("unavailable", retry_after=FULL_DISK)
    return answer


def _event_of(code: str, claim: Claim) -> int | None:
    event = Event.objects.filter(code=code).first()
    return event.pk if event is not None and person_of(claim, event) else None


def _timed(event_id: int, data_url: str) -> tuple[Taken | ValidationError | OSError, float]:
    began = time.monotonic()
    try:
        if began - _swept.get(event_id, -math.inf) > files.SETTLED:
            _swept[event_id] = began
            files.sweep(event_id)
            connection.close()
        answer: Taken | ValidationError | OSError = taken(event_id, data_url)
    except (ValidationError, OSError) as error:
        answer = error
    return answer, time.monotonic() - began


def _nobody_waits(job: "Future[Any]") -> None:
    if not job.cancelled() and job.exception() is None and isinstance(job.result()[0], Taken):
        job.result()[0].let_go()
