"""Finding the event a page is about, and the language to speak."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation

from ..actions.refusals import Refused
from ..addresses import client_address
from ..api import known_facilitator, problem, slow_down
from ..board.limits import guesses
from ..identity import claim_in, is_in, person_of_request
from ..models import Event
from ..models.event import CODE_LENGTH

View = Callable[..., HttpResponseBase]


def event_page(view: View) -> View:
    """Hand the view its event, with `request.person` (or None), in that person's language.

    A wrong code gets a clear page; too many from one address are asked to wait.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponseBase:
        code = code.upper()
        address = client_address(request)
        wait = guesses.blocked(address, code)
        if wait and not is_in(claim_in(request, code), code):
            return too_many_guesses(request, wait)
        event = Event.objects.filter(code=code).first() if len(code) == CODE_LENGTH else None
        guesses.note(address, code, right=event is not None)
        if event is None:
            return wrong_code(request, code)
        person = person_of_request(request, event)
        request.person = person  # type: ignore[attr-defined]
        language = asked(request) or (person.language if person else "") or event.language
        with translation.override(language):
            return view(request, event, **kwargs)

    return wrapped


def facilitators_page(view: View) -> View:
    """An event page for its facilitators; everybody else is told whose it is."""

    @event_page
    @wraps(view)
    def wrapped(request: HttpRequest, event: Event, **kwargs: Any) -> HttpResponseBase:
        person = request.person  # type: ignore[attr-defined]
        if person is None or not person.is_facilitator:
            if for_programs(request):
                return problem(403, Refused("not_allowed").problem())
            return render(request, "console/not_facilitator.html", {"event": event}, status=403)
        known_facilitator(person.pk)
        return view(request, event, **kwargs)

    return wrapped


def asked(request: HttpRequest) -> str:
    """A language asked for in the address (?lang=en), which wins over everything."""
    language = request.GET.get("lang", "")
    return language if language in ("da", "en") else ""


def visitor_language(request: HttpRequest) -> str:
    return asked(request) or translation.get_language_from_request(request)


def wrong_code(request: HttpRequest, code: str) -> HttpResponse:
    with translation.override(visitor_language(request)):
        if for_programs(request):
            return problem(404, Refused("not_found").problem())
        return render(request, "errors/wrong_code.html", {"code": code[:12]}, status=404)


def for_programs(request: HttpRequest) -> bool:
    """Whether nobody would see a page there."""
    return request.path.endswith((".json", ".ics"))


def too_many_guesses(request: HttpRequest, wait: float) -> HttpResponse:
    with translation.override(visitor_language(request)):
        if for_programs(request):
            return problem(429, slow_down(wait).problem(), wait)
        response = render(request, "errors/slow_down.html", status=429)
    response["Retry-After"] = str(int(wait) + 1)
    return response
