"""Who may: the rules that name a person's part in the thing acted on.

The docstrings are what docs/protocol.md says.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .registry import anyone, facilitator

if TYPE_CHECKING:
    from ..board.change import Change

__all__ = ["anyone", "author", "convener", "facilitator", "holder"]

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
