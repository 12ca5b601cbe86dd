"""Names are erased when an event has been silent as long as it said; an event can be deleted."""

import json
from datetime import datetime, timedelta
from io import StringIO

import orjson
import pytest
from django.core.management import CommandError, call_command

from sessions_app import retention
from sessions_app.models import Answer, Entry, Event, Person
from tests.actions.meeting import Meeting
from tests.exports.days import whole_day

DAY = timedelta(days=1)


@pytest.fixture
def meeting(db: None) -> Meeting:
    """Two people with names to find again; one of them was removed. Somebody left by themselves."""
    meeting = Meeting.begin(phase="market", slots=0, ways={"keep_days": 30})
    ann, bo, cy = (meeting.join(name, contact=f"{name}@mail.example") for name in NAMES)
    topic = meeting.post(ann, "A note that stays")
    meeting.done(bo, "topic.join", key="once", topic=topic)
    meeting.done(meeting.facilitator, "person.remove", person=bo.pk)
    meeting.done(cy, "person.forget")
    return meeting


NAMES = ("Annzapffe", "Bozapffe", "Cyzapffe")


def everything(event: Event) -> str:
    """All that the database says of the event."""
    people = [*Person.objects.filter(event=event).values_list("name", "organisation", "contact")]
    entries = [*Entry.objects.filter(event=event).values_list("public", "before")]
    return f"{people} {entries} {[*Answer.objects.filter(event=event).values_list('body')]}"


def purge(*options: str) -> list[dict]:
    out = StringIO()
    call_command("purge", "--json", *options, stdout=out)
    found: list[dict] = json.loads(out.getvalue())
    return found


def age(event: Event, by: timedelta) -> None:
    """As if all of it had happened so much earlier."""
    for entry in Entry.objects.filter(event=event):
        public = orjson.loads(entry.public)
        at = datetime.fromisoformat(public["at"]) - by
        entry.public = orjson.dumps(public | {"at": at.isoformat()}).decode()
        entry.save(update_fields=["public"])
    Event.objects.filter(pk=event.pk).update(created_at=event.created_at - by)
    event.refresh_from_db()


class TestWhen:
    def test_days_after_the_last_sign_of_life(self, meeting: Meeting) -> None:
        event = meeting.event
        due = retention.erased_from(event)
        left = Entry.objects.filter(event=event, action="person.forget").get()
        assert due == retention.last_entry_at(event) + 30 * DAY
        assert due < datetime.fromisoformat(orjson.loads(left.public)["at"]) + 30 * DAY
        assert retention.due(due) == [event]
        assert retention.due(due - timedelta(seconds=1)) == []

    def test_not_before_the_day_is_over(self, meeting: Meeting) -> None:
        late = {"starts_at": "2099-01-01T12:00Z", "ends_at": "2099-01-01T13:00Z"}
        meeting.done(meeting.facilitator, "slot.add", label="At last", **late)
        ends = datetime.fromisoformat(late["ends_at"])
        assert retention.erased_from(meeting.event) == ends + 30 * DAY

    def test_never_by_itself_where_nobody_said_so(self, meeting: Meeting) -> None:
        meeting.done(meeting.facilitator, "event.edit", keep_days=None)
        age(meeting.event, 4000 * DAY)
        assert purge() == []


class TestErasing:
    def test_no_name_is_left_and_the_notes_stay(self, meeting: Meeting) -> None:
        age(meeting.event, 400 * DAY)
        assert "zapffe" in everything(meeting.event)
        assert purge("--dry-run") == [
            {"code": meeting.event.code, "title": meeting.event.title, "people": 3}
        ]
        assert "zapffe" in everything(meeting.event)
        assert purge()[0]["people"] == 3
        assert "zapffe" not in everything(meeting.event)
        assert not Person.objects.filter(event=meeting.event, forgotten=False).exists()
        board = meeting.rows()
        assert [row["title"] for row in board["topic"].values()] == ["A note that stays"]
        assert "person" not in board or not board["person"]
        assert board["event"][str(meeting.event.pk)]["phase"] == "closed"
        assert purge() == []

    def test_folding_the_journal_still_gives_the_board(self, meeting: Meeting) -> None:
        age(meeting.event, 400 * DAY)
        purge()
        meeting.check()

    def test_one_half_done_goes_on_the_next_night(self, meeting: Meeting) -> None:
        age(meeting.event, 400 * DAY)
        ann = Person.objects.get(event=meeting.event, name=NAMES[0])
        meeting.done(ann, "person.forget")  # as far as it came
        assert [one["people"] for one in purge()] == [2]

    def test_other_events_are_left_alone(self, meeting: Meeting) -> None:
        other = Meeting.begin(ways={"keep_days": 30})
        other.join("Dizapffe")
        age(meeting.event, 400 * DAY)
        purge()
        assert "Dizapffe" in everything(other.event)


def test_what_new_events_begin_with(db: None, settings) -> None:
    settings.OPENSPACE_KEEP_DAYS = 90
    assert Meeting.begin().event.keep_days == 90
    assert Meeting.begin(ways={"keep_days": None}).event.keep_days is None


def test_an_event_is_deleted_with_all_that_is_its_own(db: None, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    meeting, other = whole_day()[0], Meeting.begin()
    folder = tmp_path / str(meeting.event.pk)
    folder.mkdir(exist_ok=True)
    (folder / "photo.jpg").write_bytes(b"a photo")
    with pytest.raises(CommandError, match="Add --yes"):
        call_command("delete_event", meeting.event.code)
    assert Event.objects.count() == 2
    call_command("delete_event", meeting.event.code.lower(), "--yes", stdout=StringIO())
    assert [*Event.objects.all()] == [other.event]
    assert not Entry.objects.exclude(event=other.event).exists()
    assert not Answer.objects.exclude(event=other.event).exists()
    assert not folder.exists()
    with pytest.raises(CommandError, match="no event"):
        call_command("delete_event", meeting.event.code, "--yes")
