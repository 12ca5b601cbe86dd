"""An event's screens: the phone, the wall, the console. Each is a shell for its view."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.gzip import gzip_page

from ..actions.votes import dots_given
from ..board.lanes import Busy
from ..identity import facilitator_secret, feed_secret, link_secret
from ..models import Event, Person
from .errors import busy
from .finding import asked, event_page, facilitators_page
from .join import Joining, join, let_in
from .page_lane import on_page_lane
from .words import words_version


@never_cache
@csrf_protect
async def phone(request: HttpRequest, code: str) -> HttpResponse:
    """One's own page for whoever is in; the door for everybody else."""
    try:
        found = await on_page_lane(_phone, request, code)
    except Busy:
        return busy(request)
    return await let_in(request, found) if isinstance(found, Joining) else found


@event_page
def _phone(request: HttpRequest, event: Event) -> Any:
    if request.person is None:  # type: ignore[attr-defined]
        return join(request, event)
    if request.method == "POST":  # the door's form once more, from somebody already in
        return HttpResponseRedirect(reverse("phone", args=[event.code]))
    return shell(request, event, "phone")


@never_cache
@event_page
def wall(request: HttpRequest, event: Event) -> HttpResponse:
    # The projector speaks the event's language, whoever plugged it in.
    with translation.override(asked(request) or event.language):
        return shell(request, event, "wall")


@never_cache
@csrf_protect  # its cookie too, for whoever opens the console before any other page
@facilitators_page
def console(request: HttpRequest, event: Event) -> HttpResponse:
    return shell(request, event, "console")


@never_cache
@csrf_protect
@event_page
def replay(request: HttpRequest, event: Event) -> HttpResponse:
    """The day played back: anyone with the code may look."""
    return shell(request, event, "replay")


# What a view draws with besides its own.
STYLES = {"wall": ("replay",), "replay": ("wall",)}


# The CSRF token in it is masked anew each time, so compressing gives nothing away.
@gzip_page
def shell(request: HttpRequest, event: Event, view: str) -> HttpResponse:
    """A page with its boot data; the view itself is JavaScript over the wall's rows."""
    return render(
        request,
        "event.html",
        {
            "event": event,
            "view": view,
            "styles": (*STYLES.get(view, ()), view),
            "boot": boot(request, event, view),
            "language": translation.get_language(),
            "words_version": words_version(translation.get_language(), view),
        },
    )


def boot(request: HttpRequest, event: Event, view: str) -> dict[str, Any]:
    person = None if view == "wall" else request.person  # type: ignore[attr-defined]
    pages = ("phone", "wall", "console", "plans", "networks", "replay")
    files = (
        *("board", "journal", "story", "qr", "me", "exports", "proceedings"),
        *("facilitator_link", "audit"),
    )
    urls = {name: reverse(name, args=[event.code]) for name in (*pages, *files)}
    base = urls["phone"]
    return {
        "view": view,
        "code": event.code,
        "language": translation.get_language(),
        "timezone": event.timezone,
        "me": person.pk if person else None,
        "role": person.role if person else None,
        "urls": urls
        | {"socket": f"/ws{base}", "do": f"{base}do/", "base": base}
        | {"like": f"{reverse('new')}?like={event.code}"},
        "csrf": get_token(request) if person else "",
        "join_url": request.build_absolute_uri(base),
        "demo": event.demo,
    }


@never_cache
@event_page
def me(request: HttpRequest, event: Event) -> HttpResponse:
    """What nobody else sees of oneself: contact, language, and the addresses that are secrets."""
    person = request.person  # type: ignore[attr-defined]
    if person is None:
        return JsonResponse({"code": "not_joined"}, status=401)
    link = reverse("move_here", args=[link_secret(person)]) if person.link else None
    return JsonResponse(
        {
            "id": person.pk,
            "role": person.role,
            "contact": person.contact,
            "language": person.language,
            "dots": dots_given(person),
            "shares_contact": shares_contact(person),
            "link": request.build_absolute_uri(link) if link else None,
            "qr": qr(request, link) if link else None,
            "feed": feed_address(request, person),
        }
    )


def feed_address(request: HttpRequest, person: Person) -> str | None:
    """Where calendars fetch one's plan, if one wants that."""
    if not person.feed:
        return None
    return request.build_absolute_uri(reverse("feed", args=[feed_secret(person)]))


def shares_contact(person: Person) -> list[int]:
    """Ids of the networks one's contact is shared in."""
    sharing = person.memberships.filter(share_contact=True)
    return list(sharing.values_list("network", flat=True).order_by("network"))


@never_cache
@facilitators_page
def facilitator_link(request: HttpRequest, event: Event) -> HttpResponse:
    """The link that makes another browser a facilitator; for facilitators' eyes."""
    link = reverse("facilitate", args=[facilitator_secret(event)])
    return JsonResponse({"link": request.build_absolute_uri(link), "qr": qr(request, link)})


def qr(request: HttpRequest, path: str) -> str:
    from .pictures import qr_data

    return qr_data(request.build_absolute_uri(path))
