"""Dots: where the meeting's energy is, and never who gave what."""

import pytest

from sessions_app.models import Ballot, Person

from .meeting import Meeting


@pytest.fixture
def plenary(meeting: Meeting, topic: int) -> Meeting:
    meeting.phase("plenary")
    return meeting


@pytest.fixture
def other(meeting: Meeting, bo: Person) -> int:
    return meeting.post(bo, "Bos emne")


def sums(meeting: Meeting) -> dict[int, int]:
    return {row["topic"]: row["dots"] for row in meeting.table("vote")}


def test_the_sum_is_told_and_not_who_gave_it(meeting, other, plenary, ann, bo, topic):
    assert meeting.done(ann, "topic.vote", topic=topic, dots=3) == {"dots": 3, "left": 2}
    assert meeting.done(bo, "topic.vote", topic=topic, dots=1) == {"dots": 1, "left": 4}
    assert sums(meeting) == {topic: 4}
    entry = meeting.last_entry()
    assert entry["actor"] is None
    assert list(entry["put"]) == ["vote"]


def test_a_vote_stands_instead_of_the_one_before(plenary, ann, topic):
    plenary.done(ann, "topic.vote", topic=topic, dots=5)
    assert plenary.done(ann, "topic.vote", topic=topic, dots=2) == {"dots": 2, "left": 3}
    assert sums(plenary) == {topic: 2}
    plenary.unchanged(ann, "topic.vote", topic=topic, dots=2)
    plenary.done(ann, "topic.vote", topic=topic, dots=0)
    assert sums(plenary) == {}


def test_at_most_the_events_dots_in_all(meeting, other, plenary, ann, topic):
    meeting.done(ann, "topic.vote", topic=topic, dots=3)
    problem = meeting.refused("dots_spent", ann, "topic.vote", topic=other, dots=3)
    assert problem["left"] == 2
    meeting.done(ann, "topic.vote", topic=other, dots=2)
    meeting.refused("dots_spent", ann, "topic.vote", topic=topic, dots=4)


def test_fewer_dots_take_none_back_but_let_nobody_give_more(plenary, freja, ann, topic):
    plenary.done(ann, "topic.vote", topic=topic, dots=4)
    plenary.done(freja, "event.edit", dots=2)
    assert sums(plenary) == {topic: 4}
    plenary.refused("dots_spent", ann, "topic.vote", topic=topic, dots=3)
    assert plenary.done(ann, "topic.vote", topic=topic, dots=2)["left"] == 0


def test_held_back_until_shown(plenary, freja, ann, bo, topic):
    plenary.done(ann, "topic.vote", topic=topic, dots=2)
    plenary.done(freja, "event.edit", dots_shown=False)
    assert sums(plenary) == {}
    seq = plenary.seq
    plenary.done(bo, "topic.vote", topic=topic, dots=3)
    assert (plenary.seq, sums(plenary)) == (seq, {})
    plenary.done(freja, "event.edit", dots_shown=True)
    assert sums(plenary) == {topic: 5}
    plenary.undo()
    assert sums(plenary) == {}


def test_a_vote_is_not_undone_by_another(plenary, freja, ann, topic):
    plenary.done(ann, "topic.vote", topic=topic, dots=2)
    plenary.refused("too_late", freja, "entry.undo", seq=plenary.seq)


def test_a_merge_keeps_everybodys_dots(meeting, other, plenary, freja, ann, bo, topic):
    meeting.done(ann, "topic.vote", topic=topic, dots=2)
    meeting.done(ann, "topic.vote", topic=other, dots=1)
    meeting.done(bo, "topic.vote", topic=topic, dots=4)
    meeting.done(freja, "topic.merge", topic=topic, into=other)
    assert sums(meeting) == {other: 7}
    meeting.undo()
    assert sums(meeting) == {topic: 6, other: 1}
    meeting.done(freja, "topic.merge", topic=topic, into=other)
    # Ann's three dots on the two are now her dots on the one.
    assert meeting.done(ann, "topic.vote", topic=other, dots=5) == {"dots": 5, "left": 0}
    assert sums(meeting) == {other: 9}


def test_a_note_taken_down_gives_its_dots_back(meeting, other, plenary, freja, ann, topic):
    meeting.done(ann, "topic.vote", topic=topic, dots=5)
    meeting.done(freja, "topic.withdraw", topic=topic)
    assert sums(meeting) == {}
    assert meeting.done(ann, "topic.vote", topic=other, dots=5)["left"] == 0
    meeting.done(ann, "topic.vote", topic=other, dots=0)


def test_a_withdrawn_note_put_back_has_its_dots(plenary, freja, ann, topic):
    plenary.done(ann, "topic.vote", topic=topic, dots=5)
    plenary.done(freja, "topic.withdraw", topic=topic)
    plenary.undo()
    assert sums(plenary) == {topic: 5}


def test_put_back_it_has_what_was_not_given_elsewhere_meanwhile(
    meeting, other, plenary, freja, ann, bo, topic
):
    meeting.done(ann, "topic.vote", topic=topic, dots=4)
    meeting.done(bo, "topic.vote", topic=topic, dots=3)
    meeting.done(freja, "topic.withdraw", topic=topic)
    taken_down = meeting.seq
    meeting.done(ann, "topic.vote", topic=other, dots=3)
    meeting.undo(taken_down)
    assert sums(meeting) == {topic: 2 + 3, other: 3}
    meeting.refused("dots_spent", ann, "topic.vote", topic=other, dots=4)


def test_a_note_taken_down_with_what_was_merged_into_it_gives_all_dots_back(
    meeting, other, plenary, freja, ann, topic
):
    meeting.done(ann, "topic.vote", topic=topic, dots=2)
    meeting.done(ann, "topic.vote", topic=other, dots=3)
    third = plenary_note(meeting, freja)
    meeting.done(freja, "topic.merge", topic=topic, into=other)
    meeting.done(freja, "topic.withdraw", topic=other)
    assert meeting.done(ann, "topic.vote", topic=third, dots=5)["left"] == 0


def plenary_note(meeting: Meeting, who: Person) -> int:
    meeting.phase("sessions")
    made = meeting.post(who, "Et til")
    meeting.phase("plenary")
    return made


def test_from_a_hidden_note_they_may_be_taken_back(plenary, freja, ann, topic):
    plenary.done(ann, "topic.vote", topic=topic, dots=2)
    plenary.done(freja, "topic.hide", topic=topic)
    assert plenary.done(ann, "topic.vote", topic=topic, dots=0) == {"dots": 0, "left": 5}
    assert sums(plenary) == {}
    plenary.done(freja, "topic.withdraw", topic=plenary_note(plenary, freja))
    gone = max(row["id"] for row in plenary.table("topic"))
    plenary.refused("not_on_wall", ann, "topic.vote", topic=gone, dots=0)


def test_dots_of_someone_forgotten_stay_and_are_nobodys(plenary, ann, topic):
    plenary.done(ann, "topic.vote", topic=topic, dots=2)
    plenary.done(ann, "person.forget")
    assert sums(plenary) == {topic: 2}
    assert [ballot.person for ballot in Ballot.objects.all()] == [None]


def test_not_on_a_note_that_is_hidden_or_gone(plenary, freja, bo, topic):
    plenary.done(freja, "topic.hide", topic=topic)
    plenary.refused("not_on_wall", bo, "topic.vote", topic=topic, dots=1)
