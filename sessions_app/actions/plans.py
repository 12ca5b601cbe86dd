"""Action plans: what, the first step, who sees to it, and by when."""

from typing import Any

from ..board.change import Change
from ..models import Conclusion, Network, Person, Plan, Support, Topic
from ..models.outcome import PLAN_STATES
from .fields import Choice, Day, Ref, Text
from .refusals import Refused
from .registry import action
from .who import owner, plan_maker

PLAN: dict[str, Any] = {
    "first_step": Text(280, blank=True, required=False),
    "due": Day(required=False, nullable=True),
    "owner": Ref(Person, required=False, nullable=True),
    "topic": Ref(Topic, required=False, nullable=True),
    "conclusion": Ref(Conclusion, required=False, nullable=True),
    "network": Ref(Network, required=False, nullable=True),
}


@action("plan.propose", phases=("sessions", "plenary", "closed"), what=Text(280), **PLAN)
def propose(change: Change, what: str, **plan: Any) -> dict[str, int]:
    """Propose what to do. When the event is closed: only in a network, by its members."""
    network = plan.get("network")
    if change.event.phase == "closed" and not is_member(change.me, network):
        raise Refused("wrong_phase")
    made = Plan(event=change.event, what=what, proposer=change.me, **plan)
    return {"id": change.add(made).pk}


@action("plan.edit", by=plan_maker, plan=Ref(Plan), what=Text(280, required=False), **PLAN)
def edit(change: Change, plan: Plan, **fields: Any) -> None:
    """Change a plan; owner null lets it go to whoever takes it."""
    change.save(plan, **fields)


@action("plan.withdraw", by=plan_maker, plan=Ref(Plan))
def withdraw(change: Change, plan: Plan) -> None:
    """Take a plan back, from the past too; one that was given up is `dropped` instead."""
    for support in plan.supports.all():
        change.drop(support)
    change.save_all(plan.networks.all(), plan=None)
    change.save(plan, removed=True)


@action("plan.take", plan=Ref(Plan, with_="owner"))
def take(change: Change, plan: Plan) -> None:
    """See to a plan nobody owns yet."""
    if plan.owner_id not in (None, change.me.pk):
        raise Refused("plan_owned", owner=plan.owner_id)
    change.save(plan, owner=change.me)


@action("plan.support", plan=Ref(Plan))
def support(change: Change, plan: Plan) -> None:
    """Say that one will help with it."""
    if not plan.supports.filter(person=change.me).exists():
        change.add(Support(plan=plan, person=change.me))


@action("plan.unsupport", plan=Ref(Plan))
def unsupport(change: Change, plan: Plan) -> None:
    """Take one's support back."""
    for support in plan.supports.filter(person=change.me):
        change.drop(support)


@action(
    "plan.progress",
    by=owner,
    plan=Ref(Plan),
    state=Choice(PLAN_STATES),
    note=Text(1000, blank=True, required=False),
)
def progress(change: Change, plan: Plan, state: str, note: str | None = None) -> None:
    """Tell how it goes, also long after the day."""
    told = {"state": state, "note": plan.note if note is None else note}
    if any(getattr(plan, name) != value for name, value in told.items()):
        change.save(plan, **told, progress_at=change.now)


def is_member(person: Person, network: Network | None) -> bool:
    return network is not None and network.memberships.filter(person=person).exists()
