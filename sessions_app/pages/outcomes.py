"""What lives on: where the plans stand, who met whom, and each network's contacts and meetings."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from ..actions.refusals import Refused
from ..calendars import meeting_ics
from ..models import Event, Network
from .events import shell
from .finding import event_page


@never_cache
@csrf_protect
@event_page
def plans(request: HttpRequest, event: Event) -> HttpResponse:
    """Where all plans stand: anyone with the code may look."""
    return shell(request, event, "plans")


@never_cache
@csrf_protect
@event_page
def networks(request: HttpRequest, event: Event) -> HttpResponse:
    """Who met whom, and the networks: anyone with the code may look."""
    return shell(request, event, "networks")


@never_cache
@event_page
def contacts(request: HttpRequest, event: Event, network: int) -> HttpResponse:
    """Members who share how they are reached, to members who share."""
    person = request.person  # type: ignore[attr-defined]
    if person is None:
        return refusal(Refused("not_joined"))
    found = Network.objects.filter(event=event, pk=network, removed=False).first()
    if found is None:
        return refusal(Refused("not_found"))
    sharing = found.memberships.filter(share_contact=True).exclude(person__contact="")
    if not sharing.filter(person=person).exists():
        return refusal(
            Refused("not_allowed", _("Members who share their contact details see each other's."))
        )
    return JsonResponse(
        {
            "contacts": [
                {
                    "person": member.person.pk,
                    "name": member.person.name,
                    "organisation": member.person.organisation,
                    "contact": member.person.contact,
                }
                for member in sharing.select_related("person").order_by("pk")
            ]
        }
    )


@never_cache
@event_page
def meeting(request: HttpRequest, event: Event, network: int) -> HttpResponse:
    """The network's next meeting as a calendar file."""
    found = Network.objects.filter(event=event, pk=network, removed=False).first()
    if found is None or found.next_meeting is None:
        return refusal(Refused("not_found"))
    link = request.build_absolute_uri(f"/e/{event.code}/networks/#/network/{found.pk}")
    response = HttpResponse(meeting_ics(found, link), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.code}-{found.pk}.ics"'
    return response


def refusal(refused: Refused) -> JsonResponse:
    body: dict[str, Any] = refused.problem()
    return JsonResponse(body, status=refused.status, content_type="application/problem+json")
