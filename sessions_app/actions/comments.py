"""What a group adds to its note."""

from django.db import transaction

from ..board.change import Change
from ..models import Comment, Topic
from ..models.topic import KINDS, PHOTO_GONE
from ..photos import files
from ..photos.taken import Taken
from .fields import Choice, Photo, Ref, Text
from .registry import action
from .topics import TEXT, is_on_wall
from .who import author

# With its topic: whether a comment has a public row depends on it.
COMMENT = Ref(Comment, path="topic__event", with_="topic")


@action(
    "comment.add",
    topic=Ref(Topic),
    text=Text(TEXT),
    kind=Choice(KINDS, required=False),
    photo=Photo(required=False),
)
def add(
    change: Change, topic: Topic, text: str, kind: str = "note", photo: Taken | None = None
) -> dict[str, int]:
    """Add a note, insight, question or decision (Markdown) to a topic, perhaps with a photo."""
    is_on_wall(topic)
    comment = Comment(topic=topic, person=change.me, text=text, kind=kind, at=change.now)
    if photo is not None:
        comment.photo = photo.keep()
    return {"id": change.add(comment).pk}


@action("comment.edit", by=author, comment=COMMENT, text=Text(TEXT))
def edit(change: Change, comment: Comment, text: str) -> None:
    """Change a comment's words."""
    is_on_wall(comment.topic)
    change.save(comment, text=text)


@action("comment.remove", by=author, comment=COMMENT)
def remove(change: Change, comment: Comment) -> None:
    """Take a comment away, from the past too; its photo is deleted for good."""
    take_away(change, comment)


def take_away(change: Change, comment: Comment) -> None:
    """Undo gives the words back. A photo may be of people: it is deleted, and no undo has it."""
    change.save(comment, removed=True)
    if not comment.has_photo:
        return
    event_id, name = change.event.pk, comment.photo
    change.erase(comment, photo=PHOTO_GONE)
    # Robust: a comment is removed whatever the disk says; what stays is swept up later.
    transaction.on_commit(lambda: files.delete(event_id, name), robust=True)
