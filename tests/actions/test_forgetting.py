"""person.forget: name and contact are erased everywhere, for good."""

import pytest

from sessions_app.models import Answer, Person

from .meeting import Meeting, everything_kept

SECRETS = ("Rosalinde", "Rosa-Hansen", "Fjernkommunen", "Nærkommunen", "rosa@example.org", "99887")


@pytest.fixture
def rosa(meeting: Meeting) -> Person:
    """Someone who has left her name in as many places as she could."""
    outcome = meeting.act(
        None,
        "person.join",
        key="join-1",
        name="Rosalinde",
        organisation="Fjernkommunen",
        contact="rosa@example.org",
    )
    rosa = Person.objects.get(pk=outcome.body["result"]["id"])
    meeting.act(rosa, "person.edit", key="edit-1", name="Rosa-Hansen", organisation="Nærkommunen")
    meeting.act(rosa, "person.edit", key="edit-2", contact="99887")
    meeting.act(rosa, "person.edit", key="edit-3", name="Rosalinde" * 20)
    other = meeting.join("Bo")
    topic = meeting.post(other)
    meeting.done(rosa, "topic.join", topic=topic)
    meeting.phase("sessions")
    meeting.done(rosa, "person.move", topic=topic)
    meeting.done(meeting.facilitator, "person.role", person=rosa.pk, role="facilitator")
    # An entry that holds her row together with somebody else's.
    meeting.run(topic, other)
    meeting.done(other, "topic.close", topic=topic)
    _in_plenary(meeting, rosa, other)
    meeting.done(rosa, "person.edit", name="Rosalinde")
    meeting.undo()
    rosa.refresh_from_db()
    return rosa


def _in_plenary(meeting: Meeting, rosa: Person, other: Person) -> None:
    meeting.phase("plenary")
    meeting.done(meeting.facilitator, "baton.pass", to=rosa.pk)
    meeting.done(rosa, "baton.say", text="Tak")
    conclusion = meeting.done(other, "conclusion.propose", text="Vi ses")["id"]
    meeting.done(rosa, "conclusion.stand", conclusion=conclusion, stance="agree")
    plan = meeting.done(rosa, "plan.propose", what="Noget", owner=rosa.pk)["id"]
    meeting.done(rosa, "plan.support", plan=plan)
    network = meeting.done(rosa, "network.found", name="Nord", purpose="Hjælp", share_contact=True)
    meeting.done(other, "network.join", network=network["id"], share_contact=False)
    meeting.phase("sessions")


def test_the_words_were_there_before(meeting: Meeting, rosa: Person):
    kept = everything_kept()
    for secret in SECRETS:
        if secret != "rosa@example.org":  # replaced by the number
            assert secret in kept


def test_no_text_in_the_whole_database_says_who_it_was(meeting: Meeting, rosa: Person):
    meeting.done(rosa, "person.forget")
    kept = everything_kept()
    for secret in SECRETS:
        assert secret not in kept
    assert not Answer.objects.filter(person=rosa.pk).exists()


def test_others_in_the_same_entries_keep_their_names(meeting: Meeting, rosa: Person):
    names = {row["name"] for row in meeting.table("person")}
    meeting.done(rosa, "person.forget")
    assert {row["name"] for row in meeting.table("person")} == names - {"Rosa-Hansen"}
    assert '"name":"Bo"' in meeting.journal_text()


def test_the_forgotten_are_not_called_back(meeting: Meeting, rosa: Person):
    before = meeting.seq
    meeting.done(rosa, "person.forget")
    meeting.refused("too_late", meeting.facilitator, "entry.undo", seq=meeting.seq)
    for seq in range(1, before + 1):
        meeting.act(meeting.facilitator, "entry.undo", seq=seq)
        assert str(rosa.pk) not in meeting.rows()["person"]
        assert rosa.pk not in {row["person"] for row in meeting.table("attendance")}


def test_notes_and_comments_stay_signed_by_nobody(meeting: Meeting, rosa: Person):
    topic = meeting.post(rosa, "Mit emne")
    meeting.done(rosa, "comment.add", topic=topic, text="Mine ord")
    meeting.done(rosa, "person.forget")
    assert meeting.row("topic", topic)["title"] == "Mit emne"
    assert [row["text"] for row in meeting.table("comment")] == ["Mine ord"]
    assert str(rosa.pk) not in meeting.rows()["person"]


def test_the_key_of_joining_does_not_let_the_forgotten_in_again(meeting: Meeting, rosa: Person):
    meeting.done(rosa, "person.forget")
    again = meeting.act(
        None,
        "person.join",
        key="join-1",
        name="Rosalinde",
        organisation="Fjernkommunen",
        contact="rosa@example.org",
    )
    assert again.status == 401
    assert "Rosalinde" not in everything_kept()


def test_a_number_that_begins_like_another_is_somebody_else(meeting: Meeting):
    people = [meeting.join(f"Person {n}.") for n in range(12)]
    meeting.done(people[0], "person.forget")
    names = {row["name"] for row in meeting.table("person")}
    assert names == {"Freja", *(f"Person {n}." for n in range(1, 12))}
