"""The journal, and the answers kept for repeated requests."""

from django.db import models

from .event import Event


class Entry(models.Model):
    """One line of an event's journal.

    `public` is the JSON text pushed to every socket, written once and never rebuilt, but for what
    `person.forget` erases from it. `before` is JSON {kind: {id: fields or null}}: each changed row
    as it stood, for `entry.undo`; null where the row was new. It holds no contact details.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="entries")
    seq = models.PositiveBigIntegerField()
    action = models.CharField(max_length=40)
    public = models.TextField()
    before = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "seq"], name="one_entry_per_seq"),
        ]

    def __str__(self) -> str:
        return f"entry {self.seq}"


class Answer(models.Model):
    """The first answer to an Idempotency-Key. `person` is 0 for someone who is just joining."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="answers")
    person = models.PositiveBigIntegerField()
    key = models.CharField(max_length=140)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person", "key"], name="one_answer_per_key"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
