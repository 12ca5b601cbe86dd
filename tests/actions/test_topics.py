"""Notes on the wall: posted, edited, placed, swapped, handed over, withdrawn."""

import pytest

from sessions_app.models import Person

from .meeting import Meeting


class TestPost:
    def test_the_poster_convenes_and_attends(self, meeting: Meeting, ann: Person):
        topic = meeting.post(ann, "Hvem vil med?", text="Til *skoven*", **meeting.place(1, 2))
        row = meeting.row("topic", topic)
        assert row["convener"] == ann.pk
        assert row["state"] == "posted"
        assert (row["room"], row["slot"]) == (meeting.rooms[1], meeting.slots[2])
        assert meeting.attending(topic) == {ann.pk}
        assert set(meeting.last_entry()["put"]) == {"topic", "attendance"}

    def test_without_a_place(self, meeting: Meeting, ann: Person):
        row = meeting.row("topic", meeting.post(ann, room=None, slot=None))
        assert (row["room"], row["slot"]) == (None, None)

    @pytest.mark.parametrize("half", ["room", "slot"])
    def test_half_a_place_is_none(self, meeting: Meeting, ann: Person, half: str):
        given = {half: meeting.place(0, 0)[half]}
        problem = meeting.refused("invalid", ann, "topic.post", title="Halv", **given)
        assert set(problem["errors"]) == {"room", "slot"} - {half}

    def test_numbers_go_on_and_are_never_used_again(self, meeting: Meeting, ann: Person):
        topics = [meeting.post(ann) for _ in range(3)]
        meeting.done(ann, "topic.withdraw", topic=topics[2])
        topics.append(meeting.post(ann))
        assert [meeting.row("topic", topic)["number"] for topic in topics] == [1, 2, 3, 4]

    def test_a_taken_place_offers_the_nearest_free_ones(self, meeting, bo, topic):
        problem = meeting.refused(
            "place_taken", bo, "topic.post", title="Også her", **meeting.place(0, 0)
        )
        assert problem["suggestions"][0] == meeting.place(1, 0), "the same time, the next room"
        assert meeting.place(0, 0) not in problem["suggestions"]
        for place in problem["suggestions"]:
            meeting.post(bo, **place)

    def test_a_full_wall_has_nothing_to_offer(self, meeting: Meeting, ann: Person):
        for room in range(3):
            for slot in range(3):
                meeting.post(ann, **meeting.place(room, slot))
        problem = meeting.refused(
            "place_taken", ann, "topic.post", title="Ti", **meeting.place(1, 1)
        )
        assert problem["suggestions"] == []


class TestEdit:
    def test_words_and_consent(self, meeting: Meeting, ann: Person, topic: int):
        meeting.done(ann, "topic.edit", topic=topic, title="Andet", text="", consent=True)
        row = meeting.row("topic", topic)
        assert (row["title"], row["text"], row["consent"]) == ("Andet", "", True)
        meeting.unchanged(ann, "topic.edit", topic=topic, title="Andet")


class TestPlace:
    def test_moved_and_taken_off_the_grid(self, meeting: Meeting, ann: Person, topic: int):
        meeting.done(ann, "topic.place", topic=topic, **meeting.place(1, 1))
        assert meeting.row("topic", topic)["room"] == meeting.rooms[1]
        meeting.done(ann, "topic.place", topic=topic, room=None, slot=None)
        assert meeting.row("topic", topic)["slot"] is None

    def test_its_own_place_again_is_no_change(self, meeting: Meeting, ann: Person, topic: int):
        meeting.unchanged(ann, "topic.place", topic=topic, **meeting.place(0, 0))

    def test_one_topic_per_room_and_slot(self, meeting: Meeting, bo: Person, topic: int):
        other = meeting.post(bo, **meeting.place(1, 0))
        problem = meeting.refused(
            "place_taken", bo, "topic.place", topic=other, **meeting.place(0, 0)
        )
        assert problem["suggestions"][0] == meeting.place(2, 0), "its neighbour is itself taken"
        meeting.refused(
            "place_taken", meeting.facilitator, "topic.place", topic=other, **meeting.place(0, 0)
        )

    @pytest.mark.parametrize("leaving", ["topic.withdraw", "topic.merge"])
    def test_a_note_off_the_wall_leaves_its_place_free(self, meeting, freja, bo, topic, leaving):
        into = meeting.post(bo)
        given = {"into": into} if leaving == "topic.merge" else {}
        meeting.done(freja, leaving, topic=topic, **given)
        meeting.done(bo, "topic.place", topic=into, **meeting.place(0, 0))
        meeting.refused("not_on_wall", freja, "topic.place", topic=topic, **meeting.place(2, 2))

    def test_a_hidden_note_keeps_its_place(self, meeting: Meeting, freja: Person, topic: int):
        meeting.done(freja, "topic.hide", topic=topic)
        meeting.refused("place_taken", freja, "topic.post", title="Her", **meeting.place(0, 0))


