"""The table of actions: one name from button to journal to documentation.

An action is a function `(change, **fields)` with its rule and its deed. What is the same for all
of them (who may, in which phases, which fields) is declared here and checked by the journal.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ..models import PHASES
from .fields import Field, clean
from .refusals import Refused

if TYPE_CHECKING:
    from ..board.change import Change

Rule = Callable[["Change", Mapping[str, Any]], bool]


def anyone(change: "Change", fields: Mapping[str, Any]) -> bool:
    """anyone"""
    return True


def facilitator(change: "Change", fields: Mapping[str, Any]) -> bool:
    """facilitator"""
    return change.actor is not None and change.actor.is_facilitator


@dataclass(frozen=True)
class Action:
    name: str
    deed: Callable[..., dict[str, Any] | None]
    fields: Mapping[str, Field]
    by: Rule
    phases: tuple[str, ...] | None
    joins: bool = False
    tells_token: bool = False
    public: bool = True
    secret: bool = False

    def run(self, change: "Change", given: Mapping[str, Any]) -> dict[str, Any]:
        """Check the rules all actions share, then do it. Raises Refused."""
        if change.actor is None and not self.joins and self.public:
            raise Refused("not_joined")
        # A facilitator's action is refused to others before their fields are looked at.
        if self.by is facilitator and not facilitator(change, given):
            raise Refused("not_allowed", _("Only a facilitator may do this."))
        fields = clean(self.fields, given, change.event)
        if not self.by(change, fields):
            raise Refused("not_allowed")
        if self.phases is not None and change.event.phase not in self.phases:
            over = change.event.phase == "closed"
            raise Refused("wrong_phase", _("This Open Space is closed.") if over else None)
        return self.deed(change, **fields) or {}

    @property
    def summary(self) -> str:
        return (inspect.getdoc(self.deed) or "").split("\n\n")[0].replace("\n", " ")


ACTIONS: dict[str, Action] = {}

Deed = Callable[..., dict[str, Any] | None]


def action(
    name: str,
    /,
    *,
    by: Rule = anyone,
    phases: tuple[str, ...] | None = None,
    joins: bool = False,
    tells_token: bool = False,
    public: bool = True,
    secret: bool = False,
    **fields: Field,
) -> Callable[[Deed], Deed]:
    """Enter a deed in the table. `phases` None: any phase; `tells_token`: it answers {"id",
    "token"}, the asker's from here on; `secret`: its entry names no actor.
    """
    unknown = set(phases or ()) - set(PHASES)
    if unknown:
        raise ValueError(f"{name}: no such phases {unknown}")

    def enter(deed: Deed) -> Deed:
        if name in ACTIONS:
            raise ValueError(f"{name} is in the table already")
        ACTIONS[name] = Action(name, deed, fields, by, phases, joins, tells_token, public, secret)
        return deed

    return enter
