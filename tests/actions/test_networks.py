"""Networks that live on: founded by anyone, joined by oneself, contact only for those who share."""

import pytest

from sessions_app.models import Membership, Person

from .meeting import Meeting


@pytest.fixture
def plenary(meeting: Meeting, topic: int) -> Meeting:
    meeting.phase("plenary")
    return meeting


@pytest.fixture
def network(plenary: Meeting, ann: Person) -> int:
    made: int = plenary.done(ann, "network.found", name="Nord", purpose="Sparring")["id"]
    return made


def members(meeting: Meeting) -> list[int]:
    return [row["person"] for row in meeting.table("membership")]


def sharing(network: int) -> set[int]:
    rows = Membership.objects.filter(network=network, share_contact=True)
    return set(rows.values_list("person", flat=True))


def test_the_founder_is_host_and_first_member(plenary, ann, topic):
    made = plenary.done(
        ann, "network.found", name="Nord", purpose="Hjælp", topic=topic, rhythm="Hver måned"
    )["id"]
    row = plenary.row("network", made)
    assert (row["host"], row["topic"], row["rhythm"]) == (ann.pk, topic, "Hver måned")
    assert members(plenary) == [ann.pk]


def test_joined_by_oneself_also_after_the_day(plenary, ann, bo, network):
    plenary.phase("closed")
    plenary.done(bo, "network.join", network=network, share_contact=False)
    plenary.unchanged(bo, "network.join", network=network, share_contact=False)
    assert members(plenary) == [ann.pk, bo.pk]
    plenary.done(bo, "network.leave", network=network)
    plenary.refused("not_allowed", bo, "network.leave", network=network)


def test_sharing_may_be_chosen_before_there_is_something_to_share(plenary, bo, network):
    plenary.done(bo, "network.join", network=network, share_contact=True)
    assert sharing(network) == {bo.pk}


def test_sharing_is_chosen_and_withdrawn_without_a_word_in_the_journal(plenary, bo, network):
    plenary.done(bo, "person.edit", contact="bo@example.org")
    plenary.done(bo, "network.join", network=network, share_contact=True)
    assert sharing(network) == {bo.pk}
    seq = plenary.seq
    plenary.done(bo, "network.join", network=network, share_contact=False)
    assert (plenary.seq, sharing(network)) == (seq, set())
    assert "share" not in plenary.journal_text()
    assert "bo@" not in plenary.journal_text()


def test_the_longest_member_hosts_when_the_host_leaves(plenary, ann, bo, freja, network):
    for who in (bo, freja):
        plenary.done(who, "network.join", network=network, share_contact=False)
    plenary.done(ann, "network.leave", network=network)
    assert plenary.row("network", network)["host"] == bo.pk


def test_who_has_left_is_not_made_a_member_again_by_another(plenary, freja, ann, bo, network):
    plenary.done(bo, "network.join", network=network, share_contact=False)
    joined = plenary.seq
    plenary.undo(joined)
    ended = plenary.seq
    plenary.done(bo, "network.join", network=network, share_contact=False)
    plenary.done(bo, "network.leave", network=network)
    for seq in (ended, plenary.seq):
        plenary.refused("too_late", freja, "entry.undo", seq=seq)
    assert members(plenary) == [ann.pk]


def test_a_network_that_was_not_to_end_has_its_members_back(plenary, ann, bo, network):
    plenary.done(bo, "network.join", network=network, share_contact=False)
    plenary.done(ann, "network.end", network=network)
    plenary.undo()
    assert members(plenary) == [ann.pk, bo.pk]
    assert plenary.row("network", network)["host"] == ann.pk


def test_whoever_joins_an_empty_network_hosts_it(plenary, ann, bo, network):
    plenary.done(ann, "network.leave", network=network)
    assert plenary.row("network", network)["host"] is None
    plenary.done(bo, "network.join", network=network, share_contact=False)
    assert plenary.row("network", network)["host"] == bo.pk


def test_handed_to_another_member_only(plenary, ann, bo, network):
    problem = plenary.refused("invalid", ann, "network.edit", network=network, host=bo.pk)
    assert list(problem["errors"]) == ["host"]
    plenary.done(bo, "network.join", network=network, share_contact=False)
    plenary.done(ann, "network.edit", network=network, host=bo.pk)
    plenary.refused("not_allowed", ann, "network.edit", network=network, name="Syd")


def test_the_next_meeting_is_set_and_taken_off(plenary, ann, network):
    plenary.done(
        ann, "network.meet", network=network, starts_at="2026-12-01T14:00", where="Rådhuset"
    )
    row = plenary.row("network", network)
    assert (row["next_meeting"], row["next_where"]) == ("2026-12-01T13:00:00.000Z", "Rådhuset")
    plenary.done(ann, "network.meet", network=network, starts_at=None)
    assert plenary.row("network", network)["next_meeting"] is None


def test_ended_it_leaves_the_past_too(plenary, ann, bo, network):
    plan = plenary.done(bo, "plan.propose", what="Noget", network=network)["id"]
    plenary.done(ann, "network.end", network=network)
    assert plenary.table("network") == plenary.table("membership") == []
    assert plenary.row("plan", plan)["network"] is None
    assert "Sparring" not in plenary.journal_text()


def test_a_host_who_goes_leaves_it_to_the_others(plenary, freja, ann, bo, network):
    plenary.done(bo, "network.join", network=network, share_contact=False)
    plenary.done(freja, "person.remove", person=ann.pk)
    assert plenary.row("network", network)["host"] == bo.pk
    assert members(plenary) == [bo.pk]
