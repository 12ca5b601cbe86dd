"""An event's three screens: the phone, the wall, the console. Each is a shell for its view."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from ..actions.registry import ACTIONS
from ..api import known_facilitator
from ..board.journal import Outcome, record
from ..board.lanes import Busy, writing
from ..identity import facilitator_secret, person_token, set_cookie
from ..models import Event
from .finding import asked, event_page, visitor_language
from .modules import import_map_json, preloads


class JoinForm(forms.Form):
    """What a phone asks of a person: as little as can be."""

    name = forms.CharField(label=_("Your name"), max_length=80)
    organisation = forms.CharField(label=_("Organisation"), max_length=120, required=False)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


@never_cache
@csrf_protect
@event_page
def phone(request: HttpRequest, event: Event) -> HttpResponse:
    if request.person is not None:  # type: ignore[attr-defined]
        return shell(request, event, "phone")
    # Nobody is known here yet: the phone's own language serves best.
    with translation.override(asked(request) or phone_language(request, event)):
        return join(request, event)


def phone_language(request: HttpRequest, event: Event) -> str:
    given = "HTTP_ACCEPT_LANGUAGE" in request.META
    return visitor_language(request) if given else event.language


def join(request: HttpRequest, event: Event) -> HttpResponse:
    """The door: one small form, no script needed."""
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        outcome = joined(event, form.cleaned_data)
        if not outcome.refused:
            response = HttpResponseRedirect(reverse("phone", args=[event.code]))
            set_cookie(response, request, event.code, outcome.body["result"]["token"])
            return response
        for field, messages in outcome.body.get("errors", {"": [outcome.body["detail"]]}).items():
            form.add_error(field if field in form.fields else None, messages)
    status = 400 if form.is_bound else 200
    return render(request, "phone/join.html", {"event": event, "form": form}, status=status)


def joined(event: Event, typed: dict[str, str]) -> Outcome:
    """Run person.join on the writing lane, like every other action."""
    given = {
        "name": typed["name"],
        "organisation": typed["organisation"],
        "language": translation.get_language(),
    }
    action, key = ACTIONS["person.join"], typed["key"]
    try:
        return writing().submit(lambda: record(event.code, action, given, key=key)).result(30)
    except (Busy, TimeoutError):
        return Outcome(503, {"detail": str(_("The server is busy. Try again in a moment."))})


@never_cache
@event_page
def wall(request: HttpRequest, event: Event) -> HttpResponse:
    # The projector speaks the event's language, whoever plugged it in.
    with translation.override(asked(request) or event.language):
        return shell(request, event, "wall")


@never_cache
@event_page
def console(request: HttpRequest, event: Event) -> HttpResponse:
    person = request.person  # type: ignore[attr-defined]
    if person is None or not person.is_facilitator:
        return render(request, "console/not_facilitator.html", {"event": event}, status=403)
    known_facilitator(person.pk)
    return shell(request, event, "console")


def shell(request: HttpRequest, event: Event, view: str) -> HttpResponse:
    """A page with its boot data; the view itself is JavaScript over the wall's rows."""
    return render(
        request,
        "event.html",
        {
            "event": event,
            "view": view,
            "boot": boot(request, event, view),
            "import_map": import_map_json(),
            "preloads": preloads(view),
            "language": translation.get_language(),
        },
    )


def boot(request: HttpRequest, event: Event, view: str) -> dict[str, Any]:
    person = None if view == "wall" else request.person  # type: ignore[attr-defined]
    pages = ("phone", "wall", "console", "board", "journal", "qr", "me", "facilitator_link")
    urls = {name: reverse(name, args=[event.code]) for name in pages}
    base = urls["phone"]
    return {
        "view": view,
        "code": event.code,
        "language": translation.get_language(),
        "timezone": event.timezone,
        "me": person.pk if person else None,
        "role": person.role if person else None,
        "urls": urls | {"socket": f"/ws{base}", "do": f"{base}do/", "base": base},
        "csrf": get_token(request) if person else "",
        "join_url": request.build_absolute_uri(base),
        "demo": event.demo,
    }


@never_cache
@event_page
def me(request: HttpRequest, event: Event) -> HttpResponse:
    """One's own personal link, and the contact and language nobody else sees."""
    person = request.person  # type: ignore[attr-defined]
    if person is None:
        return JsonResponse({"code": "not_joined"}, status=401)
    link = reverse("move_here", args=[person_token(person)])
    return JsonResponse(
        {
            "id": person.pk,
            "role": person.role,
            "contact": person.contact,
            "language": person.language,
            "link": request.build_absolute_uri(link),
            "qr": qr(request, link),
        }
    )


@never_cache
@event_page
def facilitator_link(request: HttpRequest, event: Event) -> HttpResponse:
    """The link that makes another browser a facilitator; for facilitators' eyes."""
    person = request.person  # type: ignore[attr-defined]
    if person is None or not person.is_facilitator:
        return JsonResponse({"code": "not_allowed"}, status=403)
    link = reverse("facilitate", args=[facilitator_secret(event)])
    return JsonResponse({"link": request.build_absolute_uri(link), "qr": qr(request, link)})


def qr(request: HttpRequest, path: str) -> str:
    from .pictures import qr_data

    return qr_data(request.build_absolute_uri(path))
