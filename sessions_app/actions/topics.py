"""Notes on the wall: written, hung in a place, moved, merged, handed over, signed up for."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from ..board.change import Change
from ..models import Attendance, Person, Room, Slot, Topic, Turn
from ..models.one_row import count_rows, one_row
from .fields import Flag, Ref, Text
from .places_free import nearest_free_places
from .refusals import Refused
from .registry import action, facilitator
from .votes import count
from .who import convener

TITLE = 140
TEXT = 4000
PLACE: dict[str, Any] = {
    "room": Ref(Room, required=False, nullable=True),
    "slot": Ref(Slot, required=False, nullable=True),
}
SIGN_UP = ("market", "sessions")
OTHER: dict[str, Any] = {"with": Ref(Topic)}  # a word that Python keeps for itself


@action(
    "topic.post",
    phases=("notes", "market", "sessions"),
    title=Text(TITLE),
    text=Text(TEXT, blank=True, required=False),
    consent=Flag(required=False),
    **PLACE,
)
def post(
    change: Change, title: str, room: Room | None = None, slot: Slot | None = None, **words: Any
) -> dict[str, Any]:
    """Hang a note on the wall, with a place or without; the poster convenes it and attends."""
    place_is_free(change, room, slot)
    last = Topic.objects.filter(event=change.event).aggregate(last=Max("number"))["last"] or 0
    topic = change.add(
        Topic(
            event=change.event,
            number=last + 1,
            title=title,
            convener=change.me,
            room=room,
            slot=slot,
            **words,
        )
    )
    attend(change, topic, change.me)
    return {"id": topic.pk, "number": topic.number}


@action(
    "topic.edit",
    by=convener,
    topic=Ref(Topic),
    title=Text(TITLE, required=False),
    text=Text(TEXT, blank=True, required=False),
    consent=Flag(required=False),
)
def edit(change: Change, topic: Topic, **fields: Any) -> None:
    """Change a note's words, or whether others may merge theirs into it (consent)."""
    change.save(topic, **fields)


@action(
    "topic.place",
    by=convener,
    topic=Ref(Topic),
    room=Ref(Room, nullable=True),
    slot=Ref(Slot, nullable=True),
)
def place(change: Change, topic: Topic, room: Room | None, slot: Slot | None) -> None:
    """Move a note to another place; both null: beside the grid."""
    is_on_wall(topic)
    place_is_free(change, room, slot, moving=topic)
    change.save(topic, room=room, slot=slot)


@action("topic.swap", topic=Ref(Topic), **OTHER)
def swap(change: Change, topic: Topic, **other: Topic) -> None:
    """Let two notes change places: a facilitator, or the convener of both."""
    second = other["with"]
    both = {topic.convener_id, second.convener_id} == {change.me.pk}
    if not (both or change.me.is_facilitator):
        raise Refused("not_allowed")
    if topic.pk == second.pk:
        raise Refused("same_topic")
    is_on_wall(topic)
    is_on_wall(second)
    first_place = {"room": topic.room, "slot": topic.slot}
    second_place = {"room": second.room, "slot": second.slot}
    # Off the wall first: at no moment do two notes share a place.
    change.save(topic, room=None, slot=None)
    change.save(second, **first_place)
    change.save(topic, **second_place)


@action("topic.merge", by=convener, topic=Ref(Topic), into=Ref(Topic))
def merge(change: Change, topic: Topic, into: Topic) -> None:
    """Join a note with another: everybody signed up and every comment follows."""
    if topic.pk == into.pk:
        raise Refused("same_topic")
    for note in (topic, into):
        is_on_wall(note)
        if note.over:
            raise Refused("already_closed")
    if topic.state == "running":
        raise Refused("already_running")
    if not (change.me.is_facilitator or into.consent or into.convener_id == change.me.pk):
        raise Refused(
            "not_allowed",
            _("The other convener has not said that notes may be merged into theirs."),
        )
    attending = set(into.attendance.values_list("person_id", flat=True))
    signed_up = list(topic.attendance.all())
    change.save_all([a for a in signed_up if a.person_id not in attending], topic=into)
    for attendance in signed_up:
        if attendance.person_id in attending:
            change.drop(attendance)
    change.save_all(topic.comments.select_related("topic"), topic=into)
    change.save_all(topic.here.all(), at=into)
    forget_turns(change, topic)
    change.save(topic, state="merged", merged_into=into, room=None, slot=None)
    count(change, topic)
    count(change, into)


