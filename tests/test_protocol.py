"""docs/protocol.md says what the code does."""

import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from sessions_app.actions.refusals import REFUSALS
from sessions_app.actions.registry import ACTIONS
from sessions_app.board.rows import KINDS
from sessions_app.management.commands import protocol

DOCUMENT = protocol.PATH.read_text()


def test_the_tables_are_those_of_the_code() -> None:
    call_command("protocol", "--check")


def test_a_table_out_of_date_is_found(tmp_path, monkeypatch) -> None:
    stale = tmp_path / "protocol.md"
    stale.write_text(DOCUMENT.replace("`topic.swap`", "`topic.swop`"))
    monkeypatch.setattr(protocol, "PATH", stale)
    with pytest.raises(CommandError, match="out of date"):
        call_command("protocol", "--check")
    call_command("protocol")
    assert stale.read_text() == DOCUMENT


def test_every_action_and_refusal_is_in_it() -> None:
    for name in [name for name, action in ACTIONS.items() if action.public]:
        assert f"| `{name}` |" in DOCUMENT
    for code, (status, _title, _detail) in REFUSALS.items():
        assert f"| {status} | `{code}` |" in DOCUMENT


def test_every_kind_of_row_is_in_it() -> None:
    table = DOCUMENT.partition("| kind | fields |")[2].partition("\n\n")[0]
    listed = {re.match(r"\| (\w+)", line)[1] for line in table.splitlines()[2:]}  # type: ignore[index]
    assert listed == set(KINDS)
