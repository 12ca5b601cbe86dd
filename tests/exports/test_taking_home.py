"""Files over HTTP and by command: who may have which, and an archive from one server to another."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.live import LiveEvent, Participant
from tests.programs import Failed
from tests.servers import Server

TABLES = ("plans.csv", "plans.xlsx", "plans.ics", "plans.json")
BOARD = ("board.csv", "board.xlsx", "schedule.ics")


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site)


def got(event: LiveEvent, name: str, who: Participant | None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {who.token}"} if who else {}
    return event.client.get(event.path(f"export/{name}"), headers=headers)


@pytest.mark.parametrize("name", TABLES + BOARD)
def test_everybody_who_is_in_takes_tables_and_calendars(event: LiveEvent, name: str) -> None:
    answer = got(event, name, event.join("Ann"))
    assert answer.status_code == 200
    assert f'filename="{event.code}-{name}"' in answer.headers["Content-Disposition"]
    assert got(event, name, event.facilitator).status_code == 200
    assert got(event, name, None).status_code == 401


def test_the_archive_is_the_facilitators(event: LiveEvent) -> None:
    ann = event.join("Ann")
    assert got(event, "archive.zip", ann).status_code == 403
    assert got(event, "archive.zip", None).status_code == 401
    answer = got(event, "archive.zip", event.facilitator)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/zip"
    event.facilitator.done("person.role", person=ann.id, role="facilitator")
    assert got(event, "archive.zip", ann).status_code == 200


@pytest.mark.parametrize("name", ["plans.json", "archive.zip"])
def test_of_another_event_one_gets_nothing(
    site: Server, live_event: Callable[..., LiveEvent], event: LiveEvent, name: str
) -> None:
    other = live_event(site)
    assert got(event, name, other.facilitator).status_code == 401
    assert event.client.get(f"/e/ZZZZZZ/export/{name}").status_code == 404
    assert got(event, "plans.exe", event.facilitator).status_code == 404


def test_a_separator_that_is_none(event: LiveEvent) -> None:
    answer = got(event, "plans.csv?separator=snake", event.facilitator)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert "separator" in answer.json()["errors"]
    assert got(event, "plans.csv?separator=tab", event.facilitator).text.count("\t") > 5


# An archive on its way


@pytest.fixture
def lively(event: LiveEvent) -> LiveEvent:
    """A note with a place and a plan to go with it."""
    ann, rows = event.join("Ann", contact="ann@hemmelig.example"), event.board()["rows"]
    place = {kind: min(map(int, rows[kind])) for kind in ("room", "slot")}
    topic = ann.done("topic.post", title="Netværk", **place)["result"]["id"]
    ann.done("comment.add", topic=topic, text="**Ord**")
    event.facilitator.done("event.phase", phase="plenary")
    ann.done("plan.propose", what="Kald sammen", topic=topic, owner=ann.id)
    return event


def exported(site: Server, event: LiveEvent, folder: Path) -> Path:
    path = folder / "archive.zip"
    site.manage("export", event.code.lower(), "archive.zip", "-o", str(path))
    return path


def brought(made: str, server: Server) -> tuple[LiveEvent, dict[str, Any]]:
    told = json.loads(made)
    kept = {name: told.pop(name) for name in ("code_kept", "ids_kept")}
    return LiveEvent(server, **told), kept


def test_to_a_server_that_has_never_seen_it(
    site: Server,
    lively: LiveEvent,
    openspace_server: Callable[..., Server],
    tmp_path: Path,
) -> None:
    path = exported(site, lively, tmp_path)
    assert path.read_bytes()[:2] == b"PK"
    other = openspace_server()
    again, kept = brought(other.manage("import_event", str(path), "--json"), other)
    assert kept == {"code_kept": True, "ids_kept": True}
    try:
        assert again.board()["rows"] == lively.board()["rows"]
        assert again.journal() == lively.journal()
        assert (
            again.facilitator.done("event.announce", text="Videre")["seq"] > lively.board()["seq"]
        )
        opened = httpx.get(again.facilitator_url, trust_env=False)
        assert opened.headers["Location"] == f"/e/{lively.code}/console/"
    finally:
        again.close()


def test_beside_the_first_on_a_running_server(
    site: Server, lively: LiveEvent, tmp_path: Path
) -> None:
    path = exported(site, lively, tmp_path)
    again, kept = brought(site.manage("import_event", str(path), "--json"), site)
    try:
        assert kept == {"code_kept": False, "ids_kept": False}
        assert again.code != lively.code
        assert again.board()["seq"] == lively.board()["seq"]
        titles = [row["title"] for row in again.board()["rows"]["topic"].values()]
        assert titles == ["Netværk"]
        assert lively.facilitator.do("event.announce", text="Her endnu").status_code == 200
        wrong = again.client.post(
            again.path("do/event.announce"),
            json={"text": "x"},
            headers={"Authorization": f"Bearer {lively.facilitator_token}"},
        )
        assert wrong.status_code == 401
    finally:
        again.close()


def test_its_words_for_people(site: Server, lively: LiveEvent, tmp_path: Path) -> None:
    said = site.manage("import_event", str(exported(site, lively, tmp_path)))
    assert {"code", "join", "wall", "facilitator", "token"} <= {
        line.split()[0] for line in said.splitlines()
    }
    assert "a new one" in said


@pytest.mark.parametrize(("content", "said"), [(b"not a zip", "arkiv"), (None, "There is no file")])
def test_what_cannot_be_brought_in(
    site: Server, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "archive.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Failed) as failed:
        site.manage("import_event", str(path), "--json")
    assert said in str(failed.value)
    assert "Traceback" not in str(failed.value)


def test_an_owner_who_has_no_account(site: Server, lively: LiveEvent, tmp_path: Path) -> None:
    path = exported(site, lively, tmp_path)
    with pytest.raises(Failed, match="There is no account nobody"):
        site.manage("import_event", str(path), "--owner", "nobody")


# Another like it


def test_duplicate_event(site: Server, lively: LiveEvent) -> None:
    made = site.manage("duplicate_event", lively.code, "--day", "2027-03-04", "--json")
    again = LiveEvent(site, **json.loads(made))
    try:
        rows, first = again.board()["rows"], lively.board()["rows"]
        assert set(rows) == {"event", "person", "room", "slot"}
        assert len(rows["person"]) == 1
        for kind, names in (("room", ("name", "capacity", "where")), ("slot", ("label",))):
            both = [
                [[row[name] for name in names] for row in table[kind].values()]
                for table in (first, rows)
            ]
            assert both[0] == both[1]
        starts = sorted(row["starts_at"] for row in rows["slot"].values())
        assert starts[0] == "2027-03-04T12:00:00.000Z"  # 13.00 in Copenhagen, in winter
        assert again.facilitator.do("event.announce", text="Nyt").status_code == 200
    finally:
        again.close()
    for given in (("ZZZZZZ",), (lively.code, "--day", "tomorrow")):
        with pytest.raises(Failed) as failed:
            site.manage("duplicate_event", *given)
        assert "Traceback" not in str(failed.value)
