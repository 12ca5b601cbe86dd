"""Making an archive: what everybody can see now, the undo images of that, and the photos."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import orjson
from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from ..board.rows import Rows, iso, rows_of
from ..board.veil import Veil
from ..models import Entry, Event
from . import layout
from .veiled_undo import undo_lines

PRETTY = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


class Moment(NamedTuple):
    """An event at one seq: its public rows, its entries as they may be read, and what undoing
    each puts back."""

    seq: int
    rows: Rows
    journal: list[bytes]
    undo: list[bytes]


def archive_of(event: Event) -> bytes:
    """The zip. Reads the database and the photos; call it on a lane or in a command."""
    moment = read(event.pk)
    files = {
        layout.ROWS: orjson.dumps(moment.rows, option=PRETTY),
        layout.JOURNAL: b"".join(line + b"\n" for line in moment.journal),
        layout.UNDO: b"".join(line + b"\n" for line in moment.undo),
        layout.README: readme(event),
    }
    photos, lost = photos_of(event.pk, moment.rows)
    files |= {layout.PHOTOS + name: jpeg for name, jpeg in photos.items()}
    manifest = orjson.dumps(manifest_of(event, moment, files, lost), option=PRETTY)
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as packed:
        packed.writestr(layout.MANIFEST, manifest)
        for name, content in files.items():
            # A photo is packed already.
            how = zipfile.ZIP_STORED if name.startswith(layout.PHOTOS) else zipfile.ZIP_DEFLATED
            packed.writestr(name, content, how)
    return body.getvalue()


def read(event_id: int) -> Moment:
    """All of it as it stood at one moment, with what is hidden now left out."""
    with one_moment():
        seq = Event.objects.values_list("seq", flat=True).get(pk=event_id)
        rows = rows_of(event_id)
        found = Entry.objects.filter(event=event_id, seq__lte=seq).order_by("seq")
        entries = [*found.values_list("seq", "public", "before")]
        veil = Veil.of(event_id)
    journal = [
        (public if veil.lifted else veil.over(public)).encode() for _seq, public, _undo in entries
    ]
    return Moment(seq, rows, journal, [*undo_lines(entries, veil)])


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is as it stood at the first look; nobody who writes has to wait."""
    if connection.in_atomic_block:  # which is one already
        yield
        return
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("BEGIN" if sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def photos_of(event_id: int, rows: Rows) -> tuple[dict[str, bytes], list[str]]:
    """The photos that comments show, and the names of those whose file has been lost."""
    shown = (row["photo"] for row in rows.get("comment", {}).values() if row["photo"])
    photos, lost = {}, []
    for name in sorted({address.rpartition("/")[2] for address in shown}):
        try:
            photos[name] = (settings.MEDIA_ROOT / str(event_id) / name).read_bytes()
        except FileNotFoundError:
            lost.append(name)
    return photos, lost


def manifest_of(event: Event, moment: Moment, files: dict[str, bytes], lost: list[str]) -> Any:
    return {
        "format": layout.FORMAT,
        "version": layout.VERSION,
        "made_at": iso(datetime.now(UTC)),
        "event": {name: getattr(event, name) for name in ("code", "title", "language")},
        "seq": moment.seq,
        "rows": {kind: len(table) for kind, table in moment.rows.items()},
        "lost_photos": lost,
        "files": {
            name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files.items()
        },
    }


def readme(event: Event) -> bytes:
    with translation.override(event.language):
        text = _(
            "This is the archive of an Open Space: %(title)s\n\n"
            "Openspace brings it back with “Bring an archive back in”, or with\n"
            "manage.py import_event.\n\n"
            "rows.json is the wall as it stood, journal.jsonl every change from the first,\n"
            "undo.jsonl what undoing one puts back, photos/ the groups' photos, and\n"
            "manifest.json how many of each there are, with their checksums.\n\n"
            "In it is what everybody at the meeting could see when it was made: names too.\n"
            "How people are reached is not in it, nor who gave which note their dots.\n"
        )
    return (text % {"title": event.title}).encode()
