"""Taking an event out of this database and into it again, as into one that has never seen it."""

import base64
import io
import zipfile
from hashlib import sha256
from pathlib import Path

import orjson
from django.apps import apps
from django.db import connection
from PIL import Image

from sessions_app.archive.restoring import Restored, restore
from sessions_app.archive.writing import archive_of
from sessions_app.board import journal
from sessions_app.board.rows import Rows, rows_of
from sessions_app.models import Event
from tests.actions.meeting import Meeting


def packed(event: Event, folder: Path) -> Path:
    event.refresh_from_db()
    path = folder / f"{event.code}.zip"
    path.write_bytes(archive_of(event))
    return path


def empty_database() -> None:
    """Nothing of ours is in it, and it has given out no ids."""
    with connection.cursor() as cursor:
        models = apps.get_app_config("sessions_app").get_models()
        tables = [model._meta.db_table for model in models]
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # as in every new transaction


def brought_back(path: Path) -> Restored:
    empty_database()
    return restore(path)


def board_and_journal(event: Event) -> tuple[Rows, list[dict]]:
    """What everybody can read."""
    lines = journal.read(event.pk, 0, 100_000)
    return rows_of(event.pk), [orjson.loads(line.text) for line in lines]


Files = dict[str, bytes]


def files_in(path: Path) -> Files:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def repacked(files: Files, folder: Path, *, told: bool = True) -> Path:
    """An archive of these files; `told`: its manifest knows what they are."""
    if told:
        manifest = orjson.loads(files["manifest.json"])
        manifest["files"] = {
            name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files.items()
            if name != "manifest.json"
        }
        files = files | {"manifest.json": orjson.dumps(manifest)}
    path = folder / "repacked.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def a_photo(side: int = 60) -> str:
    """As a phone sends it."""
    out = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(out, "JPEG")
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()


def full_meeting() -> Meeting:
    """Something of every kind; with a photo, and with what must not get out."""
    meeting = Meeting.begin(language="da", facilitator="Freja")
    freja = meeting.facilitator
    ann = meeting.join("Ann", organisation="Nord", contact="ann@hemmelig.example")
    bo, gone = meeting.join("Bo", contact="bo@hemmelig.example"), meeting.join("Glemtesen")
    first = meeting.post(ann, "Et **netværk**", text="Hvem?", consent=True, **meeting.place(0, 0))
    hidden = meeting.post(bo, "Skjultord", text="Skjultord", **meeting.place(1, 1))
    meeting.done(bo, "comment.add", topic=hidden, text="Skjultord")
    meeting.done(freja, "topic.hide", topic=hidden)
    meeting.done(bo, "topic.join", topic=first)
    meeting.phase("sessions")
    meeting.done(ann, "topic.open", topic=first)
    meeting.done(bo, "person.move", topic=first)
    meeting.done(bo, "comment.add", topic=first, text="# Indsigt", kind="insight", photo=a_photo())
    taken = meeting.done(bo, "comment.add", topic=first, text="Fortrudtord")["id"]
    meeting.done(bo, "comment.remove", comment=taken)
    meeting.post(gone, "Hans seddel")
    meeting.done(gone, "person.forget")
    meeting.phase("plenary")
    for who, dots in ((ann, 3), (bo, 2)):
        meeting.done(who, "topic.vote", topic=first, dots=dots)
    meeting.done(bo, "baton.ask")
    meeting.done(freja, "baton.pass")
    meeting.done(bo, "baton.say", text="Tak.")
    agreed = meeting.done(bo, "conclusion.propose", text="Vi holder fast.", topic=first)["id"]
    meeting.done(ann, "conclusion.stand", conclusion=agreed, stance="aside", reason="Travlt.")
    plan = {"what": "Kald sammen", "due": "2026-06-01", "topic": first, "conclusion": agreed}
    made = meeting.done(ann, "plan.propose", owner=bo.pk, **plan)["id"]
    meeting.done(ann, "plan.support", plan=made)
    club = meeting.done(
        *(ann, "network.found"), name="Tværnet", purpose="At ses.", share_contact=True
    )["id"]
    meeting.done(bo, "network.join", network=club, share_contact=True)
    meeting.event.refresh_from_db()
    return meeting
