"""Forgetting a person: what the journal and the kept answers still say of them."""

from typing import Any

import orjson
from django.db import connection, transaction
from django.db.models import Q

from ..kept_files import throw_away
from ..models import Answer, Entry
from .change import Change


def erase_person(change: Change) -> None:
    """Take the acting person's name out of every earlier entry and kept answer, for good."""
    person = change.me.pk
    erase = _Eraser(person)
    # A row's JSON begins with its id and name; a superset is fine, the rewrite looks closely.
    named = Q(public__contains=f'"{person}":{{"id":{person},')
    named |= Q(before__contains=f'"{person}":{{')
    # Whose closing words they were goes too, and why somebody stood as they did; words said stay.
    for kind in ("turn", "stance"):
        named |= Q(public__contains=f'"{kind}":{{') | Q(before__contains=f'"{kind}":{{')
    entries = []
    for entry in change.event.entries.filter(named).order_by("seq").iterator(chunk_size=500):
        public, before = orjson.loads(entry.public), orjson.loads(entry.before)
        erase.from_entry(public, before)
        entry.public = orjson.dumps(public).decode()
        entry.before = orjson.dumps(before).decode()
        entries.append(entry)
    Entry.objects.bulk_update(entries, ["public", "before"], batch_size=200)
    Answer.objects.filter(event=change.event, person=person).delete()
    change.forget_before(change.me)
    event_id = change.event.pk
    transaction.on_commit(lambda: throw_away(event_id), robust=True)
    if connection.vendor == "sqlite":
        # Robust: whoever is forgotten is so whatever becomes of the files.
        transaction.on_commit(_empty_write_ahead_log, robust=True)


class _Eraser:
    """Goes through the entries in order: an image may name a stance by its id alone."""

    def __init__(self, person: int) -> None:
        self.person = person
        self.stances: set[str] = set()

    def from_entry(self, public: dict[str, Any], before: dict[str, Any]) -> None:
        if public["action"].startswith("baton.") and public["actor"] == self.person:
            public["actor"] = None
        for rows in (public["put"], before):
            self._from_people(rows)
        for turn in public["put"].get("turn", {}).values():
            if turn["person"] == self.person:
                turn["person"] = None
        for turn in before.get("turn", {}).values():
            if turn and turn.get("person_id") == self.person:
                turn["person_id"] = None
        for pk, stance in public["put"].get("stance", {}).items():
            if stance["person"] == self.person:
                self.stances.add(pk)
                stance["reason"] = ""
        for pk in self.stances & before.get("stance", {}).keys():
            if before["stance"][pk]:
                before["stance"][pk] |= {"reason": ""}

    def _from_people(self, rows: dict[str, Any]) -> None:
        people = rows.pop("person", {})
        people.pop(str(self.person), None)
        if people:
            rows["person"] = people


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
