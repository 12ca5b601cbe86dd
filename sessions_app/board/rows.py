"""Each kind's public row: all the outside may see of it (docs/protocol.md lists the fields).

A row function answers None for what has no public row; the board then drops it. What is not
named here (contact details, tokens, who is signed in) can therefore never leave the server.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import models

from ..models import (
    Attendance,
    Comment,
    Conclusion,
    Event,
    Membership,
    Network,
    Person,
    Plan,
    Room,
    Slot,
    Stance,
    Support,
    Topic,
    Turn,
    Vote,
)
from ..photos.files import shape_of
from .markdown import safe_html

Row = dict[str, Any]
Rows = dict[str, dict[str, Row]]


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC, to the millisecond."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def event_row(event: Event) -> Row:
    return {
        "id": event.pk,
        "code": event.code,
        "title": event.title,
        "theme": event.theme,
        "welcome": event.welcome,
        "language": event.language,
        "timezone": event.timezone,
        "phase": event.phase,
        "phase_ends_at": iso(event.phase_ends_at),
        "announcement": event.announcement,
        "dots": event.dots,
        "dots_shown": event.dots_shown,
        "turn_seconds": event.turn_seconds,
        "keep_days": event.keep_days,
        "circle": event.circle is not None,
        "circle_after": event.circle,
        "scene": event.scene,
        "showing": event.showing_id,
        "demo": event.demo,
    }


def person_row(person: Person) -> Row | None:
    if person.gone:
        return None
    return {
        "id": person.pk,
        "name": person.name,
        "organisation": person.organisation,
        "role": person.role,
        "listed": person.listed,
        "at": person.at_id,
    }


def room_row(room: Room) -> Row:
    return {
        "id": room.pk,
        "name": room.name,
        "where": room.where,
        "capacity": room.capacity,
        "url": room.url,
        "position": room.position,
    }


def slot_row(slot: Slot) -> Row:
    return {
        "id": slot.pk,
        "label": slot.label,
        "starts_at": iso(slot.starts_at),
        "ends_at": iso(slot.ends_at),
        "position": slot.position,
    }


# What somebody wrote on a note; a hidden topic keeps only id, number, place and state.
WRITTEN_ON_A_TOPIC = ("title", "text", "summary")


def veiled_topic(row: Row) -> Row:
    """The row of a hidden topic: its place on the wall without anyone's words."""
    return row | dict.fromkeys(WRITTEN_ON_A_TOPIC, "") | {"hidden": True}


def topic_row(topic: Topic) -> Row:
    row = {
        "id": topic.pk,
        "number": topic.number,
        "title": topic.title,
        "text": topic.text,
        "convener": topic.convener_id,
        "room": topic.room_id,
        "slot": topic.slot_id,
        "state": topic.state,
        "hidden": topic.hidden,
        "consent": topic.consent,
        "summary": topic.summary,
        "merged_into": topic.merged_into_id,
        "conclusion": topic.conclusion_id,
        "opened_at": iso(topic.opened_at),
        "closed_at": iso(topic.closed_at),
        "rehung_at": iso(topic.rehung_at),
    }
    return veiled_topic(row) if topic.hidden else row


def attendance_row(attendance: Attendance) -> Row:
    return {
        "id": attendance.pk,
        "topic": attendance.topic_id,
        "person": attendance.person_id,
    }


def comment_row(comment: Comment) -> Row | None:
    if comment.removed or comment.topic.hidden:
        return None
    return {
        "id": comment.pk,
        "topic": comment.topic_id,
        "person": comment.person_id,
        "text": comment.text,
        "html": safe_html(comment.text),
        "kind": comment.kind,
        **photo_fields(comment.photo if comment.has_photo else ""),
        "at": iso(comment.at),
    }


def photo_fields(name: str) -> Row:
    """Where a photo is under `/e/CODE/`, and its size in pixels; an empty name: no photo."""
    wide, high = shape_of(name) or (None, None)
    return {
        "photo": f"photos/{name}" if name else None,
        "photo_small": f"photos/small/{name}" if name else None,
        "photo_width": wide,
        "photo_height": high,
    }


