"""Joining, leaving, and where one's two feet are."""

from typing import Any

from ..board.change import Change
from ..board.erase import erase_person
from ..identity import person_token
from ..models import PHASES, Person, Topic
from ..models.event import new_nonce
from ..models.one_row import one_row
from ..models.person import FACILITATOR, ROLES
from .fields import Choice, Flag, Ref, Text
from .leaving import leave_everything, unsign
from .refusals import Refused
from .registry import action, facilitator

LANGUAGES = ("da", "en")
PERSON: dict[str, Any] = {
    "organisation": Text(120, blank=True, required=False),
    "language": Choice(LANGUAGES, required=False),
    "contact": Text(200, blank=True, required=False),
    "listed": Flag(required=False),
}


@action(
    "person.join",
    joins=True,
    tells_token=True,
    phases=tuple(phase for phase in PHASES if phase != "closed"),
    name=Text(80),
    **PERSON,
)
def join(change: Change, **person: Any) -> dict[str, Any]:
    """Take part: a name is enough. Answers the person's id and token."""
    joined = change.add(Person(event=change.event, **person))
    return {"id": joined.pk, "token": person_token(joined)}


@action("person.edit", name=Text(80, required=False), **PERSON)
def edit(change: Change, **person: Any) -> None:
    """Change what others see of oneself, or one's own language and contact."""
    change.save(change.me, **person)


@action("person.feed", on=Flag())
def feed(change: Change, on: bool) -> None:
    """Give one's plan a secret address for calendars, ending the one before; false: none."""
    change.save(change.me, feed=new_nonce() if on else "")


@action("person.forget")
def forget(change: Change) -> None:
    """Erase one's name and contact everywhere, the journal included. Notes stay, "someone"'s."""
    if change.event.phase != "closed":
        another_facilitator_stays(change, change.me)
    stances = [*change.me.stances.all()]
    leave_everything(change, change.me)
    for stance in stances:  # with the reason written for it
        change.forget_before(stance)
    change.save(
        change.me,
        forgotten=True,
        name="",
        organisation="",
        contact="",
        listed=False,
        feed="",
        link="",
        role="participant",
    )
    unsign(change, change.me)
    erase_person(change)


@action("person.role", by=facilitator, person=Ref(Person), role=Choice(ROLES))
def set_role(change: Change, person: Person, role: str) -> None:
    """Make somebody a facilitator, or a participant again."""
    if role != FACILITATOR:
        another_facilitator_stays(change, person)
    change.save(person, role=role)


@action("person.remove", by=facilitator, person=Ref(Person))
def remove(change: Change, person: Person) -> None:
    """Take somebody off the board; their notes stay, signed "someone"."""
    another_facilitator_stays(change, person)
    leave_everything(change, person)
    change.save(person, removed=True)


@action("person.move", phases=("sessions",), topic=Ref(Topic, nullable=True))
def move(change: Change, topic: Topic | None) -> None:
    """Say which group one is with now, or none (the law of two feet)."""
    stays_with_running_group(change, topic)
    if topic is not None:
        if topic.hidden or not topic.on_wall:
            raise Refused("not_on_wall")
        if topic.over:
            raise Refused("already_closed")
    change.save(change.me, at=topic)


def stays_with_running_group(change: Change, going_to: Topic | None) -> None:
    """The convener opens the group and stays till it is done (the seed's rule)."""
    if going_to and going_to.convener_id == change.me.pk and going_to.state == "running":
        return
    if one_row(Topic, event_id=change.event.pk, convener_id=change.me.pk, state="running"):
        raise Refused("convener_stays")


def another_facilitator_stays(change: Change, going: Person) -> None:
    others = Person.objects.filter(
        event=change.event, role=FACILITATOR, removed=False, forgotten=False
    ).exclude(pk=going.pk)
    if going.is_facilitator and not others.exists():
        raise Refused("last_facilitator")
