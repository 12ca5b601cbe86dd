"""A group's life: opened, closed, its note re-hung with what was added."""

from ..board.change import Change
from ..models import Comment, Topic
from .fields import Ref, Text, Texts
from .people import stays_with_running_group
from .refusals import Refused
from .registry import action, facilitator
from .topics import TEXT, attend, is_on_wall
from .who import convener


@action("topic.open", by=convener, phases=("sessions",), topic=Ref(Topic))
def open_(change: Change, topic: Topic) -> None:
    """Begin the group: whenever it starts is the right time."""
    is_on_wall(topic)
    if topic.over:
        raise Refused("already_closed")
    if topic.state == "running":
        raise Refused("already_running")
    if topic.convener_id == change.me.pk:
        stays_with_running_group(change, topic)
        change.save(change.me, at=topic)
    change.save(topic, state="running", opened_at=change.now)


@action(
    "topic.close", by=convener, topic=Ref(Topic), summary=Text(TEXT, blank=True, required=False)
)
def close(change: Change, topic: Topic, summary: str | None = None) -> None:
    """End the group: when it's over, it's over. Everyone there is free to go."""
    # Also when its note is hidden, or its convener would have to stay for ever.
    if not topic.on_wall:
        raise Refused("not_on_wall")
    if topic.over:
        raise Refused("already_closed")
    if topic.state != "running":
        raise Refused("not_running")
    change.save_all(topic.here.all(), at=None)
    change.save(
        topic,
        state="closed",
        closed_at=change.now,
        summary=topic.summary if summary is None else summary,
    )


@action("topic.rehang", by=convener, topic=Ref(Topic), comments=Texts(TEXT, 50, required=False))
def rehang(change: Change, topic: Topic, comments: list[str] | None = None) -> None:
    """Hang the note back on the wall with the comments that were added."""
    is_on_wall(topic)
    if topic.state == "rehung":
        raise Refused("already_rehung")
    if topic.state != "closed":
        raise Refused("not_closed")
    for text in comments or []:
        change.add(Comment(topic=topic, person=change.me, text=text, kind="note", at=change.now))
    change.save(topic, state="rehung", rehung_at=change.now)


@action("topic.reopen", by=facilitator, topic=Ref(Topic))
def reopen(change: Change, topic: Topic) -> None:
    """Let a closed group go on; its comments stay."""
    is_on_wall(topic)
    if topic.state == "running":
        raise Refused("already_running")
    if not topic.over:
        raise Refused("not_running")
    change.save(topic, state="running", closed_at=None, rehung_at=None)
    if not topic.convener.gone:
        attend(change, topic, topic.convener)  # who may have left when the group was done
