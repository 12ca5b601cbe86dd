"""My plan, as a calendar subscribes to it: what is in it, who may read it, and when it ends."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.exports.my_plan import my_plan, tag_of
from sessions_app.models import Person
from tests.actions.meeting import Meeting
from tests.exports.test_calendars import ADDRESS, read
from tests.live import LiveEvent, Participant
from tests.servers import Server


@pytest.fixture
def meeting(db: None) -> Meeting:
    return Meeting.begin(language="en")


@pytest.fixture
def ann(meeting: Meeting) -> Person:
    return meeting.join("Ann")


def plan_of(person: Person) -> dict[str, Any]:
    fresh = Person.objects.select_related("event").get(pk=person.pk)
    return {str(entry["summary"]): entry for entry in read(my_plan(fresh, ADDRESS), "VEVENT")}


class TestWhatIsInIt:
    def test_what_i_convene_attend_and_see_to(self, meeting: Meeting, ann: Person) -> None:
        bo = meeting.join("Bo")
        meeting.post(ann, "Mine", **meeting.place(0, 0))
        joined = meeting.post(bo, "Joined", **meeting.place(1, 0))
        meeting.post(bo, "Not mine", **meeting.place(2, 1))
        meeting.post(ann, "No place yet")
        meeting.done(ann, "topic.join", topic=joined)
        meeting.phase("plenary")
        meeting.done(ann, "plan.propose", what="Call", due="2030-02-28", owner=ann.pk)
        meeting.done(ann, "plan.propose", what="Some day", owner=ann.pk)
        meeting.done(bo, "plan.propose", what="Bo's", due="2030-02-28", owner=bo.pk)
        done = meeting.done(ann, "plan.propose", what="Done", due="2030-01-01", owner=ann.pk)["id"]
        meeting.done(ann, "plan.progress", plan=done, state="done")
        club = meeting.done(ann, "network.found", name="Friday club", purpose="Talk")["id"]
        meeting.done(
            *(ann, "network.meet"), network=club, starts_at="2030-03-01T10:00:00Z", where="Here"
        )
        other = meeting.done(bo, "network.found", name="Not in it", purpose="Talk")["id"]
        meeting.done(bo, "network.meet", network=other, starts_at="2030-03-01T10:00:00Z")
        found = plan_of(ann)
        assert found.keys() == {"1 Mine", "2 Joined", "Call", "Friday club"}
        assert "Convener: Bo" in found["2 Joined"]["description"]
        assert found["Call"]["dtstart"].dt == date(2030, 2, 28)
        club_meets = found["Friday club"]
        assert club_meets["dtend"].dt == datetime(2030, 3, 1, 11, tzinfo=UTC)
        assert club_meets["location"] == "Here"

    def test_what_is_called_off_is_cancelled(self, meeting: Meeting, ann: Person) -> None:
        bo = meeting.join("Bo")
        topic = meeting.post(bo, "Trees", **meeting.place(1, 1))
        meeting.done(ann, "topic.join", topic=topic)
        before = plan_of(ann)["1 Trees"]
        meeting.done(bo, "topic.withdraw", topic=topic)
        after = plan_of(ann)["1 Trees"]
        assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")
        assert before["uid"] == after["uid"]
        assert after["sequence"] > before["sequence"]
        assert before["dtstart"].dt == after["dtstart"].dt
        meeting.done(ann, "topic.leave", topic=topic)
        assert plan_of(ann) == {}

    def test_hidden_words_stay_hidden(self, meeting: Meeting, ann: Person) -> None:
        topic = meeting.post(ann, "Secret", text="x9x", **meeting.place(0, 0))
        meeting.done(meeting.facilitator, "topic.hide", topic=topic)
        (entry,) = plan_of(ann).values()
        assert (entry["summary"], "x9x" in entry["description"]) == ("1 (hidden)", False)

    def test_it_speaks_its_owners_language(self, meeting: Meeting, ann: Person) -> None:
        meeting.done(ann, "person.edit", language="da")
        meeting.post(ann, "Træer", **meeting.place(0, 0))
        (entry,) = plan_of(ann).values()
        assert "Initiativtager: Ann" in entry["description"]

    def test_what_others_do_changes_no_tag(self, meeting: Meeting, ann: Person) -> None:
        meeting.post(ann, "Mine", **meeting.place(0, 0))
        ann = Person.objects.select_related("event").get(pk=ann.pk)
        first = my_plan(ann, ADDRESS, datetime(2026, 5, 4, tzinfo=UTC))
        meeting.post(meeting.join("Bo"), "Another", **meeting.place(1, 0))
        ann.event.refresh_from_db()
        again = my_plan(ann, ADDRESS)
        assert first != again
        assert tag_of(first) == tag_of(again)
        meeting.done(ann, "topic.join", topic=meeting.event.topics.get(number=2).pk)
        assert tag_of(my_plan(ann, ADDRESS)) != tag_of(again)

    def test_it_costs_few_queries_however_large_the_house(
        self, meeting: Meeting, ann: Person
    ) -> None:
        for number in range(4):
            bo = meeting.join(f"Bo {number}")
            topic = meeting.post(bo, f"Note {number}")
            meeting.done(ann, "topic.join", topic=topic)
        fresh = Person.objects.select_related("event").get(pk=ann.pk)
        with CaptureQueriesContext(connection) as queries:
            my_plan(fresh, ADDRESS)
        assert len(queries) <= 8


def my_address(who: Participant) -> str | None:
    bearer = {"Authorization": f"Bearer {who.token}"}
    found: dict[str, Any] = who.event.client.get(who.event.path("me.json"), headers=bearer).json()
    address: str | None = found["feed"]
    return address


def fetched(address: str, **headers: str) -> httpx.Response:
    """As a calendar does it: without a cookie."""
    return httpx.get(address, headers=headers, trust_env=False)


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site)


@pytest.fixture
def guest(event: LiveEvent) -> Participant:
    guest = event.join("Ann")
    rows = event.board()["rows"]
    first = {kind: min(map(int, rows[kind])) for kind in ("room", "slot")}
    guest.done("topic.post", title="Træer", **first)
    return guest


class TestItsAddress:
    def test_there_is_none_until_one_wants_it(self, guest: Participant) -> None:
        assert my_address(guest) is None
        seq = guest.event.board()["seq"]
        assert guest.done("person.feed", on=True) == {"seq": seq, "result": {}}
        assert guest.event.board()["seq"] == seq, "nobody else is told"
        assert my_address(guest)

    def test_a_calendar_reads_it(self, guest: Participant) -> None:
        guest.done("person.feed", on=True)
        address = my_address(guest)
        assert address
        answer = fetched(address)
        assert answer.status_code == 200
        assert [str(each["summary"]) for each in read(answer.content, "VEVENT")] == ["1 Træer"]
        head = answer.headers
        assert head["Content-Type"] == "text/calendar; charset=utf-8"
        assert (head["Referrer-Policy"], head["Cache-Control"]) == (
            "no-referrer",
            "private, no-cache",
        )
        again = fetched(address, **{"If-None-Match": head["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        guest.done("topic.edit", topic=_topic(guest), title="Nyt")
        assert fetched(address, **{"If-None-Match": head["ETag"]}).status_code == 200
        assert httpx.post(address, trust_env=False).status_code == 405

    def test_it_opens_nothing_else_and_is_in_no_log(self, site: Server, guest: Participant) -> None:
        guest.done("person.feed", on=True)
        address = my_address(guest)
        assert address
        assert fetched(address).status_code == 200
        secret = address.rpartition("/")[2].removesuffix(".ics")
        assert guest.token not in address
        client = guest.event.client
        assert client.get(f"/me/{secret}/").status_code == 404
        as_token = {"Authorization": f"Bearer {secret}"}
        left = client.post(guest.event.path("do/person.forget"), json={}, headers=as_token)
        assert left.status_code == 401
        assert fetched(address.replace(secret, guest.token)).status_code == 404
        assert fetched(address.replace(".ics", "x.ics")).status_code == 404
        assert secret not in site.log

    def test_a_new_one_ends_the_first(self, guest: Participant) -> None:
        guest.done("person.feed", on=True)
        first = my_address(guest)
        guest.done("person.feed", on=True)
        second = my_address(guest)
        assert first
        assert second
        assert first != second
        assert (fetched(first).status_code, fetched(second).status_code) == (410, 200)
        guest.done("person.feed", on=False)
        assert (fetched(second).status_code, my_address(guest)) == (410, None)

    def test_it_ends_when_its_owner_goes(self, event: LiveEvent, guest: Participant) -> None:
        bo = event.join("Bo")
        addresses = []
        for who in (guest, bo):
            who.done("person.feed", on=True)
            addresses.append(my_address(who) or "")
        guest.done("person.forget")
        event.facilitator.done("person.remove", person=bo.id)
        assert [fetched(address).status_code for address in addresses] == [410, 410]


def _topic(guest: Participant) -> int:
    found: int = guest.event.board()["rows"]["topic"].popitem()[1]["id"]
    return found
