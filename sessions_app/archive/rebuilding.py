"""Each row of an archive, built anew as the database would have it: the check that it is sound.

A row is good if the row function of its kind makes the same of what was built from it. So nothing
comes in that the actions could not have written: no field unknown here, no address that is a
script, no words longer than there is room for, no markup of somebody's own.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db import models

from ..actions.fields import Choice, Field, Link, Timezone
from ..actions.people import LANGUAGES
from ..actions.registry import ACTIONS
from ..board.change import image_fields
from ..board.rows import KIND_OF, KINDS, Kind, Row
from ..models import Comment, Event, Topic, Vote
from ..models.event import CODE_ALPHABET, CODE_LENGTH, SCENES
from . import layout

LONGEST = 10_000  # characters of a text; no action takes as many
BIGGEST = 2**53 - 1  # of a number: what every reader of JSON takes
SORTED = orjson.OPT_SORT_KEYS


class Code(Field):
    def clean(self, value: Any, event: Event) -> Any:
        if len(value) != CODE_LENGTH or not set(value) <= set(CODE_ALPHABET):
            raise ValidationError("code")
        return value


NO_EVENT = Event()  # these fields look at none
# Checked once more by the fields of the actions that set them.
FIELDS: dict[tuple[str, str], Field] = {
    ("event", "code"): Code(),
    ("event", "timezone"): Timezone(),
    ("event", "language"): Choice(LANGUAGES),
    ("event", "scene"): Choice(SCENES),
    ("room", "url"): Link(),
}
# Fields of a model that its row calls by another name.
CALLED = {("event", "circle"): "circle_after"}


class Bad(Exception):
    """What is wrong, for whoever asks the file for it: "topic 12: title"."""


def built(kind: Kind, row: Any) -> models.Model:
    """The model that this public row is of. Raises Bad."""
    if not isinstance(row, dict) or type(row.get("id")) is not int:
        raise Bad(kind.name)
    where = f"{kind.name} {row['id']}"
    values = {}
    for field in public_fields(kind.name):
        name = CALLED.get((kind.name, field.name), field.name)
        if name in row:
            values[field.attname] = value_of(kind, field, row[name], f"{where}: {name}")
    thing = kind.model(**values)
    again = anew(kind, thing, row.keys())
    if "html" in again:  # made here, never taken from a file
        row["html"] = again["html"]
    if orjson.dumps(again, option=SORTED) != orjson.dumps(row, option=SORTED):
        raise Bad(where)
    return thing


def anew(kind: Kind, thing: models.Model, names: Any) -> Row:
    """The row again, as far as the file has it: older entries lack what came later."""
    match thing:
        case Comment():
            thing.topic = Topic(pk=thing.topic_id)
        case Vote():
            thing.event = Event(dots_shown=True)
    row = kind.row(thing) or {}
    return {name: row[name] for name in names if name in row}


@lru_cache(maxsize=32)
def public_fields(kind: str) -> list[Any]:
    """The model's fields that its row tells of."""
    hidden = KINDS[kind].private | {"event_id", "created_at", "removed", "forgotten"}
    return [
        field for field in KINDS[kind].model._meta.concrete_fields if field.attname not in hidden
    ]


@lru_cache(maxsize=32)
def references(kind: str) -> dict[str, str]:
    """Which fields of a row are ids, and of which kind."""
    return {
        field.name: KIND_OF[field.related_model].name
        for field in public_fields(kind)
        if field.is_relation
    }


@lru_cache(maxsize=32)
def undo_fields(kind: str) -> dict[str, Any]:
    """The columns that an image of this kind may hold."""
    names = set(image_fields(KINDS[kind]))
    fields = KINDS[kind].model._meta.concrete_fields
    return {field.attname: field for field in fields if field.attname in names}


@lru_cache(maxsize=32)
def undo_references(kind: str) -> dict[str, str]:
    return {
        name: KIND_OF[field.related_model].name
        for name, field in undo_fields(kind).items()
        if field.is_relation
    }


def check_image(kind: Kind, pk: str, image: Any) -> None:
    """That undoing could put this back. Raises Bad."""
    where = f"{kind.name} {pk}"
    if image is None:
        return
    if not isinstance(image, dict):
        raise Bad(where)
    known = undo_fields(kind.name)
    if image.get("id", int(pk)) != int(pk) or not image.keys() <= known.keys():
        raise Bad(where)
    for name, value in image.items():
        found = value_of(kind, known[name], value, f"{where}: {name}", raw=True)
        if isinstance(found, datetime) and found.tzinfo is None:
            raise Bad(f"{where}: {name}")


def value_of(kind: Kind, field: Any, value: Any, where: str, *, raw: bool = False) -> Any:
    """One field's Python value; `raw` as the database has it, not as rows tell it. Raises Bad."""
    if (kind.name, field.name) == ("comment", "photo"):
        return _photo(value, where, raw=raw)
    if value is None:
        if field.null:
            return None
        raise Bad(where)
    if not _is_of_its_type(field, value):
        raise Bad(where)
    if field.is_relation:
        return value
    check = FIELDS.get((kind.name, field.name))
    try:
        found = field.to_python(value)
        if field.choices and found not in dict(field.choices):
            raise Bad(where)
        field.run_validators(found)
        if check and (value or field.name == "code") and check.clean(value, NO_EVENT) != value:
            raise Bad(where)
    except (ValidationError, ValueError, OverflowError) as error:
        raise Bad(where) from error
    return found


def _is_of_its_type(field: Any, value: Any) -> bool:
    """Whether it is what JSON has for this field: no number for a word, no date for a moment."""
    if isinstance(field, models.BooleanField):
        return type(value) is bool
    if field.is_relation or field.primary_key:
        return type(value) is int and 0 < value <= BIGGEST
    if isinstance(field, models.IntegerField):
        return type(value) is int
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        return False
    return "T" in value if isinstance(field, models.DateTimeField) else True


def _photo(value: Any, where: str, *, raw: bool) -> str:
    """The name of its file. A row has an address and null; an image the name."""
    if value is None and not raw:
        return ""
    if not isinstance(value, str):
        raise Bad(where)
    name = value if raw else value.removeprefix(layout.PHOTOS)
    if raw and name in ("", "gone"):
        return name
    if not layout.PHOTO_NAME.fullmatch(name):
        raise Bad(where)
    return name


def known_action(name: Any) -> bool:
    return name in ACTIONS or name == "event.create"
