"""The rules that hold between rows, asked of the whole event at once.

Each action keeps them by its own rule. What an undo puts back was right in its time, but may lean
on something that has changed since: so after an undo they are all asked again.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ..models import (
    Attendance,
    Conclusion,
    Event,
    Membership,
    Network,
    Person,
    Plan,
    Slot,
    Stance,
    Support,
    Topic,
    Turn,
)
from ..models.person import FACILITATOR
from ..models.topic import OFF_WALL
from .event import BATON_PHASES
from .refusals import Refused

GONE = Q(person__removed=True) | Q(person__forgotten=True)


def rules_still_hold(event: Event) -> None:
    """Raises Refused: last_facilitator, too_late."""
    here = Person.objects.filter(event=event, removed=False, forgotten=False)
    if not here.filter(role=FACILITATOR).exists():
        raise Refused("last_facilitator")
    if breaks_a_rule(event):
        raise Refused("too_late")


def breaks_a_rule(event: Event) -> bool:
    return any(rows.exists() for rows in _broken(event))


def _broken(event: Event) -> list[QuerySet]:
    """Rows that break a rule; all of these are empty on a sound wall."""
    people = Person.objects.filter(event=event, at__isnull=False)
    signed_up = Attendance.objects.filter(topic__event=event)
    queue = Turn.objects.filter(event=event, state__in=("waiting", "holding"))
    off_wall = Topic.objects.filter(event=event, state__in=OFF_WALL)
    convening = Topic.objects.filter(event=event, state__in=("posted", "running")).filter(
        convener__removed=False, convener__forgotten=False
    )
    attends = Attendance.objects.filter(topic=OuterRef("pk"), person=OuterRef("convener"))
    broken = [
        people.filter(at__state__in=("closed", "rehung", *OFF_WALL)),
        people.filter(Q(removed=True) | Q(forgotten=True)),
        signed_up.filter(GONE),
        signed_up.filter(topic__state="merged"),
        off_wall.filter(room__isnull=False),
        convening.filter(~Exists(attends)),
        queue.filter(GONE | Q(person=None)),
        queue.filter(topic__isnull=False).exclude(topic__convener=F("person")),
        Slot.objects.filter(event=event, ends_at__lte=F("starts_at")),
    ]
    if event.phase not in BATON_PHASES:
        broken.append(queue.filter(state="waiting"))
    return broken + _broken_outcomes(event)


def _broken_outcomes(event: Event) -> list[QuerySet]:
    """The same, of what plenary agrees on and what lives on."""
    stances = Stance.objects.filter(conclusion__event=event)
    supports = Support.objects.filter(plan__event=event)
    members = Membership.objects.filter(network__event=event)
    plans = Plan.objects.filter(event=event)
    hosted = Network.objects.filter(event=event, host__isnull=False)
    hosts = Membership.objects.filter(network=OuterRef("pk"), person=OuterRef("host"))
    return [
        stances.filter(GONE | Q(conclusion__removed=True)),
        stances.filter(conclusion__adopted=True, stance="object"),
        supports.filter(GONE | Q(plan__removed=True)),
        members.filter(GONE | Q(network__removed=True)),
        plans.filter(Q(owner__removed=True) | Q(owner__forgotten=True)),
        plans.filter(removed=False).filter(Q(conclusion__removed=True) | Q(network__removed=True)),
        hosted.filter(~Exists(hosts)),
        Network.objects.filter(event=event, host=None, memberships__isnull=False),
        Conclusion.objects.filter(event=event, removed=True, gathered__isnull=False),
    ]
