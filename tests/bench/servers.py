"""The servers that are measured, each on core 0; the load comes from core 1."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

from tests.programs import free_port, program_path

ROOT = Path(__file__).resolve().parents[2]
KEY = "a-key-for-benches-only-a-key-for-benches-only"
SLOTS = ("Runde 1=13:00-13:45", "Runde 2=14:00-14:45")


ALL_CORES = sorted(os.sched_getaffinity(0))


def to_core(number: int | None) -> None:
    """Keep this process on one core, where the machine has two; None lets it go anywhere."""
    cores = ALL_CORES
    if number is None:
        os.sched_setaffinity(0, cores)
    elif len(cores) > 1:
        os.sched_setaffinity(0, {cores[number]})


@contextmanager
def running(
    command: list[str], env: dict[str, str], ready: str, *, core: int | None = 0
) -> Iterator[int]:
    """A server process, up when `ready` (an address) answers at all. Gives its process id."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, preexec_fn=lambda: to_core(core), stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                httpx.get(ready, trust_env=False, timeout=5)
                break
            except httpx.TransportError:
                if process.poll() is not None:
                    raise RuntimeError(f"{command} ended with {process.returncode}") from None
                time.sleep(0.1)
        else:
            raise TimeoutError(ready)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


class Site(NamedTuple):
    """Openspace with one event at its market."""

    base: str
    code: str
    token: str
    pid: int
    env: dict[str, str]

    @property
    def socket(self) -> str:
        return f"{self.base.replace('http', 'ws', 1)}/ws/e/{self.code}/?after=0"


def market(env: dict[str, str]) -> tuple[str, str]:
    """An event at its market: its code, and the facilitator's token."""
    made = manage(
        env,
        *("create_event", "--title", "Bench", "--theme", "Bench", "--json"),
        *("--room", "Salen:40", "--phase", "market"),
        *(part for slot in SLOTS for part in ("--slot", slot)),
    )
    event = json.loads(made)
    return event["code"], event["facilitator_token"]


@contextmanager
def openspace(
    make: Callable[[dict[str, str]], tuple[str, str]] = market, *, asgi: str = "daphne"
) -> Iterator[Site]:
    """A running server with the event that `make` makes."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "OPENSPACE_STATIC": f"{folder}/static",
            "OPENSPACE_MEDIA": f"{folder}/media",
            "OPENSPACE_SECRET_KEY": KEY,
            # Listeners here say nothing of what they have seen, and opening them all takes minutes.
            "OPENSPACE_SILENT": "600",
        }
        manage(env, "migrate", "--verbosity=0")
        manage(env, "collectstatic", "--noinput", "--verbosity=0")
        code, token = make(env)
        command = serving(asgi, port)
        base = f"http://127.0.0.1:{port}"
        with running(command, env, f"{base}/readyz") as pid:
            yield Site(base, code, token, pid, env)


def serving(asgi: str, port: int) -> list[str]:
    if asgi == "daphne":
        return [sys.executable, "manage.py", "serve", "--port", str(port)]
    how = ("--loop", "uvloop", "--ws", "websockets-sansio", "--ws-per-message-deflate", "false")
    command = [sys.executable, "-m", "uvicorn", "openspace.asgi:application", "--port", str(port)]
    return [*command, *how, "--log-level", "warning"]


def manage(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def facilitator_of(site: Site, code: str) -> str:
    """The bearer token of another event's first facilitator."""
    said = (
        "from sessions_app.models import Event; from sessions_app.identity import person_token;"
        f"people = Event.objects.get(code='{code}').people;"
        "print(person_token(people.filter(role='facilitator').order_by('pk')[0]))"
    )
    return manage(site.env, "shell", "--verbosity=0", "-c", said).strip()


@contextmanager
def tutorial() -> Iterator[str]:
    """The Channels tutorial's way; gives its base address."""
    port = free_port()
    env = os.environ | {"BENCH_URLS": "tests.bench.tutorial", "OPENSPACE_SECRET_KEY": KEY}
    command = [sys.executable, "-m", "daphne", "-p", str(port), "-v", "0"]
    base = f"http://127.0.0.1:{port}"
    with running([*command, "tests.bench.tutorial:application"], env, f"{base}/"):
        yield base


@contextmanager
def node_ws() -> Iterator[str]:
    """node's ws library, told to broadcast."""
    port = free_port()
    command = [program_path("node"), "tests/bench/node_ws.mjs", str(port)]
    base = f"http://127.0.0.1:{port}"
    with running(command, {**os.environ}, f"{base}/"):
        yield base


@contextmanager
def floor() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.floor", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, preexec_fn=lambda: to_core(0))
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
