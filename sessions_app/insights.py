"""What is worked out from the rows for those who ask: who met whom, what looks alike, what clashes.

Read only, on the reading lane, like boards: however long one takes, no action waits for it.
"""

import gzip
import threading
import time
from collections.abc import Callable
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from .actions.refusals import Refused
from .api import answers_problems, found_event, only_read, unless_known
from .board import journal
from .board.hub import read_lane
from .board.kept import Kept
from .board.rows import rows_of
from .hints.alike import alike
from .hints.untangle import untangle
from .identity import person_of_request
from .models import Event, Person
from .ties.met import Met
from .ties.picture import picture
from .ties.suggest import suggestions

FRESH = 2.0  # seconds a picture serves, whatever has happened since
RESTS = 30  # what took a second, as two thousand people's picture does, serves for half a minute


class Rested:
    """Something worked out from the ties. It serves until at most a part (1/RESTS) of the time went
    to working it out, and `least` seconds in any case."""

    def __init__(self, work: Callable[[Met], Any], least: float) -> None:
        self._work, self._least = work, least
        self._until = 0.0
        self.seq, self.found = -1, None

    def now(self, met: Met) -> Any:
        began = time.monotonic()
        if began > self._until:
            met.follow()
            if met.seq != self.seq:
                self.seq, self.found = met.seq, self._work(met)
            now = time.monotonic()
            self._until = now + max(self._least, RESTS * (now - began))
        return self.found


class Ties:
    """One event's ties, followed by one thread at a time."""

    def __init__(self, event_id: int) -> None:
        self.lock = threading.Lock()
        self.met = Met(event_id)
        self._picture = Rested(packed_picture, least=FRESH)
        self._suggested = Rested(suggestions, least=0)

    def picture(self) -> tuple[int, bytes]:
        """Its seq, and the JSON as gzip."""
        with self.lock:
            packed = self._picture.now(self.met)
            return self._picture.seq, packed

    def together(self, person: int) -> dict[int, list[int]] | None:
        """Whom they were in a group with, and in which; None: there is no such person."""
        with self.lock:
            self.met.follow()
            return self.met.together(person) if person in self.met.people else None

    def suggested(self, person: int) -> list[dict[str, Any]]:
        """Those groups the person is in."""
        with self.lock:
            found = self._suggested.now(self.met)
            return [each for each in found if person in each["people"]]


def packed_picture(met: Met) -> bytes:
    return gzip.compress(orjson.dumps(picture(met)), 6, mtime=0)


ties_of = Kept(Ties).of


@answers_problems
@only_read
async def networks_picture(request: HttpRequest, code: str) -> HttpResponse:
    """GET networks/picture.json: people, ties, and how many cross organisations."""
    event_id, _seq = await found_event(request, code)
    seq, packed = await read_lane(ties_of(event_id).picture)
    return unless_known(request, packed, seq)


@answers_problems
@only_read
async def met_by(request: HttpRequest, code: str, person: int) -> HttpResponse:
    """GET networks/people/ID.json: whom somebody was in a group with, and in which groups."""
    event_id, _seq = await found_event(request, code)
    together = await read_lane(ties_of(event_id).together, person)
    if together is None:
        raise Refused("not_found")
    return _json({"together": [{"person": pk, "topics": together[pk]} for pk in sorted(together)]})


@answers_problems
@only_read
async def suggested_networks(request: HttpRequest, code: str) -> HttpResponse:
    """GET networks/suggested.json: groups that could be a network, to those who are in them."""
    event_id, _seq = await found_event(request, code)
    person = await read_lane(_asking, request, event_id)
    return _json({"suggested": await read_lane(ties_of(event_id).suggested, person.pk)})


@answers_problems
@only_read
async def notes_alike(request: HttpRequest, code: str) -> HttpResponse:
    """GET alike.json: pairs of notes that may be one, with the words they share."""
    return await _for_facilitators(request, code, _alike)


@answers_problems
@only_read
async def untangled(request: HttpRequest, code: str) -> HttpResponse:
    """GET untangle.json: a few moves that leave fewer people double-booked."""
    return await _for_facilitators(request, code, _untangled)


async def _for_facilitators(
    request: HttpRequest, code: str, work_out: Callable[[int], dict[str, Any]]
) -> HttpResponse:
    event_id, _seq = await found_event(request, code)
    person = await read_lane(_asking, request, event_id)
    if not person.is_facilitator:
        raise Refused("not_allowed")
    return _json(await read_lane(work_out, event_id))


def _asking(request: HttpRequest, event_id: int) -> Person:
    person = person_of_request(request, Event.objects.get(pk=event_id))
    if person is None:
        raise Refused("not_joined")
    return person


def _alike(event_id: int) -> dict[str, Any]:
    language = Event.objects.values_list("language", flat=True).get(pk=event_id)
    return {"pairs": alike(rows_of(event_id), language)}


def _untangled(event_id: int) -> dict[str, Any]:
    seq = journal.head(event_id)
    return {"seq": seq, **untangle(rows_of(event_id))}


def _json(body: dict[str, Any]) -> HttpResponse:
    response = HttpResponse(orjson.dumps(body), content_type="application/json")
    response["Cache-Control"] = "no-store"
    return response
