"""The baton (the seed's *stafet*): whoever holds it speaks, and the others listen."""

import random

from django.db.models import Max

from ..board.change import Change
from ..models import Person, Topic, Turn
from .event import BATON_PHASES
from .fields import Flag, Ref, Text
from .refusals import Refused
from .registry import action, facilitator
from .topics import TEXT, is_on_wall
from .who import holder, speaker

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


@action(
    "baton.pass",
    by=holder,
    to=Ref(Person, required=False, nullable=True),
    turn=Ref(Turn, required=False),
)
def pass_(change: Change, to: Person | None = None, turn: Turn | None = None) -> None:
    """Pass the baton on: to somebody, to the next in the queue, or on round the circle.

    With a turn, only while that one holds it: two who pass it on together pass it once.
    """
    if turn is not None and turn.state != "holding":
        return
    waiting = change.event.turns.filter(state="waiting").order_by("position", "pk")
    _put_down(change)
    found = (waiting.filter(person=to) if to else waiting).first()
    if found is not None:
        change.save(found, state="holding", held_at=change.now)
    elif to := to or _drawn(change):
        _new_turn(change, to, "holding", None)


@action("baton.rest", by=holder)
def rest(change: Change) -> None:
    """Lay the baton down: nobody holds it."""
    _put_down(change)


@action("baton.circle", by=facilitator, phases=("plenary",), on=Flag())
def circle(change: Change, on: bool) -> None:
    """Let the baton go round the whole circle, each once in an order drawn by lot, or stop that."""
    if on and change.event.circle is None:
        change.save(change.event, circle=_last_position(change))
    elif not on:
        change.save(change.event, circle=None)


@action("baton.say", by=speaker, text=Text(TEXT, blank=True), turn=Ref(Turn, required=False))
def say(change: Change, text: str, turn: Turn | None = None) -> None:
    """Keep closing words for the proceedings: the holder's, or those of a turn that was."""
    turn = turn or change.event.turns.filter(state="holding").first()
    if turn is None:
        raise Refused("nobody_holds")
    change.save(turn, words=text)


def _drawn(change: Change) -> Person | None:
    """By lot, somebody who has not had the baton in this round; the last ends the round."""
    if change.event.circle is None:
        return None
    had = change.event.turns.filter(position__gt=change.event.circle, person__isnull=False)
    left = change.event.people.filter(removed=False, forgotten=False)
    left = left.exclude(pk__in=had.exclude(state="waiting").values("person"))
    if people := list(left.values_list("pk", flat=True)):
        return Person.objects.get(pk=random.choice(people))  # noqa: S311 (a lot, not a secret)
    change.save(change.event, circle=None)
    return None


def _put_down(change: Change) -> None:
    change.save_all(change.event.turns.filter(state="holding"), state="done")


def _new_turn(change: Change, person: Person, state: str, topic: Topic | None) -> Turn:
    return change.add(
        Turn(
            event=change.event,
            person=person,
            topic=topic,
            position=_last_position(change) + 1,
            state=state,
            held_at=change.now if state == "holding" else None,
        )
    )


def _last_position(change: Change) -> int:
    return change.event.turns.aggregate(last=Max("position"))["last"] or 0
