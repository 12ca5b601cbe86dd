"""A check that cannot fail proves nothing: each invariant is broken here on purpose."""

from copy import deepcopy
from typing import Any

import pytest

from sessions_app.board.fold import Rows, fold
from sessions_app.rehearsal.figures import Figures
from sessions_app.rehearsal.invariants import MOST_TOLD, broken

Entry = dict[str, Any]


def note(pk: int, **fields: Any) -> dict[str, Any]:
    row = {"id": pk, "room": None, "slot": None, "state": "posted", "convener": 1}
    return {str(pk): row | fields}


def entry(seq: int, action: str, actor: int | None, put: dict[str, Any] | None = None) -> Entry:
    return {"seq": seq, "action": action, "actor": actor, "put": put or {}, "drop": {}}


@pytest.fixture
def entries() -> list[Entry]:
    person = {"id": 1, "at": None}
    return [
        entry(1, "event.create", 9, {"event": {"7": {"id": 7, "phase": "market"}}}),
        entry(2, "person.join", 1, {"person": {"1": person}}),
        entry(3, "topic.post", 1, {"topic": note(4, room=1, slot=1)}),
        entry(4, "topic.vote", None, {"vote": {"1": {"id": 1, "topic": 4, "dots": 1}}}),
        entry(5, "topic.open", 1, {"topic": note(4, room=1, slot=1, state="running")}),
    ]


def board_of(entries: list[Entry]) -> dict[str, Any]:
    rows: Rows = {}
    for each in deepcopy(entries):
        fold(rows, each)
    return {"seq": len(entries), "rows": rows}


def answered() -> Figures:
    return Figures(
        answered=[
            (3, "topic.post", 1, True),
            (4, "topic.vote", 1, True),
            (5, "topic.open", 1, True),
        ]
    )


def told(entries: list[Entry], figures: Figures | None = None) -> list[str]:
    return broken(entries, board_of(entries), figures or answered(), since=1)


def test_a_day_without_faults(entries: list[Entry]) -> None:
    assert told(entries) == []


def test_a_gap(entries: list[Entry]) -> None:
    del entries[3]
    assert "entry 5 stands at place 4 of the journal" in told(entries)


def test_an_answer_that_is_not_in_the_journal(entries: list[Entry]) -> None:
    figures = answered()
    figures.answered.append((2, "comment.add", 1, True))
    assert told(entries, figures) == [
        "comment.add of person 1 was answered with 2, where there is person.join of 1"
    ]


def test_an_answer_beyond_the_journal(entries: list[Entry]) -> None:
    figures = answered()
    figures.answered.append((6, "comment.add", 1, True))
    (said,) = told(entries, figures)
    assert said.endswith("where there is nothing")


def test_what_changed_nothing_needs_no_entry(entries: list[Entry]) -> None:
    figures = answered()
    figures.answered.append((5, "topic.join", 1, False))
    assert told(entries, figures) == []


def test_one_answer_and_two_entries(entries: list[Entry]) -> None:
    entries.append(entry(6, "topic.post", 1, {"topic": note(5)}))
    assert told(entries) == ["topic.post of person 1: 2 entries, 1 answers"]


def test_dots_are_counted_for_all(entries: list[Entry]) -> None:
    entries.append(entry(6, "topic.vote", None))
    assert told(entries) == ["topic.vote of person None: 2 entries, 1 answers"]


def test_two_notes_in_one_place(entries: list[Entry]) -> None:
    entries.append(entry(6, "topic.post", 2, {"topic": note(5, room=1, slot=1)}))
    assert told(entries) == ["entry 6: notes 4 and 5 hang in one place"]


def test_two_notes_that_change_places(entries: list[Entry]) -> None:
    entries.append(entry(6, "topic.post", 2, {"topic": note(5, room=2, slot=1)}))
    swapped = note(4, room=2, slot=1, state="running") | note(5, room=1, slot=1)
    entries.append(entry(7, "topic.swap", 9, {"topic": swapped}))
    assert told(entries) == []


def test_a_state_out_of_order(entries: list[Entry]) -> None:
    entries.append(entry(6, "topic.rehang", 2, {"topic": note(4, state="rehung")}))
    assert told(entries) == ["entry 6: a note went from running to rehung"]


def test_two_who_hold_the_baton(entries: list[Entry]) -> None:
    turns = {str(pk): {"id": pk, "state": "holding"} for pk in (1, 2)}
    entries.append(entry(6, "baton.pass", 9, {"turn": turns}))
    assert told(entries) == ["entry 6: 2 hold the baton"]


def test_a_convener_who_walks_away(entries: list[Entry]) -> None:
    entries.append(entry(6, "person.move", 2, {"person": {"1": {"id": 1, "at": 8}}}))
    assert told(entries) == ["entry 6: the convener of a running group went away"]


def test_signed_up_twice(entries: list[Entry]) -> None:
    twice = {str(pk): {"id": pk, "topic": 4, "person": 3} for pk in (1, 2)}
    entries.append(entry(6, "topic.join", 2, {"attendance": twice}))
    assert told(entries) == ["entry 6: person 3 is signed up 2 times for 4"]


def test_a_board_that_is_not_the_journal(entries: list[Entry]) -> None:
    board = board_of(entries)
    board["rows"]["topic"]["4"]["state"] = "posted"
    assert broken(entries, board, answered(), since=1) == [
        "the journal folded is not board.json: topic differ"
    ]


def test_a_screen_that_broke_is_told(entries: list[Entry]) -> None:
    figures = answered()
    figures.broken = ["a screen"] * (MOST_TOLD + 3)
    found = told(entries, figures)
    assert len(found) == MOST_TOLD + 1
    assert found[-1] == "… and 3 more like it"
