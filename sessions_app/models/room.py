"""Where and when: a place on the wall is a room and a slot."""

from django.db import models

from .event import Event


class Room(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=80)
    where = models.CharField(max_length=140, blank=True, default="")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    url = models.URLField(max_length=500, blank=True, default="")
    position = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Slot(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="slots")
    label = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    position = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.label
