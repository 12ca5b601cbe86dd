"""Settings and commands, started as an operator starts them."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from django.core.management import CommandError, call_command

from tests.live import LiveEvent
from tests.programs import Failed, answers, free_port, wait_until
from tests.servers import ROOT, SECRET_KEY, Server, manage, own_environment


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    return own_environment(
        DATABASE_URL=f"sqlite:///{tmp_path / 'openspace.sqlite3'}",
        OPENSPACE_SECRET_KEY=SECRET_KEY,
        OPENSPACE_HOSTS="openspace.example.org",
        OPENSPACE_CREATE="account",
        OPENSPACE_MEDIA=str(tmp_path / "media"),
        OPENSPACE_STATIC=str(tmp_path / "static"),
    )


def said_at_start(env: dict[str, str]) -> str:
    """What the server says before it gives up."""
    done = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", str(free_port())],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode, "it started"
    return done.stderr


class TestSettings:
    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("OPENSPACE_SECRET_KEY", "", "OPENSPACE_SECRET_KEY is missing or shorter"),
            ("OPENSPACE_SECRET_KEY", "short", "OPENSPACE_SECRET_KEY is missing or shorter"),
            ("DATABASE_URL", "nonsense", "DATABASE_URL"),
            ("DATABASE_URL", "mysql://a@b/c", "DATABASE_URL"),
            ("DATABASE_URL", "postgres://u:p@h:notaport/n", "DATABASE_URL"),
            ("REDIS_URL", "localhost:6379", "REDIS_URL must start with"),
            ("OPENSPACE_CREATE", "", "OPENSPACE_CREATE must be"),
            ("OPENSPACE_CREATE", "everybody", "OPENSPACE_CREATE must be"),
            ("OPENSPACE_HOSTS", "https://example.org/", "OPENSPACE_HOSTS"),
            ("OPENSPACE_HOSTS", " , ", "OPENSPACE_HOSTS"),
            ("OPENSPACE_PROXIES", "10.0.0.1/99", "OPENSPACE_PROXIES"),
            ("OPENSPACE_MEDIA", __file__, "OPENSPACE_MEDIA"),
            ("OPENSPACE_STATIC", f"{__file__}/static", "OPENSPACE_STATIC"),
            ("REDIS_URL", "redis://localhost:port/0", "REDIS_URL"),
            ("DATABASE_URL", "sqlite:////no/such/folder/db.sqlite3", "does not answer"),
        ],
    )
    def test_what_is_missing_or_bad_stops_the_start(self, production, name, value, said) -> None:
        stderr = said_at_start(production | {name: value})
        last = stderr.strip().splitlines()[-1]
        assert said in last, stderr
        assert "Traceback" not in stderr

    def test_so_does_a_database_that_is_not_set_up(self, production: dict[str, str]) -> None:
        assert "manage.py migrate" in said_at_start(production)

    def test_a_local_start_needs_nothing(self, tmp_path: Path) -> None:
        env = own_environment(DATABASE_URL=f"sqlite:///{tmp_path / 'a.sqlite3'}")
        asked = "from django.conf import settings as s; print(s.OPENSPACE_CREATE, s.PRODUCTION)"
        assert manage("shell", "-v0", "-c", asked, env=env).split() == ["anyone", "False"]


TITLED = ("create_event", "--title", "Prøve", "--theme", "Hvad nu?")


class TestCreateEvent:
    def create(self, site: Server, *more: str) -> str:
        return site.manage(*TITLED, *more)

    def refused(self, *more: str) -> str:
        """What the command says, which manage.py prints as it stands."""
        with pytest.raises(CommandError) as failed:
            call_command(*TITLED, *more)
        return str(failed.value)

    def test_what_is_refused_is_said_without_a_traceback(self, site: Server) -> None:
        with pytest.raises(Failed) as failed:
            self.create(site, "--slot", "A=9-10")
        said = str(failed.value)
        assert "--slot 'A=9-10'" in said
        assert "Traceback" not in said

    def test_json_alone_on_stdout_and_the_running_server_knows_it(self, site: Server) -> None:
        places = ["--room", "Salen:40", "--room", "Kl. 2: annekset", "--slot", "A=9:00-9:45"]
        made = json.loads(self.create(site, "--json", "--language", "en", *places))
        assert set(made) == {
            "code", "join_url", "wall_url", "facilitator_url", "facilitator_token",
        }  # fmt: skip
        event = LiveEvent(site, **made)
        rows = event.board()["rows"]
        rooms = [(row["name"], row["capacity"]) for row in rows["room"].values()]
        assert rooms == [("Salen", 40), ("Kl. 2: annekset", None)]
        assert [row["label"] for row in rows["slot"].values()] == ["A"]
        (about,) = rows["event"].values()
        assert (about["title"], about["language"], about["phase"]) == ("Prøve", "en", "prepare")
        event.facilitator.done("event.phase", phase="market")
        for url in (event.join_url, event.wall_url, event.facilitator_url):
            assert url.startswith(site.base_url)
            answer = httpx.get(url, trust_env=False, follow_redirects=True)
            assert answer.status_code == 200, url
        event.close()

    def test_for_people_it_prints_the_addresses(self, site: Server) -> None:
        said = self.create(site)
        assert "/wall/" in said
        assert "/facilitate/" in said

    @pytest.mark.parametrize(
        "slot", ["A", "A=9-10", "=9:00-10:00", "A=25:00-26:00", "A=10:00-9:00", "A=9:00-9:00"]
    )
    def test_a_slot_that_is_none(self, db: None, slot: str) -> None:
        said = self.refused("--slot", slot)
        assert slot in said or "slots:" in said

    @pytest.mark.parametrize("room", ["", ":40", "A:0", "x" * 81])
    def test_a_room_that_is_none(self, db: None, room: str) -> None:
        assert "room" in self.refused("--room", room)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            *(("--title", ""), ("--theme", "x" * 301), ("--language", "de")),
            *(("--timezone", "Mars/Olympus"), ("--phase", "lunch"), ("--timezone", "../x")),
        ],
    )
    def test_other_nonsense(self, db: None, name: str, value: str) -> None:
        more = ("--slot", "A=9:00-10:00") if name == "--timezone" else ()
        assert name.strip("-") in self.refused(name, value, *more)


def test_a_taken_port_is_said_plainly(production: dict[str, str], site: Server) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", str(site.port)],
        cwd=ROOT,
        env=production,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{site.port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_started_together_show_one_demonstration(tmp_path: Path) -> None:
    env = own_environment(
        DATABASE_URL=f"sqlite:///{tmp_path / 'demo.sqlite3'}",
        OPENSPACE_STATIC=str(tmp_path / "static"),
    )
    logs = [tmp_path / f"{number}.log" for number in range(2)]
    servers = []
    for log in logs:
        command = [sys.executable, "manage.py", "run_demo", "--port", str(free_port())]
        with log.open("wb") as out:
            servers.append(subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out))
    try:
        wait_until(lambda: all("Stop with" in log.read_text() for log in logs), "both start", 60)
    finally:
        for server in servers:
            server.terminate()
            server.wait(10)
    codes = {re.search(r"/e/(\w+)/wall/", log.read_text())[1] for log in logs}  # type: ignore[index]
    assert len(codes) == 1


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_server_asked_to_stop_stops_with_sockets_open(openspace_server, live_event, stop) -> None:
    from websockets.sync.client import connect

    server = openspace_server()
    event = live_event(server)
    with connect(event.socket_url(), proxy=None) as socket:
        socket.recv(timeout=5)
        os.kill(server.pid, stop)
        wait_until(lambda: not server.running, "it stops", 8)
    assert not answers(server.port)
    assert "Traceback" not in server.log
