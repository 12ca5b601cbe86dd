"""What one action changes: the rows it touched, how they stood, and so its journal entry."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

from ..models import Event, Person
from ..models.one_row import insert_row, write_row
from .rows import KIND_OF, Kind

Thing = TypeVar("Thing", bound=models.Model)
# A touched row's old values of the changed fields; None if it was new; all fields (with "id") if
# it was deleted.
Image = dict[str, Any] | None


def image_fields(kind: Kind) -> list[str]:
    """The columns a `before` image may hold: all but the private ones."""
    return [
        field.attname
        for field in kind.model._meta.concrete_fields
        if field.attname not in kind.private
    ]


class Change:
    """Handed to an action; the only way it writes. Lives inside one transaction."""

    def __init__(self, event: Event, actor: Person | None) -> None:
        self.event = event
        self.actor = actor
        self.now: datetime = timezone.now()
        self._before: dict[tuple[str, int], Image] = {}
        self._things: dict[tuple[str, int], Any] = {}
        self._event_fields: set[str] = set()

    @property
    def me(self) -> Person:
        """The person acting; the registry has seen to it that there is one."""
        assert self.actor is not None
        return self.actor

    def add(self, thing: Thing) -> Thing:
        """Insert a new row."""
        insert_row(thing)
        self._remember(thing, None)
        return thing

    def save(self, thing: models.Model, **fields: Any) -> None:
        """Set fields and write those that differ."""
        self.save_all([thing], **fields)

    def save_all(self, things: Iterable[models.Model], **fields: Any) -> None:
        """Set the same fields on several rows of one kind, in one statement."""
        changed: list[models.Model] = []
        for thing in things:
            differing = {
                name: value for name, value in fields.items() if getattr(thing, name) != value
            }
            if differing:
                self._set(thing, differing)
                changed.append(thing)
        if not changed:
            return
        if isinstance(changed[0], Event):
            self._event_fields.update(fields)  # written once, with seq, by the journal
            return
        if len(changed) == 1:
            write_row(changed[0], *fields)
            return
        model = type(changed[0])
        model._default_manager.filter(pk__in=[thing.pk for thing in changed]).update(**fields)

    def drop(self, thing: models.Model) -> None:
        """Delete a row."""
        kind = KIND_OF[type(thing)]
        self._remember(thing, {name: getattr(thing, name) for name in image_fields(kind)})
        type(thing)._default_manager.filter(pk=thing.pk).delete()
        self._things[kind.name, thing.pk] = None

    def touch(self, thing: models.Model) -> None:
        """Show a row again as it is: its public row depends on another that changed."""
        self._remember(thing, {})

    def erase(self, thing: models.Model, **fields: Any) -> None:
        """Set fields for good: how they stood is kept nowhere, and no undo brings it back."""
        for name, value in fields.items():
            setattr(thing, name, value)
        type(thing)._default_manager.filter(pk=thing.pk).update(**fields)
        self.touch(thing)
        image = self._before[KIND_OF[type(thing)].name, thing.pk] or {}
        for name in fields:
            image.pop(name, None)

    def forget_before(self, thing: models.Model) -> None:
        """Keep no image of how a row stood: it is erased, not changed."""
        self._before[KIND_OF[type(thing)].name, thing.pk] = {}

    def _set(self, thing: models.Model, fields: dict[str, Any]) -> None:
        kind = KIND_OF[type(thing)]
        attnames = {field.name: field.attname for field in type(thing)._meta.concrete_fields}
        attnames |= {attname: attname for attname in attnames.values()}
        image = {
            attnames[name]: getattr(thing, attnames[name])
            for name in fields
            if attnames[name] not in kind.private
        }
        for name, value in fields.items():
            setattr(thing, name, value)
        # A private field is nobody else's business: no entry tells that it changed.
        if image:
            self._remember(thing, image)

    def _remember(self, thing: models.Model, image: Image) -> None:
        key = (KIND_OF[type(thing)].name, thing.pk)
        if key not in self._before:
            self._before[key] = image
        elif (first := self._before[key]) is not None and image is not None:
            self._before[key] = image | first
        self._things[key] = thing

    # What the journal asks for when the action is done.

    @property
    def event_fields(self) -> set[str]:
        return self._event_fields

    def put_and_drop(self) -> tuple[dict[str, dict[str, Any]], dict[str, list[int]]]:
        """The entry's two halves: rows as they now are, and ids of rows that are no more."""
        put: dict[str, dict[str, Any]] = {}
        drop: dict[str, list[int]] = {}
        for (name, pk), thing in self._things.items():
            row = None if thing is None else KIND_OF[type(thing)].row(thing)
            if row is not None:
                put.setdefault(name, {})[str(pk)] = row
            elif self._before[name, pk] is not None:
                drop.setdefault(name, []).append(pk)
        return put, drop

    def before(self) -> dict[str, dict[str, Image]]:
        images: dict[str, dict[str, Image]] = {}
        for (name, pk), image in self._before.items():
            images.setdefault(name, {})[str(pk)] = image
        return images
