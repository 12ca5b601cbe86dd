"""Action plans: what, who sees to it, by when, and how it goes."""

import pytest

from sessions_app.models import Person

from .meeting import Meeting


@pytest.fixture
def plenary(meeting: Meeting, topic: int) -> Meeting:
    meeting.phase("plenary")
    return meeting


@pytest.fixture
def plan(plenary: Meeting, ann: Person) -> int:
    made: int = plenary.done(ann, "plan.propose", what="Skrive til de andre")["id"]
    return made


def test_all_of_it(plenary, ann, bo, topic):
    conclusion = plenary.done(ann, "conclusion.propose", text="Vi ses")["id"]
    made = plenary.done(
        ann,
        "plan.propose",
        what="Finde et lokale",
        first_step="Ringe til Bo",
        due="2026-12-01",
        owner=bo.pk,
        topic=topic,
        conclusion=conclusion,
    )["id"]
    row = plenary.row("plan", made)
    assert row == row | {
        "what": "Finde et lokale",
        "first_step": "Ringe til Bo",
        "due": "2026-12-01",
        "owner": bo.pk,
        "proposer": ann.pk,
        "topic": topic,
        "conclusion": conclusion,
        "state": "open",
        "note": "",
    }


@pytest.mark.parametrize(
    ("due", "day"), [("2026-12-31T23:30:00Z", "2027-01-01"), ("2026-12-31", "2026-12-31")]
)
def test_a_moment_is_its_day_where_the_event_is(plenary, ann, due, day):
    made = plenary.done(ann, "plan.propose", what="Noget", due=due)["id"]
    assert plenary.row("plan", made)["due"] == day


@pytest.mark.parametrize("due", ["", "i morgen", "2026-02-30", 5, "0001-01-01"])
def test_no_day_is_told_at_its_field(plenary, ann, due):
    problem = plenary.refused("invalid", ann, "plan.propose", what="Noget", due=due)
    assert list(problem["errors"]) == ["due"]


def test_taken_by_one(plenary, ann, bo, plan):
    plenary.done(bo, "plan.take", plan=plan)
    assert plenary.row("plan", plan)["owner"] == bo.pk
    plenary.unchanged(bo, "plan.take", plan=plan)
    assert plenary.refused("plan_owned", ann, "plan.take", plan=plan)["owner"] == bo.pk


def test_an_owner_may_let_go(plenary, ann, bo, plan):
    plenary.done(bo, "plan.take", plan=plan)
    plenary.done(bo, "plan.edit", plan=plan, owner=None)
    plenary.done(ann, "plan.take", plan=plan)


def test_an_owner_who_goes_leaves_it_unowned(plenary, bo, plan):
    plenary.done(bo, "plan.take", plan=plan)
    plenary.done(bo, "plan.support", plan=plan)
    plenary.done(bo, "person.forget")
    assert plenary.row("plan", plan)["owner"] is None
    assert plenary.table("support") == []


def test_support(plenary, ann, bo, plan):
    for who in (ann, bo):
        plenary.done(who, "plan.support", plan=plan)
    plenary.unchanged(bo, "plan.support", plan=plan)
    plenary.done(ann, "plan.unsupport", plan=plan)
    assert [row["person"] for row in plenary.table("support")] == [bo.pk]


def test_progress_goes_on_after_the_day(plenary, freja, bo, plan):
    plenary.done(bo, "plan.take", plan=plan)
    plenary.phase("closed")
    plenary.done(bo, "plan.progress", plan=plan, state="doing", note="Halvvejs")
    assert plenary.row("plan", plan)["progress_at"]
    plenary.unchanged(bo, "plan.progress", plan=plan, state="doing")
    plenary.done(freja, "plan.progress", plan=plan, state="done")
    row = plenary.row("plan", plan)
    assert (row["state"], row["note"]) == ("done", "Halvvejs")


def test_withdrawn_it_leaves_the_past_too(plenary, ann, bo, plan):
    plenary.done(bo, "plan.support", plan=plan)
    network = plenary.done(bo, "network.found", name="N", purpose="P", plan=plan)["id"]
    plenary.done(ann, "plan.withdraw", plan=plan)
    assert plenary.table("plan") == plenary.table("support") == []
    assert plenary.row("network", network)["plan"] is None
    assert "Skrive til" not in plenary.journal_text()


def test_a_network_goes_on_planning_when_the_event_is_closed(plenary, ann, bo):
    network = plenary.done(ann, "network.found", name="Nord", purpose="Sparring")["id"]
    plenary.phase("closed")
    plenary.refused("wrong_phase", ann, "plan.propose", what="Nyt")
    plenary.refused("wrong_phase", bo, "plan.propose", what="Nyt", network=network)
    made = plenary.done(ann, "plan.propose", what="Nyt", network=network)["id"]
    assert plenary.row("plan", made)["network"] == network
