"""What venues and machines do, in the middle of a busy day."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.proxy import Proxy
from tests.faults.rehearsed import Rehearsal
from tests.live import LiveEvent
from tests.programs import wait_until
from tests.servers import Server
from tests.services import Redis


def pause(seconds: float) -> None:
    """Let the crowd go on for a while."""
    threading.Event().wait(seconds)


@pytest.mark.slow
def test_a_third_of_the_phones_dropped_at_once(
    site: Server, live_event: Callable[..., LiveEvent], tmp_path: Path
) -> None:
    event = live_event(site, phase="prepare")
    proxy = Proxy(site.base_url)
    rehearsal = Rehearsal(event, tmp_path, people=60, seconds=14, url=proxy.base_url)

    def drop() -> None:
        for _ in range(5):
            wait_until(lambda: proxy.connections >= 30, "most are here (again)")
            assert proxy.drop(1 / 3) >= 5

    try:
        found = rehearsal.with_trouble(drop, 60)
    finally:
        proxy.close()
    assert found["entries"] > 400


@pytest.mark.slow
def test_every_action_sent_twice_and_out_of_order(
    site: Server, live_event: Callable[..., LiveEvent], tmp_path: Path
) -> None:
    event = live_event(site, phase="prepare")
    proxy = Proxy(site.base_url, double=True)
    rehearsal = Rehearsal(event, tmp_path, people=30, seconds=12, url=proxy.base_url)
    try:
        found = rehearsal.with_trouble(lambda: None, 60)
    finally:
        proxy.close()
    assert proxy.doubled > 150
    assert found["actions"] > 150


@pytest.mark.slow
def test_the_bell_stopped_emptied_and_frozen_between_two_processes(
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
    postgres_url: str,
    redis_server: Redis,
    tmp_path: Path,
) -> None:
    servers = [
        openspace_server(database_url=postgres_url, redis_url=redis_server.url) for _ in range(2)
    ]
    event = live_event(servers[0], phase="prepare")
    proxy = Proxy(*(server.base_url for server in servers))
    rehearsal = Rehearsal(event, tmp_path, people=40, seconds=22, url=proxy.base_url)

    def trouble() -> None:
        redis_server.stop()
        pause(5)
        redis_server.start()  # with nothing in it
        pause(3)
        os.kill(redis_server.pid, signal.SIGSTOP)
        pause(6)
        os.kill(redis_server.pid, signal.SIGCONT)

    try:
        rehearsal.with_trouble(trouble, 90)
    finally:
        proxy.close()
        for server in servers:
            server.expect_errors = True  # channels_redis tells of each try


@pytest.mark.slow
def test_a_deploy(
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
    tmp_path: Path,
) -> None:
    """A new process beside the old one, which is then asked to stop: sockets move over."""
    old = openspace_server()
    event = live_event(old, phase="prepare")
    new = openspace_server()
    proxy = Proxy(old.base_url)
    rehearsal = Rehearsal(event.at(new), tmp_path, people=40, seconds=12, url=proxy.base_url)

    def deploy() -> None:
        proxy.lead_to(new.base_url)  # whoever comes from now on
        old.terminate()

    try:
        rehearsal.with_trouble(deploy, 60)
    finally:
        proxy.close()
    wait_until(lambda: not old.running, "the old process is gone")
    assert "Traceback" not in old.log
