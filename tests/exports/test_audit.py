"""Who did what and when, for facilitators: as a table, and as a page to look through."""

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import expect

from sessions_app.exports.audit import as_csv, deeds
from sessions_app.exports.registry import EXPORTS
from sessions_app.exports.source import source_of
from sessions_app.identity import cookie_name, person_token
from sessions_app.models import Person
from tests.accessible import assert_accessible
from tests.actions.meeting import Meeting
from tests.browser.phones import NewContext
from tests.live import LiveEvent
from tests.servers import Server


@pytest.fixture
def meeting(db: None) -> Meeting:
    meeting = Meeting.begin(language="en")
    ann, bo = meeting.join("Ann", organisation="East"), meeting.join("Bo")
    topic = meeting.post(ann, "Trust", **meeting.place(0, 0))
    meeting.done(bo, "topic.join", topic=topic)
    meeting.done(meeting.facilitator, "topic.place", topic=topic, **meeting.place(1, 1))
    hidden = meeting.post(bo, "Secretword")
    meeting.done(meeting.facilitator, "topic.hide", topic=hidden)
    return meeting


Read = Callable[..., str]


@pytest.fixture
def read(meeting: Meeting) -> Read:
    """The page as somebody sees it."""

    def get(person: Person | None, status: int = 200, **query: str | int) -> str:
        client = Client()
        if person is not None:
            client.cookies[cookie_name(meeting.event.code)] = person_token(person)
        answer = client.get(f"/e/{meeting.event.code}/audit/", query, headers=ENGLISH)
        assert answer.status_code == status
        return answer.content.decode()

    return get


ENGLISH = {"accept-language": "en"}


def test_each_entry_once_with_what_it_changed(meeting: Meeting) -> None:
    found = [*deeds(source_of(meeting.event, "http://x/"))]
    assert [deed.seq for deed in found] == list(range(1, meeting.seq + 1))
    moved = next(deed for deed in found if deed.action == "topic.place")
    assert moved.who == meeting.facilitator.pk
    topic = meeting.table("topic")[0]["id"]
    assert moved.note == topic
    assert f"topic {topic} room: {meeting.rooms[0]} → {meeting.rooms[1]}" in moved.changes


def test_as_a_table(meeting: Meeting) -> None:
    text = as_csv(source_of(meeting.event, "http://x/")).decode("utf-8-sig")
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    joined = next(row for row in rows if row["Action"] == "topic.join")
    assert (joined["Who"], joined["Note"]) == ("Bo", "1 Trust")
    assert EXPORTS["audit.csv"].facilitators_only


def test_what_is_hidden_or_erased_is_not_there(meeting: Meeting, read: Read) -> None:
    ann = Person.objects.get(name="Ann")
    meeting.done(ann, "person.forget")
    table = as_csv(source_of(meeting.event, "http://x/")).decode()
    for told in (table, read(meeting.facilitator)):
        assert "Trust" in told
        for word in ("Secretword", "Ann", "East"):
            assert word not in told


def test_the_page_is_the_facilitators(meeting: Meeting, read: Read) -> None:
    assert "Trust" not in read(None, 403)
    assert "Trust" not in read(Person.objects.get(name="Bo"), 403)
    stranger = Meeting.begin()
    assert "Trust" not in read(stranger.facilitator, 403)
    assert read(meeting.facilitator).count("<tr>") == meeting.seq + 1


def test_it_is_looked_through(meeting: Meeting, read: Read) -> None:
    bo = Person.objects.get(name="Bo")
    page = read(meeting.facilitator, who=bo.pk)
    assert "topic.join" in page
    assert "topic.place" not in page
    page = read(meeting.facilitator, say="TRUST")
    assert "topic.post" in page
    assert "room.add" not in page
    assert "0 changes" in read(meeting.facilitator, say="no such <word>")


def test_many_are_turned_over_like_pages(meeting: Meeting, read: Read) -> None:
    for number in range(220):
        meeting.done(meeting.facilitator, "event.announce", text=f"Nr. {number}")
    first, second = read(meeting.facilitator), read(meeting.facilitator, page=2)
    assert first.count("<tr>") == 201
    assert "Nr. 219" in first
    assert "event.create" in second
    assert first.count("<tr>") + second.count("<tr>") == meeting.seq + 2


@pytest.mark.parametrize("viewport", [(390, 844), (1280, 800)])
def test_the_page_fits_and_is_accessible(
    site: Server,
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
    viewport: tuple[int, int],
) -> None:
    event = live_event(site, language="da")
    event.join("Ann").done("topic.post", title="Trust", text="w" * 300)
    width, height = viewport
    page = new_context(viewport={"width": width, "height": height}, locale="da-DK").new_page()
    page.goto(event.facilitator_url)
    page.goto(f"{event.join_url}audit/")
    expect(page.get_by_role("heading", name="Hvem gjorde hvad")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert_accessible(page)
    page.get_by_label("Ord", exact=True).fill("trust")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("tbody tr")).to_have_count(1)
