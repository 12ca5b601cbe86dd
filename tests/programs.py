"""Programs started for a test on free loopback ports, and stopped by their own process id."""

import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

STOPPING = 10.0  # seconds a program may take to stop when asked
FIRST_PORT, LAST_PORT = 20_000, 32_000
STARTING = 60.0  # seconds it may take to be ready, on a busy machine


class Failed(AssertionError):
    """A program that a test needs is missing, did not start or did not stop."""


def program_path(name: str, *folders: Path) -> str:
    """Where a program is; a missing one fails the test, it never skips it."""
    places = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    found = shutil.which(name, path=places)
    if not found:
        raise Failed(f"{name} is not installed (.ci/run lists what the tests need)")
    return found


def _ports() -> Iterator[int]:
    """Ports below those the system hands out, so that nothing takes one before its program does;
    of several test processes side by side, each has its own."""
    me = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    side_by_side = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    mine = list(range(FIRST_PORT + me, LAST_PORT, side_by_side))
    random.shuffle(mine)
    return cycle(mine)


_my_ports = _ports()


def free_port() -> int:
    """A loopback port that this process has not given out lately and nothing listens on. A program
    that is started again finds it free: no other test is given it meanwhile."""
    for port in islice(_my_ports, 200):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Failed(f"no free port between {FIRST_PORT} and {LAST_PORT}")


def wait_until(true: Callable[[], object], what: str, seconds: float = 20.0) -> None:
    """Looks every 20 ms until `true()` is; raises Failed when the time is up."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise Failed(f"not within {seconds:g} s: {what}")
        time.sleep(0.02)


class Program:
    """One child process, its output in a file."""

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        ready: Callable[[], bool],
        log: Path,
        *,
        env: Mapping[str, str] | None = None,
        user: int | None = None,
    ) -> None:
        self.name, self.command, self.ready, self.log_path = name, command, ready, log
        self.env, self.user = env, user
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    @property
    def pid(self) -> int:
        assert self.process is not None, f"{self.name} was never started"
        return self.process.pid

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it and wait until it is ready."""
        assert not self.running, f"{self.name} runs already"
        with self.log_path.open("ab") as out:
            self.process = subprocess.Popen(
                [str(part) for part in self.command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=self.env,
                user=self.user,
                group=self.user,
                extra_groups=None if self.user is None else [],
                cwd="/" if self.user else None,
            )
        try:
            wait_until(lambda: not self.running or self.ready(), f"{self.name} is ready", STARTING)
            if not self.running:
                raise Failed(f"{self.name} stopped at once")
        except BaseException as failed:
            self.kill9()
            if isinstance(failed, Failed):
                raise Failed(f"{failed}\n{self.name} says:\n{self.log}") from None
            raise

    def terminate(self, seconds: float = STOPPING) -> int:
        """Ask it to stop and wait. Answers its exit code; raises Failed if it stays."""
        assert self.process is not None, f"{self.name} was never started"
        self.process.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill9()
            raise Failed(f"{self.name} did not stop within {seconds:g} s\n{self.log}") from None

    def kill9(self) -> None:
        """Gone without a word, as in a power cut."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def answers(port: int) -> bool:
    """Does something accept connections on this loopback port?"""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
