"""Joining, editing oneself, roles, being removed; the last facilitator stays one."""

import pytest

from sessions_app.identity import read_person_token
from sessions_app.models import Person

from .meeting import Meeting


def test_a_name_is_enough(meeting: Meeting):
    joined = meeting.done(None, "person.join", name="  Ann  ")
    row = meeting.row("person", joined["id"])
    assert row == {
        "id": joined["id"],
        "name": "Ann",
        "organisation": "",
        "role": "participant",
        "listed": False,
        "at": None,
    }
    claim = read_person_token(joined["token"])
    assert claim is not None
    assert claim.pk == joined["id"]
    assert meeting.last_entry()["actor"] is None


def test_contact_is_kept_but_in_no_row_and_no_entry(meeting: Meeting):
    ann = meeting.join("Ann", contact="ann@example.org", language="en")
    assert (ann.contact, ann.language) == ("ann@example.org", "en")
    assert "example.org" not in meeting.journal_text() + repr(meeting.rows())


def test_two_people_may_have_one_name(meeting: Meeting):
    assert meeting.join("Ann").pk != meeting.join("Ann").pk


def test_one_edits_oneself(meeting: Meeting, ann: Person):
    meeting.done(ann, "person.edit", name="Anne", organisation="Odense")
    assert meeting.row("person", ann.pk)["name"] == "Anne"
    assert meeting.row("person", ann.pk)["organisation"] == "Odense"
    meeting.done(ann, "person.edit", organisation="")
    assert meeting.row("person", ann.pk)["organisation"] == ""


def test_the_same_words_again_are_no_change(meeting: Meeting, ann: Person):
    meeting.unchanged(ann, "person.edit", name="Ann")
    meeting.unchanged(ann, "person.edit")


@pytest.mark.parametrize("private", [{"contact": "tlf. 12 34 56 78"}, {"language": "en"}])
def test_what_nobody_else_sees_changes_without_an_entry(meeting: Meeting, ann: Person, private):
    meeting.unchanged(ann, "person.edit", **private)
    ann.refresh_from_db()
    assert {name: getattr(ann, name) for name in private} == private


def test_a_facilitator_makes_others_facilitators(meeting: Meeting, freja: Person, ann: Person):
    meeting.done(freja, "person.role", person=ann.pk, role="facilitator")
    assert meeting.row("person", ann.pk)["role"] == "facilitator"
    meeting.unchanged(freja, "person.role", person=ann.pk, role="facilitator")
    meeting.done(ann, "person.role", person=freja.pk, role="participant")
    meeting.refused("not_allowed", freja, "event.announce", text="Hov")


@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("person.role", {"role": "participant"}),
        ("person.remove", {}),
        ("person.forget", None),
    ],
)
def test_the_last_facilitator_stays(meeting: Meeting, freja: Person, ann: Person, action, given):
    fields = {} if given is None else {"person": freja.pk, **given}
    meeting.refused("last_facilitator", freja, action, **fields)
    meeting.done(freja, "person.role", person=ann.pk, role="facilitator")
    meeting.done(freja, action, **fields)


def test_a_removed_or_forgotten_facilitator_does_not_count(meeting: Meeting, freja: Person):
    for leave in ("person.remove", "person.forget"):
        other = meeting.join("Fie")
        meeting.done(freja, "person.role", person=other.pk, role="facilitator")
        if leave == "person.remove":
            meeting.done(freja, leave, person=other.pk)
        else:
            meeting.done(other, leave)
        meeting.refused("last_facilitator", freja, "person.remove", person=freja.pk)


def test_when_all_is_over_even_the_last_facilitator_may_be_forgotten(
    meeting: Meeting, freja: Person
):
    meeting.phase("closed")
    meeting.done(freja, "person.forget")
    assert str(freja.pk) not in meeting.rows().get("person", {})


@pytest.mark.parametrize("action", ["person.remove", "person.forget"])
class TestWhoGoes:
    """Nobody waits for, counts on or hands the baton to someone who has gone."""

    def go(self, meeting: Meeting, action: str, who: Person) -> None:
        if action == "person.remove":
            meeting.done(meeting.facilitator, action, person=who.pk)
        else:
            meeting.done(who, action)

    def test_is_signed_up_nowhere_and_stands_nowhere(self, meeting, action, topic, bo):
        meeting.done(bo, "topic.join", topic=topic)
        meeting.phase("sessions")
        meeting.done(bo, "person.move", topic=topic)
        self.go(meeting, action, bo)
        assert bo.pk not in meeting.attending(topic)
        assert str(bo.pk) not in meeting.rows()["person"]

    def test_leaves_the_queue(self, meeting, action, ann, bo):
        meeting.done(ann, "baton.ask")
        meeting.done(bo, "baton.ask")
        self.go(meeting, action, ann)
        assert meeting.queue() == [(bo.pk, "waiting")]

    def test_lays_the_baton_down(self, meeting, action, ann):
        meeting.done(meeting.facilitator, "baton.pass", to=ann.pk)
        self.go(meeting, action, ann)
        assert meeting.queue() == []
        assert [turn["state"] for turn in meeting.table("turn")] == ["done"]

    def test_leaves_the_notes_on_the_wall(self, meeting, action, ann, topic):
        self.go(meeting, action, ann)
        assert meeting.row("topic", topic)["convener"] == ann.pk
        assert meeting.row("topic", topic)["title"] == "Anns emne"

    def test_is_gone_from_the_past_too(self, meeting, action, bo):
        meeting.done(bo, "person.edit", name="Bodil Hemmelig", organisation="Skjult Kommune")
        self.go(meeting, action, bo)
        assert "Bodil" not in meeting.journal_text()
        assert "Skjult" not in meeting.journal_text()

    def test_can_be_named_by_no_action(self, meeting, action, ann, bo, topic):
        self.go(meeting, action, bo)
        for name, given in (
            ("person.role", {"person": bo.pk, "role": "facilitator"}),
            ("person.remove", {"person": bo.pk}),
            ("topic.hand_over", {"topic": topic, "person": bo.pk}),
            ("baton.pass", {"to": bo.pk}),
        ):
            meeting.refused("not_found", meeting.facilitator, name, **given)
