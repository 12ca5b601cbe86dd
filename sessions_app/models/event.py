"""One Open Space: a theme, rooms, time slots, people, a wall."""

import secrets

from django.conf import settings
from django.db import models

# Read aloud from a wall and typed on a phone: no 0/O, 1/I/L, U.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6

SCENES = ("", "gallery", "baton", "dots", "conclusions", "plans", "networks", "replay")
PHASES = ("prepare", "welcome", "notes", "market", "sessions", "plenary", "closed")


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def new_nonce() -> str:
    return secrets.token_urlsafe(12)


class Event(models.Model):
    """`seq` is the journal's head: how many entries have been committed."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    title = models.CharField(max_length=140)
    theme = models.CharField(max_length=300)
    welcome = models.TextField(blank=True, default="")
    language = models.CharField(max_length=5, default="da")
    timezone = models.CharField(max_length=64, default="Europe/Copenhagen")
    phase = models.CharField(
        max_length=10, choices=[(phase, phase) for phase in PHASES], default=PHASES[0]
    )
    phase_ends_at = models.DateTimeField(null=True, blank=True)
    announcement = models.CharField(max_length=280, blank=True, default="")
    dots = models.PositiveSmallIntegerField(default=5)
    # False: the sums are held back until a facilitator shows them.
    dots_shown = models.BooleanField(default=True)
    # A gentle time for each who holds the baton; nobody is cut off.
    turn_seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    # The baton goes round the whole circle: those with a turn after this position have had it.
    circle = models.IntegerField(null=True, blank=True)
    # Days after the last sign of life until names are erased (retention.py); null: never by itself.
    keep_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # What the wall shows in plenary and after; "" leaves it to the wall.
    scene = models.CharField(max_length=12, blank=True, default="")
    showing = models.ForeignKey(
        "Topic", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    seq = models.PositiveBigIntegerField(default=0)
    demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Part of the facilitator link's signature: a new nonce makes every old link void.
    nonce = models.CharField(max_length=32, default=new_nonce)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
