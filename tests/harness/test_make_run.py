"""`make run`: the whole demonstration in the foreground, and gone when asked."""

import os
import signal
import subprocess

import httpx
import pytest

from tests.programs import answers, free_port, wait_until
from tests.servers import ROOT, SECRET_KEY, own_environment


@pytest.mark.parametrize("way", ["ctrl-c", "sigterm"])
def test_make_run_serves_a_demonstration_and_stops_cleanly(tmp_path, way):
    port, log = free_port(), tmp_path / "run.log"
    base_url = f"http://127.0.0.1:{port}"
    env = own_environment(
        DATABASE_URL=f"sqlite:///{tmp_path / 'demo.sqlite3'}",
        OPENSPACE_STATIC=str(tmp_path / "static"),
        OPENSPACE_MEDIA=str(tmp_path / "media"),
        OPENSPACE_HOSTS="127.0.0.1",
        OPENSPACE_SECRET_KEY=SECRET_KEY,
        OPENSPACE_CREATE="anyone",
    )
    # A make inside `make test` would otherwise share its job slots.
    env = {name: value for name, value in env.items() if not name.startswith("MAKE")}
    with log.open("wb") as out:
        make = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a process group of its own, as in a terminal
        )
    try:
        wait_until(
            lambda: make.poll() is not None or f"{base_url}/e/" in log.read_text(),
            "make run prints the addresses",
            60,
        )
        wait_until(lambda: make.poll() is not None or answers(port), "make run listens")
        assert make.poll() is None, log.read_text()
        assert httpx.get(f"{base_url}/readyz", trust_env=False).is_success
        if way == "ctrl-c":
            os.killpg(make.pid, signal.SIGINT)
        else:
            make.terminate()
        make.wait(10)
        wait_until(lambda: not answers(port), "the server is gone")
    finally:
        if make.poll() is None:
            os.killpg(make.pid, signal.SIGKILL)
            make.wait()
    said = log.read_text()
    for address in (f"{base_url}/e/", "/wall/", "/facilitate/"):
        assert address in said
    assert "Traceback" not in said
    assert "***" not in said, "make complains"
