"""What is worked out for those who ask: who may, what is told, and to whom not."""

from collections.abc import Iterator

import pytest
from icalendar import Calendar

from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server


@pytest.fixture(scope="module")
def event(site: Server) -> Iterator[LiveEvent]:
    made = make_event(site)
    made.facilitator.done("event.phase", phase="sessions")
    yield made
    made.close()


def get(who: Participant | None, event: LiveEvent, path: str, status: int = 200) -> dict:
    headers = {"Authorization": f"Bearer {who.token}"} if who else {}
    answer = event.client.get(event.path(path), headers=headers)
    assert answer.status_code == status, answer.text
    found: dict = answer.json()
    return found


def test_the_picture_is_for_all_and_follows(event: LiveEvent) -> None:
    ann = event.join("Ann", organisation="Nord")
    topic = ann.done("topic.post", title="Et emne")["result"]["id"]
    bo = event.join("Bo", organisation="Syd")
    seq = bo.done("topic.join", topic=topic)["seq"]
    drawn = get(None, event, "networks/picture.json")
    assert drawn["seq"] == seq
    columns = (drawn["ties"][name] for name in ("one", "other", "topics", "talks", "networks"))
    places = sorted(drawn["people"].index(who.id) for who in (ann, bo))
    assert (*places, 1, 0, 0) in zip(*columns, strict=True)
    assert drawn["measure"]["now"]["across"] >= 1
    answer = event.client.get(
        event.path("networks/picture.json"), headers={"If-None-Match": f'"{seq}"'}
    )
    assert answer.status_code == 304


def test_whom_somebody_met_is_for_all_as_the_picture_is(event: LiveEvent) -> None:
    ann, bo = event.join("Ann", organisation="Nord"), event.join("Bo", organisation="Syd")
    topic = ann.done("topic.post", title="Et emne")["result"]["id"]
    for who in (ann, bo):
        who.done("person.move", topic=topic)
    told = get(None, event, f"networks/people/{ann.id}.json")
    assert told == {"together": [{"person": bo.id, "topics": [topic]}]}
    assert get(None, event, "networks/people/999999.json", 404)["code"] == "not_found"


def test_a_suggestion_is_told_to_those_in_it_only(event: LiveEvent) -> None:
    people = [event.join(name, organisation=name) for name in ("Dan", "Eva", "Fin")]
    topics = [people[0].done("topic.post", title=f"T{n}")["result"]["id"] for n in (1, 2)]
    for topic in topics:
        for who in people:
            who.done("person.move", topic=topic)
        for who in people:
            who.done("person.move", topic=None)
    (found,) = get(people[0], event, "networks/suggested.json")["suggested"]
    assert found["people"] == [who.id for who in people]
    assert found["topics"] == topics
    outsider = event.join("Gry", organisation="Nord")
    assert get(outsider, event, "networks/suggested.json") == {"suggested": []}
    assert get(None, event, "networks/suggested.json", 401)["code"] == "not_joined"


@pytest.mark.parametrize("path", ["alike.json", "untangle.json"])
def test_hints_are_the_facilitators(event: LiveEvent, path: str) -> None:
    assert get(None, event, path, 401)["code"] == "not_joined"
    assert get(event.join("Ida"), event, path, 403)["code"] == "not_allowed"
    assert get(event.facilitator, event, path)


def test_untangled_accepted_and_undone_in_one_press(site: Server) -> None:
    event = make_event(site)
    boss = event.facilitator
    boss.done("event.phase", phase="market")
    rows = event.board()["rows"]
    rooms, slots = sorted(map(int, rows["room"])), sorted(map(int, rows["slot"]))
    ann, bo = event.join("Ann"), event.join("Bo")
    topics = [
        who.done("topic.post", title=title, room=room, slot=slots[0])["result"]["id"]
        for who, title, room in ((ann, "A", rooms[0]), (bo, "B", rooms[1]))
    ]
    ann.done("topic.join", topic=topics[1])
    proposal = get(boss, event, "untangle.json")
    assert proposal["before"]["double_booked"] == 1
    assert proposal["after"]["double_booked"] == 0
    before = event.board()["rows"]["topic"]
    seq = boss.done("topic.arrange", moves=proposal["moves"])["seq"]
    assert get(boss, event, "untangle.json")["before"] == proposal["after"]
    assert boss.do("topic.arrange", moves=proposal["moves"]).json()["code"] == "wall_changed"
    boss.done("entry.undo", seq=seq)
    assert event.board()["rows"]["topic"] == before
    event.close()


