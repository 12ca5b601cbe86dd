"""Würzburg 2003 as entries: 2,108 people, 232 topics, some 20,000 changes. Made up, the same each
time; no server is asked."""

from collections.abc import Iterator
from random import Random
from typing import Any

from sessions_app.board.fold import Rows, fold

PEOPLE, TOPICS, SLOTS = 2108, 232, 4
ROOMS = TOPICS // SLOTS
ORGANISATIONS = 60
SIGN_UPS = 3  # for each person
MOVES = 4  # for each person
AT = "2003-09-29T12:00:00.000Z"
WORDS = (
    *("netværk", "kommune", "region", "ledelse", "trivsel", "arbejdsmiljø", "sparring", "møde"),
    *("læring", "borger", "samarbejde", "digital", "tid", "stress", "nye", "ledere", "metode"),
    *("erfaring", "konsulent", "hverdag", "støtte", "fremtid", "unge", "kultur", "tillid"),
)


def entries(seed: int = 1) -> list[dict[str, Any]]:
    """The journal, from nothing."""
    return [
        {"seq": seq, "at": AT, "actor": 1, "action": action, "put": put, "drop": {}}
        for seq, (action, put) in enumerate(_changes(Random(seed)), 1)
    ]


def rows_of(journal: list[dict[str, Any]]) -> Rows:
    rows: Rows = {}
    for entry in journal:
        fold(rows, entry)
    return rows


Change = tuple[str, dict[str, Any]]


def _changes(chance: Random) -> Iterator[Change]:
    yield "event.create", _put("event", id=1, code="WRZBRG", phase="market", language="da", dots=5)
    for room in range(1, ROOMS + 1):
        yield "room.add", _put("room", id=room, name=f"Rum {room}", capacity=20, position=room)
    for slot in range(1, SLOTS + 1):
        yield "slot.add", _put("slot", id=slot, label=f"Runde {slot}", position=slot)
    for person in range(1, PEOPLE + 1):
        yield "person.join", _put("person", **_person(person))
    for topic in range(1, TOPICS + 1):
        yield "topic.post", _put("topic", **_topic(topic, chance))
    signed: dict[int, list[int]] = {}
    pk = 0
    for person in range(1, PEOPLE + 1):
        signed[person] = chance.sample(range(1, TOPICS + 1), SIGN_UPS)
        for topic in signed[person]:
            pk += 1
            yield "topic.join", _put("attendance", id=pk, topic=topic, person=person)
    for _ in range(MOVES):
        for person in chance.sample(range(1, PEOPLE + 1), PEOPLE):
            at = chance.choice(signed[person])
            yield "person.move", _put("person", **_person(person, at))
    for comment in range(1, 1500):
        topic = chance.randint(1, TOPICS)
        text = " ".join(chance.choices(WORDS, k=12))
        words = {"text": text, "html": f"<p>{text}</p>", "kind": "note", "photo": None, "at": AT}
        yield "comment.add", _put("comment", id=comment, topic=topic, person=1, **words)


def _put(table: str, /, **row: Any) -> dict[str, Any]:
    return {table: {str(row["id"]): row}}


def _person(pk: int, at: int | None = None) -> dict[str, Any]:
    home = f"Kommune {pk % ORGANISATIONS}"
    return {"id": pk, "name": f"Person {pk}", "organisation": home, "role": "participant", "at": at}


def _topic(pk: int, chance: Random) -> dict[str, Any]:
    title, text = (" ".join(chance.choices(WORDS, k=count)) for count in (4, 15))
    place = {"room": (pk - 1) % ROOMS + 1, "slot": (pk - 1) // ROOMS + 1}
    return {
        **{"id": pk, "number": pk, "title": title, "text": text, "convener": pk, "summary": ""},
        **{"state": "posted", "hidden": False, "consent": False, "merged_into": None},
        **{"conclusion": None, "opened_at": None, "closed_at": None, "rehung_at": None},
        **place,
    }
