"""Dot voting: where the meeting's energy is. Who gave what is told to nobody."""

from ..board.change import Change
from ..models import Ballot, Topic
from ..models.one_row import one_row, write_row
from .fields import Number, Ref
from .refusals import Refused
from .registry import action
from .topics import is_on_wall
from .votes import count, dots_given, family


@action("topic.vote", phases=("plenary",), secret=True, topic=Ref(Topic), dots=Number(0, 100))
def vote(change: Change, topic: Topic, dots: int) -> dict[str, int]:
    """Give a note this many of one's dots, instead of what it had; 0 takes them back."""
    if dots or not topic.on_wall:  # from a hidden note they may be taken back
        is_on_wall(topic)
    given = dots_given(change.me)
    elsewhere = sum(given.values()) - given.get(topic.pk, 0)
    if dots and elsewhere + dots > change.event.dots:
        raise Refused("dots_spent", left=max(change.event.dots - elsewhere, 0))
    if merged := family(topic)[1:]:
        Ballot.objects.filter(person=change.me, topic__in=merged).delete()
    ballot = one_row(Ballot, topic_id=topic.pk, person_id=change.me.pk)
    if ballot is None:
        Ballot.objects.create(topic=topic, person=change.me, dots=dots)
    else:
        ballot.dots = dots
        write_row(ballot, "dots")
    count(change, topic)
    return {"dots": dots, "left": max(change.event.dots - elsewhere - dots, 0)}
