"""The same actions on PostgreSQL: locks, deferred constraints and savepoints are its own there."""

import os
import subprocess
import sys

import pytest

from tests.servers import ROOT

# Those that lean on the database's own rules; the others ask the same of SQLite.
CHOSEN = (
    "tests/actions/test_one_row.py",
    "tests/actions/test_undo.py",
    "tests/actions/test_merging.py",
    "tests/actions/test_keys.py",
    "tests/actions/test_forgetting.py",
    "tests/board/test_any_sequence.py",
    "tests/exports/test_archive.py",
)


@pytest.mark.slow
@pytest.mark.timeout(420)
def test_the_actions_on_postgres(postgres_url: str) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env |= {"OPENSPACE_TEST_DATABASE": postgres_url, "EXAMPLES": "3"}
    settings = "--ds=tests.settings_postgres"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", settings, *CHOSEN],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout + done.stderr
