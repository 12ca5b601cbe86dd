"""The event itself: its words, its phase, its agreed time frame."""

from datetime import timedelta

from ..board.change import Change
from ..models import PHASES, Turn
from .fields import Choice, Number, Text, Timezone
from .people import LANGUAGES
from .registry import action, facilitator

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
)
def edit(change: Change, **event: object) -> None:
    """Change the event's title, theme, welcome, language, timezone or number of dots."""
    change.save(change.event, **event)


@action(
    "event.phase",
    by=facilitator,
    phase=Choice(PHASES),
    minutes=Number(*MINUTES, required=False, nullable=True),
)
def set_phase(change: Change, phase: str, minutes: int | None = None) -> None:
    """Move the meeting forward or back; minutes set the agreed time frame."""
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


def rest_and_empty_queue(change: Change) -> None:
    change.save_all(Turn.objects.filter(event=change.event, state="holding"), state="done")
    for turn in Turn.objects.filter(event=change.event, state="waiting"):
        change.drop(turn)
