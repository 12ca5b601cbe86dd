"""The real Openspace server as a child process, as its users start it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import httpx

from tests.maker import maker
from tests.programs import Failed, Program, answers, free_port

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "openspace.sqlite3"
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
        timeout=150,
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
        # Knocking costs next to nothing, a request as much as a tenth of the start it waits for.
        if not answers(self.port):
            return False
        try:
            # The hosts allowed are loopback names, so no proxy may stand between.
            answer = httpx.get(f"{self.base_url}/readyz", trust_env=False, verify=False, timeout=5)
        except httpx.TransportError:
            return False
        return answer.is_success

    def manage(self, *arguments: str) -> str:
        """`manage.py ARGUMENTS` in this server's environment, beside it."""
        assert self.env is not None
        return manage(*arguments, env=self.env)

    def create_event(self, *arguments: str) -> str:
        """`manage.py create_event ARGUMENTS`, beside it, in no time."""
        assert self.env is not None
        makes = maker(SECRET_KEY)
        return makes.make(self.env["DATABASE_URL"], "--url", self.base_url, *arguments)

    def finish(self) -> None:
        """Stops it; a traceback in its log fails the test unless `expect_errors` was set."""
        if self.running:
            self.terminate()
        print(f"--- log of {self.name}\n{self.log}")  # pytest shows it when the test failed
        if not self.expect_errors and "Traceback (most recent call last)" in self.log:
            raise Failed(f"{self.name} had an error:\n{self.log}")


class Starter:
    """Starts servers. Same database_url (and redis_url): one site, two processes.

    start(database_url=None, redis_url=None, asgi="daphne", env={})
    Without database_url, all that one of these starts share one SQLite file.
    """

    def __init__(self, folder: Path, static_root: Path, empty_tables: Path) -> None:
        self._folder, self._static_root, self._empty_tables = folder, static_root, empty_tables
        self._running = ExitStack()
        self.stop_all = self._running.close

    def __call__(
        self,
        *,
        database_url: str | None = None,
        redis_url: str | None = None,
        asgi: str = "daphne",
        env: dict[str, str] | None = None,
    ) -> Server:
        environment = own_environment(
            DATABASE_URL=database_url or self._own_database(),
            REDIS_URL=redis_url or "",
            OPENSPACE_SECRET_KEY=SECRET_KEY,
            OPENSPACE_HOSTS="127.0.0.1,localhost",
            OPENSPACE_CREATE="anyone",
            OPENSPACE_MEDIA=str(self._folder / "media"),
            OPENSPACE_STATIC=str(self._static_root),
            PYTHONUNBUFFERED="1",
        )
        server = Server(self._folder, environment | (env or {}), asgi)
        self._running.callback(server.finish)
        server.start()
        return server

    def _own_database(self) -> str:
        """The folder's own; with tables, but without what it costs to make them."""
        path = self._folder / DATABASE
        if not path.exists():
            shutil.copy(self._empty_tables, path)
        return f"sqlite:///{path}"
