"""Files to take home: the page `/e/CODE/export/`, and each file at `/e/CODE/export/NAME`."""

import asyncio
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache

from ..actions.refusals import Refused
from ..api import answers_problems, found_event
from ..board.hub import read_lane
from ..exports.book.options import PAPERS, PARTS
from ..exports.making import Key, finished, makings
from ..exports.registry import EXPORTS, Export
from ..exports.source import source_of
from ..identity import person_of_request
from ..languages import wished_language
from ..models import Event, Person
from .downloads import download
from .finding import event_page
from .shelves import shelves


class Wish(NamedTuple):
    """What is asked for, by somebody who may have it."""

    event: Event
    person: Person
    export: Export
    choices: dict[str, str]
    address: str
    seq: int

    @property
    def key(self) -> Key:
        choices = tuple(sorted(self.choices.items()))
        return Key(self.event.pk, self.event.code, self.export.name, choices, self.address)

    @property
    def file_name(self) -> str:
        return f"{self.event.code}-{self.export.name}"


@never_cache
@event_page
def page(request: HttpRequest, event: Event) -> HttpResponse:
    """What there is to take home, for this person."""
    person = request.person  # type: ignore[attr-defined]
    status = 401 if person is None else 200
    context = {
        "event": event,
        "shelves": shelves(event, person),
        "parts": PARTS,
        "papers": PAPERS,
    }
    return render(request, "exports/page.html", context, status=status)


@never_cache
@answers_problems
async def export(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Participants get proceedings, tables and calendars; the archive is the facilitators'."""
    wish = await _wish(request, code, name)
    if wish.export.heavy and settings.EXPORTS_APART:
        path = await finished(wish.key, wish.seq)
        try:
            return await download(path, wish.export.media_type, wish.file_name)
        except FileNotFoundError:  # somebody in it was forgotten at this very moment
            raise Refused("unavailable", retry_after=1) from None
    body = await read_lane(_made_here, wish)
    response = HttpResponse(body, content_type=wish.export.media_type)
    response["Content-Disposition"] = f'attachment; filename="{wish.file_name}"'
    return response


@never_cache
@answers_problems
async def made(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """GET export/NAME/made.json: has it made, and tells how far that is."""
    wish = await _wish(request, code, name)
    if not (wish.export.heavy and settings.EXPORTS_APART):
        return JsonResponse({"stage": "ready", "done": 0, "of": 0, "ahead": 0})
    job = makings().wanted(wish.key, wish.seq)
    if job.stage == "failed":
        await asyncio.wrap_future(job.future)
    return JsonResponse(job.told(makings().ahead_of(job)))


async def _wish(request: HttpRequest, code: str, name: str) -> Wish:
    """Raises Refused: not_found, not_joined, not_allowed, invalid."""
    event_id, seq = await found_event(request, code)
    wanted = EXPORTS.get(name)
    if wanted is None:
        raise Refused("not_found")
    return await read_lane(_allowed, request, event_id, wanted, seq)


def _allowed(request: HttpRequest, event_id: int, wanted: Export, seq: int) -> Wish:
    event = Event.objects.get(pk=event_id)
    person = person_of_request(request, event)
    if person is None:
        raise Refused("not_joined")
    if wanted.facilitators_only and not person.is_facilitator:
        raise Refused("not_allowed")
    choices = chosen(request)
    with translation.override(person.language or wished_language(request) or event.language):
        wanted.check(choices)
    address = request.build_absolute_uri(f"/e/{event.code}/")
    return Wish(event, person, wanted, choices, address, seq)


def chosen(request: HttpRequest) -> dict[str, str]:
    """The address's choices; several boxes of one name are one choice, with commas between."""
    given = {name: ",".join(request.GET.getlist(name)) for name in request.GET}
    return {name: value for name, value in given.items() if name != "lang"}


def _made_here(wish: Wish) -> bytes:
    asker = None if wish.export.heavy else wish.person
    source = source_of(wish.event, wish.address, asker=asker, options=wish.choices)
    return wish.export.make(source)
