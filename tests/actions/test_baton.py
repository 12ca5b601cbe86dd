"""The baton: whoever holds it speaks, and the others listen."""

import pytest

from sessions_app.models import Person

from .meeting import Meeting


class TestTheQueue:
    def test_in_the_order_of_asking(self, meeting: Meeting, ann: Person, bo: Person):
        meeting.done(bo, "baton.ask")
        meeting.done(ann, "baton.ask")
        assert meeting.queue() == [(bo.pk, "waiting"), (ann.pk, "waiting")]

    def test_asking_twice_is_asking_once(self, meeting: Meeting, ann: Person):
        first = meeting.done(ann, "baton.ask")
        assert meeting.unchanged(ann, "baton.ask") == first

    def test_once_for_each_of_ones_notes(self, meeting: Meeting, ann: Person, topic: int):
        meeting.done(ann, "baton.ask", topic=topic)
        meeting.done(ann, "baton.ask", topic=meeting.post(ann))
        meeting.unchanged(ann, "baton.ask", topic=topic)
        assert meeting.queue() == [(ann.pk, "waiting")] * 2

    def test_not_for_anothers_note(self, meeting: Meeting, bo: Person, topic: int):
        meeting.refused("not_allowed", bo, "baton.ask", topic=topic)
        meeting.refused("not_allowed", meeting.facilitator, "baton.ask", topic=topic)

    @pytest.mark.parametrize("action", ["topic.withdraw", "topic.hide"])
    def test_not_for_a_note_off_the_wall(self, meeting, ann, topic, action):
        meeting.done(meeting.facilitator, action, topic=topic)
        meeting.refused("not_on_wall", ann, "baton.ask", topic=topic)

    def test_withdrawing(self, meeting: Meeting, ann: Person, bo: Person, topic: int):
        meeting.done(bo, "baton.ask")
        meeting.done(ann, "baton.ask")
        meeting.done(ann, "baton.ask", topic=topic)
        meeting.done(ann, "baton.withdraw", topic=topic)
        assert meeting.queue() == [(bo.pk, "waiting"), (ann.pk, "waiting")]
        meeting.unchanged(ann, "baton.withdraw", topic=topic)
        meeting.done(ann, "baton.withdraw")
        assert meeting.queue() == [(bo.pk, "waiting")]
        meeting.unchanged(ann, "baton.withdraw")

    @pytest.mark.parametrize("phase", ["prepare", "welcome", "sessions", "closed"])
    def test_a_phase_without_baton_empties_it(self, meeting: Meeting, freja, ann, bo, phase):
        meeting.done(ann, "baton.ask")
        meeting.done(bo, "baton.ask")
        meeting.done(freja, "baton.pass")
        meeting.phase(phase)
        assert meeting.queue() == []

    @pytest.mark.parametrize("phase", ["notes", "plenary"])
    def test_a_phase_with_baton_keeps_it(self, meeting: Meeting, freja, ann, bo, phase):
        meeting.done(ann, "baton.ask")
        meeting.done(bo, "baton.ask")
        meeting.done(freja, "baton.pass")
        meeting.phase(phase)
        assert meeting.queue() == [(ann.pk, "holding"), (bo.pk, "waiting")]


class TestPassing:
    def test_to_the_next_in_the_queue(self, meeting: Meeting, freja, ann, bo):
        meeting.done(ann, "baton.ask")
        meeting.done(bo, "baton.ask")
        meeting.done(freja, "baton.pass")
        assert meeting.queue() == [(ann.pk, "holding"), (bo.pk, "waiting")]
        meeting.done(ann, "baton.pass")
        assert meeting.queue() == [(bo.pk, "holding")]
        meeting.done(bo, "baton.pass")
        assert meeting.queue() == []

    def test_to_somebody_who_waits_takes_their_turn(self, meeting: Meeting, freja, ann, bo, topic):
        meeting.done(bo, "baton.ask")
        meeting.done(ann, "baton.ask", topic=topic)
        meeting.done(freja, "baton.pass", to=ann.pk)
        assert meeting.queue() == [(bo.pk, "waiting"), (ann.pk, "holding")]
        holding = [turn for turn in meeting.table("turn") if turn["state"] == "holding"]
        assert holding[0]["topic"] == topic

    def test_to_somebody_who_does_not(self, meeting: Meeting, freja, ann):
        meeting.done(freja, "baton.pass", to=ann.pk)
        assert meeting.queue() == [(ann.pk, "holding")]

    def test_only_the_holder_or_a_facilitator(self, meeting: Meeting, freja, ann, bo):
        meeting.done(freja, "baton.pass", to=ann.pk)
        meeting.refused("not_allowed", bo, "baton.pass", to=bo.pk)
        meeting.refused("not_allowed", bo, "baton.rest")
        meeting.done(ann, "baton.pass", to=bo.pk)
        meeting.refused("not_allowed", ann, "baton.pass")
        meeting.done(bo, "baton.rest")
        meeting.refused("not_allowed", bo, "baton.rest")
        meeting.unchanged(freja, "baton.rest")

    def test_nobody_waits_and_nobody_holds(self, meeting: Meeting, freja: Person):
        meeting.unchanged(freja, "baton.pass")

    def test_never_two_holders(self, meeting: Meeting, freja, ann, bo):
        for who in (ann, bo, freja, ann):
            meeting.done(freja, "baton.pass", to=who.pk)
            assert [state for _, state in meeting.queue()] == ["holding"]

    def test_who_has_spoken_may_ask_again(self, meeting: Meeting, freja, ann):
        meeting.done(freja, "baton.pass", to=ann.pk)
        meeting.done(ann, "baton.rest")
        meeting.done(ann, "baton.ask")
        assert meeting.queue() == [(ann.pk, "waiting")]
