"""PostgreSQL restarted under a running meeting, and its connections cut."""

import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from websockets.sync.client import connect

from tests.faults.together import Follower
from tests.faults.writing import assert_kept_once, honest, settled, writing
from tests.live import LiveEvent
from tests.programs import wait_until
from tests.servers import Server, Starter
from tests.services import Postgres

WELL_AGAIN = 10.0  # seconds after it is back


@pytest.fixture
def cluster() -> Iterator[Postgres]:
    """One that nobody else leans on."""
    postgres = Postgres()
    try:
        postgres.start()
        yield postgres
    finally:
        postgres.remove()


@pytest.fixture
def server(openspace_server: Starter, cluster: Postgres) -> Server:
    server = openspace_server(database_url=cluster.new_database(migrated=True))
    server.expect_errors = True  # it logs what happened to it
    return server


@pytest.fixture
def event(server: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(server)


def test_connections_cut_and_a_restart_in_the_middle_of_actions(
    server: Server, event: LiveEvent, cluster: Postgres
) -> None:
    people = [event.join(f"Nr. {number}") for number in range(3)]
    with connect(event.socket_url(), proxy=None) as socket:
        follower = Follower(socket)
        with writing(event, people) as writers:
            cut_connections(cluster)
            settled(writers, WELL_AGAIN)
            cluster.stop()
            refusals_are_honest(event)
            cluster.start()
            back = time.monotonic()
            wait_until(lambda: ready(event), "/readyz is well", WELL_AGAIN)
            settled(writers, WELL_AGAIN)
            print(f"well again {time.monotonic() - back:.1f} s after PostgreSQL was")
        assert any(writer.refused["503"] for writer in writers), "nobody noticed"
        assert_kept_once(event, writers)
        board = event.board()
        wait_until(lambda: follower.seq >= board["seq"], "the open socket followed", WELL_AGAIN)
        assert follower.wrong == []
        assert follower.rows == board["rows"]


def cut_connections(cluster: Postgres) -> None:
    with psycopg.connect(cluster.admin_url, autocommit=True) as connection:
        cut = connection.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname LIKE 'openspace%'"
        ).fetchone()
    assert cut is not None
    assert cut[0] > 0


def refusals_are_honest(event: LiveEvent) -> None:
    """An action, a board nobody has ready, a page, and what the watcher is told."""
    danish = event.facilitator.do("event.announce", text="Hej")
    assert honest(danish), danish.text
    assert danish.json()["title"] == "Serveren har travlt"
    for path in (event.path(), event.path("wall/"), "/new/"):
        page = event.client.get(path, headers={"Cookie": f"sessionid={'x' * 32}"})
        assert page.status_code == 503, path
        assert int(page.headers["Retry-After"]) > 0
        assert "<h1" in page.text
    answer = event.client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] != "ok"
    assert event.client.get("/healthz").status_code == 200


def ready(event: LiveEvent) -> bool:
    return event.client.get("/readyz").status_code == 200