@action("topic.hand_over", by=convener, topic=Ref(Topic), person=Ref(Person))
def hand_over(change: Change, topic: Topic, person: Person) -> None:
    """Give a note to somebody else, who then convenes it and attends."""
    is_on_wall(topic)
    if topic.over:
        raise Refused("already_closed")
    if topic.convener_id == person.pk:
        return
    change.save(topic, convener=person)
    attend(change, topic, person)
    forget_turns(change, topic)


@action("topic.withdraw", by=convener, topic=Ref(Topic))
def withdraw(change: Change, topic: Topic) -> None:
    """Take a note down before its group runs; its place is free again."""
    is_on_wall(topic)
    if topic.over:
        raise Refused("already_closed")
    if topic.state == "running":
        raise Refused("already_running")
    forget_turns(change, topic)
    change.save_all(topic.here.all(), at=None)
    change.save(topic, state="withdrawn", room=None, slot=None)
    count(change, topic)


@action("topic.hide", by=facilitator, topic=Ref(Topic))
def hide(change: Change, topic: Topic) -> None:
    """Cover a note's words and comments on every screen, the past included."""
    _set_hidden(change, topic, True)


@action("topic.show", by=facilitator, topic=Ref(Topic))
def show(change: Change, topic: Topic) -> None:
    """Show a hidden note again."""
    _set_hidden(change, topic, False)


@action("topic.join", phases=SIGN_UP, topic=Ref(Topic))
def join(change: Change, topic: Topic) -> dict[str, Any]:
    """Sign up for a group; a full room warns, never blocks."""
    is_on_wall(topic)
    if topic.over:
        raise Refused("already_closed")
    attendance = attend(change, topic, change.me)
    room = one_row(Room, id=topic.room_id) if topic.room_id else None
    capacity = room.capacity if room else None
    if capacity is not None and count_rows(Attendance, topic_id=topic.pk) > capacity:
        return {"id": attendance.pk, "warning": "room_full", "detail": _("The room is full.")}
    return {"id": attendance.pk}


@action("topic.leave", phases=SIGN_UP, topic=Ref(Topic))
def leave(change: Change, topic: Topic) -> None:
    """Take one's name off again. The convener stays till the group is done."""
    if topic.convener_id == change.me.pk and topic.on_wall and not topic.over:
        raise Refused("convener_stays")
    attendance = one_row(Attendance, topic_id=topic.pk, person_id=change.me.pk)
    if attendance is not None:
        change.drop(attendance)


def is_on_wall(topic: Topic) -> None:
    if topic.hidden or not topic.on_wall:
        raise Refused("not_on_wall")


def attend(change: Change, topic: Topic, person: Person) -> Attendance:
    found = one_row(Attendance, topic_id=topic.pk, person_id=person.pk)
    return found or change.add(Attendance(topic=topic, person=person))


def place_is_free(
    change: Change, room: Room | None, slot: Slot | None, moving: Topic | None = None
) -> None:
    """One topic per room and slot. Raises `place_taken` with the nearest free places."""
    if room is None and slot is None:
        return
    if room is None or slot is None:
        missing = "room" if room is None else "slot"
        raise Refused(
            "invalid", errors={missing: [_("A place is a room and a time: choose both, or none.")]}
        )
    there = Topic.objects.filter(room=room, slot=slot)
    if moving is not None:
        there = there.exclude(pk=moving.pk)
    if there.exists():
        raise Refused("place_taken", suggestions=nearest_free_places(change.event, room, slot))


def forget_turns(change: Change, topic: Topic) -> None:
    """A note that is no longer its convener's to announce waits for no baton."""
    change.save_all(topic.turns.filter(state="holding"), state="done")
    for turn in Turn.objects.filter(topic=topic, state="waiting"):
        change.drop(turn)


def _set_hidden(change: Change, topic: Topic, hidden: bool) -> None:
    if topic.hidden == hidden:
        return
    change.save(topic, hidden=hidden)
    touch_comments(change, topic)


def touch_comments(change: Change, topic: Topic) -> None:
    """Whether a comment has a public row depends on its note's being hidden."""
    for comment in topic.comments.filter(removed=False):
        comment.topic = topic
        change.touch(comment)
