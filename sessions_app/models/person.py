"""Who takes part: a name and perhaps an organisation; no account, no e-mail."""

from django.db import models

from .event import Event, new_nonce

PARTICIPANT, FACILITATOR = ROLES = ("participant", "facilitator")


class Person(models.Model):
    """`removed` and `forgotten` people have no public row; their notes are signed "someone"."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=80, blank=True)
    organisation = models.CharField(max_length=120, blank=True, default="")
    language = models.CharField(max_length=5, blank=True, default="")
    # Never in a row, an entry or a log: only for those the person shares it with.
    contact = models.CharField(max_length=200, blank=True, default="")
    # Agreed to stand in the proceedings' list of people.
    listed = models.BooleanField(default=False)
    role = models.CharField(
        max_length=12, choices=[(role, role) for role in ROLES], default=PARTICIPANT
    )
    # The law of two feet: the topic whose group this person is with now.
    at = models.ForeignKey(
        "Topic", null=True, blank=True, on_delete=models.SET_NULL, related_name="here"
    )
    removed = models.BooleanField(default=False)
    forgotten = models.BooleanField(default=False)
    # Part of the person's token: a new nonce signs every device out.
    nonce = models.CharField(max_length=32, default=new_nonce)
    # Part of the address of this person's calendar; blank: there is none.
    feed = models.CharField(max_length=32, blank=True, default="")
    # Part of the link that moves this person to another device, once; blank: there is none.
    link = models.CharField(max_length=32, blank=True, default="")

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def gone(self) -> bool:
        return self.removed or self.forgotten

    @property
    def is_facilitator(self) -> bool:
        return self.role == FACILITATOR
