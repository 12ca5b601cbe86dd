"""A small crowd through a whole day, on a real server."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from django.core.management import CommandError, call_command

from sessions_app.rehearsal.server_cost import listening
from tests.live import LiveEvent
from tests.programs import Failed, Program, wait_until
from tests.servers import ROOT, Server


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, phase="prepare", slots=("Runde 1=13:00-13:45",))


def rehearse(event: LiveEvent, *more: str) -> str:
    return event.server.manage("rehearse", event.code, "--url", event.server.base_url, *more)


def test_a_whole_day(event: LiveEvent, tmp_path: Path) -> None:
    told = tmp_path / "figures.json"
    said = rehearse(event, "--people", "25", "--minutes", "0.2", "--json", str(told))
    assert "No invariant broken." in said
    found = json.loads(told.read_text())
    assert (found["broken"], found["errors"]) == ([], {})
    assert found["screens"] == 26  # and the wall
    assert found["entries"] > 100
    assert found["actions"] > 100
    assert found["change_to_last_screen"]["count"] > 50
    assert found["server"]["memory_most"] > 0
    rows = event.board()["rows"]
    assert len(rows["topic"]) == 3
    assert {row["phase"] for row in rows["event"].values()} == {"closed"}
    assert len(rows["person"]) == 26
    states = {row["state"] for row in rows["topic"].values()}
    assert "rehung" in states

    with pytest.raises(Failed, match="People are in event"):
        rehearse(event)


def test_the_server_is_found_by_its_address(site: Server) -> None:
    assert len(listening(site.base_url)) == 1
    assert listening("https://openspace.example") == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ABCDEF"], "There is no event ABCDEF here"),
        (["ABCDEF", "--people", "0"], "1 to 20,000 people"),
        (["ABCDEF", "--minutes", "0"], "minutes"),
    ],
)
def test_what_cannot_be_rehearsed(arguments: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("rehearse", *arguments)


def test_a_rehearsal_that_is_ended_leaves_no_crowd_behind(event: LiveEvent, tmp_path: Path) -> None:
    command = ["rehearse", event.code, "--url", event.server.base_url, "--people", "5"]
    program = Program(
        "rehearse",
        [sys.executable, str(ROOT / "manage.py"), *command],
        lambda: len(event.board()["rows"].get("person", {})) > 1,
        tmp_path / "rehearse.log",
        env=event.server.env,
    )
    program.start()
    crowd = psutil.Process(program.pid).children(recursive=True)
    assert crowd
    program.terminate()
    wait_until(lambda: not any(each.is_running() for each in crowd), "the crowd has gone home")
