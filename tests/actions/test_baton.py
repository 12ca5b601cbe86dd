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

    def test_two_who_pass_one_turn_on_together_pass_it_once(self, meeting, freja, ann, bo):
        for who in (ann, bo):
            meeting.done(who, "baton.ask")
        meeting.done(freja, "baton.pass")
        turn = next(row["id"] for row in meeting.table("turn") if row["state"] == "holding")
        meeting.done(freja, "baton.pass", turn=turn)
        meeting.unchanged(freja, "baton.pass", turn=turn)
        assert meeting.queue() == [(bo.pk, "holding")]


class TestRoundTheCircle:
    @pytest.fixture
    def circle(self, meeting: Meeting, freja, ann, bo) -> Meeting:
        meeting.phase("plenary")
        meeting.done(freja, "baton.circle", on=True)
        return meeting

    def holder(self, meeting: Meeting) -> int | None:
        return next((who for who, state in meeting.queue() if state == "holding"), None)

    def test_each_has_it_once_and_then_it_is_over(self, circle, freja, ann, bo):
        had: list[int | None] = []
        for _nth in range(3):
            circle.done(freja, "baton.pass")
            had.append(self.holder(circle))
        assert (len(had), set(had)) == (3, {freja.pk, ann.pk, bo.pk})
        assert circle.row("event", circle.event.pk)["circle"]
        circle.done(freja, "baton.pass")
        assert self.holder(circle) is None
        assert not circle.row("event", circle.event.pk)["circle"]

    def test_who_asks_goes_first_and_not_twice(self, circle, freja, ann, bo):
        circle.done(bo, "baton.ask")
        circle.done(freja, "baton.pass")
        assert self.holder(circle) == bo.pk
        had = {bo.pk}
        for _nth in range(2):
            circle.done(freja, "baton.pass")
            had.add(self.holder(circle))
        assert len(had) == 3

    def test_turns_of_the_morning_do_not_count(self, meeting, freja, ann, bo):
        meeting.done(freja, "baton.pass", to=ann.pk)
        meeting.phase("plenary")
        meeting.done(freja, "baton.circle", on=True)
        meeting.unchanged(freja, "baton.circle", on=True)
        had = set()
        for _nth in range(3):
            meeting.done(freja, "baton.pass")
            had.add(self.holder(meeting))
        assert ann.pk in had

    def test_nobody_is_drawn_who_has_gone(self, circle, freja, ann, bo):
        circle.done(ann, "person.forget")
        circle.done(freja, "person.remove", person=bo.pk)
        circle.done(freja, "baton.pass")
        assert self.holder(circle) == freja.pk

    def test_stopped(self, circle, freja):
        circle.done(freja, "baton.circle", on=False)
        circle.unchanged(freja, "baton.pass")

    def test_it_ends_with_the_phase(self, circle, freja):
        circle.phase("closed")
        assert not circle.row("event", circle.event.pk)["circle"]


class TestClosingWords:
    @pytest.fixture
    def plenary(self, meeting: Meeting, freja, ann) -> Meeting:
        meeting.phase("plenary")
        meeting.done(freja, "baton.pass", to=ann.pk)
        return meeting

    def words(self, meeting: Meeting) -> list[tuple[int | None, str]]:
        return [(row["person"], row["words"]) for row in meeting.table("turn")]

    def test_the_holders(self, plenary, ann, bo):
        plenary.done(ann, "baton.say", text="Tak for i dag")
        assert self.words(plenary) == [(ann.pk, "Tak for i dag")]
        plenary.refused("not_allowed", bo, "baton.say", text="Mit")

    def test_by_a_facilitator_on_their_behalf(self, plenary, freja, ann):
        plenary.done(freja, "baton.say", text="Hun takkede")
        assert self.words(plenary) == [(ann.pk, "Hun takkede")]

    def test_after_ones_turn(self, plenary, freja, ann, bo):
        turn = plenary.table("turn")[0]["id"]
        plenary.done(ann, "baton.pass", to=bo.pk)
        plenary.refused("not_allowed", ann, "baton.say", text="For sent?")
        plenary.refused("not_allowed", bo, "baton.say", text="Ikke mit", turn=turn)
        plenary.phase("closed")
        plenary.done(ann, "baton.say", text="Nej, her", turn=turn)
        assert (ann.pk, "Nej, her") in self.words(plenary)

    def test_nobody_holds_it(self, plenary, freja):
        plenary.done(freja, "baton.rest")
        plenary.refused("nobody_holds", freja, "baton.say", text="Hvem?")

    def test_forgotten_the_words_are_nobodys_also_in_the_past(self, plenary, freja, ann):
        plenary.done(ann, "baton.say", text="Tak for i dag")
        plenary.done(ann, "person.forget")
        assert self.words(plenary) == [(None, "Tak for i dag")]
        for entry in plenary.entries():
            for turn in entry["put"].get("turn", {}).values():
                assert turn["person"] is None
            assert (entry["action"], entry["actor"]) != ("baton.say", ann.pk)
