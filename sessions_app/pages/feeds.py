"""My plan, as a calendar a phone subscribes to."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from ..addresses import client_address
from ..api import has_already
from ..board.limits import guesses
from ..exports.schedule import my_plan as my_plan_ics
from ..exports.source import source_of
from ..identity import person_of, read_feed_secret
from ..models import Person
from .doors import bad_link
from .finding import too_many_guesses


@never_cache
def my_plan(request: HttpRequest, secret: str) -> HttpResponse:
    """Asked for by calendars, without a cookie. It ends when its person leaves."""
    if wait := guesses.blocked(client_address(request), ""):
        return too_many_guesses(request, wait)
    claim = read_feed_secret(secret)
    known = Person.objects.filter(pk=claim.pk).select_related("event").first() if claim else None
    person = person_of(claim, known.event) if known else None
    if person is None or known is None:
        return bad_link(request)
    event = known.event
    if has_already(request, event.seq):
        response = HttpResponse(status=304)
    else:
        address = request.build_absolute_uri(reverse("phone", args=[event.code]))
        body = my_plan_ics(source_of(event, address), person)
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'inline; filename="{event.code}.ics"'
    response["ETag"] = f'"{event.seq}"'
    response["Referrer-Policy"] = "no-referrer"
    return response
