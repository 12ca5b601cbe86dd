"""SQLite locked by somebody else, and a full disk: told, nothing half-written, well again."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.faults.writing import assert_kept_once, honest, settled, writing
from tests.live import LiveEvent
from tests.pictures import data_url, encoded
from tests.programs import wait_until
from tests.servers import Server, Starter

FULL = 8192  # bytes: no file of the server's may grow beyond, so not the write-ahead log either
WELL_AGAIN = 10.0  # seconds


@pytest.fixture
def server(openspace_server: Starter) -> Server:
    server = openspace_server()
    server.expect_errors = True  # it logs what happened to it
    return server


@pytest.fixture
def event(server: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(server, language="en")


def database(server: Server) -> Path:
    assert server.env is not None
    return Path(server.env["DATABASE_URL"].removeprefix("sqlite:///"))


@contextmanager
def locked(server: Server) -> Iterator[None]:
    with closing(sqlite3.connect(database(server), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (FULL, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("trouble", [locked, full_disk])
def test_actions_are_refused_boards_go_on_and_all_is_well_again(
    server: Server, event: LiveEvent, trouble: Callable[[Server], AbstractContextManager[None]]
) -> None:
    with writing(event, [event.join(f"Nr. {number}") for number in range(2)]) as writers:
        with trouble(server):
            answer = event.facilitator.do("event.announce", key="once", text="Hello")
            assert honest(answer), answer.text
            assert answer.json()["title"] == "The server is busy"
            assert event.client.get(event.path("board.json")).status_code == 200
            told = event.client.get("/readyz")
            assert told.status_code == 503
            assert told.json()["database"] != "ok"
            assert event.client.get("/healthz").status_code == 200
        wait_until(lambda: event.client.get("/readyz").status_code == 200, "well", WELL_AGAIN)
        settled(writers, WELL_AGAIN)
    assert_kept_once(event, writers)
    seq = event.facilitator.do("event.announce", key="once", text="Hello").json()["seq"]
    assert [entry["seq"] for entry in event.journal() if entry["action"] == "event.announce"] == [
        seq
    ]
    with closing(sqlite3.connect(database(server))) as other:
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_photo_on_a_full_disk_is_refused_whole(server: Server, event: LiveEvent) -> None:
    ann = event.join("Ann")
    topic = ann.done("topic.post", title="Trust")["result"]["id"]
    comment = {"topic": topic, "text": "See the chart", "photo": photo()}
    # Its file has room, and its comment has not.
    little = {"topic": topic, "text": "A corner of it", "photo": photo(16, 12)}
    assert server.env is not None
    folder = Path(server.env["OPENSPACE_MEDIA"])
    with full_disk(server):
        for key, each in (("chart", comment), ("corner", little)):
            answer = ann.do("comment.add", key=key, **each)
            assert honest(answer), answer.text
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert "comment" not in event.board()["rows"]
    assert ann.do("comment.add", key="chart", **comment).status_code == 200
    (row,) = event.board()["rows"]["comment"].values()
    assert event.client.get(event.path(row["photo"])).status_code == 200


def photo(width: int = 240, height: int = 160) -> str:
    """Of noise: larger than the disk has room for, small enough to arrive without a file."""
    return data_url(encoded(Image.effect_noise((width, height), 90).convert("RGB")))
