"""Signing up, the law of two feet, and a group's life. The convener stays."""

import pytest

from sessions_app.models import Person

from .meeting import Meeting


@pytest.fixture
def running(meeting: Meeting, ann: Person, topic: int) -> int:
    """Ann's group at work."""
    meeting.run(topic, ann)
    return topic


class TestSigningUp:
    def test_join_and_leave(self, meeting: Meeting, bo: Person, topic: int):
        meeting.done(bo, "topic.join", topic=topic)
        assert bo.pk in meeting.attending(topic)
        meeting.done(bo, "topic.leave", topic=topic)
        assert bo.pk not in meeting.attending(topic)

    def test_twice_is_once(self, meeting: Meeting, bo: Person, topic: int):
        first = meeting.done(bo, "topic.join", topic=topic)
        assert meeting.unchanged(bo, "topic.join", topic=topic) == first
        meeting.done(bo, "topic.leave", topic=topic)
        meeting.unchanged(bo, "topic.leave", topic=topic)

    def test_a_full_room_warns_and_never_blocks(self, meeting: Meeting, ann, bo):
        loft = meeting.post(ann, **meeting.place(2, 0))  # room for two
        assert "warning" not in meeting.done(bo, "topic.join", topic=loft)
        third = meeting.join("Cia")
        assert meeting.done(third, "topic.join", topic=loft)["warning"] == "room_full"
        assert meeting.attending(loft) == {ann.pk, bo.pk, third.pk}

    def test_no_warning_without_a_capacity(self, meeting: Meeting, ann: Person):
        garden = meeting.post(ann, **meeting.place(1, 0))
        for name in ("B", "C", "D"):
            assert "warning" not in meeting.done(meeting.join(name), "topic.join", topic=garden)

    @pytest.mark.parametrize("action", ["topic.withdraw", "topic.hide", "topic.merge"])
    def test_not_on_a_note_off_the_wall(self, meeting, freja, ann, bo, topic, action):
        into = {"into": meeting.post(ann)} if action == "topic.merge" else {}
        meeting.done(freja, action, topic=topic, **into)
        meeting.refused("not_on_wall", bo, "topic.join", topic=topic)

    def test_not_when_it_is_over(self, meeting: Meeting, ann, bo, running):
        meeting.done(ann, "topic.close", topic=running)
        meeting.refused("already_closed", bo, "topic.join", topic=running)
        meeting.done(ann, "topic.rehang", topic=running)
        meeting.refused("already_closed", bo, "topic.join", topic=running)


class TestTheConvenerStays:
    def test_on_the_list_from_posting_to_closing(self, meeting: Meeting, ann: Person, topic: int):
        meeting.refused("convener_stays", ann, "topic.leave", topic=topic)
        meeting.run(topic, ann)
        meeting.refused("convener_stays", ann, "topic.leave", topic=topic)
        meeting.done(ann, "topic.close", topic=topic)
        meeting.done(ann, "topic.leave", topic=topic)

    def test_even_while_the_note_is_hidden(self, meeting: Meeting, freja, ann, topic):
        meeting.done(freja, "topic.hide", topic=topic)
        meeting.refused("convener_stays", ann, "topic.leave", topic=topic)

    def test_free_once_the_note_is_withdrawn(self, meeting: Meeting, ann: Person, topic: int):
        meeting.done(ann, "topic.withdraw", topic=topic)
        meeting.done(ann, "topic.leave", topic=topic)

    def test_with_the_running_group(self, meeting: Meeting, ann, bo, running):
        other = meeting.post(bo)
        meeting.refused("convener_stays", ann, "person.move", topic=other)
        meeting.refused("convener_stays", ann, "person.move", topic=None)
        meeting.unchanged(ann, "person.move", topic=running)
        meeting.done(ann, "topic.close", topic=running)
        meeting.done(ann, "person.move", topic=other)

    def test_whoever_opened_it(self, meeting: Meeting, ann: Person, topic: int):
        meeting.run(topic)  # by the facilitator
        meeting.refused("convener_stays", ann, "person.move", topic=None)
        meeting.done(ann, "person.move", topic=topic)

    def test_before_it_runs_the_feet_are_free(self, meeting: Meeting, ann, bo, topic):
        other = meeting.post(bo)
        meeting.phase("sessions")
        meeting.done(ann, "person.move", topic=other)

    def test_and_opens_no_second_group_meanwhile(self, meeting: Meeting, ann, running):
        second = meeting.post(ann)
        meeting.refused("convener_stays", ann, "topic.open", topic=second)

    def test_till_the_note_is_handed_over(self, meeting: Meeting, ann, bo, running):
        meeting.done(ann, "topic.hand_over", topic=running, person=bo.pk)
        meeting.done(ann, "person.move", topic=None)
        meeting.refused("convener_stays", bo, "person.move", topic=None)

    def test_a_facilitators_own_group_is_no_exception(self, meeting: Meeting, freja, bo):
        own, other = meeting.post(freja), meeting.post(bo)
        meeting.run(own)
        meeting.refused("convener_stays", freja, "person.move", topic=other)


