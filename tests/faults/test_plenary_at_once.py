"""Plenary with two facilitators and eager people, through two processes on PostgreSQL."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.faults.together import at_once
from tests.live import LiveEvent, Participant

ROUNDS = 6


@pytest.fixture
def here(both: tuple[LiveEvent, LiveEvent]) -> LiveEvent:
    event = both[0]
    for phase in ("sessions", "plenary"):
        event.facilitator.done("event.phase", phase=phase)
    return event


@pytest.fixture
def there(here: LiveEvent, both: tuple[LiveEvent, LiveEvent]) -> LiveEvent:
    return both[1]


def through(event: LiveEvent, person: Participant) -> Participant:
    return Participant(event, person.token, person.id)


def answers(*jobs: Callable[[], Any]) -> list[int]:
    """The status of each, done at the same moment."""
    found: list[int] = []
    at_once(*(partial(lambda job: found.append(job().status_code), job) for job in jobs))
    assert set(found) <= {200, 403, 409}
    return sorted(found)


def holders(event: LiveEvent) -> list[int]:
    turns = event.board()["rows"]["turn"].values()
    return [turn["person"] for turn in turns if turn["state"] == "holding"]


def test_the_baton_has_one_holder_whoever_passes_it(here: LiveEvent, there: LiveEvent) -> None:
    ann, bo, cy = here.join("Ann"), here.join("Bo"), there.join("Cy")
    here.facilitator.done("person.role", person=cy.id, role="facilitator")
    for number in range(ROUNDS):
        holder, other = (ann, bo) if number % 2 else (bo, ann)
        here.facilitator.done("baton.pass", to=holder.id)
        answers(
            lambda: here.facilitator.do("baton.pass", to=bo.id),
            lambda: cy.do("baton.pass", to=ann.id),
            lambda: through(there, holder).do("baton.pass", to=other.id),  # noqa: B023
            lambda: through(here, holder).do("baton.pass"),  # noqa: B023
        )
        assert len(holders(here)) <= 1, "at the most one"
        answers(
            lambda: here.facilitator.do("baton.pass", to=bo.id),
            lambda: cy.do("baton.pass", to=ann.id),
        )
        assert len(holders(here)) == 1
        assert holders(here) == holders(there)


def test_a_plan_is_taken_once(here: LiveEvent, there: LiveEvent) -> None:
    people = [here.join(f"Person {number}") for number in range(4)]
    for _ in range(ROUNDS):
        plan = people[0].done("plan.propose", what="Skriv ud", owner=None)["result"]["id"]
        took = answers(
            *(
                partial(through(event, person).do, "plan.take", plan=plan)
                for person, event in zip(people, (here, there, here, there), strict=True)
            )
        )
        assert took == [200, 409, 409, 409]
        assert here.board()["rows"]["plan"][str(plan)]["owner"] in {each.id for each in people}


def test_dots_are_never_more_than_one_has(here: LiveEvent, there: LiveEvent) -> None:
    here.facilitator.done("event.edit", dots=3)
    ann = here.join("Ann")
    here.facilitator.done("event.phase", phase="market")
    notes = [ann.done("topic.post", title=f"Nr. {n}")["result"]["id"] for n in range(4)]
    here.facilitator.done("event.phase", phase="plenary")
    gave = answers(
        *(
            partial(through(event, ann).do, "topic.vote", topic=note, dots=2)
            for note, event in zip(notes, (here, there, here, there), strict=True)
        )
    )
    assert gave == [200, 409, 409, 409]
    votes = here.board()["rows"]["vote"].values()
    assert sum(vote["dots"] for vote in votes) == 2


def test_nothing_is_adopted_against_an_objection(here: LiveEvent, there: LiveEvent) -> None:
    ann, bo = here.join("Ann"), there.join("Bo")
    for _ in range(ROUNDS):
        made = ann.done("conclusion.propose", text="Vi mødes igen")["result"]["id"]
        answers(
            lambda: here.facilitator.do("conclusion.adopt", conclusion=made),  # noqa: B023
            lambda: bo.do(
                "conclusion.stand",
                conclusion=made,  # noqa: B023
                stance="object",
                reason="Hvornår?",
            ),
        )
        rows = here.board()["rows"]
        objects = [
            stance
            for stance in rows.get("stance", {}).values()
            if stance["conclusion"] == made and stance["stance"] == "object"
        ]
        assert not (rows["conclusion"][str(made)]["adopted"] and objects)
