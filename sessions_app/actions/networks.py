"""Networks: people who go on meeting. Joining is always one's own act."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ..board.change import Change
from ..models import Membership, Network, Person, Plan, Topic
from .fields import Flag, Moment, Number, Ref, Text
from .leaving import leave_network
from .refusals import Refused
from .registry import action
from .topics import is_on_wall
from .who import host, member

NETWORK = Ref(Network)
NAME, PURPOSE = 140, 2000
MINUTES = 60


@action(
    "network.found",
    phases=("sessions", "plenary"),
    name=Text(NAME),
    purpose=Text(PURPOSE),
    rhythm=Text(280, blank=True, required=False),
    topic=Ref(Topic, required=False, nullable=True),
    plan=Ref(Plan, required=False, nullable=True),
    share_contact=Flag(required=False),
)
def found(
    change: Change,
    name: str,
    purpose: str,
    topic: Topic | None = None,
    plan: Plan | None = None,
    share_contact: bool = False,
    **network: Any,
) -> dict[str, int]:
    """Found a network out of a note, a plan or nothing; the founder hosts it."""
    if topic is not None:
        is_on_wall(topic)
    made = change.add(
        Network(
            event=change.event,
            name=name,
            purpose=purpose,
            host=change.me,
            topic=topic,
            plan=plan,
            **network,
        )
    )
    change.add(Membership(network=made, person=change.me, share_contact=share_contact))
    return {"id": made.pk}


@action("network.join", network=NETWORK, share_contact=Flag())
def join(change: Change, network: Network, share_contact: bool) -> None:
    """Become a member, or change whether one shares one's contact with those who share theirs."""
    mine = network.memberships.filter(person=change.me).first()
    if mine is None:
        change.add(Membership(network=network, person=change.me, share_contact=share_contact))
        if network.host_id is None:
            change.save(network, host=change.me)
    else:
        change.save(mine, share_contact=share_contact)


@action("network.leave", by=member, network=NETWORK)
def leave(change: Change, network: Network) -> None:
    """Leave a network; where its host leaves, the longest member hosts it."""
    leave_network(change, network.memberships.select_related("network").get(person=change.me))


@action(
    "network.edit",
    by=host,
    network=NETWORK,
    name=Text(NAME, required=False),
    purpose=Text(PURPOSE, required=False),
    rhythm=Text(280, blank=True, required=False),
    host=Ref(Person, required=False),
)
def edit(change: Change, network: Network, **fields: Any) -> None:
    """Change a network's words, or hand it to another of its members."""
    new_host = fields.get("host")
    if new_host and not network.memberships.filter(person=new_host).exists():
        raise Refused("invalid", errors={"host": [_("Only a member can host the network.")]})
    change.save(network, **fields)


@action(
    "network.meet",
    by=host,
    network=NETWORK,
    starts_at=Moment(nullable=True),
    where=Text(280, blank=True, required=False),
    minutes=Number(5, 7 * 24 * 60, required=False),
)
def meet(
    change: Change,
    network: Network,
    starts_at: datetime | None,
    where: str = "",
    minutes: int = MINUTES,
) -> None:
    """Say when and where the network meets next; starts_at null: not yet agreed."""
    change.save(network, next_meeting=starts_at, next_where=where, next_minutes=minutes)


@action("network.end", by=host, network=NETWORK)
def end(change: Change, network: Network) -> None:
    """End a network; its words leave the past too."""
    for membership in network.memberships.all():
        change.drop(membership)
    change.save_all(network.plans.all(), network=None)
    change.save(network, host=None, removed=True)
