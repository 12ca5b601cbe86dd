"""Makes events beside a running server, as `manage.py create_event` does, without a new Python for
each. `python -m tests.maker` reads the arguments, a JSON list on each line.
"""

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Maker:
    """The process, for as long as its server is used."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.maker"],
            cwd=ROOT,
            env=dict(env) | {"DJANGO_SETTINGS_MODULE": "openspace.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def make(self, *arguments: str) -> str:
        """What `manage.py create_event ARGUMENTS` prints. Raises RuntimeError with what it said."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline() or '{"error": "the maker has ended"}')
        if "error" in told:
            raise RuntimeError(told["error"])
        made: str = told["made"]
        return made

    def close(self) -> None:
        self._process.communicate(timeout=10)


def main() -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    for line in sys.stdin:
        said = io.StringIO()
        try:
            with redirect_stdout(said):
                call_command("create_event", *json.loads(line), stdout=said)
            told = {"made": said.getvalue()}
        except Exception as error:
            told = {"error": f"{type(error).__name__}: {error}"}
        connection.close()
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
