"""The fixtures themselves: real servers, services and a browser, started and stopped."""

import json

import httpx
import psutil
import pytest
from playwright.sync_api import Page
from redis import Redis as RedisClient
from redis.exceptions import ConnectionError as RedisGone
from websockets.sync.client import connect

from tests.accessible import assert_accessible
from tests.programs import Failed, answers, program_path
from tests.servers import Server


def test_a_missing_program_fails_with_a_clear_message():
    with pytest.raises(Failed, match="no-such-program is not installed"):
        program_path("no-such-program")


def test_redis_stops_and_starts_on_the_same_port(redis_server):
    client = RedisClient.from_url(redis_server.url, retry=None)
    assert client.ping()
    redis_server.stop()
    with pytest.raises(RedisGone):
        client.ping()
    redis_server.start()
    assert client.ping()
    client.close()


@pytest.mark.parametrize("asgi", ["daphne", "uvicorn"])
def test_a_server_starts_serves_and_stops(openspace_server, live_event, asgi):
    server = openspace_server(asgi=asgi)
    event = live_event(server)
    ann = event.join("Ann")
    assert ann.done("topic.post", title="Fælles indkøb")["result"]["id"]
    assert [row["title"] for row in event.board()["rows"]["topic"].values()] == ["Fælles indkøb"]
    with connect(event.socket_url(), proxy=None) as socket:
        assert json.loads(socket.recv(timeout=5))["type"] in ("changes", "pulse")
    assert server.terminate() in (0, -15)
    assert not answers(server.port)


def test_what_was_acknowledged_survives_kill_9(openspace_server, live_event):
    server = openspace_server()
    event = live_event(server)
    event.join("Ann").done("topic.post", title="Bliver hængende")
    before = event.board()["rows"]
    server.kill9()
    with pytest.raises(httpx.TransportError):
        event.board()
    server.start()
    assert event.board()["rows"] == before


def test_two_processes_on_postgres_and_redis_show_one_wall(
    openspace_server, live_event, postgres_url, redis_url
):
    first = openspace_server(database_url=postgres_url, redis_url=redis_url)
    second = openspace_server(database_url=postgres_url, redis_url=redis_url)
    event = live_event(first)
    event.join("Ann").done("topic.post", title="Her")
    event.at(second).join("Bo").done("topic.post", title="Der")
    assert event.board()["rows"] == event.at(second).board()["rows"]


def test_the_browser_opens_a_page_that_axe_has_nothing_against(openspace_server, page: Page):
    answer = page.goto(openspace_server().base_url)
    assert answer is not None
    assert answer.ok
    assert_accessible(page)


def test_a_server_may_hold_as_many_phones_as_the_system_allows(site: Server) -> None:
    limits = psutil.Process(site.pid).rlimit(psutil.RLIMIT_NOFILE)
    assert limits[0] == limits[1]
