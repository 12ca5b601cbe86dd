"""An event of any size, written straight into the database: its rows, and a journal that folds to
them. `python -m tests.exports.large WURZBURG` makes one and prints its code."""

import hashlib
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import django
import orjson
from django.conf import settings
from django.db import models
from PIL import Image, ImageDraw

if __name__ == "__main__":
    django.setup()

from sessions_app.actions.create import Draft, create_event, day_rhythm
from sessions_app.board.rows import iso, rows_of
from sessions_app.models import Attendance, Comment, Entry, Event, Person, Plan, Topic
from tests.exports.days import MARKDOWN, photo

ZONE = "Europe/Copenhagen"
DAY = date(2026, 5, 4)
SENTENCES = (
    "Vi begyndte med at fortælle, hvad der virker hjemme hos os selv.",
    "De fleste netværk dør, når den første vært holder op, så værtskabet skal gå på omgang.",
    "Ledelsens opbakning er vigtig, men den kommer, når nogen kan se, hvad det giver.",
    "Sygefraværet faldt, efter at tillidsrepræsentanterne kom med ved bordet.",
    "Arbejdsmiljørepræsentanterne vil mødes på tværs af kommunegrænserne to gange om året.",
)


@dataclass(frozen=True)
class Size:
    people: int
    topics: int
    reports: int  # of the topics, those whose group wrote one
    photos: int  # for each report
    comments: int  # for each report
    slots: int = 4


BOOK = Size(people=300, topics=150, reports=150, photos=2, comments=6)
WURZBURG = Size(people=2108, topics=232, reports=150, photos=2, comments=8)


def large_event(size: Size, seed: int = 1) -> Event:
    chance = Random(seed)
    rooms = -(-size.topics // size.slots)
    event, _lead = create_event(
        Draft(
            title="Den store dag",
            theme="Hvordan kan I danne netværk i kommuner/regioner – mellem organisationer?",
            timezone=ZONE,
            phase="plenary",
            rooms=[{"name": f"Lokale {n}", "capacity": 20} for n in range(1, rooms + 1)],
            slots=day_rhythm(DAY, time(9), 60, size.slots, 15, "Runde %(n)s", ZONE),
        )
    )
    people = _made(_people(event, size))
    topics = _made(_topics(event, size, people))
    _made(
        Attendance(topic=topic, person=person)
        for person in people
        for topic in chance.sample(topics, min(4, len(topics)))
    )
    _made(_comments(event, size, topics, people, chance))
    _made(
        Plan(event=event, what=f"Plan {n}", owner=people[n], proposer=people[n], topic=topics[n])
        for n in range(min(40, len(topics)))
    )
    _write_journal(event)
    return event


def _made(things: Iterator[Any]) -> list[Any]:
    every = list(things)
    if every:
        model: type[models.Model] = type(every[0])
        model._default_manager.bulk_create(every, batch_size=500)
    return every


def _people(event: Event, size: Size) -> Iterator[Person]:
    for n in range(size.people):
        home = f"Kommune {n % 24}"
        yield Person(event=event, name=f"Deltager {n}", organisation=home, listed=n % 3 == 0)


def _topics(event: Event, size: Size, people: list[Person]) -> Iterator[Topic]:
    rooms, slots = [*event.rooms.order_by("position")], [*event.slots.order_by("position")]
    for n in range(size.topics):
        told = n < size.reports
        yield Topic(
            event=event,
            number=n + 1,
            title=f"{SENTENCES[n % 5][:60]} ({n + 1})",
            text="Tag et eksempel med.",
            convener=people[n % len(people)],
            room=rooms[n // size.slots],
            slot=slots[n % size.slots],
            state="rehung" if told else "posted",
            summary=" ".join(SENTENCES) if told else "",
            opened_at=slots[0].starts_at if told else None,
        )


def _comments(
    event: Event, size: Size, topics: list[Topic], people: list[Person], chance: Random
) -> Iterator[Comment]:
    (settings.MEDIA_ROOT / str(event.pk)).mkdir(parents=True, exist_ok=True)
    paper = Image.open(io.BytesIO(photo(0, (1600, 1200), grain=90)))
    began = datetime.combine(DAY, time(9))
    for topic in topics[: size.reports]:
        for n in range(size.comments):
            kind = ("note", "insight", "question", "decision")[n % 4]
            text = MARKDOWN if n == 0 else " ".join(chance.choices(SENTENCES, k=2))
            at = began.astimezone() + timedelta(minutes=chance.randint(0, 400))
            shown = _photo(event, paper, topic.number * 10 + n) if n < size.photos else ""
            yield Comment(
                topic=topic, person=chance.choice(people), text=text, kind=kind, at=at, photo=shown
            )


def _photo(event: Event, paper: Image.Image, number: int) -> str:
    """A photo like no other, as in life: writers of documents keep equal ones only once."""
    picture = paper.copy()
    picture.putpixel((number % 1600, 600), (255, 0, 0))
    ImageDraw.Draw(picture).text((700, 600), str(number), fill="black", font_size=300)
    name = hashlib.sha256(str(number).encode()).hexdigest()[:32] + ".jpg"
    picture.save(settings.MEDIA_ROOT / str(event.pk) / name, "JPEG", quality=82)
    return name


def _write_journal(event: Event) -> None:
    """One entry for each row, over a day."""
    rows = [(kind, pk, row) for kind, own in rows_of(event.pk).items() for pk, row in own.items()]
    began = datetime.combine(DAY, time(8)).astimezone()
    Entry.objects.filter(event=event).delete()
    entries = []
    for seq, (kind, pk, row) in enumerate(rows, 1):
        at = iso(began + timedelta(hours=9) * seq / len(rows))
        public = {"seq": seq, "at": at, "actor": None, "action": "event.edit"}
        text = orjson.dumps(public | {"put": {kind: {pk: row}}, "drop": {}}).decode()
        entries.append(Entry(event=event, seq=seq, action="event.edit", public=text, before="{}"))
    Entry.objects.bulk_create(entries, batch_size=500)
    Event.objects.filter(pk=event.pk).update(seq=len(rows))
    event.refresh_from_db()


if __name__ == "__main__":
    print(large_event({"BOOK": BOOK, "WURZBURG": WURZBURG}[sys.argv[1]]).code)
