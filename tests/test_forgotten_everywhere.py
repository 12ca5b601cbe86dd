"""Somebody is forgotten: what a running site still holds of them, and what it still tells."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest
from pypdf import PdfReader

from openspace import urls
from sessions_app.exports.registry import EXPORTS
from tests.live import LiveEvent, Participant
from tests.servers import Server

NAME, HOME, CONTACT = "Rosalinde Zapffe", "Fjernkommunen", "rosa.zapffe@example.org"
FORMER, REASON = "Rosa Hulda", "Fordi det var mig, der sagde det"
SECRETS = ("Zapffe", HOME, "zapffe@", FORMER, REASON)
PHOTOS = ("photos/<str:name>", "photos/small/<str:name>")
DATA = ("board.json", "journal.json", "networks/picture.json", "networks/suggested.json")


@pytest.fixture(params=["sqlite", "postgres"])
def event(
    request: pytest.FixtureRequest,
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
) -> LiveEvent:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    return live_event(openspace_server(database_url=url))


def kept(event: LiveEvent) -> str:
    """Everything on the disk byte for byte, the log and what is made to take home too; of
    PostgreSQL all rows."""
    env = event.server.env
    assert env is not None
    folder = Path(env["OPENSPACE_MEDIA"]).parent
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    found = "".join(file.decode("utf-8", "replace") for file in files)
    return found + (rows_of(env["DATABASE_URL"]) if on_postgres(event) else "")


def on_postgres(event: LiveEvent) -> bool:
    assert event.server.env is not None
    return event.server.env["DATABASE_URL"].startswith("postgres")


def rows_of(url: str) -> str:
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
    # What is made of the rows does not depend on the database they come from.
    me = event.client.get(event.path("me.json"), headers=bearer).json()["id"]
    paths = DATA if on_postgres(event) else addresses(network, me)
    found = {}
    for path in paths:
        answer = event.client.get(event.path(path), headers=bearer)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        found[path] = readable(answer.content)
    return found


def addresses(network: int, person: int) -> list[str]:
    """Every address below an event's that can be read, as openspace/urls.py has them."""
    kept = {"<int:network>": str(network), "<int:person>": str(person)}
    found = []
    for pattern in urls.event:
        address = str(pattern.pattern)
        for part, value in kept.items():
            address = address.replace(part, value)
        if address.startswith("export/<"):
            found += [address.replace("<str:name>", name) for name in sorted(EXPORTS)]
        elif address not in ("do/<str:name>", *PHOTOS):
            found.append(address)
    assert not [address for address in found if "<" in address]
    return found


def readable(content: bytes) -> str:
    """All words in a file, whatever they are packed in."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):  # docx, xlsx, zip
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(readable(packed.read(name)) for name in packed.namelist())
    return unquote(content.decode("utf-8", "replace"))


@pytest.fixture
def network(event: LiveEvent) -> int:
    """Bo's, who shares his contact in it."""
    bo = event.facilitator
    event.facilitator.done("event.phase", phase="plenary")
    bo.done("person.edit", contact="bo@example.org")
    made = bo.done("network.found", name="Nord", purpose="Sparring", share_contact=True)
    pk: int = made["result"]["id"]
    bo.done("network.meet", network=pk, starts_at="2030-01-01T12:00:00Z", where="Her")
    event.facilitator.done("event.phase", phase="market")
    return pk


@pytest.fixture
def rosa(event: LiveEvent, network: int) -> Participant:
    """Somebody who has left traces wherever one can."""
    bo = event.facilitator
    rosa = event.join(FORMER, organisation=HOME, contact=CONTACT)
    rosa.do("person.edit", key="once", name=NAME)
    topic = rosa.done("topic.post", title="Træer")["result"]["id"]
    rosa.done("comment.add", topic=topic, text="Godt emne")
    bo.done("topic.join", topic=topic)
    bo.done("event.phase", phase="plenary")
    rosa.done("topic.vote", topic=topic, dots=1)
    conclusion = bo.done("conclusion.propose", text="Vi ses igen")["result"]["id"]
    rosa.done("conclusion.stand", conclusion=conclusion, stance="object", reason=REASON)
    rosa.done("conclusion.propose", text="Og igen", topic=topic)
    rosa.done("baton.ask")
    bo.done("baton.pass")
    rosa.done("baton.say", text="Tak for i dag")
    plan = rosa.done("plan.propose", what="Ringe rundt", owner=rosa.id)["result"]["id"]
    rosa.done("plan.support", plan=plan)
    rosa.done("plan.progress", plan=plan, state="doing", note="Jeg er i gang")
    rosa.done("network.join", network=network, share_contact=True)
    rosa.done("network.found", name="Øst", purpose="Hjælp", plan=plan)
    return rosa


def test_nothing_kept_and_nothing_told(event: LiveEvent, rosa: Participant, network: int) -> None:
    bo, board = event.facilitator, event.board()
    assert NAME in str(board)
    bearer = {"Authorization": f"Bearer {bo.token}"}
    contacts = event.client.get(event.path(f"networks/{network}/contacts.json"), headers=bearer)
    assert CONTACT in contacts.text
    assert [secret for secret in SECRETS if secret not in kept(event)] == []

    rosa.done("person.forget")
    after = told(event, bo, network)
    assert [secret for secret in SECRETS if secret in kept(event)] == []
    for secret in SECRETS:
        assert [path for path, text in after.items() if secret in text] == []
    assert "Tak for i dag" in after["board.json"], "the words stay"
    assert_nobodys(event, rosa)


def assert_nobodys(event: LiveEvent, gone: Participant) -> None:
    """No row and no entry says whose closing words they were."""
    rows, entries = event.board()["rows"], event.journal()
    (turn,) = (row for row in rows["turn"].values() if row["words"] == "Tak for i dag")
    assert turn["person"] is None
    for entry in entries:
        assert not (entry["action"].startswith("baton.") and entry["actor"] == gone.id)
        assert gone.id not in {row["person"] for row in entry["put"].get("turn", {}).values()}
