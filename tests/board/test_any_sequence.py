"""Whatever several people do, in whatever order: the journal tells it all, and no rule breaks."""

import gzip
import json
import os
import subprocess
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

import orjson
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from sessions_app.actions.registry import ACTIONS
from sessions_app.board.fold import fold
from sessions_app.board.hub import VEILING
from sessions_app.board.journal import Outcome
from sessions_app.board.mirror import Mirror
from sessions_app.board.rows import Rows
from sessions_app.board.veil import Veil
from sessions_app.models import Entry, Person
from tests.actions.meeting import Meeting
from tests.board import anything
from tests.board.soundness import assert_sound
from tests.servers import ROOT

# More of them look further: a thousand take a quarter of an hour.
EXAMPLES = int(os.environ.get("EXAMPLES", "12"))
PHASES = st.sampled_from(["sessions", "market", "plenary", "notes", "plenary"])


class Asked(NamedTuple):
    who: Person | None
    action: str
    given: dict[str, Any]
    key: str
    answer: Outcome


class AnyMeeting(RuleBasedStateMachine):
    """A meeting with a facilitator, two others and their notes, to begin with."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting = Meeting.begin(slots=2)
        self.mirror = Mirror(self.meeting.event.pk)
        self.people = [*map(self.meeting.join, ("Ann", "Bo"))]
        for number, who in enumerate([self.meeting.facilitator, *self.people]):
            topic = self.meeting.post(who, consent=True, **self.meeting.place(number, 0))
            self.meeting.done(who, "comment.add", topic=topic, text="Ord")
        self.asked: list[Asked] = []
        self.boards: dict[int, Rows] = {}

    def act(self, name: str, actor: Person, key: str) -> None:
        meeting = self.meeting
        before, seq, veil = meeting.rows(), meeting.seq, Veil.of(meeting.event.pk)
        given = anything.fields(self.chance, name, meeting.event, seq)
        answer = meeting.act(actor, name, key=key, **given)
        note(f"{seq} {actor.name} {name} {given}: {answer.body.get('code', 'done')}")
        self.boards[seq] = before
        if answer.refused:
            assert answer.status in (400, 401, 403, 404, 409), answer
            assert (meeting.rows(), meeting.seq) == (before, seq), f"{name} changed something"
        else:
            assert answer.body["seq"] == meeting.seq in (seq, seq + 1)
            if name == "topic.vote" and meeting.seq > seq:
                assert meeting.last_entry()["actor"] is None, "who gave what is told"
            assert (meeting.rows() == before) or meeting.seq == seq + 1
            if Veil.of(meeting.event.pk) != veil:
                assert name in VEILING, "hubs keep telling what may not be read now"
        if name == "person.join" and not answer.refused:
            self.people.append(Person.objects.get(pk=answer.body["result"]["id"]))
        if key:
            who = None if name == "person.join" else actor
            self.asked.append(Asked(who, name, given, key, answer))

    def somebody(self, name: str) -> None:
        """Half is tried by the facilitator."""
        chance = self.chance
        others = chance.choice(self.people)
        actor = self.meeting.facilitator if chance.random() < 0.5 else others
        key = f"k{len(self.asked)}" if chance.random() < 0.5 else ""
        self.act(name, actor, key)
        assert_sound(self.meeting.rows())

    @rule()
    def a_busy_moment(self) -> None:
        for name in self.chance.choices(anything.OFTEN, k=8):
            self.somebody(name)

    @rule()
    def a_busy_plenary(self) -> None:
        for name in self.chance.choices(anything.IN_PLENARY, k=8):
            self.somebody(name)

    @initialize(seed=st.integers(0, 2**64), phase=PHASES)
    def begin(self, seed: int, phase: str) -> None:
        """Chance of its own, seeded by the example: hypothesis would rather repeat itself."""
        self.chance = Random(seed)
        self.go_on(phase)

    @rule(phase=PHASES)
    def go_on(self, phase: str) -> None:
        self.meeting.act(self.meeting.facilitator, "event.phase", phase=phase)

    @rule(which=st.integers(0, 100))
    def ask_again(self, which: int) -> None:
        """The same key gets the same answer, whatever has happened since."""
        if not self.asked:
            return
        who, action, given, key, answer = self.asked[which % len(self.asked)]
        before, seq = self.meeting.rows(), self.meeting.seq
        again = self.meeting.act(who, action, key=key, **given)
        assert (self.meeting.rows(), self.meeting.seq) == (before, seq)
        joined = answer.body.get("result", {}).get("id") if who is None else who.pk
        gone = (
            joined is not None
            and not Person.objects.filter(pk=joined, removed=False, forgotten=False).exists()
        )
        assert again == answer or (gone and again.status == 401)

    @invariant()
    def the_board_is_the_rows(self) -> None:
        rows = self.meeting.rows()
        assert json.loads(_unpacked(self.mirror)) == {"seq": self.meeting.seq, "rows": rows}
        assert Entry.objects.filter(event=self.meeting.event).count() == self.meeting.seq

    def teardown(self) -> None:
        """A screen that has any earlier board and gets the rest holds the board."""
        entries, rows = self.meeting.entries(), self.meeting.rows()
        assert [entry["seq"] for entry in entries] == list(range(1, self.meeting.seq + 1))
        middle = sorted(self.boards)[len(self.boards) // 2] if self.boards else 0
        start = {"seq": middle, "rows": deepcopy(self.boards.get(middle, {}))}
        assert folded_by_script(None, entries) == rows
        assert folded_by_script(start, entries[middle:]) == rows
        for seq, board in self.boards.items():
            for entry in entries[seq:]:
                fold(board, entry)
            assert board == rows, f"folded over the board at {seq}"


def does(name: str) -> Callable[..., None]:
    """A rule of the machine: somebody tries this action."""

    def attempt(self: AnyMeeting) -> None:
        self.somebody(name)

    return rule()(attempt)


for _name in ACTIONS:
    setattr(AnyMeeting, _name.replace(".", "_"), does(_name))


def _unpacked(mirror: Mirror) -> bytes:
    """board.json, without the time that differs."""
    board = orjson.loads(gzip.decompress(mirror.board().packed))
    return orjson.dumps({"seq": board["seq"], "rows": board["rows"]})


def folded_by_script(board: dict[str, Any] | None, entries: list[dict[str, Any]]) -> Any:
    """What static/js/store.js makes of them."""
    done = subprocess.run(
        ["node", "tests/js/fold.mjs"],
        cwd=ROOT,
        input=json.dumps({"board": board, "entries": entries}),
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def test_any_sequence_of_actions_by_several_people(db: None) -> None:
    run_state_machine_as_test(
        AnyMeeting,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=25,
            deadline=None,
            print_blob=True,
            # Chance is the examples' own, so they hardly shrink; what was done is told by note().
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
