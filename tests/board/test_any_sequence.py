"""Whatever several people do, in whatever order: the journal tells it all, and no rule breaks."""

import gzip
import json
import os
import subprocess
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

import orjson
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from sessions_app.actions.registry import ACTIONS
from sessions_app.board.fold import fold
from sessions_app.board.hub import VEILING
from sessions_app.board.journal import Outcome
from sessions_app.board.mirror import Mirror
from sessions_app.board.rows import Rows
from sessions_app.board.veil import Veil
from sessions_app.models import Entry, Person
from tests.board import anything, meant
from tests.board.discretion import Dots, Told, assert_told_rightly
from tests.board.soundness import assert_sound
from tests.servers import ROOT

# More of them look further: a thousand take half an hour.
EXAMPLES = int(os.environ.get("EXAMPLES", "5"))
WHILES, DOINGS = 12, 12


class Asked(NamedTuple):
    who: Person | None
    action: str
    given: dict[str, Any]
    key: str
    answer: Outcome


class AnyMeeting:
    """A meeting in the middle of its day, and what several people come to think of."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.meeting, self.people = anything.beginning()
        self.mirror = Mirror(self.meeting.event.pk)
        self.asked: list[Asked] = []
        self.signed_out: set[int] = set()
        self.boards: dict[int, Rows] = {}
        self.rows = self.meeting.rows()
        self.veil = Veil.of(self.meeting.event.pk)
        self.dots, self.told = Dots(self.meeting.event.pk), Told()

    def a_busy_while(self) -> None:
        """Most often in a phase where much can be done, and sometimes in any."""
        phase, doings = self.chance.choice(anything.WHILES)
        if self.chance.random() < anything.WELL_MEANT:
            self.go_on(phase)
        for name in self.chance.choices(doings, k=DOINGS):
            self.somebody(name)
        self.ask_again()
        assert json.loads(_unpacked(self.mirror)) == {"seq": self.meeting.seq, "rows": self.rows}
        assert Entry.objects.filter(event=self.meeting.event).count() == self.meeting.seq

    def go_on(self, phase: str) -> None:
        self.meeting.act(
            meant.anyone(self.chance, self.meeting.event, "facilitator"), "event.phase", phase=phase
        )
        self.rows = self.meeting.rows()

    def somebody(self, name: str) -> None:
        """Most tries are by one who may, half of the others by a facilitator."""
        chance, meeting = self.chance, self.meeting
        meeting.event.refresh_from_db()
        phases = ACTIONS[name].phases
        if phases and meeting.event.phase not in phases and chance.random() < 0.5:
            self.go_on(chance.choice(phases))
            meeting.event.refresh_from_db()
        given = anything.fields(chance, name, meeting.event, meeting.seq)
        meant_for = meant.actor(chance, name, given, meeting.event)
        if meant_for is None or chance.random() > anything.WELL_MEANT:
            role = "facilitator" if chance.random() < 0.5 else None
            meant_for = meant.anyone(chance, meeting.event, role)
        if chance.random() < 0.02:
            meant_for = chance.choice(self.people)  # who may have gone
        self.act(name, meant_for, given, f"k{len(self.asked)}" if chance.random() < 0.5 else "")

    def act(self, name: str, actor: Person, given: dict[str, Any], key: str) -> None:
        meeting, before, seq = self.meeting, self.rows, self.meeting.seq
        answer = meeting.act(actor, name, key=key, **given)
        note(f"{seq} {actor.pk} {name} {given}: {answer.body.get('code', 'done')}")
        self.boards[seq] = before
        if key:
            who = None if name == "person.join" else actor
            self.asked.append(Asked(who, name, given, key, answer))
        if answer.refused:
            assert answer.status in (400, 401, 403, 404, 409), answer
            assert meeting.seq == seq
            if self.chance.random() < 0.2:  # each test of a refusal looks at this too
                assert meeting.rows() == before, f"{name} changed something"
            return
        self.rows = meeting.rows()
        assert answer.body["seq"] == meeting.seq in (seq, seq + 1)
        assert (self.rows == before) or meeting.seq == seq + 1
        assert_sound(self.rows)
        self.dots.assert_sound()
        self.remember(name, actor, given, answer)
        if meeting.seq > seq:
            assert_told_rightly(meeting.last_entry(), before)
            veil, self.veil = self.veil, Veil.of(meeting.event.pk)
            if self.veil != veil:
                assert name in VEILING, "hubs keep telling what may not be read now"

    def remember(self, name: str, actor: Person, given: dict[str, Any], answer: Outcome) -> None:
        if name == "person.join":
            actor = Person.objects.get(pk=answer.body["result"]["id"])
            self.people.append(actor)
        if name == "person.sign_out":
            self.signed_out.add(actor.pk)
        self.told.hear(name, actor.pk, given)

    def ask_again(self) -> None:
        """The same key gets the same answer, whatever has happened since: but for whoever has
        gone, or has signed their devices out."""
        if not self.asked:
            return
        who, action, given, key, answer = self.chance.choice(self.asked)
        again = self.meeting.act(who, action, key=key, **given)
        assert self.meeting.rows() == self.rows
        joined = answer.body.get("result", {}).get("id") if who is None else who.pk
        gone = (
            joined is not None
            and not Person.objects.filter(pk=joined, removed=False, forgotten=False).exists()
        ) or joined in self.signed_out
        assert again[:2] == answer[:2] or (gone and again.status == 401)

    def assert_followed(self) -> None:
        """A screen that has any earlier board and gets the rest holds the board."""
        entries, rows = self.meeting.entries(), self.rows
        assert [entry["seq"] for entry in entries] == list(range(1, self.meeting.seq + 1))
        middle = sorted(self.boards)[len(self.boards) // 2]
        start = {"seq": middle, "rows": deepcopy(self.boards[middle])}
        assert folded_by_script(None, entries) == rows
        assert folded_by_script(start, entries[middle:]) == rows
        for seq in self.chance.sample(sorted(self.boards), min(20, len(self.boards))):
            board = self.boards[seq]
            for entry in entries[seq:]:
                fold(board, entry)
            assert board == rows, f"folded over the board at {seq}"


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


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    print_blob=True,
    # A seed does not shrink; what was done is told by note().
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**64))
def test_any_sequence_of_actions_by_several_people(db: None, seed: int) -> None:
    meeting = AnyMeeting(Random(seed))
    for _ in range(WHILES):
        meeting.a_busy_while()
    meeting.told.assert_kept()
    meeting.assert_followed()
