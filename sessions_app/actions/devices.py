"""The devices one is in on: how another one comes in, and how all others are put out."""

from typing import Any

from ..board.change import Change
from ..identity import Claim, person_of_link, person_token
from ..models import Person
from ..models.event import new_nonce
from .fields import Flag
from .registry import action, facilitator


@action("person.link", on=Flag())
def link(change: Change, on: bool) -> None:
    """Make a link that lets one other device in, once, ending the one before; false: end it."""
    change.save(change.me, link=new_nonce() if on else "")


def use_up(claim: Claim) -> bool:
    """Let the device that opened a link in: True for the first; of two at once, for one of them.

    No action, since nobody is known yet; and no entry, since nobody else's business.
    """
    person = person_of_link(claim)
    if person is None:
        return False
    still_there = Person.objects.filter(pk=person.pk, link=person.link)
    return bool(still_there.update(link=""))


@action("person.sign_out", tells_token=True)
def sign_out(change: Change) -> dict[str, Any]:
    """Sign all one's devices out, end one's links; answers a new token for the one that asks."""
    change.save(change.me, nonce=new_nonce(), link="")
    return {"id": change.me.pk, "token": person_token(change.me)}


@action("event.link", by=facilitator)
def new_link(change: Change) -> None:
    """Make a new facilitators' link; the one before opens nothing any more."""
    change.save(change.event, nonce=new_nonce())