class TestTwoFeet:
    def test_moving_on(self, meeting: Meeting, ann, bo, topic):
        other = meeting.post(ann)
        meeting.phase("sessions")
        for where in (topic, other, None):
            meeting.done(bo, "person.move", topic=where)
            assert meeting.row("person", bo.pk)["at"] == where
            meeting.unchanged(bo, "person.move", topic=where)

    def test_being_there_is_not_signing_up(self, meeting: Meeting, bo: Person, topic: int):
        meeting.phase("sessions")
        meeting.done(bo, "person.move", topic=topic)
        assert bo.pk not in meeting.attending(topic)

    def test_not_to_a_note_off_the_wall_or_a_group_that_is_done(self, meeting, ann, bo, running):
        gone = meeting.post(ann)
        meeting.done(ann, "topic.withdraw", topic=gone)
        meeting.refused("not_on_wall", bo, "person.move", topic=gone)
        meeting.done(ann, "topic.close", topic=running)
        meeting.refused("already_closed", bo, "person.move", topic=running)


class TestALife:
    def test_from_posted_to_rehung(self, meeting: Meeting, ann: Person, topic: int):
        meeting.run(topic, ann)
        row = meeting.row("topic", topic)
        assert row["state"] == "running"
        assert row["opened_at"] == meeting.last_entry()["at"]
        assert meeting.row("person", ann.pk)["at"] == topic, "the convener is there"
        meeting.done(ann, "topic.close", topic=topic, summary="Vi blev enige")
        row = meeting.row("topic", topic)
        assert (row["state"], row["summary"]) == ("closed", "Vi blev enige")
        assert row["closed_at"] == meeting.last_entry()["at"]
        meeting.done(ann, "topic.rehang", topic=topic, comments=["Et", "  ", "To"])
        row = meeting.row("topic", topic)
        assert row["state"] == "rehung"
        assert row["rehung_at"] == meeting.last_entry()["at"]
        assert [comment["text"] for comment in meeting.table("comment")] == ["Et", "To"]
        assert (row["room"], row["slot"]) == (meeting.rooms[0], meeting.slots[0])

    def test_nobody_is_with_a_group_that_is_over(self, meeting: Meeting, ann, bo, running):
        meeting.done(bo, "person.move", topic=running)
        meeting.done(ann, "topic.close", topic=running)
        assert {row["at"] for row in meeting.table("person")} == {None}

    def test_a_summary_is_kept_when_closed_again_without_one(self, meeting, freja, ann, running):
        meeting.done(ann, "topic.close", topic=running, summary="Første")
        meeting.done(freja, "topic.reopen", topic=running)
        meeting.done(ann, "topic.close", topic=running)
        assert meeting.row("topic", running)["summary"] == "Første"
        meeting.done(freja, "topic.reopen", topic=running)
        meeting.done(ann, "topic.close", topic=running, summary="")
        assert meeting.row("topic", running)["summary"] == ""

    def test_reopened_its_comments_stay(self, meeting: Meeting, freja, ann, running):
        meeting.done(ann, "topic.close", topic=running)
        meeting.done(ann, "topic.rehang", topic=running, comments=["Bliver"])
        meeting.done(freja, "topic.reopen", topic=running)
        row = meeting.row("topic", running)
        assert (row["state"], row["closed_at"], row["rehung_at"]) == ("running", None, None)
        assert len(meeting.table("comment")) == 1

    def test_a_group_whose_note_is_hidden_can_be_closed(self, meeting, freja, ann, running):
        meeting.done(freja, "topic.hide", topic=running)
        meeting.refused("convener_stays", ann, "person.move", topic=None)
        meeting.done(ann, "topic.close", topic=running, summary="Sagt i al stilhed")
        meeting.done(ann, "person.move", topic=None)
        assert "stilhed" not in meeting.journal_text()

    STEPS = ("posted", "running", "closed", "rehung", "withdrawn", "merged", "hidden")
    NOT_FROM = {
        "topic.open": {
            "running": "already_running",
            "closed": "already_closed",
            "rehung": "already_closed",
        },
        "topic.close": {
            "posted": "not_running",
            "hidden": "not_running",
            "closed": "already_closed",
            "rehung": "already_closed",
        },
        "topic.rehang": {
            "posted": "not_closed",
            "running": "not_closed",
            "rehung": "already_rehung",
        },
        "topic.reopen": {"posted": "not_running", "running": "already_running"},
    }

    @pytest.mark.parametrize("state", STEPS)
    @pytest.mark.parametrize("action", NOT_FROM)
    def test_one_step_at_a_time(self, meeting: Meeting, freja, ann, topic, action, state):
        self.bring(meeting, topic, state)
        off_wall = "not_on_wall" if state in ("withdrawn", "merged", "hidden") else None
        refusal = self.NOT_FROM[action].get(state, off_wall)
        if refusal:
            meeting.refused(refusal, freja, action, topic=topic)
        else:
            meeting.done(freja, action, topic=topic)

    def bring(self, meeting: Meeting, topic: int, state: str) -> None:
        into = meeting.post(meeting.facilitator)
        meeting.phase("sessions")
        steps = {
            "posted": [],
            "running": ["topic.open"],
            "closed": ["topic.open", "topic.close"],
            "rehung": ["topic.open", "topic.close", "topic.rehang"],
            "withdrawn": ["topic.withdraw"],
            "merged": ["topic.merge"],
            "hidden": ["topic.hide"],
        }[state]
        for step in steps:
            more = {"into": into} if step == "topic.merge" else {}
            meeting.done(meeting.facilitator, step, topic=topic, **more)
