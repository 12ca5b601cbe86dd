"""My plan, as a calendar a phone subscribes to: `/feed/SECRET.ics`."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from ..board.lanes import Busy
from ..calendars import ICS_TYPE
from ..exports.my_plan import my_plan as calendar_of
from ..exports.my_plan import tag_of
from ..identity import Claim, person_of_feed, read_feed_secret
from .errors import busy
from .finding import visitor_language
from .page_lane import on_page_lane


@require_safe
async def my_plan(request: HttpRequest, secret: str) -> HttpResponse:
    """Asked for by calendars, without a cookie. Nobody guesses a signature, so none are counted:
    a whole house may ask for addresses that have ended."""
    claim = read_feed_secret(secret)
    if claim is None:
        return ended(request, HTTPStatus.NOT_FOUND)
    try:
        found: HttpResponse = await on_page_lane(_my_plan, request, claim)
    except Busy:
        return busy(request)
    # The address is a secret: no page it leads to hears of it.
    found["Referrer-Policy"] = "no-referrer"
    found["X-Robots-Tag"] = "noindex"
    return found


def _my_plan(request: HttpRequest, claim: Claim) -> HttpResponse:
    person = person_of_feed(claim)
    if person is None:
        return ended(request, HTTPStatus.GONE)
    code = person.event.code
    body = calendar_of(person, request.build_absolute_uri(reverse("phone", args=[code])))
    tag = tag_of(body)
    if tag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = HttpResponse(body, content_type=ICS_TYPE)
        response["Content-Disposition"] = f'inline; filename="{code}.ics"'
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


def ended(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    with translation.override(visitor_language(request)):
        response = render(request, "errors/bad_link.html", status=status)
    response["Cache-Control"] = "no-store"
    return response
