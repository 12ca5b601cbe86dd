"""/new/?like=CODE: the sheet filled in as an event there has been, on another day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from sessions_app.actions.likeness import draft_like, next_day_like
from sessions_app.identity import cookie_name, person_token
from sessions_app.models import Event, Person
from tests.actions.meeting import Meeting
from tests.pages.reading import Page, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    """On Monday the 4th of May 2026, with a note and somebody signed up."""
    meeting = Meeting.begin(title="Netværksdag", language="da", welcome="Velkommen")
    room = {"where": "1. sal", "url": "https://meet.example.org/x"}
    meeting.done(meeting.facilitator, "room.edit", room=meeting.rooms[0], **room)
    meeting.done(meeting.facilitator, "event.edit", dots=9, turn_seconds=90)
    meeting.post(meeting.join("Ann"), "Emne", **meeting.place(0, 0))
    return meeting


def as_(browser: Client, person: Person) -> Client:
    browser.cookies[cookie_name(person.event.code)] = person_token(person)
    return browser


def test_words_rooms_and_times_are_there(english: Client, meeting: Meeting) -> None:
    address = f"/new/?like={meeting.event.code.lower()}&day=2027-03-04"
    page = Page(as_(english, meeting.facilitator).get(address))
    field = page.fields
    assert (field["title"], field["theme"], field["welcome"]) == (
        *("Netværksdag", "Hvad nu?", "Velkommen"),
    )
    assert (field["language"], field["timezone"]) == ("da", "Europe/Copenhagen")
    assert (field["rooms-0-name"], field["rooms-0-where"]) == ("Salen", "1. sal")
    assert (field["rooms-0-capacity"], field["rooms-0-url"]) == ("40", "https://meet.example.org/x")
    assert [field[f"slots-0-{name}"] for name in ("label", "day", "starts", "ends")] == [
        *("Runde 1", "2027-03-04", "13:00", "13:45"),
    ]
    assert "Ann" not in page.text
    response = english.post(address, page.send(title="Næste dag"))
    assert response.status_code == 302
    made = Event.objects.order_by("-pk")[0]
    assert (made.title, made.dots, made.turn_seconds) == ("Næste dag", 9, 90)
    assert (made.topics.count(), made.people.count()) == (0, 1)
    assert made.slots.order_by("position")[0].starts_at == datetime(2027, 3, 4, 12, 0, tzinfo=UTC)
    assert made.rooms.order_by("position")[0].capacity == 40


def test_all_times_move_to_another_day(english: Client, meeting: Meeting) -> None:
    slot = {"starts_at": "2026-05-05T09:00", "ends_at": "2026-05-05T10:00"}
    meeting.done(meeting.facilitator, "slot.add", label="Dagen efter", **slot)
    address = f"/new/?like={meeting.event.code}&day=2027-03-04"
    page = Page(as_(english, meeting.facilitator).get(address))
    assert page.fields["move-day"] == "2027-03-04"
    moved = page.send(act="move", move__day="2027-10-30", title="Mit eget")
    page = Page(english.post(address, moved))
    days = {page.fields[f"slots-{n}-day"] for n in range(4)}
    assert days == {"2027-10-30", "2027-10-31"}
    assert page.fields["title"] == "Mit eget"
    assert page.focus == "move"
    english.post(address, page.send())
    last = Event.objects.order_by("-pk")[0].slots.get(label="Dagen efter")
    assert last.starts_at == datetime(2027, 10, 31, 8, 0, tzinfo=UTC), "by the clock on the wall"


def test_a_day_that_is_none_moves_nothing(english: Client, meeting: Meeting) -> None:
    address = f"/new/?like={meeting.event.code}"
    page = Page(as_(english, meeting.facilitator).get(f"{address}&day=soon"))
    before = page.fields["slots-0-day"]
    response = english.post(address, page.send(act="move", move__day="soon"))
    assert response.status_code == 200
    assert Page(response).fields["slots-0-day"] == before
    assert "id_move-day_error" in Page(response).ids


def test_without_a_day_it_is_the_next_of_the_same_name(meeting: Meeting) -> None:
    starts = datetime.fromisoformat(draft_like(meeting.event).slots[0]["starts_at"])
    today = datetime.now(starts.tzinfo).date()
    assert starts.weekday() == date(2026, 5, 4).weekday()
    assert today <= starts.date() < today + timedelta(days=8)
    monday = date(2026, 5, 4)
    assert next_day_like(monday, date(2026, 6, 1)) == date(2026, 6, 1)
    assert next_day_like(monday, date(2026, 6, 2)) == date(2026, 6, 8)


def test_only_its_facilitators(english: Client, meeting: Meeting) -> None:
    address = f"/new/?like={meeting.event.code}"
    assert english.get(address).status_code == 403
    assert as_(english, meeting.event.people.get(name="Ann")).get(address).status_code == 403
    other = Meeting.begin()
    assert as_(english, other.facilitator).get(address).status_code == 403
    assert not says(english.get(address), "Salen")
    assert english.get("/new/?like=222222").status_code == 404
    assert english.get("/new/?like=").status_code == 404


def test_more_rooms_than_rows_are_told(english: Client, meeting: Meeting) -> None:
    for number in range(60):
        meeting.done(meeting.facilitator, "room.add", name=f"Rum {number}")
    page = as_(english, meeting.facilitator).get(f"/new/?like={meeting.event.code}")
    assert says(page, "more rooms or times than fit here")
    assert Page(page).fields["rooms-TOTAL_FORMS"] == "60"


def test_an_event_without_times(english: Client, meeting: Meeting) -> None:
    bare = Meeting.begin(rooms=(), slots=0)
    page = Page(as_(english, bare.facilitator).get(f"/new/?like={bare.event.code}"))
    assert "move-day" not in page.fields
    assert page.fields["rooms-TOTAL_FORMS"] == "2"
