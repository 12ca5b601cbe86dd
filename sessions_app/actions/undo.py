"""Undo: a new entry that puts back what an earlier one changed."""

from typing import Any

import orjson
from django.db import IntegrityError, connection, models, transaction

from ..board.change import Change, Image
from ..board.rows import KINDS, Kind
from ..models import Entry, Person, Topic
from ..models.person import FACILITATOR
from .fields import Number
from .refusals import Refused
from .registry import action, facilitator

Images = dict[str, dict[str, Image]]
# What cannot be given back: what is erased, and what was never one change of the wall.
NEVER = ("person.forget", "event.create")


@action("entry.undo", by=facilitator, seq=Number(1, 2**62))
def undo(change: Change, seq: int) -> None:
    """Restore what entry seq changed, unless something later built on it (`too_late`)."""
    entry = Entry.objects.filter(event=change.event, seq=seq).first()
    if entry is None:
        raise Refused("not_found")
    if entry.action in NEVER:
        raise Refused("too_late")
    images: Images = orjson.loads(entry.before)
    for later in Entry.objects.filter(event=change.event, seq__gt=seq):
        if _overlap(images, orjson.loads(later.before)):
            raise Refused("too_late")
    try:
        # Checked by the database too: a place taken since, a person gone since.
        with transaction.atomic():
            _restore(change, images)
            _rules_still_hold(change, images)
    except (IntegrityError, models.ProtectedError):
        raise Refused("too_late") from None


def _overlap(images: Images, later: Images) -> bool:
    """Whether a later entry changed one of the same fields, or made or deleted the same row."""
    for kind, rows in images.items():
        for pk, image in rows.items():
            if pk not in later.get(kind, {}):
                continue
            other = later[kind][pk]
            if image is None or other is None or image.keys() & other.keys():
                return True
    return False


def _restore(change: Change, images: Images) -> None:
    made = [(KINDS[kind], pk) for kind, rows in images.items() for pk in rows if rows[pk] is None]
    for kind, rows in images.items():
        # Places are emptied first, so that two notes can go back to each other's.
        if kind == "topic":
            moved = [pk for pk, image in rows.items() if image and "room_id" in image]
            for topic in Topic.objects.filter(pk__in=moved):
                change.save(topic, room=None, slot=None)
    for name in KINDS:
        for pk, image in images.get(name, {}).items():
            if image is not None:
                _put_back(change, KINDS[name], pk, image)
    for kind, pk in reversed(made):
        thing = kind.model._default_manager.filter(pk=pk).first()
        if thing is None or _leant_on(thing, {(k.model, int(p)) for k, p in made}):
            raise Refused("too_late")
        change.drop(thing)


def _rules_still_hold(change: Change, images: Images) -> None:
    """What was right then may lean on something gone since. Raises Refused, IntegrityError."""
    # SQLite looks at references only at commit; ask now, while the answer can still be "too late".
    connection.check_constraints([KINDS[kind].model._meta.db_table for kind in images])
    people = Person.objects.filter(event=change.event, removed=False, forgotten=False)
    if not people.filter(role=FACILITATOR).exists():
        raise Refused("last_facilitator")
    if people.filter(at__state__in=("closed", "rehung", "withdrawn", "merged")).exists():
        raise Refused("too_late")


def _put_back(change: Change, kind: Kind, pk: str, image: dict[str, Any]) -> None:
    fields = kind.model._meta
    values = {name: fields.get_field(name).to_python(value) for name, value in image.items()}
    query = kind.model._default_manager.all()
    thing = (query.select_related(kind.with_) if kind.with_ else query).filter(pk=pk).first()
    if thing is None and "id" in image:
        change.add(kind.model(**values))
    elif thing is None:
        raise Refused("too_late")
    elif kind.name == "event":
        change.save(change.event, **values)
    elif values:
        change.save(thing, **values)
    else:
        change.touch(thing)


def _leant_on(thing: models.Model, going: set[tuple[type[models.Model], int]]) -> bool:
    """Whether a row that stays refers to this one."""
    for relation in thing._meta.related_objects:
        name = relation.field.name
        for other in relation.related_model._default_manager.filter(**{name: thing}):
            if (type(other), other.pk) not in going:
                return True
    return False
