"""Somebody goes, removed or forgotten: what they held, awaited and had joined is let go."""

from ..board.change import Change
from ..models import (
    Attendance,
    Ballot,
    Membership,
    Person,
    Plan,
    Stance,
    Support,
    Turn,
)

# Where somebody is counted among others; what they wrote is another matter, and stays.
COUNTED = (Attendance, Stance, Support)


def leave_everything(change: Change, person: Person) -> None:
    """Nobody waits for, counts on or hands the baton to someone who has gone."""
    for model in COUNTED:
        for row in model._default_manager.filter(person=person):
            change.drop(row)
    for turn in Turn.objects.filter(person=person, state="waiting"):
        change.drop(turn)
    change.save_all(Turn.objects.filter(person=person, state="holding"), state="done")
    change.save_all(Plan.objects.filter(owner=person), owner=None)
    for membership in Membership.objects.filter(person=person).select_related("network"):
        leave_network(change, membership)
    change.save(person, at=None)


def leave_network(change: Change, membership: Membership) -> None:
    """The longest member hosts, where the host has left."""
    network = membership.network
    change.drop(membership)
    if network.host_id == membership.person_id:
        eldest = network.memberships.order_by("pk").select_related("person").first()
        change.save(network, host=eldest.person if eldest else None)


def unsign(change: Change, person: Person) -> None:
    """Closing words and dots stay, and are nobody's."""
    for turn in Turn.objects.filter(person=person):
        change.save(turn, person=None)
        change.forget_before(turn)
    Ballot.objects.filter(person=person).update(person=None)
