"""The day and the plans as calendars, read by two libraries."""

from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest
import vobject
from icalendar import Calendar

from sessions_app.exports.registry import EXPORTS
from sessions_app.exports.source import source_of
from tests.actions.meeting import Meeting

ADDRESS = "https://openspace.example/e/CODE/"


@pytest.fixture
def meeting(db: None) -> Meeting:
    return Meeting.begin(language="en")


def made(meeting: Meeting, name: str, **options: str) -> bytes:
    meeting.event.refresh_from_db()
    return EXPORTS[name].make(source_of(meeting.event, ADDRESS, options=options))


def read(content: bytes, kind: str) -> list[Any]:
    """The entries of one kind; a second library must be able to read them too."""
    second = vobject.readOne(content.decode())
    second.serialize()  # which checks it
    found = Calendar.from_ical(content).walk(kind)
    others = second.contents.get(kind.lower(), [])
    assert [str(entry["summary"]) for entry in found] == [entry.summary.value for entry in others]
    return found


class TestSchedule:
    def test_every_note_with_a_place_is_in_it(self, meeting: Meeting) -> None:
        ann = meeting.join("Ann")
        room = {"where": "1st floor", "url": "https://meet.example.org/x"}
        meeting.done(meeting.facilitator, "room.edit", room=meeting.rooms[0], **room)
        topic = meeting.post(ann, "Trees, and; more", text="Bring\nboots", **meeting.place(0, 1))
        meeting.post(ann, "No place yet")
        (entry,) = read(made(meeting, "schedule.ics"), "VEVENT")
        assert entry["summary"] == "1 Trees, and; more"
        assert entry["location"] == "Salen, 1st floor"
        assert entry["dtstart"].dt == datetime(2026, 5, 4, 12, 0, tzinfo=UTC)  # 14.00 in Copenhagen
        assert entry["dtend"].dt == datetime(2026, 5, 4, 12, 45, tzinfo=UTC)
        link = f"{ADDRESS}#/topic/{topic}"
        told = f"Bring\nboots\nConvener: Ann\nhttps://meet.example.org/x\n{link}"
        assert entry["description"] == told
        assert (entry["url"], entry["status"]) == (link, "CONFIRMED")
        assert entry["uid"] == f"topic-{topic}-{meeting.event.code}@openspace"

    def test_a_moved_note_replaces_the_first(self, meeting: Meeting) -> None:
        ann = meeting.join("Ann")
        topic = meeting.post(ann, "Trees", **meeting.place(0, 0))
        (before,) = read(made(meeting, "schedule.ics"), "VEVENT")
        meeting.done(ann, "topic.place", topic=topic, **meeting.place(1, 1))
        (after,) = read(made(meeting, "schedule.ics"), "VEVENT")
        assert after["uid"] == before["uid"]
        assert after["sequence"] > before["sequence"]
        assert after["dtstart"].dt > before["dtstart"].dt

    def test_what_was_there_and_is_no_more_is_cancelled(self, meeting: Meeting) -> None:
        ann, freja = meeting.join("Ann"), meeting.facilitator
        titles = ("Withdrawn", "Merged", "Beside", "Stays", "Room gone")
        notes = [meeting.post(ann, title, **meeting.place(0, 0)) for title in titles[:1]]
        meeting.done(ann, "topic.place", topic=notes[0], **meeting.place(2, 2))
        places = ((1, 0), (1, 1), (0, 1), (2, 0))
        notes += [
            meeting.post(ann, title, **meeting.place(*place))
            for title, place in zip(titles[1:], places, strict=True)
        ]
        meeting.done(ann, "topic.withdraw", topic=notes[0])
        meeting.done(freja, "topic.merge", topic=notes[1], into=notes[3])
        meeting.done(ann, "topic.place", topic=notes[2], room=None, slot=None)
        meeting.done(ann, "topic.withdraw", topic=notes[4])
        meeting.done(freja, "room.remove", room=meeting.rooms[2])
        found = {str(e["summary"]): e for e in read(made(meeting, "schedule.ics"), "VEVENT")}
        # Whose room is gone had been in it, and nobody can say any more where that was.
        assert {name: str(entry["status"]) for name, entry in found.items()} == {
            "2 Merged": "CANCELLED",
            "3 Beside": "CANCELLED",
            "4 Stays": "CONFIRMED",
        }
        assert found["3 Beside"]["dtstart"].dt == datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
        meeting.done(ann, "topic.place", topic=notes[2], **meeting.place(0, 0))
        again = {str(e["summary"]): e for e in read(made(meeting, "schedule.ics"), "VEVENT")}
        assert again["3 Beside"]["status"] == "CONFIRMED"
        assert again["3 Beside"]["sequence"] > found["3 Beside"]["sequence"]

    def test_a_hidden_note_keeps_its_words(self, meeting: Meeting) -> None:
        topic = meeting.post(meeting.join("Ann"), "Secret", text="x9x", **meeting.place(0, 0))
        meeting.done(meeting.facilitator, "topic.hide", topic=topic)
        content = made(meeting, "schedule.ics")
        assert b"Secret" not in content
        assert b"x9x" not in content
        assert read(content, "VEVENT")[0]["summary"] == "1 (hidden)"

    def test_danish_and_far_away(self, db: None) -> None:
        meeting = Meeting.begin(language="da", timezone="Pacific/Auckland")
        meeting.post(meeting.join("Åse"), "Æbler", **meeting.place(0, 0))
        content = made(meeting, "schedule.ics")
        assert b"X-WR-TIMEZONE:Pacific/Auckland" in content
        (entry,) = read(content, "VEVENT")
        assert "Initiativtager: Åse" in entry["description"]
        assert entry["dtstart"].dt == datetime(2026, 5, 4, 11, 0, tzinfo=UTC)


