"""Whatever a meeting was like: its archive brings back the same rows and journal."""

import os
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sessions_app.archive.contents import Contents, renumbered, used_ids
from sessions_app.archive.restoring import restore
from sessions_app.board.rows import Rows
from sessions_app.models import Ballot, Person
from tests.actions.meeting import Meeting
from tests.board import anything
from tests.board.soundness import assert_sound
from tests.exports.restored import board_and_journal, brought_back, packed

# A hundred take a minute.
EXAMPLES = int(os.environ.get("EXAMPLES", "8"))
STEPS = 60


def any_meeting(chance: Random) -> Meeting:
    """Some people, and a while of whatever they come to do."""
    meeting = Meeting.begin(slots=2)
    people = [meeting.facilitator, *map(meeting.join, ("Ann", "Bo", "Åse"))]
    for number, who in enumerate(people[:3]):
        topic = meeting.post(who, consent=True, **meeting.place(number, 0))
        meeting.done(who, "comment.add", topic=topic, text="**Ord**")
    for phase in chance.choices(("market", "sessions", "plenary", "plenary", "closed"), k=3):
        meeting.act(meeting.facilitator, "event.phase", phase=phase)  # who may have gone
        go_on(meeting, chance, people, STEPS // 3)
    return meeting


def go_on(meeting: Meeting, chance: Random, people: list[Person], steps: int) -> None:
    for _step in range(steps):
        name = chance.choice(anything.IN_PLENARY + anything.OFTEN)
        who = chance.choice([meeting.facilitator, *people])
        given = anything.fields(chance, name, meeting.event, meeting.seq)
        answer = meeting.act(who, name, **given)
        if name == "person.join" and not answer.refused:
            people.append(Person.objects.get(pk=answer.body["result"]["id"]))


def found_again(meeting: Meeting, event: Any) -> Meeting:
    """The same meeting in the event it has become."""
    again = Meeting(event, event.people.filter(role="facilitator").first() or event.people.first())
    again.rooms = [*event.rooms.values_list("pk", flat=True)]
    again.slots = [*event.slots.values_list("pk", flat=True)]
    return again


@pytest.mark.django_db
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    print_blob=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # chance does not shrink
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**64))
def test_any_meeting_comes_back_as_it_was(seed: int) -> None:
    chance = Random(seed)
    meeting = any_meeting(chance)
    before = board_and_journal(meeting.event)
    with tempfile.TemporaryDirectory() as folder:
        path = packed(meeting.event, Path(folder))
        beside = restore(path)
        assert (beside.code_kept, beside.ids_kept) == (False, False)
        assert by_order(*board_and_journal(beside.event)) == by_order(*before)
        found_again(meeting, beside.event).check()
        restored = brought_back(path)
        assert (restored.code_kept, restored.ids_kept) == (True, True)
        assert board_and_journal(restored.event) == before
        it_goes_on(found_again(meeting, restored.event), chance)
        # And once more, of what it has become.
        after = board_and_journal(restored.event)
        again = brought_back(packed(restored.event, Path(folder)))
        assert board_and_journal(again.event) == after


def it_goes_on(meeting: Meeting, chance: Random) -> None:
    """The rules hold and the journal leads to the rows, whatever is done and undone now."""
    go_on(meeting, chance, [*meeting.event.people.filter(removed=False, forgotten=False)], 20)
    for seq in chance.sample(range(1, meeting.seq + 1), k=min(meeting.seq, 15)):
        meeting.act(meeting.facilitator, "entry.undo", seq=seq)
    meeting.check()
    assert_sound(meeting.rows())
    assert not Ballot.objects.exclude(person=None).filter(person__event=None).exists()


def by_order(rows: Rows, entries: list[dict[str, Any]]) -> Any:
    """The same with ids that tell no more than which came first, and without the code."""
    used = used_ids(Contents(rows, entries, []))
    ids = {kind: {pk: n for n, pk in enumerate(sorted(pks))} for kind, pks in used.items()}
    return renumbered(rows, ids, code=""), [
        entry
        | {
            "actor": entry["actor"] and ids["person"][entry["actor"]],
            "put": renumbered(entry["put"], ids, code=""),
            "drop": {kind: [ids[kind][pk] for pk in pks] for kind, pks in entry["drop"].items()},
        }
        for entry in entries
    ]
