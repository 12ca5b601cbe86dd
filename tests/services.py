"""A Redis and a PostgreSQL of the tests' own, in temporary folders."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg

from tests.programs import Failed, Program, answers, free_port, program_path
from tests.servers import SECRET_KEY, manage, own_environment

# The settings that are handed out are the ones that are tested.
DEPLOY = Path(__file__).resolve().parent.parent / "deploy"


class Redis(Program):
    """A redis-server that can be stopped and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.url = f"redis://127.0.0.1:{port}/0"
        command = [
            *(
                program_path("redis-server"),
                str(DEPLOY / "redis.conf"),
                "--port",
                str(port),
                "--bind",
                "127.0.0.1",
            ),
            *("--dir", str(folder)),
        ]
        super().__init__("redis-server", command, lambda: answers(port), folder / "redis.log")

    def stop(self) -> None:
        self.terminate()


class Postgres(Program):
    """A PostgreSQL cluster; each test gets a database of its own in it."""

    def __init__(self) -> None:
        # Not under pytest's folder: that one is closed to the user the server runs as.
        self.folder = Path(tempfile.mkdtemp(prefix="openspace-postgres-"))
        user = self._user()
        data, port = self.folder / "data", free_port()
        if user is not None:
            os.chown(self.folder, user, user)
        initdb = [self._path("initdb"), "-D", str(data), "-U", "openspace", "-A", "trust"]
        made = subprocess.run(
            [*initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            capture_output=True,
            text=True,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
            cwd="/",
        )
        if made.returncode:
            raise Failed(f"initdb: {made.stderr}")
        with (data / "postgresql.conf").open("a") as settings:
            settings.write((DEPLOY / "postgresql.conf").read_text())
        self.admin_url = f"postgres://openspace@127.0.0.1:{port}/postgres"
        self.site = f"postgres://openspace@127.0.0.1:{port}"
        self._numbers = count(1)
        command = [self._path("postgres"), "-D", str(data), "-p", str(port), "-k", str(self.folder)]
        for setting in ("listen_addresses=127.0.0.1", "fsync=off", "max_connections=200"):
            command += ["-c", setting]
        super().__init__(
            "postgres", command, self._accepts, self.folder / "postgres.log", user=user
        )

    @staticmethod
    def _path(name: str) -> str:
        versions = Path("/usr/lib/postgresql").glob("*/bin")
        newest_first = sorted(versions, key=lambda path: float(path.parent.name), reverse=True)
        return program_path(name, *newest_first)

    @staticmethod
    def _user() -> int | None:
        """PostgreSQL refuses to run as root."""
        if os.getuid():
            return None
        names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
        return names.get("postgres", names["nobody"])

    def _accepts(self) -> bool:
        try:
            psycopg.connect(self.admin_url, connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def new_database(self, *, migrated: bool = False) -> str:
        """Makes a database, empty or with Openspace's tables; answers its DATABASE_URL."""
        name = f"openspace_{next(self._numbers)}"
        template = f' TEMPLATE "{self._tables}"' if migrated else ""
        self._run(f'CREATE DATABASE "{name}"{template}')
        return f"{self.site}/{name}"

    @cached_property
    def _tables(self) -> str:
        """A database with Openspace's tables, to be copied: faster than making them each time."""
        url = self.new_database()
        env = own_environment(DATABASE_URL=url, OPENSPACE_SECRET_KEY=SECRET_KEY)
        manage("migrate", "--noinput", "--verbosity=0", env=env)
        return url.rpartition("/")[2]

    def drop_database(self, url: str) -> None:
        self._run(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(statement.encode())

    def stop(self) -> None:
        """Fast, as a restart does it: clients are cut off."""
        if self.running and self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)
