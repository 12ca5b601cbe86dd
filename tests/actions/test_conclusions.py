"""Conclusions: proposed, stood on, adopted when nobody objects."""

import pytest

from sessions_app.models import Person

from .meeting import Meeting


@pytest.fixture
def plenary(meeting: Meeting, topic: int) -> Meeting:
    meeting.phase("plenary")
    return meeting


@pytest.fixture
def conclusion(plenary: Meeting, ann: Person) -> int:
    made: int = plenary.done(ann, "conclusion.propose", text="Vi mødes igen i juni")["id"]
    return made


def stances(meeting: Meeting) -> dict[int, str]:
    return {row["person"]: row["stance"] for row in meeting.table("stance")}


def test_out_of_a_note(plenary, ann, topic):
    made = plenary.done(ann, "conclusion.propose", text="Enige", topic=topic)["id"]
    row = plenary.row("conclusion", made)
    assert (row["topic"], row["person"], row["adopted"]) == (topic, ann.pk, False)


def test_one_stance_each_and_it_may_change(plenary, ann, bo, conclusion):
    plenary.done(ann, "conclusion.stand", conclusion=conclusion, stance="agree")
    plenary.done(
        bo, "conclusion.stand", conclusion=conclusion, stance="object", reason="For tidligt"
    )
    assert stances(plenary) == {ann.pk: "agree", bo.pk: "object"}
    plenary.unchanged(ann, "conclusion.stand", conclusion=conclusion, stance="agree")
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="aside")
    assert [row["reason"] for row in plenary.table("stance")] == ["", ""]
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance=None)
    assert stances(plenary) == {ann.pk: "agree"}


def test_not_adopted_while_one_objects(plenary, freja, ann, bo, conclusion):
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="object")
    problem = plenary.refused("objections", freja, "conclusion.adopt", conclusion=conclusion)
    assert problem["people"] == [bo.pk]
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="aside")
    plenary.done(freja, "conclusion.adopt", conclusion=conclusion)
    assert plenary.row("conclusion", conclusion)["adopted"]
    plenary.unchanged(freja, "conclusion.adopt", conclusion=conclusion)


def test_what_is_adopted_stands_as_it_was_agreed(plenary, freja, ann, bo, conclusion):
    plenary.done(freja, "conclusion.adopt", conclusion=conclusion)
    for deed in ({"name": "conclusion.stand", "stance": "object"}, {"name": "conclusion.edit"}):
        name = deed.pop("name")
        given = {"text": "Andet"} if name == "conclusion.edit" else deed
        plenary.refused("already_adopted", ann, name, conclusion=conclusion, **given)
    plenary.refused("already_adopted", ann, "conclusion.withdraw", conclusion=conclusion)
    plenary.undo()
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="object")


def test_an_objection_is_not_undone_back_into_what_was_adopted(plenary, freja, bo, conclusion):
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="object")
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance=None)
    seq = plenary.seq
    plenary.done(freja, "conclusion.adopt", conclusion=conclusion)
    plenary.refused("too_late", freja, "entry.undo", seq=seq)


def test_new_words_ask_for_new_stances(plenary, ann, bo, conclusion):
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="agree")
    plenary.done(ann, "conclusion.edit", conclusion=conclusion, text="Vi mødes aldrig mere")
    assert stances(plenary) == {}


def test_withdrawn_it_leaves_the_past_too(plenary, freja, ann, bo, topic, conclusion):
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="agree")
    plenary.done(ann, "conclusion.gather", topic=topic, conclusion=conclusion)
    plan = plenary.done(bo, "plan.propose", what="Lokale", conclusion=conclusion)["id"]
    plenary.done(freja, "conclusion.withdraw", conclusion=conclusion)
    assert plenary.table("conclusion") == plenary.table("stance") == []
    assert plenary.row("topic", topic)["conclusion"] is None
    assert plenary.row("plan", plan)["conclusion"] is None
    assert "i juni" not in plenary.journal_text()
    plenary.refused("not_found", ann, "conclusion.stand", conclusion=conclusion, stance="agree")


def test_a_proposal_undone_leaves_the_past_too(plenary, conclusion):
    plenary.undo()
    assert plenary.table("conclusion") == []
    assert "i juni" not in plenary.journal_text()


def test_notes_are_gathered_under_it(plenary, ann, bo, topic, conclusion):
    plenary.done(ann, "conclusion.gather", topic=topic, conclusion=conclusion)
    assert plenary.row("topic", topic)["conclusion"] == conclusion
    plenary.refused("not_allowed", bo, "conclusion.gather", topic=topic, conclusion=None)
    plenary.done(ann, "conclusion.gather", topic=topic, conclusion=None)
    assert plenary.row("topic", topic)["conclusion"] is None


def test_who_proposes_may_gather_anybodys_note_and_let_it_go_again(plenary, ann, bo, topic):
    of_bo = plenary.done(bo, "conclusion.propose", text="Vi ringes ved")["id"]
    plenary.done(bo, "conclusion.gather", topic=topic, conclusion=of_bo)
    assert plenary.row("topic", topic)["conclusion"] == of_bo
    plenary.done(bo, "conclusion.gather", topic=topic, conclusion=None)
    of_ann = plenary.done(ann, "conclusion.propose", text="Vi skrives ved")["id"]
    plenary.done(ann, "conclusion.gather", topic=topic, conclusion=of_ann)
    plenary.refused("not_allowed", bo, "conclusion.gather", topic=topic, conclusion=None)


def test_nobody_who_has_gone_takes_a_stance(plenary, freja, bo, conclusion):
    plenary.done(bo, "conclusion.stand", conclusion=conclusion, stance="object")
    plenary.done(freja, "person.remove", person=bo.pk)
    plenary.done(freja, "conclusion.adopt", conclusion=conclusion)
