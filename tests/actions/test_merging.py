"""topic.merge: two notes become one, and nobody's support is lost."""

import pytest

from sessions_app.models import Person

from .meeting import Meeting


@pytest.fixture
def into(meeting: Meeting, bo: Person) -> int:
    """Bo's note, which others may merge theirs into."""
    return meeting.post(bo, "Bos emne", consent=True, **meeting.place(1, 0))


def test_everybody_signed_up_follows(meeting: Meeting, ann, bo, topic, into):
    both, only = meeting.join("Begge"), meeting.join("Kun her")
    for who, where in ((both, topic), (both, into), (only, topic)):
        meeting.done(who, "topic.join", topic=where)
    meeting.done(ann, "topic.merge", topic=topic, into=into)
    assert meeting.attending(into) == {ann.pk, bo.pk, both.pk, only.pk}
    assert meeting.attending(topic) == set()
    people = [row["person"] for row in meeting.table("attendance")]
    assert len(people) == len(set(people)), "somebody is signed up twice"


def test_comments_follow_as_they_are(meeting: Meeting, ann, topic, into):
    meeting.done(ann, "comment.add", topic=topic, text="Første", kind="question")
    before = meeting.table("comment")
    meeting.done(ann, "topic.merge", topic=topic, into=into)
    assert meeting.table("comment") == [row | {"topic": into} for row in before]


def test_who_stood_with_the_one_stands_with_the_other(meeting: Meeting, ann, topic, into):
    meeting.phase("sessions")
    meeting.done(ann, "person.move", topic=topic)
    meeting.done(ann, "topic.merge", topic=topic, into=into)
    assert meeting.row("person", ann.pk)["at"] == into


def test_the_note_leaves_its_place_and_the_queue(meeting: Meeting, ann, topic, into):
    meeting.done(ann, "baton.ask", topic=topic)
    meeting.done(ann, "topic.merge", topic=topic, into=into)
    row = meeting.row("topic", topic)
    assert (row["state"], row["merged_into"]) == ("merged", into)
    assert (row["room"], row["slot"]) == (None, None)
    assert meeting.queue() == []


def test_the_other_convener_must_have_consented(meeting: Meeting, ann, bo, topic, into):
    meeting.done(bo, "topic.edit", topic=into, consent=False)
    meeting.refused("not_allowed", ann, "topic.merge", topic=topic, into=into)
    meeting.done(meeting.facilitator, "topic.merge", topic=topic, into=into)


def test_ones_own_two_notes_need_no_consent(meeting: Meeting, ann, topic):
    meeting.done(ann, "topic.merge", topic=topic, into=meeting.post(ann))


def test_the_convener_of_the_other_alone_may_not(meeting: Meeting, bo, topic, into):
    meeting.refused("not_allowed", bo, "topic.merge", topic=topic, into=into)


def test_not_with_itself(meeting: Meeting, ann, topic):
    meeting.refused("same_topic", ann, "topic.merge", topic=topic, into=topic)


def test_neither_may_be_off_the_wall(meeting: Meeting, freja, ann, topic, into):
    gone = meeting.post(ann)
    meeting.done(ann, "topic.withdraw", topic=gone)
    meeting.refused("not_on_wall", freja, "topic.merge", topic=gone, into=into)
    meeting.refused("not_on_wall", freja, "topic.merge", topic=topic, into=gone)


def test_a_group_at_work_is_not_merged_away_but_may_take_others_in(
    meeting: Meeting, freja, ann, bo, topic, into
):
    meeting.run(into, bo)
    meeting.refused("already_running", freja, "topic.merge", topic=into, into=topic)
    meeting.done(ann, "topic.merge", topic=topic, into=into)


@pytest.mark.parametrize("rehung", [False, True])
def test_a_group_that_is_done_is_left_alone(meeting: Meeting, freja, bo, topic, into, rehung):
    meeting.run(into, bo)
    meeting.done(bo, "topic.close", topic=into)
    if rehung:
        meeting.done(bo, "topic.rehang", topic=into)
    meeting.refused("already_closed", freja, "topic.merge", topic=into, into=topic)
    meeting.refused("already_closed", freja, "topic.merge", topic=topic, into=into)


def test_merging_goes_on_in_a_chain(meeting: Meeting, ann, bo, topic, into):
    third = meeting.post(ann)
    meeting.done(meeting.facilitator, "topic.merge", topic=topic, into=into)
    meeting.done(meeting.facilitator, "topic.merge", topic=into, into=third)
    assert meeting.attending(third) == {ann.pk, bo.pk}
