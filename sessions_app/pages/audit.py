"""Who did what and when: the whole journal as a page for facilitators, also without scripts."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from ..exports.audit import Deed, deeds
from ..exports.naming import local, note_name, person_name
from ..exports.source import Source, source_of
from ..models import Event
from .finding import facilitators_page

ON_A_PAGE = 200


@never_cache
@facilitators_page
def audit(request: HttpRequest, event: Event) -> HttpResponse:
    """Newest first; `?who=` a person's id, `?say=` words to find, `?page=`."""
    source = source_of(event, request.build_absolute_uri(reverse("phone", args=[event.code])))
    who, say = request.GET.get("who", ""), request.GET.get("say", "").strip()
    found = [line for line in lines(source) if fits(line, who, say)]
    page = Paginator(found[::-1], ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "event": event,
        "page": page,
        "people": sorted(source.all("person"), key=lambda row: row["name"].casefold()),
        "who": who,
        "say": say,
        "chosen": urlencode({"who": who, "say": say}),
    }
    return render(request, "audit/page.html", context)


def lines(source: Source) -> list[dict[str, Any]]:
    return [line(source, deed) for deed in deeds(source)]


def line(source: Source, deed: Deed) -> dict[str, Any]:
    return {
        "seq": deed.seq,
        "at": local(source, deed.at.isoformat()),
        "person": deed.who,
        "who": person_name(source, deed.who),
        "action": deed.action,
        "note": note_name(source, deed.note),
        "changes": deed.changes,
    }


def fits(line: dict[str, Any], who: str, say: str) -> bool:
    if who and str(line["person"]) != who:
        return False
    words = " ".join(str(line[name]) for name in ("who", "action", "note", "changes"))
    return say.casefold() in words.casefold()
