"""The event's own words, its phases and its agreed time frame; rooms and slots."""

from datetime import timedelta

import pytest

from sessions_app.models import PHASES, Person

from .meeting import Meeting


def event_row(meeting: Meeting) -> dict:
    return meeting.row("event", meeting.event.pk)


def test_the_first_entry_makes_the_event(meeting: Meeting, freja: Person):
    first = meeting.entries()[0]
    assert (first["seq"], first["action"], first["actor"]) == (1, "event.create", freja.pk)
    assert set(first["put"]) == {"event", "person", "room", "slot"}
    assert first["drop"] == {}


@pytest.mark.parametrize(
    "given",
    [
        {"title": "Ny"},
        {"theme": "Hvorfor?"},
        {"welcome": "Hej\nmed jer"},
        {"language": "en"},
        {"timezone": "Atlantic/Faroe"},
        {"dots": 0},
    ],
)
def test_edit(meeting: Meeting, freja: Person, given):
    meeting.done(freja, "event.edit", **given)
    row = event_row(meeting)
    assert {name: row[name] for name in given} == given
    meeting.unchanged(freja, "event.edit", **given)


@pytest.mark.parametrize("start", PHASES)
@pytest.mark.parametrize("end", PHASES)
def test_any_phase_to_any_other(meeting: Meeting, freja: Person, start: str, end: str):
    meeting.done(freja, "event.phase", phase=start)
    meeting.done(freja, "event.phase", phase=end)
    assert event_row(meeting)["phase"] == end
    meeting.unchanged(freja, "event.phase", phase=end)


def test_minutes_set_the_time_frame_and_a_phase_without_them_ends_it(
    meeting: Meeting, freja: Person
):
    meeting.done(freja, "event.phase", phase="sessions", minutes=45)
    entry, row = meeting.last_entry(), event_row(meeting)
    assert minutes_between(entry["at"], row["phase_ends_at"]) == 45
    meeting.done(freja, "event.phase", phase="sessions", minutes=10)
    entry, row = meeting.last_entry(), event_row(meeting)
    assert minutes_between(entry["at"], row["phase_ends_at"]) == 10
    meeting.phase("plenary")
    assert event_row(meeting)["phase_ends_at"] is None


def test_the_timer_is_set_and_taken_away(meeting: Meeting, freja: Person):
    meeting.done(freja, "event.timer", minutes=1440)
    assert minutes_between(meeting.last_entry()["at"], event_row(meeting)["phase_ends_at"]) == 1440
    meeting.done(freja, "event.timer", minutes=None)
    assert event_row(meeting)["phase_ends_at"] is None
    meeting.unchanged(freja, "event.timer", minutes=None)


def minutes_between(start: str, end: str) -> float:
    from datetime import datetime

    passed = datetime.fromisoformat(end) - datetime.fromisoformat(start)
    return passed / timedelta(minutes=1)


def test_announcements_come_and_go(meeting: Meeting, freja: Person):
    meeting.done(freja, "event.announce", text="Kaffe i Haven")
    assert event_row(meeting)["announcement"] == "Kaffe i Haven"
    meeting.done(freja, "event.announce", text="")
    assert event_row(meeting)["announcement"] == ""


