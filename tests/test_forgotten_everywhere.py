"""Somebody is forgotten: what a running site still holds of them, and what it still tells."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest
from pypdf import PdfReader

from sessions_app.exports.registry import EXPORTS
from tests.live import LiveEvent, Participant
from tests.servers import Server

NAME, HOME, CONTACT = "Rosalinde Zapffe", "Fjernkommunen", "rosa.zapffe@example.org"
SECRETS = ("Zapffe", HOME, "zapffe@")
READS = (
    *("", "wall/", "plans/", "networks/", "board.json", "journal.json", "networks/picture.json"),
    *("networks/suggested.json", "alike.json", "untangle.json", "me.json"),
)


@pytest.fixture(params=["sqlite", "postgres"])
def event(
    request: pytest.FixtureRequest,
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
) -> LiveEvent:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    return live_event(openspace_server(database_url=url))


def kept(event: LiveEvent) -> str:
    """Everything on the disk: the SQLite files byte for byte, or all rows of PostgreSQL."""
    env = event.server.env
    assert env is not None
    url = env["DATABASE_URL"]
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        files = [path, *path.parent.glob(f"{path.name}-*")]
        return "".join(file.read_bytes().decode("utf-8", "replace") for file in files)
    with psycopg.connect(url) as connection:
        names = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        tables = [name for (name,) in names.fetchall()]
        rows = (
            str(row)
            for table in tables
            for row in connection.execute(f'SELECT * FROM "{table}"'.encode()).fetchall()  # noqa: S608
        )
        return "\n".join(rows)


def told(event: LiveEvent, asker: Participant, network: int) -> dict[str, str]:
    """All that is read over HTTP, as `asker`, who is a facilitator and shares contacts too."""
    bearer = {"Authorization": f"Bearer {asker.token}"}
    network_reads = (f"networks/{network}/contacts.json", f"networks/{network}/meeting.ics")
    exports = (f"export/{name}" for name in sorted(EXPORTS))
    found = {}
    for path in (*READS, *network_reads, *exports):
        answer = event.client.get(event.path(path), headers=bearer)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        found[path] = readable(answer.content)
    return found


def readable(content: bytes) -> str:
    """All words in a file, whatever they are packed in."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):  # docx, xlsx, zip
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(readable(packed.read(name)) for name in packed.namelist())
    return unquote(content.decode("utf-8", "replace"))


def test_nothing_kept_and_nothing_told(event: LiveEvent) -> None:
    bo = event.facilitator
    rosa = event.join(NAME, organisation=HOME, contact=CONTACT)
    topic = rosa.done("topic.post", title="Træer")["result"]["id"]
    event.facilitator.done("event.phase", phase="plenary")
    rosa.done("comment.add", topic=topic, text="Godt emne")
    rosa.done("topic.vote", topic=topic, dots=1)
    bo.done("baton.pass", to=rosa.id)
    rosa.done("baton.say", text="Tak for i dag")
    rosa.done("plan.propose", what="Ringe rundt", owner=rosa.id)
    network = rosa.done("network.found", name="Nord", purpose="Sparring", share_contact=True)
    pk = network["result"]["id"]
    rosa.done("network.meet", network=pk, starts_at="2030-01-01T12:00:00Z", where="Her")
    bo.done("person.edit", contact="bo@example.org")
    bo.done("network.join", network=pk, share_contact=True)

    before = told(event, bo, pk)
    assert "Zapffe" in before["board.json"]
    assert "zapffe@" in before[f"networks/{pk}/contacts.json"]
    assert all(secret in kept(event) for secret in SECRETS)

    rosa.done("person.forget")
    after = told(event, bo, pk)
    for secret in SECRETS:
        assert secret not in kept(event), f"{secret} is kept"
        assert secret not in event.server.log
        assert [path for path, text in after.items() if secret in text] == []
    assert "Tak for i dag" in after["board.json"], "the words stay, and are nobody's"
    turns = re.findall(r'"person":(\d+|null)', after["board.json"].partition('"turn"')[2])
    assert str(rosa.id) not in turns
