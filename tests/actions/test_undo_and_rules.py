"""What an undo puts back was right in its time; where a rule would break by now, it is too late."""

from sessions_app.models import Person

from .meeting import Meeting


def test_no_place_for_a_note_withdrawn_since(meeting: Meeting, freja: Person, ann, topic: int):
    meeting.done(ann, "topic.place", topic=topic, room=None, slot=None)
    seq = meeting.seq
    meeting.done(ann, "topic.withdraw", topic=topic)
    meeting.refused("too_late", freja, "entry.undo", seq=seq)


def test_no_convener_who_has_left_since(meeting: Meeting, freja: Person, ann, bo, topic: int):
    meeting.done(ann, "topic.hand_over", topic=topic, person=bo.pk)
    seq = meeting.seq
    meeting.done(ann, "topic.leave", topic=topic)
    meeting.refused("too_late", freja, "entry.undo", seq=seq)
    meeting.done(ann, "topic.join", topic=topic)
    meeting.undo(seq)
    assert meeting.row("topic", topic)["convener"] == ann.pk


def test_no_turn_to_announce_what_is_anothers_again(meeting: Meeting, freja, ann, bo, topic: int):
    meeting.done(ann, "topic.hand_over", topic=topic, person=bo.pk)
    seq = meeting.seq
    meeting.done(bo, "baton.ask", topic=topic)
    meeting.refused("too_late", freja, "entry.undo", seq=seq)


def test_no_queue_in_a_phase_without_the_baton(meeting: Meeting, freja: Person, ann):
    meeting.done(ann, "baton.ask")
    meeting.done(ann, "baton.withdraw")
    seq = meeting.seq
    meeting.phase("sessions")
    meeting.refused("too_late", freja, "entry.undo", seq=seq)
    meeting.phase("market")
    meeting.undo(seq)
    assert meeting.queue() == [(ann.pk, "waiting")]


def test_no_slot_that_ends_before_it_starts(meeting: Meeting, freja: Person):
    slot = meeting.slots[0]
    meeting.done(freja, "slot.edit", slot=slot, starts_at="2026-05-04T08:00+02:00")
    seq = meeting.seq
    meeting.done(freja, "slot.edit", slot=slot, ends_at="2026-05-04T09:00+02:00")
    meeting.refused("too_late", freja, "entry.undo", seq=seq)


def test_who_opens_a_group_again_has_its_convener_with_it(meeting, freja, ann, topic: int):
    meeting.run(topic, ann)
    meeting.done(ann, "topic.close", topic=topic)
    meeting.done(ann, "topic.leave", topic=topic)
    before = meeting.rows()
    meeting.done(freja, "topic.reopen", topic=topic)
    assert meeting.attending(topic) == {ann.pk}
    meeting.refused("convener_stays", ann, "topic.leave", topic=topic)
    meeting.undo()
    assert meeting.rows() == before


def test_undoing_what_only_the_forgotten_did_is_too_late(meeting: Meeting, freja, bo):
    meeting.done(bo, "person.edit", name="Bo B")
    seq = meeting.seq
    meeting.done(bo, "person.forget")
    meeting.refused("too_late", freja, "entry.undo", seq=seq)
