"""The baton: who speaks, and who waits to."""

from django.db import models
from django.db.models import Q

from .event import Event
from .person import Person
from .topic import Topic

TURN_STATES = ("waiting", "holding", "done")


class Turn(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="turns")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="turns")
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="turns"
    )
    position = models.IntegerField()
    state = models.CharField(max_length=8, choices=[(state, state) for state in TURN_STATES])
    words = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=Q(state="holding"), name="one_holder_of_the_baton"
            ),
        ]

    def __str__(self) -> str:
        return f"turn {self.position}"
