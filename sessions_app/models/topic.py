"""A note on the wall, who signed up for it, and what its group added."""

from django.db import models
from django.db.models import Q

from .event import Event
from .person import Person
from .room import Room, Slot

STATES = ("posted", "running", "closed", "rehung", "withdrawn", "merged")
OFF_WALL = ("withdrawn", "merged")
KINDS = ("note", "insight", "question", "decision")
PHOTO_GONE = "gone"


class Topic(models.Model):
    """States: posted → running → closed → rehung; or withdrawn, or merged into another."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="topics")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=140)
    text = models.TextField(blank=True, default="")
    convener = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="convenes")
    room = models.ForeignKey(
        Room, null=True, blank=True, on_delete=models.PROTECT, related_name="topics"
    )
    slot = models.ForeignKey(
        Slot, null=True, blank=True, on_delete=models.PROTECT, related_name="topics"
    )
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in STATES], default=STATES[0]
    )
    hidden = models.BooleanField(default=False)
    # The convener lets the conveners of other notes merge theirs into this one.
    consent = models.BooleanField(default=False)
    summary = models.TextField(blank=True, default="")
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    # The conclusion this note is gathered under.
    conclusion = models.ForeignKey(
        "Conclusion", null=True, blank=True, on_delete=models.SET_NULL, related_name="gathered"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    rehung_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            # The last word on "one topic per room and slot", whatever the code above it does.
            models.UniqueConstraint(fields=["room", "slot"], name="one_topic_per_place"),
            models.UniqueConstraint(fields=["event", "number"], name="one_number_per_topic"),
            models.CheckConstraint(
                condition=Q(room__isnull=True, slot__isnull=True)
                | Q(room__isnull=False, slot__isnull=False),
                name="a_place_is_a_room_and_a_slot",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def on_wall(self) -> bool:
        return self.state not in OFF_WALL

    @property
    def over(self) -> bool:
        return self.state in ("closed", "rehung")


class Attendance(models.Model):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attendance")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "person"], name="signed_up_once"),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} on topic {self.topic_id}"


class Comment(models.Model):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    # The photo's file name (photos/files.py); PHOTO_GONE where there was one, deleted for good.
    photo = models.CharField(max_length=80, blank=True, default="")
    at = models.DateTimeField()
    removed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def has_photo(self) -> bool:
        return self.photo not in ("", PHOTO_GONE)
