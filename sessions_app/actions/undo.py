"""Undo: a new entry that puts back what an earlier one changed."""

from typing import Any

import orjson
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from ..board.change import Change, Image
from ..board.rows import KINDS, Kind
from ..models import Comment, Conclusion, Entry, Network, Person, Plan, Topic, Turn
from ..models.topic import OFF_WALL, PHOTO_GONE
from .comments import take_away
from .fields import Number
from .refusals import Refused
from .registry import action, facilitator
from .standing import rules_still_hold
from .topics import touch_comments
from .votes import count_all, keep_to_budget, touch_votes

Images = dict[str, dict[str, Image]]
# What cannot be given back: what is erased, what was never one change of the wall, what is
# somebody's own and secret, and what only oneself may do (nobody is a member by another's hand).
NEVER = ("person.forget", "event.create", "topic.vote", "network.leave")
# Not deleted but flagged, as comments are: the veil takes their words out of the past as well.
REMOVED = (Person, Conclusion, Plan, Network)


@action("entry.undo", by=facilitator, seq=Number(1, 2**62))
def undo(change: Change, seq: int) -> dict[str, Any]:
    """Restore what entry seq changed, unless something later built on it (`too_late`)."""
    entry = Entry.objects.filter(event=change.event, seq=seq).first()
    if entry is None:
        raise Refused("not_found")
    if entry.action in NEVER:
        raise Refused("too_late")
    images: Images = orjson.loads(entry.before)
    if not images:  # all it changed was somebody since forgotten
        raise Refused("too_late")
    for later in Entry.objects.filter(event=change.event, seq__gt=seq):
        before = orjson.loads(later.before)
        if _overlap(images, before) or _members_gone(images) & _members_gone(before):
            raise Refused("too_late")
    try:
        # Checked by the database too: a place taken since, a person gone since.
        with transaction.atomic():
            _restore(change, images)
            # SQLite looks at references only at commit; ask now, while this can still be refused.
            connection.check_constraints([KINDS[kind].model._meta.db_table for kind in images])
            rules_still_hold(change.event)
    except (IntegrityError, models.ProtectedError):
        raise Refused("too_late") from None
    if _came_back_without_photo(images):
        gone = _("The words are back. The photo was deleted with them.")
        return {"warning": "photo_gone", "detail": gone}
    return {}


def _came_back_without_photo(images: Images) -> bool:
    back = [pk for pk, image in images.get("comment", {}).items() if image and "removed" in image]
    return Comment.objects.filter(pk__in=back, removed=False, photo=PHOTO_GONE).exists()


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


def _members_gone(images: Images) -> set[tuple[int, int]]:
    """(network, person) of the memberships it ended: who has left since is not called back."""
    rows = images.get("membership", {}).values()
    return {(image["network_id"], image["person_id"]) for image in rows if image}


def _restore(change: Change, images: Images) -> None:
    made = [(KINDS[kind], pk) for kind, rows in images.items() for pk in rows if rows[pk] is None]
    off_wall = Topic.objects.filter(pk__in=images.get("topic", {}), state__in=OFF_WALL)
    coming_back = [*off_wall.values_list("pk", flat=True)]
    _make_way(change, images)
    for name in KINDS:
        for pk, image in images.get(name, {}).items():
            if image is not None:
                _put_back(change, KINDS[name], pk, image)
    for kind, pk in reversed(made):
        thing = kind.model._default_manager.filter(pk=pk).first()
        if thing is None or _leant_on(thing, {(k.model, int(p)) for k, p in made}):
            raise Refused("too_late")
        if isinstance(thing, Comment):
            take_away(change, thing)
        elif isinstance(thing, REMOVED):
            change.save(thing, removed=True)
        else:
            change.drop(thing)
    for pk, image in images.get("topic", {}).items():
        # Comments may have come, or come back, since the note was hidden or shown.
        if image and "hidden" in image:
            touch_comments(change, Topic.objects.get(pk=pk))
    for topic in Topic.objects.filter(pk__in=coming_back).exclude(state__in=OFF_WALL):
        keep_to_budget(change, topic)
    if images.get("topic"):
        count_all(change)
    if any(image and "dots_shown" in image for image in images.get("event", {}).values()):
        touch_votes(change)


def _make_way(change: Change, images: Images) -> None:
    """Empty places and hands first, so that notes and people can change them with each other."""
    moved = _with_field(images, "topic", "room_id")
    change.save_all(Topic.objects.filter(pk__in=moved), room=None, slot=None)
    passed = Turn.objects.filter(pk__in=_with_field(images, "turn", "state"), state="holding")
    change.save_all(passed, state="done")


def _with_field(images: Images, kind: str, name: str) -> list[str]:
    return [pk for pk, image in images.get(kind, {}).items() if image and name in image]


def _put_back(change: Change, kind: Kind, pk: str, image: dict[str, Any]) -> None:
    values = {name: _column(kind, name).to_python(value) for name, value in image.items()}
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


def _column(kind: Kind, name: str) -> models.Field:
    field = kind.model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


def _leant_on(thing: models.Model, going: set[tuple[type[models.Model], int]]) -> bool:
    """Whether a row that stays refers to this one."""
    for relation in thing._meta.related_objects:
        name, model = relation.field.name, relation.related_model
        assert not isinstance(model, str)
        for other in model._default_manager.filter(**{name: thing}):
            if (type(other), other.pk) not in going:
                return True
    return False
