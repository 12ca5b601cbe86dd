"""A night's backup, restored on an empty machine, is the same meeting."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deploy.site import DEPLOY
from tests.live import LiveEvent
from tests.servers import Server
from tests.services import Postgres

# The smallest honest photo: one white pixel.
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEA"
    "sUU4SgAAAABJRU5ErkJggg=="
)


def run(script: str, folder: Path, database: str, media: Path) -> subprocess.CompletedProcess[str]:
    env = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "DATABASE_URL": database,
        "OPENSPACE_MEDIA": str(media),
    }
    command = [str(DEPLOY / script), str(folder)]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_backup_and_restore(
    kind: str,
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
    postgres: Postgres,
    empty_tables: Path,
    tmp_path: Path,
) -> None:
    if kind == "postgres":
        old, new = postgres.new_database(migrated=True), postgres.new_database()
    else:
        old, new = (f"sqlite:///{tmp_path / name}.sqlite3" for name in ("old", "new"))
        shutil.copy(empty_tables, tmp_path / "old.sqlite3")
    old_media, new_media = tmp_path / "media", tmp_path / "restored"
    server = openspace_server(database_url=old, env={"OPENSPACE_MEDIA": str(old_media)})
    event = live_event(server)
    ada = event.join("Ada")
    topic = ada.done("topic.post", title="Træer")["result"]["id"]
    ada.done("comment.add", topic=topic, text="Se her", photo=PIXEL)

    done = run("backup", tmp_path / "backups", old, old_media)  # while it runs
    assert done.returncode == 0, done.stderr
    (made,) = (tmp_path / "backups").iterdir()
    assert done.stdout.strip() == str(made)
    assert made.stat().st_mode & 0o077 == 0, "nobody else reads people's names"

    restored = run("restore", made, new, new_media)
    assert restored.returncode == 0, restored.stderr
    other = event.at(openspace_server(database_url=new, env={"OPENSPACE_MEDIA": str(new_media)}))
    assert other.board()["rows"] == event.board()["rows"]
    assert other.journal() == event.journal()
    (comment,) = event.board()["rows"]["comment"].values()
    photos = [each.client.get(each.path(comment["photo"])) for each in (event, other)]
    assert photos[1].status_code == 200
    assert photos[0].content == photos[1].content

    again = run("restore", made, new, new_media)
    assert again.returncode != 0
    assert "not empty" in again.stderr
