"""Calendars, read by two libraries: the day, the plans, and one person's own."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import httpx
import orjson
import pytest
import vobject
from icalendar import Calendar

from sessions_app.exports.registry import EXPORTS
from sessions_app.exports.schedule import my_plan
from sessions_app.exports.source import source_of
from tests.actions.meeting import Meeting
from tests.live import LiveEvent
from tests.servers import Server

ADDRESS = "https://openspace.example/e/CODE/"


@pytest.fixture
def meeting(db: None) -> Meeting:
    return Meeting.begin(language="en")


def made(meeting: Meeting, name: str, **options: str) -> bytes:
    meeting.event.refresh_from_db()
    return EXPORTS[name].make(source_of(meeting.event, ADDRESS, options=options))


def read(content: bytes, kind: str) -> list[Any]:
    """The entries of one kind; a second library must be able to read them too."""
    vobject.readOne(content.decode()).serialize()
    return Calendar.from_ical(content).walk(kind)


def test_every_note_with_a_place_is_in_the_schedule(meeting: Meeting) -> None:
    ann = meeting.join("Ann")
    topic = meeting.post(ann, "Trees, and; more", text="Bring\nboots", **meeting.place(0, 1))
    meeting.post(ann, "No place yet")
    gone = meeting.post(ann, "Gone", **meeting.place(1, 1))
    meeting.done(ann, "topic.withdraw", topic=gone)
    (entry,) = read(made(meeting, "schedule.ics"), "VEVENT")
    assert entry["summary"] == "1 Trees, and; more"
    assert entry["location"] == "Salen"
    assert entry["dtstart"].dt == datetime(2026, 5, 4, 12, 0, tzinfo=UTC)  # 14.00 in Copenhagen
    assert entry["dtend"].dt == datetime(2026, 5, 4, 12, 45, tzinfo=UTC)
    assert entry["description"].startswith("Bring\nboots\nConvener: Ann")
    assert entry["uid"] == f"topic-{topic}-{meeting.event.code}@openspace"


def test_a_moved_note_replaces_the_first(meeting: Meeting) -> None:
    ann = meeting.join("Ann")
    topic = meeting.post(ann, "Trees", **meeting.place(0, 0))
    (before,) = read(made(meeting, "schedule.ics"), "VEVENT")
    meeting.done(ann, "topic.place", topic=topic, **meeting.place(1, 1))
    (after,) = read(made(meeting, "schedule.ics"), "VEVENT")
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_a_hidden_note_keeps_its_words(meeting: Meeting) -> None:
    topic = meeting.post(meeting.join("Ann"), "Secret", text="x9x", **meeting.place(0, 0))
    meeting.done(meeting.facilitator, "topic.hide", topic=topic)
    content = made(meeting, "schedule.ics")
    assert b"Secret" not in content
    assert b"x9x" not in content
    assert read(content, "VEVENT")[0]["summary"] == "1 (hidden)"


@pytest.fixture
def plans(meeting: Meeting) -> Meeting:
    ann = meeting.join("Ann", organisation="North")
    meeting.phase("plenary")
    meeting.done(ann, "plan.propose", what="Call", due="2030-02-28", owner=ann.pk)
    done = meeting.done(ann, "plan.propose", what="Write", first_step="A list", owner=ann.pk)["id"]
    meeting.done(ann, "plan.progress", plan=done, state="done")
    meeting.done(ann, "plan.propose", what="Nobody's", owner=None)
    return meeting


def test_plans_are_tasks(plans: Meeting) -> None:
    call, write, nobodys = read(made(plans, "plans.ics"), "VTODO")
    assert (call["summary"], call["due"].dt, call["contact"]) == ("Call", date(2030, 2, 28), "Ann")
    assert [each["status"] for each in (call, write, nobodys)] == [
        *("NEEDS-ACTION", "COMPLETED", "NEEDS-ACTION")
    ]
    assert "due" not in write
    assert "First step: A list" in write["description"]
    assert "contact" not in nobodys


def test_plans_as_days_for_calendars_without_tasks(plans: Meeting) -> None:
    content = made(plans, "plans.ics", **{"as": "events"})
    (call,) = read(content, "VEVENT")
    assert (call["dtstart"].dt, call["dtend"].dt) == (date(2030, 2, 28), date(2030, 3, 1))


def test_plans_as_json(plans: Meeting) -> None:
    told = orjson.loads(made(plans, "plans.json"))
    assert told["event"]["code"] == plans.event.code
    call = told["plans"][0]
    assert call | {"owner_name": "Ann", "owner_organisation": "North", "due": "2030-02-28"} == call
    assert told["plans"][2]["owner_name"] is None


def test_my_plan(plans: Meeting) -> None:
    ann = plans.event.people.get(name="Ann")
    plans.phase("sessions")
    bo = plans.join("Bo")
    plans.post(ann, "Mine", **plans.place(0, 0))
    joined = plans.post(bo, "Joined", **plans.place(1, 0))
    plans.post(bo, "Not mine", **plans.place(2, 1))
    plans.done(ann, "topic.join", topic=joined)
    network = plans.done(ann, "network.found", name="Friday club", purpose="Talk")["id"]
    plans.done(ann, "network.meet", network=network, starts_at="2030-03-01T10:00:00Z", where="Here")
    plans.event.refresh_from_db()
    content = my_plan(source_of(plans.event, ADDRESS), ann)
    names = {str(entry["summary"]) for entry in read(content, "VEVENT")}
    assert names == {"1 Mine", "2 Joined", "Call", "Friday club"}


def test_the_feed_of_my_plan(site: Server, live_event: Callable[..., LiveEvent]) -> None:
    event = live_event(site)
    ann = event.join("Ann")
    bearer = {"Authorization": f"Bearer {ann.token}"}
    feed = event.client.get(event.path("me.json"), headers=bearer).json()["feed"]
    assert ann.token not in feed, "the address opens nothing but the calendar"
    ann.done("topic.post", title="Træer", **first_place(event))
    answer = httpx.get(feed, trust_env=False)  # a calendar has no cookie
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert [str(each["summary"]) for each in read(answer.content, "VEVENT")] == ["1 Træer"]
    again = httpx.get(feed, headers={"If-None-Match": answer.headers["ETag"]}, trust_env=False)
    assert again.status_code == 304
    assert httpx.get(feed.replace(".ics", "x.ics"), trust_env=False).status_code == 404
    secret = feed.rpartition("/")[2].removesuffix(".ics")
    assert event.client.get(f"/me/{secret}/").status_code == 404
    ann.done("person.forget")
    assert httpx.get(feed, trust_env=False).status_code == 404
    assert secret not in site.log


def first_place(event: LiveEvent) -> dict[str, int]:
    rows = event.board()["rows"]
    return {kind: min(map(int, rows[kind])) for kind in ("room", "slot")}


@pytest.mark.parametrize("name", ["plans.csv", "plans.json", "board.xlsx", "schedule.ics"])
def test_who_may_take_them(site: Server, live_event: Callable[..., LiveEvent], name: str) -> None:
    event, other = live_event(site), live_event(site)
    path, ann = event.path(f"export/{name}"), event.join("Ann")
    assert event.client.get(path).status_code == 401
    for person, status in ((ann, 200), (event.facilitator, 200), (other.join("Bo"), 401)):
        bearer = {"Authorization": f"Bearer {person.token}"}
        assert event.client.get(path, headers=bearer).status_code == status
    assert event.client.get("/e/ZZZZZZ/export/plans.csv").status_code == 404
    assert event.client.get(event.path("export/plans.exe")).status_code == 404