class TestRooms:
    def test_a_new_room_comes_last(self, meeting: Meeting, freja: Person):
        added = meeting.done(freja, "room.add", name="Kælderen", where="Ned ad trappen", capacity=8)
        row = meeting.row("room", added["id"])
        assert row["where"] == "Ned ad trappen"
        assert row["capacity"] == 8
        assert row["url"] == ""
        assert row["position"] == max(room["position"] for room in meeting.table("room"))

    def test_an_online_room(self, meeting: Meeting, freja: Person):
        added = meeting.done(freja, "room.add", name="Online", url="https://meet.example.org/x")
        assert meeting.row("room", added["id"])["url"] == "https://meet.example.org/x"

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "ftp://example.org/", "data:text/html,x"]
    )
    def test_only_web_links(self, meeting: Meeting, freja: Person, url: str):
        problem = meeting.refused("invalid", freja, "room.add", name="Online", url=url)
        assert list(problem["errors"]) == ["url"]

    def test_edit_and_no_capacity_any_more(self, meeting: Meeting, freja: Person):
        room = meeting.rooms[0]
        meeting.done(freja, "room.edit", room=room, name="Store sal", capacity=None, position=9)
        row = meeting.row("room", room)
        assert (row["name"], row["capacity"], row["position"]) == ("Store sal", None, 9)
        meeting.unchanged(freja, "room.edit", room=room, capacity=None)

    def test_a_room_with_notes_is_not_removed_silently(self, meeting, freja, topic):
        problem = meeting.refused("room_in_use", freja, "room.remove", room=meeting.rooms[0])
        assert problem["topics"] == [meeting.row("topic", topic)["number"]]
        meeting.done(freja, "topic.place", topic=topic, room=None, slot=None)
        meeting.done(freja, "room.remove", room=meeting.rooms[0])
        assert str(meeting.rooms[0]) not in meeting.rows()["room"]
        assert meeting.last_entry()["drop"] == {"room": [meeting.rooms[0]]}

    def test_a_withdrawn_note_holds_no_room(self, meeting, freja, ann, topic):
        meeting.done(ann, "topic.withdraw", topic=topic)
        meeting.done(freja, "room.remove", room=meeting.rooms[0])


class TestSlots:
    TIMES = {"starts_at": "2026-05-04T18:00:00+02:00", "ends_at": "2026-05-04T18:30:00+02:00"}

    def test_times_are_shown_in_utc(self, meeting: Meeting, freja: Person):
        added = meeting.done(freja, "slot.add", label="Aften", **self.TIMES)
        row = meeting.row("slot", added["id"])
        assert row["starts_at"] == "2026-05-04T16:00:00.000Z"
        assert row["ends_at"] == "2026-05-04T16:30:00.000Z"

    def test_times_without_an_offset_are_the_events_own(self, meeting: Meeting, freja: Person):
        meeting.done(freja, "event.edit", timezone="America/New_York")
        added = meeting.done(
            freja, "slot.add", label="A", starts_at="2026-05-04T18:00", ends_at="2026-05-04T19:00"
        )
        assert meeting.row("slot", added["id"])["starts_at"] == "2026-05-04T22:00:00.000Z"

    @pytest.mark.parametrize(
        ("action", "given"),
        [
            (
                "slot.add",
                {"label": "A", "starts_at": TIMES["ends_at"], "ends_at": TIMES["ends_at"]},
            ),
            ("slot.edit", {"ends_at": "2026-05-04T10:00Z"}),
            ("slot.edit", {"starts_at": "2026-05-04T13:45+02:00"}),
        ],
    )
    def test_a_slot_ends_after_it_starts(self, meeting, freja, action, given):
        slot = {"slot": meeting.slots[0]} if action == "slot.edit" else {}
        problem = meeting.refused("invalid", freja, action, **slot, **given)
        assert list(problem["errors"]) == ["ends_at"]

    def test_the_same_moment_in_other_words_is_no_change(self, meeting: Meeting, freja: Person):
        meeting.unchanged(
            freja, "slot.edit", slot=meeting.slots[0], starts_at="2026-05-04T11:00:00Z"
        )

    def test_a_slot_with_notes_is_not_removed_silently(self, meeting, freja, topic):
        problem = meeting.refused("slot_in_use", freja, "slot.remove", slot=meeting.slots[0])
        assert problem["topics"] == [1]
        meeting.done(freja, "topic.withdraw", topic=topic)
        meeting.done(freja, "slot.remove", slot=meeting.slots[0])
        assert str(meeting.slots[0]) not in meeting.rows()["slot"]
