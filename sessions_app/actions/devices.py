"""The devices one is in on: how another one comes in, and how all others are put out."""

from typing import Any

from ..board.change import Change
from ..identity import person_token
from ..models.event import new_nonce
from .fields import Flag
from .registry import action, facilitator


@action("person.link", on=Flag())
def link(change: Change, on: bool) -> None:
    """Make a link that lets one other device in, once, ending the one before; false: end it."""
    change.save(change.me, link=new_nonce() if on else "")


@action("person.sign_out", tells_token=True)
def sign_out(change: Change) -> dict[str, Any]:
    """Sign all one's devices out, end one's links; answers a new token for the one that asks."""
    change.save(change.me, nonce=new_nonce(), link="")
    return {"id": change.me.pk, "token": person_token(change.me)}


@action("event.link", by=facilitator)
def new_link(change: Change) -> None:
    """Make a new facilitators' link; the one before opens nothing any more."""
    change.save(change.event, nonce=new_nonce())