class TestSwap:
    @pytest.mark.parametrize(
        ("first", "second"), [((0, 0), (1, 1)), ((0, 0), (0, 1)), ((0, 0), None), (None, (2, 2))]
    )
    def test_two_notes_change_places(self, meeting, freja, ann, bo, first, second):
        places = [meeting.place(*p) if p else {"room": None, "slot": None} for p in (first, second)]
        one, two = meeting.post(ann, **places[0]), meeting.post(bo, **places[1])
        meeting.done(freja, "topic.swap", topic=one, **{"with": two})
        for topic, place in ((one, places[1]), (two, places[0])):
            row = meeting.row("topic", topic)
            assert {"room": row["room"], "slot": row["slot"]} == place

    def test_two_notes_beside_the_grid_have_nothing_to_change(self, meeting, freja, ann):
        one, two = meeting.post(ann), meeting.post(ann)
        meeting.unchanged(freja, "topic.swap", topic=one, **{"with": two})

    def test_the_convener_of_both_may(self, meeting: Meeting, ann: Person, topic: int):
        other = meeting.post(ann, **meeting.place(1, 1))
        meeting.done(ann, "topic.swap", topic=topic, **{"with": other})
        assert meeting.row("topic", topic)["room"] == meeting.rooms[1]

    def test_the_convener_of_one_may_not(self, meeting, ann, bo, topic):
        other = meeting.post(bo, **meeting.place(1, 1))
        meeting.refused("not_allowed", ann, "topic.swap", topic=topic, **{"with": other})
        meeting.refused("not_allowed", ann, "topic.swap", topic=other, **{"with": topic})

    def test_not_with_itself(self, meeting: Meeting, ann: Person, topic: int):
        meeting.refused("same_topic", ann, "topic.swap", topic=topic, **{"with": topic})

    def test_not_with_one_off_the_wall(self, meeting: Meeting, ann: Person, topic: int):
        other = meeting.post(ann)
        meeting.done(ann, "topic.withdraw", topic=other)
        meeting.refused("not_on_wall", ann, "topic.swap", topic=topic, **{"with": other})
        meeting.refused("not_on_wall", ann, "topic.swap", topic=other, **{"with": topic})


class TestHandOver:
    def test_the_new_convener_attends_and_the_old_is_free(self, meeting, ann, bo, topic):
        meeting.done(ann, "topic.hand_over", topic=topic, person=bo.pk)
        assert meeting.row("topic", topic)["convener"] == bo.pk
        assert meeting.attending(topic) == {ann.pk, bo.pk}
        meeting.refused("not_allowed", ann, "topic.edit", topic=topic, title="Min")
        meeting.done(ann, "topic.leave", topic=topic)
        meeting.refused("convener_stays", bo, "topic.leave", topic=topic)

    def test_one_who_had_signed_up_is_signed_up_once(self, meeting, ann, bo, topic):
        meeting.done(bo, "topic.join", topic=topic)
        meeting.done(ann, "topic.hand_over", topic=topic, person=bo.pk)
        assert meeting.attending(topic) == {ann.pk, bo.pk}

    def test_to_oneself_is_no_change(self, meeting: Meeting, ann: Person, topic: int):
        meeting.done(ann, "baton.ask", topic=topic)
        meeting.unchanged(ann, "topic.hand_over", topic=topic, person=ann.pk)

    def test_the_old_convener_announces_it_no_more(self, meeting, ann, bo, topic):
        meeting.done(ann, "baton.ask", topic=topic)
        meeting.done(ann, "topic.hand_over", topic=topic, person=bo.pk)
        assert meeting.queue() == []
        meeting.refused("not_allowed", ann, "baton.ask", topic=topic)

    def test_not_when_the_group_is_done(self, meeting, ann, bo, topic):
        meeting.run(topic, ann)
        meeting.done(ann, "topic.close", topic=topic)
        meeting.refused("already_closed", ann, "topic.hand_over", topic=topic, person=bo.pk)


class TestWithdraw:
    def test_it_leaves_the_wall_and_the_queue(self, meeting: Meeting, ann: Person, topic: int):
        meeting.done(ann, "baton.ask", topic=topic)
        meeting.done(ann, "topic.withdraw", topic=topic)
        row = meeting.row("topic", topic)
        assert (row["state"], row["room"], row["slot"]) == ("withdrawn", None, None)
        assert meeting.queue() == []

    def test_the_baton_is_laid_down_while_it_is_announced(self, meeting, ann, topic):
        meeting.done(ann, "baton.ask", topic=topic)
        meeting.done(meeting.facilitator, "baton.pass")
        meeting.done(ann, "topic.withdraw", topic=topic)
        assert meeting.queue() == []

    def test_who_stood_with_it_stands_nowhere(self, meeting, ann, bo, topic):
        meeting.phase("sessions")
        meeting.done(bo, "person.move", topic=topic)
        meeting.done(ann, "topic.withdraw", topic=topic)
        assert meeting.row("person", bo.pk)["at"] is None

    def test_only_before_it_runs(self, meeting: Meeting, ann: Person, topic: int):
        meeting.run(topic, ann)
        meeting.refused("already_running", ann, "topic.withdraw", topic=topic)
        meeting.refused("already_running", meeting.facilitator, "topic.withdraw", topic=topic)
        meeting.done(ann, "topic.close", topic=topic)
        meeting.refused("already_closed", ann, "topic.withdraw", topic=topic)
        meeting.done(ann, "topic.rehang", topic=topic)
        meeting.refused("already_closed", ann, "topic.withdraw", topic=topic)

    def test_not_twice(self, meeting: Meeting, ann: Person, topic: int):
        meeting.done(ann, "topic.withdraw", topic=topic)
        meeting.refused("not_on_wall", ann, "topic.withdraw", topic=topic)
