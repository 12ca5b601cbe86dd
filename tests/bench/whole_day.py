"""Würzburg's day as an archive: 2,108 people, 232 notes, some 20,000 entries. Made up, the same
each time. The rows are made by their own row functions; nothing else of the product is asked."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import orjson

PEOPLE, TOPICS, SLOTS = 2108, 232, 4
ROOMS = TOPICS // SLOTS
SIGN_UPS = 3  # for each person
MOVES = 5  # for each person
COMMENTS, PLANS = 1600, 120
BEGAN = datetime(2003, 9, 29, 8, 0, tzinfo=UTC)
AT = "2003-09-29T12:00:00.000Z"
WORDS = ("netværk", "kommune", "region", "ledelse", "trivsel", "sparring", "erfaring", "hverdag")

Step = tuple[str, list[Any]]


def written(folder: Path) -> Path:
    """The zip."""
    from sessions_app.board.fold import fold
    from sessions_app.board.rows import KIND_OF

    rows: Any = {}
    journal, undo, seen = [], [], set()
    for seq, (action, things) in enumerate(_steps(Random(1)), 1):
        put: dict[str, Any] = {}
        before: dict[str, Any] = {}
        for thing in things:
            kind = KIND_OF[type(thing)]
            put.setdefault(kind.name, {})[str(thing.pk)] = kind.row(thing)
            new = (kind.name, thing.pk) not in seen
            before.setdefault(kind.name, {})[str(thing.pk)] = None if new else {"at_id": None}
            seen.add((kind.name, thing.pk))
        journal.append({"seq": seq, "at": AT, "actor": 1, "action": action, "put": put, "drop": {}})
        undo.append(before)
        fold(rows, journal[-1])
    files = {
        "rows.json": orjson.dumps(rows),
        "journal.jsonl": b"\n".join(map(orjson.dumps, journal)),
        "undo.jsonl": b"\n".join(map(orjson.dumps, undo)),
        "README.txt": b"Made up.",
    }
    told = {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in files.items()
    }
    manifest = {"format": "openspace-archive", "version": 1, "seq": len(journal), "files": told}
    path = folder / "wurzburg.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, content in {"manifest.json": orjson.dumps(manifest), **files}.items():
            packed.writestr(name, content)
    return path


def _steps(chance: Random) -> Iterator[Step]:
    """Each with the rows it puts."""
    from sessions_app.models import Attendance, Comment, Event, Person, Plan, Room, Slot, Topic

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    event = Event(pk=1, code="WRZBRG", title="Würzburg", theme="Hvad nu?", phase="sessions")
    rooms = [Room(pk=n, name=f"Rum {n}", capacity=20, position=n) for n in range(1, ROOMS + 1)]
    slots = [
        Slot(
            pk=n,
            label=f"Runde {n}",
            starts_at=BEGAN + timedelta(hours=n),
            ends_at=BEGAN + timedelta(hours=n + 1),
            position=n,
        )
        for n in range(1, SLOTS + 1)
    ]
    people = [
        Person(pk=n, name=f"Deltager {n}", organisation=f"Kommune {n % 60}")
        for n in range(1, PEOPLE + 1)
    ]
    people[0].role = "facilitator"
    yield "event.create", [event, people[0], *rooms, *slots]
    for person in people[1:]:
        yield "person.join", [person]
    topics, sign_ups = [], 0
    for n, person in enumerate(people[:TOPICS], 1):
        place = {"room": rooms[(n - 1) % ROOMS], "slot": slots[(n - 1) // ROOMS]}
        topic = Topic(pk=n, number=n, title=words(4), text=words(20), convener=person, **place)
        topics.append(topic)
        sign_ups += 1
        yield "topic.post", [topic, Attendance(pk=sign_ups, topic=topic, person=person)]
    for person in people:
        own = [topic for topic in chance.sample(topics, SIGN_UPS) if topic.convener != person]
        for topic in own:
            sign_ups += 1
            yield "topic.join", [Attendance(pk=sign_ups, topic=topic, person=person)]
    for _ in range(MOVES):
        for person in chance.sample(people, PEOPLE):
            person.at = chance.choice(topics)
            yield "person.move", [person]
    for n in range(1, COMMENTS + 1):
        said = {"text": words(25), "kind": "note", "at": BEGAN}
        topic, person = chance.choice(topics), chance.choice(people)
        yield "comment.add", [Comment(pk=n, topic=topic, person=person, **said)]
    for n in range(1, PLANS + 1):
        owner = chance.choice(people)
        plan = Plan(pk=n, what=words(8), owner=owner, proposer=owner, topic=chance.choice(topics))
        yield "plan.propose", [plan]
