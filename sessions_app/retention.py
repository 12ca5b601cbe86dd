"""How long names are kept, in events that have said so; and how a whole event goes.

Whoever goes on meeting keeps their page: every entry is a sign of life. What is erased is what
`person.forget` erases, for everybody, by that very action; notes and what came of them stay.
"""

from datetime import datetime, timedelta

import orjson
from django.db import transaction
from django.db.models import Max

from .actions.registry import ACTIONS
from .board.journal import record_for
from .models import Answer, Conclusion, Event, Network, Person, Plan, Topic

FORGET = "person.forget"


def due(now: datetime) -> list[Event]:
    """Events whose names are to be erased by now, the oldest first."""
    kept = Event.objects.filter(keep_days__isnull=False, people__forgotten=False).distinct()
    return [event for event in kept.order_by("pk") if erased_from(event) <= now]


def erased_from(event: Event) -> datetime:
    """The moment from which names may go: `keep_days` after the last sign of life."""
    assert event.keep_days is not None
    ends: datetime | None = event.slots.aggregate(last=Max("ends_at"))["last"]
    lived = max(last_entry_at(event), ends or event.created_at)
    return lived + timedelta(days=event.keep_days)


def last_entry_at(event: Event) -> datetime:
    """Of those that are more than somebody leaving, or this very erasing half-way through."""
    last = event.entries.exclude(action=FORGET).order_by("-seq").values_list("public", flat=True)
    found = last.first()
    return datetime.fromisoformat(orjson.loads(found)["at"]) if found else event.created_at


def erase_names(event: Event) -> int:
    """Forget everybody of an event, those removed from it too. Answers how many.

    Each is an action of its own, so that other events' actions come in between.
    """
    people = Person.objects.filter(event=event, forgotten=False)
    facilitators_last = sorted(people, key=lambda person: person.is_facilitator)
    for person in facilitators_last:
        if person is facilitators_last[-1]:
            close(event)  # until then the last facilitator stays one
        record_for(event, person, ACTIONS[FORGET], {})
    return len(facilitators_last)


def close(event: Event) -> None:
    event.refresh_from_db()
    facilitator = event.people.filter(role="facilitator", removed=False, forgotten=False).first()
    if event.phase != "closed" and facilitator is not None:
        record_for(event, facilitator, ACTIONS["event.phase"], {"phase": "closed"})


def delete(event: Event) -> None:
    """Its rows and its journal, for good. Photos and files made of it are not of the database."""
    of_it = {"event": event}
    with transaction.atomic():
        # What points round in circles is let go first.
        Event.objects.filter(pk=event.pk).update(showing=None)
        Person.objects.filter(**of_it).update(at=None)
        Topic.objects.filter(**of_it).update(merged_into=None, room=None, slot=None)
        Plan.objects.filter(**of_it).update(network=None)
        for model in (Answer, Network, Plan, Conclusion, Topic, Event):
            kept = model._default_manager
            (kept.filter(pk=event.pk) if model is Event else kept.filter(**of_it)).delete()