class TestContacts:
    @pytest.fixture
    def ann(self, event: LiveEvent) -> Participant:
        return event.join("Ann", contact="ann@example.org")

    @pytest.fixture
    def network(self, ann: Participant) -> int:
        made = ann.done("network.found", name="Nord", purpose="Hjælp", share_contact=True)
        found: int = made["result"]["id"]
        return found

    def test_of_members_who_share_for_members_who_share(self, event, ann, network) -> None:
        path = f"networks/{network}/contacts.json"
        bo, cleo = event.join("Bo", contact="bo@example.org"), event.join("Cleo", contact="c@x.dk")
        bo.done("network.join", network=network, share_contact=True)
        cleo.done("network.join", network=network, share_contact=False)
        told = get(bo, event, path)["contacts"]
        assert [(row["name"], row["contact"]) for row in told] == [
            ("Ann", "ann@example.org"),
            ("Bo", "bo@example.org"),
        ]
        assert get(cleo, event, path, 403)["code"] == "not_allowed"
        assert get(event.facilitator, event, path, 403)["code"] == "not_allowed"
        assert get(None, event, path, 401)["code"] == "not_joined"
        assert "example.org" not in event.client.get(event.path("board.json")).text
        assert "example.org" not in event.client.get(event.path("journal.json")).text

    def test_withdrawn_at_any_time(self, event, ann, network) -> None:
        path = f"networks/{network}/contacts.json"
        bo = event.join("Bo", contact="bo@example.org")
        bo.done("network.join", network=network, share_contact=True)
        bo.done("network.join", network=network, share_contact=False)
        assert [row["name"] for row in get(ann, event, path)["contacts"]] == ["Ann"]
        bo.done("network.join", network=network, share_contact=True)
        bo.done("person.edit", contact="")
        assert get(bo, event, path, 403)["code"] == "not_allowed"

    def test_me_tells_where_one_shares(self, event, ann, network) -> None:
        assert get(ann, event, "me.json")["shares_contact"] == [network]

    def test_no_such_network(self, event, ann) -> None:
        assert get(ann, event, "networks/999999/contacts.json", 404)["code"] == "not_found"
        elsewhere = event.client.get("/e/222222/networks/1/contacts.json")
        assert (elsewhere.status_code, elsewhere.json()["code"]) == (404, "not_found")


def test_the_next_meeting_as_a_calendar_file(event: LiveEvent) -> None:
    ann = event.join("Ann")
    network = ann.done("network.found", name="Nord; øst, vest", purpose="Hjælp\ntil alle")
    path = f"networks/{network['result']['id']}/meeting.ics"
    assert event.client.get(event.path(path)).status_code == 404
    ann.done(
        "network.meet",
        network=network["result"]["id"],
        starts_at="2026-12-01T14:00",
        where="Rådhuset, mødelokale 2",
        minutes=90,
    )
    answer = event.client.get(event.path(path))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    (entry,) = Calendar.from_ical(answer.content).events
    assert str(entry["summary"]) == "Nord; øst, vest"
    assert str(entry["location"]) == "Rådhuset, mødelokale 2"
    assert entry.start.isoformat() == "2026-12-01T13:00:00+00:00"
    assert entry.duration.total_seconds() == 90 * 60


def test_ones_own_dots_are_told_to_oneself_only(event: LiveEvent) -> None:
    ann = event.join("Ann")
    topic = ann.done("topic.post", title="Prikker")["result"]["id"]
    event.facilitator.done("event.phase", phase="plenary")
    ann.done("topic.vote", topic=topic, dots=3)
    assert get(ann, event, "me.json")["dots"] == {str(topic): 3}
    assert get(event.join("Bo"), event, "me.json")["dots"] == {}
    event.facilitator.done("event.phase", phase="sessions")
