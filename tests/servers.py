"""The real Openspace server as a child process, as its users start it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx

from tests.maker import Maker
from tests.programs import Failed, Program, free_port

ROOT = Path(__file__).resolve().parent.parent
SECRET_KEY = "a-key-for-tests-only-shared-by-the-servers-of-one-test"


def own_environment(**given: str) -> dict[str, str]:
    """This process's environment without anything that steers Openspace, and with `given`."""
    steering = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "PORT", "HOST")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in steering and not name.startswith("OPENSPACE_")
    }
    return kept | given


def manage(*arguments: str, env: Mapping[str, str]) -> str:
    """Runs `manage.py ARGUMENTS`; answers its stdout. Raises Failed with what it said."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=dict(env),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if done.returncode:
        raise Failed(f"manage.py {' '.join(arguments)}: {done.stderr or done.stdout}")
    return done.stdout


class Server(Program):
    """`manage.py serve` (or any ASGI server) on a free port.

    .base_url, .env, .log, .pid; .terminate(), .kill9(), then .start() again on the same port.
    """

    def __init__(self, folder: Path, env: dict[str, str], asgi: str) -> None:
        self.port = free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.expect_errors = False
        self._maker: Maker | None = None
        super().__init__(
            f"openspace:{self.port}",
            self._command(asgi),
            self._ready,
            folder / f"server-{self.port}.log",
            env=env | {"OPENSPACE_URL": self.base_url},
        )

    def _command(self, asgi: str) -> list[str | Path]:
        where = ["--host", "127.0.0.1", "--port", str(self.port)]
        if asgi == "daphne":
            return [sys.executable, ROOT / "manage.py", "serve", *where]
        if asgi == "uvicorn":
            application = ["--app-dir", str(ROOT), "openspace.asgi:application"]
            return [sys.executable, "-m", "uvicorn", *where, *application]
        raise ValueError(f"asgi={asgi!r}: daphne or uvicorn")

    def _ready(self) -> bool:
        try:
            # The hosts allowed are loopback names, so no proxy may stand between.
            return httpx.get(f"{self.base_url}/readyz", trust_env=False, timeout=5).is_success
        except httpx.TransportError:
            return False

    def manage(self, *arguments: str) -> str:
        """`manage.py ARGUMENTS` in this server's environment, beside it."""
        assert self.env is not None
        return manage(*arguments, env=self.env)

    def create_event(self, *arguments: str) -> str:
        """`manage.py create_event ARGUMENTS`, made by a process that stays for the next one."""
        if self._maker is None:
            assert self.env is not None
            self._maker = Maker(self.env)
        return self._maker.make(*arguments)

    def finish(self) -> None:
        """Stops it; a traceback in its log fails the test unless `expect_errors` was set."""
        if self._maker is not None:
            self._maker.close()
        if self.running:
            self.terminate()
        print(f"--- log of {self.name}\n{self.log}")  # pytest shows it when the test failed
        if not self.expect_errors and "Traceback (most recent call last)" in self.log:
            raise Failed(f"{self.name} had an error:\n{self.log}")