@pytest.fixture
def plans(meeting: Meeting) -> Meeting:
    ann = meeting.join("Ann", organisation="North")
    meeting.phase("plenary")
    meeting.done(ann, "plan.propose", what="Call", due="2030-02-28", owner=ann.pk)
    done = meeting.done(ann, "plan.propose", what="Write", first_step="A list", owner=ann.pk)["id"]
    meeting.done(ann, "plan.progress", plan=done, state="done")
    meeting.done(ann, "plan.propose", what="Nobody's", owner=None)
    return meeting


class TestPlans:
    def test_are_tasks(self, plans: Meeting) -> None:
        call, write, nobodys = read(made(plans, "plans.ics"), "VTODO")
        assert (call["summary"], call["due"].dt) == ("Call", date(2030, 2, 28))
        assert call["contact"] == "Ann, North"
        assert [each["status"] for each in (call, write, nobodys)] == [
            *("NEEDS-ACTION", "COMPLETED", "NEEDS-ACTION")
        ]
        assert "due" not in write
        assert "First step: A list" in write["description"]
        assert "contact" not in nobodys
        assert "Owner: nobody yet" in nobodys["description"]

    def test_are_days_for_calendars_without_tasks(self, plans: Meeting) -> None:
        content = made(plans, "plans.ics", **{"as": "events"})
        (call,) = read(content, "VEVENT")
        assert (call["dtstart"].dt, call["dtend"].dt) == (date(2030, 2, 28), date(2030, 3, 1))
        assert call["transp"] == "TRANSPARENT"

    def test_as_json(self, plans: Meeting) -> None:
        told = orjson.loads(made(plans, "plans.json"))
        assert (told["seq"], told["event"]["code"]) == (plans.seq, plans.event.code)
        call, _write, nobodys = told["plans"]
        ann = plans.event.people.get(name="Ann").pk
        wanted = {"owner": ann, "owner_name": "Ann", "owner_organisation": "North"}
        assert call | wanted | {"due": "2030-02-28", "supporters": []} == call
        assert nobodys["owner_name"] is None
        plans.done(plans.event.people.get(name="Ann"), "person.forget")
        call = orjson.loads(made(plans, "plans.json"))["plans"][0]
        assert (call["proposer"], call["proposer_name"]) == (ann, None)
