"""The book as a page, at `/e/CODE/proceedings/`: for anyone with the code, as the wall is."""

import threading
from collections import OrderedDict
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from PIL import Image

from ..actions.refusals import Refused
from ..board import journal
from ..exports.book import html
from ..exports.book.compose import book_of
from ..exports.book.options import Options
from ..exports.book.tree import Book, Photo
from ..exports.source import source_of
from ..models import Event
from .exports import chosen
from .finding import event_page

KEPT = 8  # pages this process keeps at hand


class Written(NamedTuple):
    book: Book
    facts: str
    body: str


class Pages:
    """Written once for each event, seq and choice: a hall that reads it costs one writing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Any, Written] = OrderedDict()

    def page(self, event: Event, options: Options, address: str) -> Written:
        key = (event.pk, journal.head(event.pk), options, address)
        with self._lock:  # one at a time: the wall's own work comes between
            if key not in self._kept:
                self._kept[key] = _written(event, options, address)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


_pages = Pages()


@never_cache
@gzip_page
@event_page
def proceedings(request: HttpRequest, event: Event) -> HttpResponse:
    """In the event's language, whoever reads it: it is what its people wrote."""
    address = request.build_absolute_uri(reverse("phone", args=[event.code]))
    try:
        options = Options.of(chosen(request))
    except Refused as refused:
        said = {"event": event, "errors": refused.errors}
        return render(request, "proceedings/no_such_choice.html", said, status=refused.status)
    written = _pages.page(event, options, address)
    with translation.override(event.language):
        context = {
            "event": event,
            "book": written.book,
            "facts": written.facts,
            "body": written.body,
            "joined": request.person is not None,  # type: ignore[attr-defined]
            "query": options.query(),
        }
        return render(request, "proceedings/page.html", context)


def _written(event: Event, options: Options, address: str) -> Written:
    book = book_of(source_of(event, address), options)
    with translation.override(event.language):
        body = html.body(book, lambda photo: _shown(event, photo))
        return Written(book, html.facts(book.cover or ()), body)


def _shown(event: Event, photo: Photo) -> html.Source | None:
    """The photo as the phones show it; its size keeps the page from jumping."""
    try:
        with Image.open(photo.path) as picture:
            width, height = picture.size
    except OSError:
        return None
    address = reverse("photo", args=[event.code, photo.path.relative_to(settings.MEDIA_ROOT).name])
    return html.Source(address, width, height)
