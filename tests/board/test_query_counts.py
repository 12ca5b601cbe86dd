"""What the hot actions cost in queries: the crowd's taps, all at once when sign-up opens."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.board.mirror import Mirror
from sessions_app.models import Person
from tests.actions.meeting import Meeting


@pytest.fixture
def meeting(db: None) -> Meeting:
    """With a crowd, so that a query for each of them would show."""
    meeting = Meeting.begin()
    for number in range(12):
        who = meeting.join(f"Nr. {number}")
        topic = meeting.post(who, f"Nr. {number}")
        meeting.done(meeting.facilitator, "comment.add", topic=topic, text="Ord")
    return meeting


@pytest.fixture
def ann(meeting: Meeting) -> Person:
    return meeting.join("Ann")


def queries(meeting: Meeting, who: Person | None, action: str, **given: Any) -> list[str]:
    """The statements of one action, transaction control left out."""
    with CaptureQueriesContext(
        connection,
    ) as found:
        meeting.act(who, action, **given)
    said = [query["sql"] for query in found]
    return [sql for sql in said if not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]


# Of these, six are every action's own: the event, the key asked and kept, the person, the entry,
# the head.
HOT: dict[str, tuple[int, dict[str, Any]]] = {
    "topic.join": (9, {}),
    "topic.leave": (9, {}),
    "comment.add": (8, {"text": "Godt"}),
    "person.move": (10, {}),
}


@pytest.mark.parametrize("action", HOT)
def test_an_action_on_a_topic(meeting: Meeting, ann: Person, action: str) -> None:
    most, given = HOT[action]
    topic = meeting.table("topic")[3]["id"]
    if action == "topic.leave":
        meeting.done(ann, "topic.join", topic=topic)
    if action == "person.move":
        meeting.phase("sessions")
    said = queries(meeting, ann, action, key="k", topic=topic, **given)
    assert meeting.last_entry()["action"] == action
    assert len(said) <= most, "\n".join(said)


def test_joining(meeting: Meeting) -> None:
    said = queries(meeting, None, "person.join", key="k", name="Bo")
    assert len(said) <= 6, "\n".join(said)


def test_posting_a_note(meeting: Meeting, ann: Person) -> None:
    given = {"title": "Nyt", **meeting.place(0, 0)}
    said = queries(meeting, ann, "topic.post", key="k", **given)
    assert len(said) <= 13, "\n".join(said)


def test_a_repeated_key_is_answered_from_what_was_kept(meeting: Meeting, ann: Person) -> None:
    meeting.act(ann, "topic.post", key="k", title="Nyt")
    said = queries(meeting, ann, "topic.post", key="k", title="Nyt")
    assert len(said) == 3, "\n".join(said)


def test_a_board_that_has_not_changed_is_not_built_again(meeting: Meeting, ann: Person) -> None:
    mirror = Mirror(meeting.event.pk)
    first = mirror.board()
    with CaptureQueriesContext(connection) as found:
        assert mirror.board().packed is first.packed
    assert len(found) <= 1, "only whether there is news"
    meeting.done(ann, "topic.post", title="Nyt")
    with CaptureQueriesContext(connection) as found:
        assert mirror.board().seq == first.seq + 1
    # The new entries and what is veiled, however many rows there are.
    assert len(found) <= 4, [query["sql"] for query in found]


@pytest.mark.parametrize("action", ["topic.merge", "topic.close", "topic.hide", "event.phase"])
def test_an_action_on_many_rows_asks_no_more_for_more_of_them(meeting, ann, action) -> None:
    """Rows moved together are moved in one statement."""
    counts = []
    topics = [row["id"] for row in meeting.table("topic")]
    for number, topic in enumerate(topics[:2]):
        who = [meeting.join(f"Med {n}") for n in range(2 + 6 * number)]
        meeting.phase("market")
        for one in who:
            meeting.done(one, "topic.join", topic=topic)
        meeting.phase("sessions")
        for one in who:
            meeting.done(one, "person.move", topic=topic)
        given: dict[str, Any] = {"topic": topic}
        if action == "topic.close":
            meeting.done(meeting.facilitator, "topic.open", topic=topic)
        elif action == "topic.merge":
            given["into"] = topics[5]
        elif action == "event.phase":
            given = {"phase": "plenary"}
        counts.append(len(queries(meeting, meeting.facilitator, action, **given)))
    assert counts[1] <= counts[0] + 1, counts
