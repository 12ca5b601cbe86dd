"""Forgetting a person: what the journal and the kept answers still say of them."""

import orjson
from django.db import connection, transaction
from django.db.models import Q

from ..kept_files import throw_away
from ..models import Answer, Entry
from .change import Change


def erase_person(change: Change) -> None:
    """Take the acting person's name out of every earlier entry and kept answer, for good."""
    pk = str(change.me.pk)
    # A row's JSON begins with its id and name; a superset is fine, the rewrite looks closely.
    named = Q(public__contains=f'"{pk}":{{"id":{pk},') | Q(before__contains=f'"{pk}":{{')
    # Whose closing words they were goes too; the words stay.
    named |= Q(public__contains='"turn":{') | Q(before__contains='"turn":{')
    entries = []
    for entry in change.event.entries.filter(named).iterator(chunk_size=500):
        public, before = orjson.loads(entry.public), orjson.loads(entry.before)
        known = [public["put"].pop("person", {}), before.pop("person", {})]
        for rows, home in zip(known, (public["put"], before), strict=True):
            rows.pop(pk, None)
            if rows:
                home["person"] = rows
        for turn in public["put"].get("turn", {}).values():
            turn["person"] = None if turn["person"] == change.me.pk else turn["person"]
        for turn in before.get("turn", {}).values():
            if turn and turn.get("person_id") == change.me.pk:
                turn["person_id"] = None
        if entry.action == "baton.say" and public["actor"] == change.me.pk:
            public["actor"] = None
        entry.public = orjson.dumps(public).decode()
        entry.before = orjson.dumps(before).decode()
        entries.append(entry)
    Entry.objects.bulk_update(entries, ["public", "before"], batch_size=200)
    Answer.objects.filter(event=change.event, person=change.me.pk).delete()
    change.forget_before(change.me)
    event_id = change.event.pk
    transaction.on_commit(lambda: throw_away(event_id), robust=True)
    if connection.vendor == "sqlite":
        # Robust: whoever is forgotten is so whatever becomes of the files.
        transaction.on_commit(_empty_write_ahead_log, robust=True)


def _empty_write_ahead_log() -> None:
    """SQLite keeps what was written lately in a file beside the database: the name as well."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        patience = cursor.fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 500")  # ms: other readers are done sooner
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
