"""The baton (the seed's *stafet*): whoever holds it speaks, and the others listen."""

from django.db.models import Max

from ..board.change import Change
from ..models import Person, Topic, Turn
from .event import BATON_PHASES
from .fields import Ref
from .refusals import Refused
from .registry import action
from .topics import is_on_wall
from .who import holder

OWN_TOPIC = Ref(Topic, required=False, nullable=True)


@action("baton.ask", phases=BATON_PHASES, topic=OWN_TOPIC)
def ask(change: Change, topic: Topic | None = None) -> dict[str, int]:
    """Queue for the baton; with a topic of one's own, to announce it."""
    if topic is not None:
        if topic.convener_id != change.me.pk:
            raise Refused("not_allowed")
        is_on_wall(topic)
    mine = change.event.turns.filter(person=change.me, state__in=("waiting", "holding"))
    turn = mine.filter(topic=topic).first()
    return {"id": (turn or _new_turn(change, change.me, "waiting", topic)).pk}


@action("baton.withdraw", phases=BATON_PHASES, topic=OWN_TOPIC)
def withdraw(change: Change, topic: Topic | None = None) -> None:
    """Leave the queue: with a topic, only with that one."""
    waiting = change.event.turns.filter(person=change.me, state="waiting")
    if topic is not None:
        waiting = waiting.filter(topic=topic)
    for turn in waiting:
        change.drop(turn)


@action("baton.pass", by=holder, to=Ref(Person, required=False, nullable=True))
def pass_(change: Change, to: Person | None = None) -> None:
    """Pass the baton on: to somebody, or to the next in the queue."""
    waiting = change.event.turns.filter(state="waiting").order_by("position", "pk")
    _put_down(change)
    turn = (waiting.filter(person=to) if to else waiting).first()
    if turn is not None:
        change.save(turn, state="holding")
    elif to is not None:
        _new_turn(change, to, "holding", None)


@action("baton.rest", by=holder)
def rest(change: Change) -> None:
    """Lay the baton down: nobody holds it."""
    _put_down(change)


def _put_down(change: Change) -> None:
    change.save_all(change.event.turns.filter(state="holding"), state="done")


def _new_turn(change: Change, person: Person, state: str, topic: Topic | None) -> Turn:
    last = change.event.turns.aggregate(last=Max("position"))["last"] or 0
    return change.add(
        Turn(event=change.event, person=person, topic=topic, position=last + 1, state=state)
    )
