"""Several notes moved in one go, so that one undo puts them all back."""

from typing import Any

from django.utils.translation import gettext as _

from ..board.change import Change
from ..models import Room, Slot, Topic
from .fields import Items, Ref
from .refusals import Refused
from .registry import action, facilitator
from .topics import is_on_wall, place_is_free

MOST = 300
MOVE = {
    "topic": Ref(Topic),
    "room": Ref(Room),
    "slot": Ref(Slot),
    "from_room": Ref(Room, nullable=True),
    "from_slot": Ref(Slot, nullable=True),
}


@action("topic.arrange", by=facilitator, moves=Items(MOVE, MOST))
def arrange(change: Change, moves: list[dict[str, Any]]) -> None:
    """Move several notes at once, each from the place it was seen at (`wall_changed`)."""
    topics = [move["topic"] for move in moves]
    if len({topic.pk for topic in topics}) < len(topics):
        raise Refused("invalid", errors={"moves": [_("A note can be moved once.")]})
    for move in moves:
        topic = move["topic"]
        is_on_wall(topic)
        if topic.state != "posted" or (topic.room, topic.slot) != (
            move["from_room"],
            move["from_slot"],
        ):
            raise Refused("wall_changed")
    # Off the wall first: at no moment do two notes share a place.
    change.save_all(topics, room=None, slot=None)
    for move in moves:
        place_is_free(change, move["room"], move["slot"], moving=move["topic"])
        change.save(move["topic"], room=move["room"], slot=move["slot"])
