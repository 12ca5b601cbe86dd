"""Ids of another event, in every field of every action and every address: nothing there to find."""

from random import Random
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions_app.actions.fields import Field, Items, Ref
from sessions_app.actions.registry import ACTIONS
from sessions_app.identity import person_token
from tests.actions.meeting import Meeting
from tests.board import anything

EXAMPLES = 40


def refs(fields: dict[str, Field]) -> dict[str, Field]:
    """The fields that hold an id, or a list of things with ids."""
    return {name: field for name, field in fields.items() if isinstance(field, Ref | Items)}


WITH_IDS = {name: found for name, action in ACTIONS.items() if (found := refs(dict(action.fields)))}


def foreign(chance: Random, field: Field, elsewhere: Meeting) -> Any:
    if isinstance(field, Ref):
        return chance.choice(anything.ids(field.model, elsewhere.event))
    assert isinstance(field, Items)
    inner = {name: foreign(chance, each, elsewhere) for name, each in field.fields.items()}
    return [inner]


def mixed(chance: Random, field: Field, value: Any, elsewhere: Meeting) -> Any:
    """A value of our own with one id of theirs somewhere in it."""
    if isinstance(field, Ref) or not value:
        return foreign(chance, field, elsewhere)
    assert isinstance(field, Items)
    item = chance.randrange(len(value))
    name = chance.choice(sorted(refs(dict(field.fields))))
    changed = value[item] | {name: foreign(chance, field.fields[name], elsewhere)}
    return [*value[:item], changed, *value[item + 1 :]]


@pytest.fixture
def both(db: None) -> tuple[Meeting, Meeting]:
    """Two meetings in their plenary with something of every kind: ours and theirs."""
    return anything.beginning()[0], anything.beginning()[0]


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
@given(seed=st.integers(0, 2**64))
def test_no_action_reaches_into_another_event(both: tuple[Meeting, Meeting], seed: int) -> None:
    ours, theirs = both
    chance = Random(seed)
    name = chance.choice(sorted(WITH_IDS))
    before = ours.rows(), theirs.rows(), ours.seq, theirs.seq
    given = anything.fields(chance, name, ours.event, ours.seq)
    for key in WITH_IDS[name]:
        given.setdefault(key, None)
    changed = chance.sample(sorted(WITH_IDS[name]), chance.randint(1, len(WITH_IDS[name])))
    for key in changed:
        given[key] = mixed(chance, WITH_IDS[name][key], given[key], theirs)
    outcome = ours.act(ours.facilitator, name, **given)
    code = outcome.body.get("code")
    # What else is wrong with the fields may be told first.
    assert code in ("not_found", "invalid"), f"{name} {given}: {outcome.body}"
    if code == "not_found":
        assert set(outcome.body["errors"]) <= set(given)
    assert (ours.rows(), theirs.rows(), ours.seq, theirs.seq) == before


def test_every_action_with_ids_is_among_them() -> None:
    assert len(WITH_IDS) > 40
    assert "topic.arrange" in WITH_IDS


def test_entries_are_counted_for_each_event(both: tuple[Meeting, Meeting]) -> None:
    ours, theirs = both
    theirs.phase("sessions")
    theirs.phase("plenary")
    assert theirs.seq > ours.seq
    ours.refused("not_found", ours.facilitator, "entry.undo", seq=theirs.seq)


def test_no_address_reaches_into_another_event(both: tuple[Meeting, Meeting]) -> None:
    ours, theirs = both
    network, person = theirs.event.networks.all()[0].pk, theirs.event.people.all()[0].pk
    bearer = {"authorization": f"Bearer {person_token(ours.facilitator)}"}
    client = Client(headers=bearer)
    base = f"/e/{ours.event.code}/"
    for path in (
        f"networks/{network}/contacts.json",
        f"networks/{network}/meeting.ics",
        f"networks/people/{person}.json",
    ):
        answer = client.get(base + path)
        assert answer.status_code == 404, path
    stranger = Client(headers={"authorization": f"Bearer {person_token(theirs.facilitator)}"})
    for path, status in (("me.json", 401), ("facilitators.json", 403), ("console/", 403)):
        assert stranger.get(base + path).status_code == status, path
