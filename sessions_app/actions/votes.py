"""The sums of dots: counted from the ballots, which nobody sees."""

from django.db.models import Sum

from ..board.change import Change
from ..models import Ballot, Person, Topic, Vote
from ..models.one_row import one_row, write_row


def family(topic: Topic) -> list[int]:
    """A note's id and those of the notes merged into it, and into them."""
    found = [topic.pk]
    for pk in found:
        found.extend(Topic.objects.filter(merged_into=pk).values_list("pk", flat=True))
    return found


def dots_given(person: Person) -> dict[int, int]:
    """One's own dots by the note they count for now; those on a withdrawn note count for none."""
    given: dict[int, int] = {}
    for ballot in person.ballots.filter(dots__gt=0).select_related("topic"):
        topic = ballot.topic
        while topic.merged_into is not None:
            topic = topic.merged_into
        if topic.on_wall:
            given[topic.pk] = given.get(topic.pk, 0) + ballot.dots
    return given


def keep_to_budget(change: Change, topic: Topic) -> None:
    """Dots that come back with a note give way to those given elsewhere meanwhile."""
    ballots = Ballot.objects.filter(topic__in=family(topic), dots__gt=0, person__isnull=False)
    for ballot in ballots.select_related("person"):
        assert ballot.person is not None
        over = sum(dots_given(ballot.person).values()) - change.event.dots
        if over > 0:
            ballot.dots = max(ballot.dots - over, 0)
            ballot.save(update_fields=["dots"])


def count(change: Change, topic: Topic) -> None:
    """Set a note's sum by its ballots; a note off the wall has none."""
    ballots = Ballot.objects.filter(topic__in=family(topic))
    dots = (ballots.aggregate(sum=Sum("dots"))["sum"] or 0) if topic.on_wall else 0
    if not change.event.dots_shown:
        _count_unseen(change, topic, dots)
        return
    vote = one_row(Vote, topic_id=topic.pk)
    if vote is None:
        if dots:
            change.add(Vote(event=change.event, topic=topic, dots=dots))
        return
    vote.event = change.event
    if dots:
        change.save(vote, dots=dots)
    else:
        change.drop(vote)


def _count_unseen(change: Change, topic: Topic, dots: int) -> None:
    """While sums are held back, not even that one changed is told: no part of the entry."""
    vote = one_row(Vote, topic_id=topic.pk)
    if vote is None:
        if dots:
            Vote.objects.create(event=change.event, topic=topic, dots=dots)
    elif dots:
        vote.dots = dots
        write_row(vote, "dots")
    else:
        vote.delete()


def count_all(change: Change) -> None:
    """After something other than a vote has changed what counts where."""
    for topic in Topic.objects.filter(event=change.event, ballots__isnull=False).distinct():
        count(change, topic)
    for topic in Topic.objects.filter(event=change.event, absorbed__ballots__isnull=False):
        count(change, topic)


def touch_votes(change: Change) -> None:
    """Whether the sums have public rows depends on the event."""
    for vote in Vote.objects.filter(event=change.event):
        vote.event = change.event
        change.touch(vote)
