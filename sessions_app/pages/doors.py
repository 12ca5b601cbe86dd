"""The facilitators' link. A person's own is in moving.py."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from ..actions.refusals import Refused
from ..actions.registry import ACTIONS
from ..addresses import client_address
from ..board.journal import record_for
from ..board.lanes import writing
from ..board.limits import guesses
from ..identity import (
    person_of_request,
    person_token,
    read_facilitator_secret,
    set_cookie,
)
from ..models import Event, Person
from ..models.person import FACILITATOR
from .finding import too_many_guesses, visitor_language


def bad_link(request: HttpRequest) -> HttpResponse:
    if wait := guesses.blocked(client_address(request), ""):
        return too_many_guesses(request, wait)
    guesses.note(client_address(request), "", right=False)
    with translation.override(visitor_language(request)):
        return render(request, "errors/bad_link.html", status=404)


@never_cache
def facilitate(request: HttpRequest, secret: str) -> HttpResponse:
    """Make this browser a facilitator: as the person it already is here, or the first one."""
    claim = read_facilitator_secret(secret)
    event = Event.objects.filter(pk=claim.pk, nonce=claim.nonce).first() if claim else None
    if event is None:
        return bad_link(request)
    person = person_of_request(request, event)
    if person is None:
        person = _a_facilitator(event)
    elif not person.is_facilitator:
        _promote(event, person)
    response = HttpResponseRedirect(reverse("console", args=[event.code]))
    response["Referrer-Policy"] = "no-referrer"  # its address is a secret
    set_cookie(response, request, event.code, person_token(person))
    return response


def _a_facilitator(event: Event) -> Person:
    """The first facilitator; should they have left, a new one takes the chair."""
    first = event.people.filter(role=FACILITATOR, removed=False, forgotten=False).order_by("pk")
    if person := first.first():
        return person
    with translation.override(event.language):
        given = {"name": translation.gettext("Facilitator")}
    joined = writing().submit(lambda: record_for(event, None, ACTIONS["person.join"], given))
    person = Person.objects.get(pk=joined.result(30)["id"])
    _promote(event, person)
    return person


def _promote(event: Event, person: Person) -> None:
    """Whoever holds the link acts with the facilitators' right; the journal tells it."""
    actor = event.people.filter(role=FACILITATOR, removed=False).order_by("pk").first() or Person(
        event=event, role=FACILITATOR
    )
    given = {"person": person.pk, "role": FACILITATOR}
    job = writing().submit(lambda: record_for(event, actor, ACTIONS["person.role"], given))
    try:
        job.result(30)
    except Refused:  # removed in this very moment: the console will say so
        return
