"""entry.undo: a new entry puts back what an earlier one changed, unless something built on it."""

from collections.abc import Callable
from typing import Any

import pytest

from sessions_app.board.rows import Rows
from sessions_app.models import Person

from .meeting import Meeting, everything_kept

Deed = Callable[[Meeting, Person, Person, int], object]


def by(action: str, **given: Any) -> Deed:
    """Freja does it to Ann's topic, or with fields that need nobody."""

    def deed(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
        meeting.done(meeting.facilitator, action, **given)

    return deed


def on_topic(action: str, **given: Any) -> Deed:
    def deed(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
        meeting.done(meeting.facilitator, action, topic=topic, **given)

    return deed


def swap(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
    other = meeting.table("topic")[-1]["id"]
    meeting.done(meeting.facilitator, "topic.swap", topic=topic, **{"with": other})


def merge(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
    other = meeting.table("topic")[-1]["id"]
    meeting.done(meeting.facilitator, "topic.merge", topic=topic, into=other)


def as_ann(action: str, **given: Any) -> Deed:
    def deed(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
        meeting.done(ann, action, **given)

    return deed


def as_bo(action: str, with_topic: bool = False, **given: Any) -> Deed:
    def deed(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
        meeting.done(bo, action, **({"topic": topic} if with_topic else {}), **given)

    return deed


def person(action: str, **given: Any) -> Deed:
    def deed(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
        meeting.done(meeting.facilitator, action, person=bo.pk, **given)

    return deed


def comment(action: str, **given: Any) -> Deed:
    def deed(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
        first = meeting.table("comment")[0]["id"]
        meeting.done(meeting.facilitator, action, comment=first, **given)

    return deed


def empty_place(action: str, kind: str, **given: Any) -> Deed:
    def deed(meeting: Meeting, ann: Person, bo: Person, topic: int) -> None:
        last = (meeting.rooms if kind == "room" else meeting.slots)[-1]
        meeting.done(meeting.facilitator, action, **{kind: last}, **given)

    return deed


TIMES = {"starts_at": "2026-05-04T19:00Z", "ends_at": "2026-05-04T20:00Z"}
# What is done in the meeting below, each in its own test, undone, and undone again.
DEEDS: dict[str, Deed] = {
    "person.join": lambda meeting, ann, bo, topic: meeting.join("Cia"),
    "person.edit": as_ann("person.edit", name="Anna", organisation="Nyborg"),
    "person.role": person("person.role", role="facilitator"),
    "person.remove": person("person.remove"),
    "person.move": as_bo("person.move", with_topic=True),
    "event.edit": by("event.edit", title="Andet", theme="Hvad mon?", dots=3),
    "event.phase": by("event.phase", phase="plenary", minutes=20),
    "event.timer": by("event.timer", minutes=7),
    "event.announce": by("event.announce", text="Regn"),
    "room.add": by("room.add", name="Kælder", capacity=3),
    "room.edit": empty_place("room.edit", "room", name="Ny", capacity=None, position=-4),
    "room.remove": empty_place("room.remove", "room"),
    "slot.add": by("slot.add", label="Sent", **TIMES),
    "slot.edit": empty_place("slot.edit", "slot", label="Ny", **TIMES),
    "slot.remove": empty_place("slot.remove", "slot"),
    "topic.post": lambda meeting, ann, bo, topic: meeting.post(bo),
    "topic.edit": on_topic("topic.edit", title="Ny", text="Ny", consent=True),
    "topic.place": on_topic("topic.place", room=None, slot=None),
    "topic.swap": swap,
    "topic.merge": merge,
    "topic.hand_over": lambda meeting, ann, bo, topic: meeting.done(
        ann, "topic.hand_over", topic=topic, person=meeting.facilitator.pk
    ),
    "topic.withdraw": on_topic("topic.withdraw"),
    "topic.hide": on_topic("topic.hide"),
    "topic.join": lambda meeting, ann, bo, topic: meeting.done(
        meeting.facilitator, "topic.join", topic=topic
    ),
    "topic.leave": as_bo("topic.leave", with_topic=True),
    "topic.open": on_topic("topic.open"),
    "comment.add": on_topic("comment.add", text="Freja siger"),
    "comment.edit": comment("comment.edit", text="Rettet"),
    "comment.remove": comment("comment.remove"),
}


@pytest.fixture
def busy(meeting: Meeting, ann: Person, bo: Person, topic: int) -> Meeting:
    """Something of everything, so that each deed touches as much as it can."""
    other = meeting.post(bo, "Bos emne", **meeting.place(1, 1))
    meeting.done(bo, "topic.join", topic=topic)
    meeting.done(ann, "topic.join", topic=other)
    meeting.done(ann, "comment.add", topic=topic, text="Anns ord")
    meeting.phase("sessions")
    meeting.done(ann, "person.move", topic=topic)
    meeting.done(bo, "person.move", topic=other)
    return meeting


def without_time(rows: Rows) -> Rows:
    return rows


@pytest.mark.parametrize("name", DEEDS)
def test_undone_all_is_as_before_and_undone_again_as_after(busy, ann, bo, topic, name):
    before = busy.rows()
    DEEDS[name](busy, ann, bo, topic)
    after, seq = busy.rows(), busy.seq
    assert after != before
    busy.undo()
    assert busy.rows() == before
    entry = busy.last_entry()
    assert (entry["seq"], entry["action"]) == (seq + 1, "entry.undo")
    busy.undo()
    assert busy.rows() == after
    busy.undo()
    assert busy.rows() == before


@pytest.mark.parametrize("name", ["topic.close", "topic.rehang", "topic.reopen", "topic.show"])
def test_later_steps_of_a_life_are_undone_as_well(busy, freja, ann, bo, topic, name):
    steps = ["topic.open", "topic.close", "topic.rehang", "topic.reopen"]
    if name == "topic.show":
        busy.done(freja, "topic.hide", topic=topic)
    else:
        for step in steps[: steps.index(name)]:
            busy.done(freja, step, topic=topic)
    before = busy.rows()
    more = {"comments": ["Et", "To"]} if name == "topic.rehang" else {}
    busy.done(freja, name, topic=topic, **more)
    after = busy.rows()
    busy.undo()
    assert busy.rows() == before
    busy.undo()
    assert busy.rows() == after


@pytest.mark.parametrize("name", ["baton.ask", "baton.withdraw", "baton.pass", "baton.rest"])
def test_the_baton_goes_back(meeting, freja, ann, bo, name):
    meeting.done(ann, "baton.ask")
    meeting.done(bo, "baton.ask")
    meeting.done(freja, "baton.pass")
    before = meeting.rows()
    who = {"baton.ask": freja, "baton.withdraw": bo}.get(name, ann)
    meeting.done(who, name)
    after = meeting.rows()
    meeting.undo()
    assert meeting.rows() == before
    meeting.undo()
    assert meeting.rows() == after


class TestTooLate:
    def test_for_what_was_never_there(self, meeting: Meeting, freja: Person):
        meeting.refused("not_found", freja, "entry.undo", seq=meeting.seq + 1)

    def test_for_the_making_of_the_event(self, meeting: Meeting, freja: Person):
        meeting.refused("too_late", freja, "entry.undo", seq=1)

    def test_for_what_was_undone_already(self, meeting: Meeting, freja, ann, topic):
        meeting.done(ann, "topic.edit", topic=topic, title="Ny")
        seq = meeting.seq
        meeting.undo(seq)
        meeting.refused("too_late", freja, "entry.undo", seq=seq)

    def test_when_the_same_field_changed_again(self, meeting: Meeting, freja, ann, topic):
        meeting.done(ann, "topic.edit", topic=topic, title="Ny")
        seq = meeting.seq
        meeting.done(ann, "topic.edit", topic=topic, title="Nyere")
        meeting.refused("too_late", freja, "entry.undo", seq=seq)

    def test_but_not_for_another_field(self, meeting: Meeting, freja, ann, topic):
        meeting.done(ann, "topic.edit", topic=topic, title="Ny")
        seq = meeting.seq
        meeting.done(ann, "topic.edit", topic=topic, text="Ny tekst")
        meeting.undo(seq)
        row = meeting.row("topic", topic)
        assert (row["title"], row["text"]) == ("Anns emne", "Ny tekst")

    @pytest.mark.parametrize("later", ["topic.join", "comment.add", "person.move", "baton.ask"])
    def test_when_somebody_leans_on_what_was_made(self, meeting, freja, ann, bo, later):
        topic = meeting.post(ann)
        seq = meeting.seq
        if later == "person.move":
            meeting.phase("sessions")
        more = {"text": "Ord"} if later == "comment.add" else {}
        meeting.done(ann if later == "baton.ask" else bo, later, topic=topic, **more)
        meeting.refused("too_late", freja, "entry.undo", seq=seq)

    def test_when_the_place_was_taken_since(self, meeting: Meeting, freja, ann, bo, topic):
        meeting.done(ann, "topic.place", topic=topic, room=None, slot=None)
        seq = meeting.seq
        meeting.post(bo, **meeting.place(0, 0))
        meeting.refused("too_late", freja, "entry.undo", seq=seq)

    def test_when_the_room_was_removed_since(self, meeting: Meeting, freja, ann, topic):
        meeting.done(ann, "topic.place", topic=topic, room=None, slot=None)
        seq = meeting.seq
        meeting.done(freja, "room.remove", room=meeting.rooms[0])
        meeting.refused("too_late", freja, "entry.undo", seq=seq)
        meeting.undo()  # the room comes back
        meeting.undo(seq)
        assert meeting.row("topic", topic)["room"] == meeting.rooms[0]

    def test_when_somebody_else_holds_the_baton(self, meeting: Meeting, freja, ann, bo):
        meeting.done(freja, "baton.pass", to=ann.pk)
        meeting.done(freja, "baton.rest")
        seq = meeting.seq
        meeting.done(freja, "baton.pass", to=bo.pk)
        meeting.refused("too_late", freja, "entry.undo", seq=seq)

    def test_when_the_group_is_over_where_somebody_stood(self, meeting, freja, ann, bo, topic):
        meeting.run(topic, ann)
        meeting.done(bo, "person.move", topic=topic)
        meeting.done(bo, "person.move", topic=None)
        seq = meeting.seq
        meeting.done(ann, "topic.close", topic=topic)
        meeting.refused("too_late", freja, "entry.undo", seq=seq)

    def test_the_last_facilitator_is_not_undone(self, meeting: Meeting, freja, ann):
        meeting.done(freja, "person.role", person=ann.pk, role="facilitator")
        seq = meeting.seq
        meeting.done(ann, "person.remove", person=freja.pk)
        meeting.refused("last_facilitator", ann, "entry.undo", seq=seq)

    @pytest.mark.parametrize("gone", ["person.remove", "person.forget"])
    @pytest.mark.parametrize("deed", ["topic.leave", "baton.withdraw", "person.move"])
    def test_nobody_who_has_gone_is_signed_up_again(self, meeting, freja, bo, topic, deed, gone):
        meeting.done(bo, "topic.join", topic=topic)
        meeting.done(bo, "baton.ask")
        meeting.phase("sessions" if deed == "person.move" else "market")
        if deed == "person.move":
            meeting.done(bo, deed, topic=topic)
        meeting.done(bo, deed, topic=None if deed != "topic.leave" else topic)
        seq = meeting.seq
        if gone == "person.remove":
            meeting.done(freja, gone, person=bo.pk)
        else:
            meeting.done(bo, gone)
        meeting.refused("too_late", freja, "entry.undo", seq=seq)

    def test_nobody_is_signed_up_again_for_a_note_merged_since(self, meeting, freja, bo, topic):
        meeting.done(bo, "topic.join", topic=topic)
        meeting.done(bo, "topic.leave", topic=topic)
        seq = meeting.seq
        meeting.done(freja, "topic.merge", topic=topic, into=meeting.post(freja))
        meeting.refused("too_late", freja, "entry.undo", seq=seq)


class TestWhatIsHiddenMeanwhile:
    """A comment's row depends on its note's: undo keeps them together."""

    def test_showing_undone_hides_what_was_added_since(self, meeting, freja, bo, topic):
        meeting.done(freja, "topic.hide", topic=topic)
        meeting.done(freja, "topic.show", topic=topic)
        seq = meeting.seq
        meeting.done(bo, "comment.add", topic=topic, text="Kom til siden")
        meeting.undo(seq)
        assert meeting.table("comment") == []
        assert "Kom til siden" not in meeting.journal_text()

    def test_hiding_undone_shows_what_came_back_by_an_undone_merge(
        self, meeting, freja, ann, topic
    ):
        meeting.done(ann, "comment.add", topic=topic, text="Vender hjem")
        meeting.done(freja, "topic.merge", topic=topic, into=meeting.post(freja))
        merged = meeting.seq
        meeting.done(freja, "topic.hide", topic=topic)
        hidden = meeting.seq
        meeting.undo(merged)
        assert meeting.table("comment") == []
        meeting.undo(hidden)
        assert [row["text"] for row in meeting.table("comment")] == ["Vender hjem"]

    def test_a_merge_undone_brings_back_what_was_hidden_in_the_other(
        self, meeting, freja, topic, ann
    ):
        meeting.done(ann, "comment.add", topic=topic, text="Skjult imens")
        into = meeting.post(freja)
        meeting.done(freja, "topic.merge", topic=topic, into=into)
        merged = meeting.seq
        meeting.done(freja, "topic.hide", topic=into)
        outcome = meeting.act(freja, "entry.undo", seq=merged)
        shown = {row["text"] for row in meeting.table("comment")}
        assert shown == ({"Skjult imens"} if outcome.status == 200 else set())


def test_a_join_undone_takes_the_name_from_the_past_and_lets_nobody_in(meeting: Meeting, freja):
    given = {"name": "Uønsket Navn"}
    joined = meeting.act(None, "person.join", key="k", **given).body["result"]
    who = Person.objects.get(pk=joined["id"])
    meeting.undo()
    assert "Uønsket" not in meeting.journal_text()
    meeting.refused("not_joined", who, "person.edit", name="Igen")
    assert meeting.act(None, "person.join", key="k", **given).status == 401


def test_a_comment_undone_is_gone_from_the_past(meeting: Meeting, bo, topic):
    meeting.done(bo, "comment.add", topic=topic, text="Grimme ord")
    meeting.undo()
    assert "Grimme" not in meeting.journal_text()


def test_contact_details_are_in_no_image(meeting: Meeting, freja):
    who = meeting.join("Cia", contact="cia@example.org")
    meeting.done(who, "person.edit", name="Cia 2", contact="cia2@example.org")
    meeting.done(freja, "person.remove", person=who.pk)
    meeting.undo()
    assert everything_kept().count("example.org") == 1, "in the person's own row, nowhere else"
