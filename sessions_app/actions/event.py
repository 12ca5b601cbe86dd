"""The event itself: its words, its phase, its agreed time frame."""

from datetime import timedelta

from ..board.change import Change
from ..models import PHASES, Topic, Turn
from ..models.event import SCENES
from .fields import Choice, Flag, Number, Ref, Text, Timezone
from .people import LANGUAGES
from .registry import action, facilitator
from .votes import touch_votes

MINUTES = (1, 24 * 60)
# Where people queue for the baton; whoever still holds or awaits it on the way out is let off.
BATON_PHASES = ("notes", "market", "plenary")


@action(
    "event.edit",
    by=facilitator,
    title=Text(140, required=False),
    theme=Text(300, required=False),
    welcome=Text(4000, blank=True, required=False),
    language=Choice(LANGUAGES, required=False),
    timezone=Timezone(required=False),
    dots=Number(0, 100, required=False),
    dots_shown=Flag(required=False),
    turn_seconds=Number(10, 3600, required=False, nullable=True),
    keep_days=Number(1, 3650, required=False, nullable=True),
)
def edit(change: Change, **event: object) -> None:
    """Change the event's words, its dots, the time of a turn, or how long names are kept."""
    was_shown = change.event.dots_shown
    change.save(change.event, **event)
    if change.event.dots_shown != was_shown:
        touch_votes(change)


@action(
    "event.phase",
    by=facilitator,
    phase=Choice(PHASES),
    minutes=Number(*MINUTES, required=False, nullable=True),
)
def set_phase(change: Change, phase: str, minutes: int | None = None) -> None:
    """Move the meeting forward or back; minutes set the agreed time frame."""
    if phase != change.event.phase:
        change.save(change.event, scene="", showing=None, circle=None)
    if phase != change.event.phase or minutes is not None:
        change.save(change.event, phase=phase)
        set_timer(change, minutes)
    if phase not in BATON_PHASES:
        rest_and_empty_queue(change)


@action("event.timer", by=facilitator, minutes=Number(*MINUTES, nullable=True))
def set_timer(change: Change, minutes: int | None) -> None:
    """Set the agreed time frame, counted down everywhere; null ends it."""
    ends_at = None if minutes is None else change.now + timedelta(minutes=minutes)
    change.save(change.event, phase_ends_at=ends_at)


@action("event.announce", by=facilitator, text=Text(280, blank=True))
def announce(change: Change, text: str) -> None:
    """Show a message on every screen; no words take it down."""
    change.save(change.event, announcement=text)


@action(
    "event.show",
    by=facilitator,
    scene=Choice(SCENES),
    topic=Ref(Topic, required=False, nullable=True),
)
def show(change: Change, scene: str, topic: Topic | None = None) -> None:
    """Choose what the wall shows in plenary, and which note large; "" leaves it to the wall."""
    change.save(change.event, scene=scene, showing=topic)


def rest_and_empty_queue(change: Change) -> None:
    change.save_all(Turn.objects.filter(event=change.event, state="holding"), state="done")
    for turn in Turn.objects.filter(event=change.event, state="waiting"):
        change.drop(turn)
