"""Who may: the rules that name a person's part in the thing acted on.

The docstrings are what docs/protocol.md says.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .registry import anyone, facilitator

if TYPE_CHECKING:
    from ..board.change import Change

__all__ = [
    "anyone",
    "author",
    "convener",
    "facilitator",
    "gatherer",
    "holder",
    "host",
    "member",
    "owner",
    "plan_maker",
    "proposer",
    "speaker",
]

Fields = Mapping[str, Any]


def convener(change: "Change", fields: Fields) -> bool:
    """convener or facilitator"""
    return fields["topic"].convener_id == change.me.pk or change.me.is_facilitator


def author(change: "Change", fields: Fields) -> bool:
    """author or facilitator"""
    return fields["comment"].person_id == change.me.pk or change.me.is_facilitator


def holder(change: "Change", fields: Fields) -> bool:
    """the holder or a facilitator"""
    if change.me.is_facilitator:
        return True
    return change.event.turns.filter(state="holding", person=change.me).exists()


def speaker(change: "Change", fields: Fields) -> bool:
    """the holder; whoever held it, of their own turn; or a facilitator"""
    turn = fields.get("turn")
    if turn is None:
        return holder(change, fields)
    mine = turn.person_id == change.me.pk and turn.state != "waiting"
    return mine or change.me.is_facilitator


def proposer(change: "Change", fields: Fields) -> bool:
    """proposer or facilitator"""
    return fields["conclusion"].person_id == change.me.pk or change.me.is_facilitator


def gatherer(change: "Change", fields: Fields) -> bool:
    """convener of the note, proposer of the conclusion, or facilitator"""
    # Taken out again: of the conclusion it is gathered under.
    conclusion = fields["conclusion"] or fields["topic"].conclusion
    mine = conclusion is not None and conclusion.person_id == change.me.pk
    return mine or convener(change, fields)


def plan_maker(change: "Change", fields: Fields) -> bool:
    """proposer, owner or facilitator"""
    plan = fields["plan"]
    return change.me.pk in (plan.proposer_id, plan.owner_id) or change.me.is_facilitator


def owner(change: "Change", fields: Fields) -> bool:
    """owner or facilitator"""
    return fields["plan"].owner_id == change.me.pk or change.me.is_facilitator


def member(change: "Change", fields: Fields) -> bool:
    """a member"""
    return bool(fields["network"].memberships.filter(person=change.me).exists())


def host(change: "Change", fields: Fields) -> bool:
    """host or facilitator"""
    return fields["network"].host_id == change.me.pk or change.me.is_facilitator
