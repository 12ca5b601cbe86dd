"""What the meeting agrees on: proposed, stood on, adopted when nobody objects."""

from ..board.change import Change
from ..models import Conclusion, Stance, Topic
from ..models.one_row import one_row
from ..models.plenary import STANCES
from .fields import Choice, Ref, Text
from .refusals import Refused
from .registry import action, facilitator
from .topics import TEXT, is_on_wall
from .who import gatherer, proposer

CONCLUSION = Ref(Conclusion)


@action(
    "conclusion.propose",
    phases=("plenary",),
    text=Text(TEXT),
    topic=Ref(Topic, required=False, nullable=True),
)
def propose(change: Change, text: str, topic: Topic | None = None) -> dict[str, int]:
    """Propose what the meeting might agree on, perhaps out of a note."""
    if topic is not None:
        is_on_wall(topic)
    conclusion = Conclusion(event=change.event, text=text, topic=topic, person=change.me)
    return {"id": change.add(conclusion).pk}


@action("conclusion.edit", by=proposer, conclusion=CONCLUSION, text=Text(TEXT))
def edit(change: Change, conclusion: Conclusion, text: str) -> None:
    """Word a conclusion anew; people take a new stance on new words."""
    if text == conclusion.text:
        return
    still_open(conclusion)
    for stance in conclusion.stances.all():
        change.drop(stance)
    change.save(conclusion, text=text)


@action("conclusion.withdraw", by=proposer, conclusion=CONCLUSION)
def withdraw(change: Change, conclusion: Conclusion) -> None:
    """Take a conclusion back, from the past too."""
    if not change.me.is_facilitator:
        still_open(conclusion)
    for stance in conclusion.stances.all():
        change.drop(stance)
    change.save_all(conclusion.gathered.all(), conclusion=None)
    change.save_all(conclusion.plans.all(), conclusion=None)
    change.save(conclusion, removed=True)


@action(
    "conclusion.stand",
    conclusion=CONCLUSION,
    stance=Choice(STANCES, nullable=True),
    reason=Text(500, blank=True, required=False),
)
def stand(change: Change, conclusion: Conclusion, stance: str | None, reason: str = "") -> None:
    """Agree, stand aside, or object and say why; null takes one's stance back."""
    still_open(conclusion)
    mine = one_row(Stance, conclusion_id=conclusion.pk, person_id=change.me.pk)
    if stance is None:
        if mine is not None:
            change.drop(mine)
    elif mine is None:
        change.add(Stance(conclusion=conclusion, person=change.me, stance=stance, reason=reason))
    else:
        change.save(mine, stance=stance, reason=reason)


@action("conclusion.adopt", by=facilitator, conclusion=CONCLUSION)
def adopt(change: Change, conclusion: Conclusion) -> None:
    """The meeting has agreed on it. Not while somebody objects."""
    if conclusion.adopted:
        return
    objecting = conclusion.stances.filter(stance="object").values_list("person", flat=True)
    if objecting:
        raise Refused("objections", people=list(objecting))
    change.save(conclusion, adopted=True)


@action(
    "conclusion.gather",
    by=gatherer,
    topic=Ref(Topic),
    conclusion=Ref(Conclusion, nullable=True),
)
def gather(change: Change, topic: Topic, conclusion: Conclusion | None) -> None:
    """Gather a note under a conclusion; null takes it out."""
    is_on_wall(topic)
    change.save(topic, conclusion=conclusion)


def still_open(conclusion: Conclusion) -> None:
    if conclusion.adopted:
        raise Refused("already_adopted")
