"""The book as a page, at `/e/CODE/proceedings/`: for anyone with the code, as the wall is."""

import asyncio
import threading
from collections import OrderedDict
from typing import Any, NamedTuple

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page

from ..actions.refusals import Refused
from ..board.lanes import Busy
from ..exports.book.options import Options
from ..exports.book.screen import written
from ..exports.making import Key, finished
from ..exports.source import source_of
from ..models import Comment, Event
from .errors import busy
from .exports import chosen
from .finding import event_page
from .page_lane import on_page_lane

KEPT = 8  # pages this process keeps at hand
# With more comments than this a page is written apart, like any heavy export: here it would take
# the interpreter from the wall for a quarter of a second and more.
LARGE = 250


class Reading(NamedTuple):
    """What somebody came to read."""

    event: Event
    joined: bool
    options: Options
    choices: tuple[tuple[str, str], ...]
    address: str
    large: bool

    @property
    def key(self) -> Key:
        return Key(self.event.pk, self.event.code, "proceedings.json", self.choices, self.address)


class Pages:
    """Written once for each event, seq and choice: a hall that reads it costs one writing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Any, dict[str, str]] = OrderedDict()

    def page(self, reading: Reading) -> dict[str, str]:
        key = (reading.key, reading.event.seq)
        with self._lock:  # one at a time: the wall's own work comes between
            if key not in self._kept:
                source = source_of(reading.event, reading.address)
                self._kept[key] = written(source, reading.options)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


_pages = Pages()


@never_cache
async def proceedings(request: HttpRequest, code: str) -> HttpResponse:
    """In the event's language, whoever reads it: it is what its people wrote."""
    try:
        found = await on_page_lane(_reading, request, code)
        if not isinstance(found, Reading):
            return found
        if found.large and settings.EXPORTS_APART:
            path = await finished(found.key, found.event.seq)
            return await on_page_lane(
                lambda: _shown(request, found, orjson.loads(path.read_bytes()))
            )
        return await on_page_lane(lambda: _shown(request, found, _pages.page(found)))
    except (Busy, Refused, FileNotFoundError):
        return await asyncio.to_thread(busy, request)


@event_page
def _reading(request: HttpRequest, event: Event) -> Any:
    choices = chosen(request)
    try:
        options = Options.of(choices)
    except Refused as refused:
        said = {"event": event, "errors": refused.errors}
        return render(request, "proceedings/no_such_choice.html", said, status=refused.status)
    comments = Comment.objects.filter(topic__event=event, removed=False).count()
    return Reading(
        event=event,
        joined=request.person is not None,  # type: ignore[attr-defined]
        options=options,
        choices=tuple(sorted(choices.items())),
        address=request.build_absolute_uri(reverse("phone", args=[event.code])),
        large=comments > LARGE,
    )


@gzip_page
def _shown(request: HttpRequest, reading: Reading, book: dict[str, str]) -> HttpResponse:
    with translation.override(book["language"]):
        context = {
            "event": reading.event,
            "book": book,
            "joined": reading.joined,
            "query": reading.options.query(),
        }
        return render(request, "proceedings/page.html", context)