def turn_row(turn: Turn) -> Row:
    return {
        "id": turn.pk,
        "person": turn.person_id,
        "topic": turn.topic_id,
        "position": turn.position,
        "state": turn.state,
        "held_at": iso(turn.held_at),
        "words": turn.words,
    }


def vote_row(vote: Vote) -> Row | None:
    """The sum only, and not while the sums are held back."""
    if not vote.event.dots_shown:
        return None
    return {"id": vote.pk, "topic": vote.topic_id, "dots": vote.dots}


def conclusion_row(conclusion: Conclusion) -> Row | None:
    if conclusion.removed:
        return None
    return {
        "id": conclusion.pk,
        "text": conclusion.text,
        "topic": conclusion.topic_id,
        "person": conclusion.person_id,
        "adopted": conclusion.adopted,
    }


def stance_row(stance: Stance) -> Row:
    return {
        "id": stance.pk,
        "conclusion": stance.conclusion_id,
        "person": stance.person_id,
        "stance": stance.stance,
        "reason": stance.reason,
    }


def plan_row(plan: Plan) -> Row | None:
    if plan.removed:
        return None
    return {
        "id": plan.pk,
        "what": plan.what,
        "first_step": plan.first_step,
        "due": plan.due.isoformat() if plan.due else None,
        "owner": plan.owner_id,
        "proposer": plan.proposer_id,
        "topic": plan.topic_id,
        "conclusion": plan.conclusion_id,
        "network": plan.network_id,
        "state": plan.state,
        "note": plan.note,
        "progress_at": iso(plan.progress_at),
    }


def support_row(support: Support) -> Row:
    return {"id": support.pk, "plan": support.plan_id, "person": support.person_id}


def network_row(network: Network) -> Row | None:
    if network.removed:
        return None
    return {
        "id": network.pk,
        "name": network.name,
        "purpose": network.purpose,
        "host": network.host_id,
        "topic": network.topic_id,
        "plan": network.plan_id,
        "rhythm": network.rhythm,
        "next_meeting": iso(network.next_meeting),
        "next_minutes": network.next_minutes,
        "next_where": network.next_where,
    }


def membership_row(membership: Membership) -> Row:
    return {
        "id": membership.pk,
        "network": membership.network_id,
        "person": membership.person_id,
    }


@dataclass(frozen=True)
class Kind:
    """`path` leads from a row to its event; `with_` is what its row function also reads."""

    name: str
    model: type[models.Model]
    row: Callable[[Any], Row | None]
    path: str = "event"
    with_: str = ""
    # Never in a row, and so never in an entry or its `before` either.
    private: frozenset[str] = frozenset()


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("event", Event, event_row, path="pk", private=frozenset({"seq", "nonce", "owner_id"})),
        Kind(
            "person",
            Person,
            person_row,
            private=frozenset({"contact", "nonce", "language", "feed", "link"}),
        ),
        Kind("room", Room, room_row),
        Kind("slot", Slot, slot_row),
        Kind("topic", Topic, topic_row),
        Kind("attendance", Attendance, attendance_row, path="topic__event"),
        Kind("comment", Comment, comment_row, path="topic__event", with_="topic"),
        Kind("turn", Turn, turn_row),
        Kind("vote", Vote, vote_row, with_="event"),
        Kind("conclusion", Conclusion, conclusion_row),
        Kind("stance", Stance, stance_row, path="conclusion__event"),
        Kind("plan", Plan, plan_row),
        Kind("support", Support, support_row, path="plan__event"),
        Kind("network", Network, network_row),
        Kind(
            "membership",
            Membership,
            membership_row,
            path="network__event",
            private=frozenset({"share_contact"}),
        ),
    )
}
KIND_OF: dict[type[models.Model], Kind] = {kind.model: kind for kind in KINDS.values()}


def rows_of(event_id: int) -> Rows:
    """All public rows of an event as the database has them; kinds with no row are left out."""
    board: Rows = {}
    for kind in KINDS.values():
        query: Iterable[Any] = kind.model._default_manager.filter(**{kind.path: event_id})
        if kind.with_:
            query = query.select_related(kind.with_)  # type: ignore[attr-defined]
        rows = {str(thing.pk): row for thing in query if (row := kind.row(thing)) is not None}
        if rows:
            board[kind.name] = rows
    return board
