"""What the closing circle is made of: the baton, dots, and conclusions with how people stand."""

from django.db import models
from django.db.models import Q

from .event import Event
from .person import Person
from .topic import Topic

TURN_STATES = ("waiting", "holding", "done")
STANCES = ("agree", "aside", "object")


class Turn(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="turns")
    # Null: somebody who has been forgotten; the words stay.
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="turns")
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="turns"
    )
    position = models.IntegerField()
    state = models.CharField(max_length=8, choices=[(state, state) for state in TURN_STATES])
    # When the baton came into these hands.
    held_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=Q(state="holding"), name="one_holder_of_the_baton"
            ),
        ]

    def __str__(self) -> str:
        return f"turn {self.position}"


class Ballot(models.Model):
    """The dots one person gave one note. In no row and no entry: only the sums are told.

    A ballot stays where it was put; it counts for the note that note was merged into, and not at
    all while the note is off the wall.
    """

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="ballots")
    # Null: somebody who has been forgotten; the dots stay.
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="ballots")
    dots = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "person"], name="one_ballot_each"),
        ]

    def __str__(self) -> str:
        return f"ballot {self.pk}"


class Vote(models.Model):
    """A note's dots, all people's together."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="votes")
    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="vote")
    dots = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.dots} dots"


class Conclusion(models.Model):
    """Something the meeting may agree on. `removed` also takes its words out of the past."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="conclusions")
    text = models.TextField()
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="conclusions"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="conclusions")
    adopted = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"conclusion {self.pk}"


class Stance(models.Model):
    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="stances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stances")
    stance = models.CharField(max_length=6, choices=[(stance, stance) for stance in STANCES])
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "person"], name="one_stance_each"),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} on conclusion {self.conclusion_id}"
