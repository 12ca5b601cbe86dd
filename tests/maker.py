"""Makes events beside running servers, as `manage.py create_event` does, without a new Python for
each. `python -m tests.maker` reads {"database": URL, "arguments": […]} on each line, and leaves
each to a child that has everything loaded and nothing yet connected.
"""

import atexit
import json
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Maker:
    """The process, for as long as the tests run."""

    def __init__(self, secret_key: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.maker"],
            cwd=ROOT,
            env=kept | {"OPENSPACE_SECRET_KEY": secret_key, "DATABASE_URL": "sqlite:///:memory:"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self._process.communicate)

    def make(self, database: str, *arguments: str) -> str:
        """What `manage.py create_event ARGUMENTS` prints. Raises RuntimeError with what it said."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"database": database, "arguments": arguments}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline() or '{"error": "the maker has ended"}')
        if "error" in told:
            raise RuntimeError(told["error"])
        made: str = told["made"]
        return made


@lru_cache
def maker(secret_key: str) -> Maker:
    """The one of the servers that share this key."""
    return Maker(secret_key)


def made(database: str, arguments: list[str]) -> dict[str, str]:
    import io

    from django.core.management import call_command
    from django.db import connections

    from openspace.settings import _database

    # The parent has one already, to nothing.
    del connections["default"]
    connections.settings = connections.configure_settings({"default": _database(database)})
    said = io.StringIO()
    try:
        call_command("create_event", *arguments, stdout=said)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    finally:
        connections.close_all()
    return {"made": said.getvalue()}


def main() -> None:
    import gc

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "openspace.settings"
    django.setup()
    # Most of a child's work, done once for all of them:
    from django.db.migrations.loader import MigrationLoader
    from django.urls import reverse

    import sessions_app.management.commands.create_event  # noqa: F401

    reverse("home")  # all addresses, and with them all pages
    MigrationLoader(None)  # which the command holds against the database
    gc.freeze()  # a child copies less

    for line in sys.stdin:
        child = os.fork()
        if not child:
            print(json.dumps(made(**json.loads(line))), flush=True)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
