"""The ways an action can be refused, in the asker's language.

Every code of docs/protocol.md is one line of REFUSALS; `Refused` carries it to the edge, where
api.py writes it as application/problem+json (RFC 9457).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# code: (HTTP status, title, what it means and what to do)
REFUSALS: Mapping[str, tuple[int, Any, Any]] = {
    "invalid": (400, _("Something needs correcting"), _("Look at the marked fields.")),
    "not_joined": (
        401,
        _("You have not joined"),
        _(
            "Give your name on the event's page first. "
            "If you had joined before, you may join again."
        ),
    ),
    "not_allowed": (403, _("Not yours to do"), _("Only some people may do this here.")),
    "not_found": (404, _("Not found"), _("There is nothing here by that name.")),
    "method_not_allowed": (405, _("Wrong method"), _("Actions are sent with POST.")),
    "wrong_phase": (
        409,
        _("Not now"),
        _("The meeting is in another phase, and this cannot be done in it."),
    ),
    "place_taken": (
        409,
        _("That place is taken"),
        _("Another note hangs there. Choose one of the free places near it."),
    ),
    "convener_stays": (
        409,
        _("The convener stays"),
        _("Whoever wrote the note stays with its group until it is closed."),
    ),
    "already_closed": (409, _("Already closed"), _("This group has finished.")),
    "already_running": (409, _("Already running"), _("This group has been opened.")),
    "already_rehung": (409, _("Already re-hung"), _("This note is back on the wall.")),
    "not_running": (409, _("Not running"), _("This group has not been opened yet.")),
    "not_closed": (409, _("Not closed yet"), _("Close the group first, then re-hang its note.")),
    "not_on_wall": (409, _("Not on the wall"), _("This note no longer hangs on the wall.")),
    "same_topic": (409, _("The same note"), _("Choose two different notes.")),
    "nobody_holds": (409, _("Nobody holds the baton"), _("Pass the baton to somebody first.")),
    "dots_spent": (
        409,
        _("No dots left"),
        _("You have given all your dots. Take some back from another note first."),
    ),
    "objections": (
        409,
        _("Somebody objects"),
        _("Hear the objection first. It can be adopted when no objection stands."),
    ),
    "already_adopted": (409, _("Already adopted"), _("The meeting has agreed on this.")),
    "plan_owned": (409, _("Somebody has taken it"), _("Another person sees to this plan already.")),
    "wall_changed": (
        409,
        _("The wall has changed"),
        _("Notes have moved since this was worked out. Have it worked out again."),
    ),
    "last_facilitator": (
        409,
        _("The last facilitator stays"),
        _("Make somebody else a facilitator first."),
    ),
    "room_in_use": (409, _("The room is in use"), _("Move its notes to other rooms first.")),
    "slot_in_use": (409, _("The time is in use"), _("Move its notes to other times first.")),
    "too_late": (
        409,
        _("Too late to undo"),
        _("Something later builds on this, so it cannot be undone."),
    ),
    "code_taken": (409, _("That code is taken"), _("Another event has this code.")),
    "too_large": (413, _("Too large"), _("What was sent is larger than allowed.")),
    "not_json": (415, _("Not JSON"), _("Send a JSON object as application/json.")),
    "slow_down": (429, _("A little slower, please"), _("Try again in a moment.")),
    "unavailable": (
        503,
        _("The server is busy"),
        _("Nothing was changed. It is tried again by itself."),
    ),
}


class Refused(Exception):
    """An action that changes nothing, and why.

    `errors` maps a field to its messages; `extra` goes into the problem as it is
    (`suggestions` of place_taken).
    """

    def __init__(
        self,
        code: str,
        detail: Any = None,
        *,
        errors: Mapping[str, list[Any]] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status, self.title, default = REFUSALS[code]
        self.detail = default if detail is None else detail
        self.errors = errors
        self.extra = extra

    def problem(self) -> dict[str, Any]:
        """The RFC 9457 object, in the language active now."""
        body: dict[str, Any] = {
            "type": f"urn:openspace:problem:{self.code}",
            "title": str(self.title),
            "status": self.status,
            "detail": str(self.detail),
            "code": self.code,
        }
        if self.errors:
            body["errors"] = {
                field: [str(message) for message in messages]
                for field, messages in self.errors.items()
            }
        return body | self.extra
