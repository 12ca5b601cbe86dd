"""A personal link, `/me/SECRET/`: lets one other device in, once.

Mail programs and chats open every link before a person does, to show a preview or to look for
harm. So the first address only hands over the secret, as a cookie, and the second, which only a
browser that keeps cookies comes to, uses it up. docs/decisions/0014-links-open-once.md
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from ..actions.devices import use_up
from ..board.lanes import writing
from ..identity import (
    person_of_link,
    person_of_request,
    person_token,
    read_link_secret,
    set_cookie,
)
from .doors import bad_link
from .finding import visitor_language

ARRIVING = "openspace_arriving"
PATIENCE = 10 * 60  # seconds: somebody may be asked whether they mean it


@never_cache
@require_safe
def move_here(request: HttpRequest, secret: str) -> HttpResponse:
    """Hand the secret over, out of the address; nothing is used up yet."""
    if read_link_secret(secret) is None:
        return bad_link(request)
    response = HttpResponseRedirect(reverse("arrive"))
    response.set_cookie(
        ARRIVING,
        secret,
        max_age=PATIENCE,
        path=reverse("arrive"),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    response["Referrer-Policy"] = "no-referrer"  # its address is a secret
    return response


@never_cache
@csrf_protect
@require_http_methods(["GET", "POST"])  # a HEAD would use it up
def arrive(request: HttpRequest) -> HttpResponse:
    """Make this browser the person, unless it is somebody else here already: then ask first."""
    claim = read_link_secret(request.COOKIES.get(ARRIVING, ""))
    if claim is None:
        return _say(request, "no_cookie", 400)
    person = person_of_link(claim)
    if person is None:
        return _forgetting(_say(request, "used_link", 410))
    here = person_of_request(request, person.event)
    if here is not None and here.pk != person.pk and request.method != "POST":
        return _say(request, "become", 200, person=person, here=here)
    # On a device of one's own already, a link stays good for another.
    mine = here is not None and here.pk == person.pk
    if not mine and not writing().submit(lambda: use_up(claim)).result(30):
        return _forgetting(_say(request, "used_link", 410))
    response = HttpResponseRedirect(reverse("phone", args=[person.event.code]))
    set_cookie(response, request, person.event.code, person_token(person))
    return _forgetting(response)


def _say(request: HttpRequest, page: str, status: int, **context: object) -> HttpResponse:
    with translation.override(visitor_language(request)):
        return render(request, f"moving/{page}.html", context, status=status)


def _forgetting(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(ARRIVING, path=reverse("arrive"), samesite="Lax")
    return response
