"""What lives on after the day: action plans, and networks of people who go on meeting."""

from django.db import models

from .event import Event
from .person import Person
from .plenary import Conclusion
from .topic import Topic

PLAN_STATES = ("open", "doing", "done", "dropped")


class Network(models.Model):
    """People who go on meeting. `removed` also takes its words out of the past."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="networks")
    name = models.CharField(max_length=140)
    purpose = models.TextField()
    # Null: everybody has left; whoever joins next is host.
    host = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="hosts"
    )
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="networks"
    )
    plan = models.ForeignKey(
        "Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="networks"
    )
    rhythm = models.CharField(max_length=280, blank=True, default="")
    next_meeting = models.DateTimeField(null=True, blank=True)
    next_minutes = models.PositiveSmallIntegerField(default=60)
    next_where = models.CharField(max_length=280, blank=True, default="")
    removed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"network {self.pk}"


class Membership(models.Model):
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    # Contact details for those members who share theirs. Never in a row or an entry.
    share_contact = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "person"], name="member_once"),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} in network {self.network_id}"


class Plan(models.Model):
    """What somebody will do, by when. `removed` also takes its words out of the past."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="plans")
    what = models.CharField(max_length=280)
    first_step = models.CharField(max_length=280, blank=True, default="")
    due = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="owns"
    )
    proposer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposed")
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    conclusion = models.ForeignKey(
        Conclusion, null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    # The network that carries it on.
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    state = models.CharField(
        max_length=7, choices=[(state, state) for state in PLAN_STATES], default=PLAN_STATES[0]
    )
    # How it goes: the latest word; the earlier ones are in the journal.
    note = models.CharField(max_length=1000, blank=True, default="")
    progress_at = models.DateTimeField(null=True, blank=True)
    removed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Support(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="supports")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="support_once"),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} for plan {self.plan_id}"
