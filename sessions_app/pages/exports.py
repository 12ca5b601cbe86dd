"""Files to take home: `/e/CODE/export/NAME`."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from ..actions.refusals import Refused
from ..api import answers_problems, found_event
from ..board.hub import read_lane
from ..exports.registry import EXPORTS, Export
from ..exports.source import source_of
from ..identity import person_of_request
from ..models import Event


@never_cache
@answers_problems
async def export(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Participants get proceedings, tables and calendars; the archive is the facilitators'."""
    event_id, _seq = await found_event(request, code)
    wanted = EXPORTS.get(name)
    if wanted is None:
        raise Refused("not_found")
    body = await read_lane(_made, request, event_id, wanted)
    response = HttpResponse(body, content_type=wanted.media_type)
    response["Content-Disposition"] = f'attachment; filename="{code.upper()}-{name}"'
    return response


def _made(request: HttpRequest, event_id: int, wanted: Export) -> bytes:
    event = Event.objects.get(pk=event_id)
    person = person_of_request(request, event)
    if person is None:
        raise Refused("not_joined")
    if wanted.facilitators_only and not person.is_facilitator:
        raise Refused("not_allowed")
    address = request.build_absolute_uri(f"/e/{event.code}/")
    options = {key: str(value) for key, value in request.GET.items()}
    return wanted.make(source_of(event, address, asker=person, options=options))
