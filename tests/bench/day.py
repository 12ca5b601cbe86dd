"""A whole day through the real actions, with a clock of its own: what the time-lapse plays back.

Made up, the same each time. `WURZBURG` is the largest Open Space on record in size; `ORDINARY` the
afternoon of an ordinary one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.db import transaction

from sessions_app.actions.create import Draft, create_event, day_rhythm
from sessions_app.actions.registry import ACTIONS
from sessions_app.board.journal import record_for
from sessions_app.management.demo import NOTES, ORGANISATIONS, ROOMS
from sessions_app.models import Attendance, Event, Person, Topic

ZONE = "Europe/Copenhagen"
DAY = date(2026, 5, 4)
ROUND, PAUSE = 60, 15  # minutes
BEGIN = time(10, 0)
TITLES = [title for title, *_rest in NOTES]


@dataclass(frozen=True)
class Size:
    people: int
    topics: int
    rooms: int
    slots: int
    sign_ups: int  # for each person
    comments: int  # for each note


ORDINARY = Size(people=64, topics=21, rooms=6, slots=4, sign_ups=4, comments=3)
WURZBURG = Size(people=2108, topics=232, rooms=58, slots=4, sign_ups=3, comments=7)


@dataclass
class Day:
    """Everything done in it happens at `now`."""

    size: Size
    chance: Random
    event: Event
    lead: Person
    now: datetime
    people: list[Person] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)

    def do(self, who: Person | None, action: str, /, **fields: Any) -> Any:
        return record_for(self.event, who, ACTIONS[action], fields)

    def until(self, hour: int, minute: int) -> timedelta:
        local = datetime.combine(self.now.astimezone(ZoneInfo(ZONE)).date(), time(hour, minute))
        return local.replace(tzinfo=ZoneInfo(ZONE)) - self.now

    def spread(self, hour: int, minute: int, deeds: Sequence[Callable[[], Any]]) -> None:
        """These, one after the other, from now to then; crowded in the middle."""
        start, whole = self.now, self.until(hour, minute)
        moments = sorted((self.chance.random() + self.chance.random()) / 2 for _ in deeds)
        for moment, deed in zip(moments, deeds, strict=True):
            self.now = start + whole * moment
            deed()
        self.now = start + whole

    def phase(self, phase: str, minutes: int | None = None) -> None:
        self.event.refresh_from_db()
        self.do(self.lead, "event.phase", phase=phase, minutes=minutes)


def make_day(size: Size = ORDINARY, seed: int = 1) -> Event:
    """Made in one transaction: some 20,000 actions for WURZBURG, half a minute."""
    day: Day
    began = datetime.combine(DAY, time(7, 30), tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    clock = {"now": lambda: began}
    with (
        patch("sessions_app.board.change.timezone.now", lambda: clock["now"]()),
        transaction.atomic(),
    ):
        event, lead = create_event(_draft(size))
        day = Day(size, Random(seed), event, lead, began)
        clock["now"] = lambda: day.now
        _morning(day)
        for number in range(size.slots):
            _round(day, number)
        _circle(day)
    return event


def _draft(size: Size) -> Draft:
    names = [ROOMS[n][0] if n < len(ROOMS) else f"Lokale {n + 1}" for n in range(size.rooms)]
    return Draft(
        title="Demonstration: en hel dag",
        theme="Hvordan kan I danne netværk i kommuner/regioner – mellem organisationer?",
        language="da",
        timezone=ZONE,
        phase="prepare",
        rooms=[{"name": name, "where": "", "capacity": 40} for name in names],
        slots=day_rhythm(DAY, BEGIN, ROUND, size.slots, PAUSE, "Runde %(n)s", ZONE),
        demo=True,
    )


def _morning(day: Day) -> None:
    """People come, write their notes, and walk along the wall."""
    day.spread(8, 45, [partial(_join, day, n) for n in range(day.size.people)])
    day.phase("welcome")
    day.now += day.until(9, 5)
    day.phase("notes")
    places = [(room, slot) for slot in _ids(day.event.slots) for room in _ids(day.event.rooms)]
    writers = day.chance.sample(day.people, day.size.topics)
    day.spread(
        *(9, 30),
        [partial(_post, day, n, who, places) for n, who in enumerate(writers)],
    )
    day.phase("market", 25)
    joins = [partial(_sign_up, day, who) for who in day.people for _ in range(day.size.sign_ups)]
    moves = [partial(_rehang_elsewhere, day, places) for _ in range(day.size.topics // 4)]
    deeds = [*joins, *moves]
    day.chance.shuffle(deeds)
    day.spread(9, 55, deeds)
    day.do(day.lead, "topic.hide", topic=day.topics[-1])
    day.phase("sessions")


def _join(day: Day, number: int) -> None:
    home = ORGANISATIONS[number % len(ORGANISATIONS)]
    made = day.do(None, "person.join", name=f"Demodeltager {number + 1}", organisation=home)
    day.people.append(Person.objects.get(pk=made["id"]))


def _post(day: Day, number: int, who: Person, places: list[tuple[int, int]]) -> None:
    title = TITLES[number % len(TITLES)] + (f" ({number + 1})" if number >= len(TITLES) else "")
    room, slot = places[number % len(places)]
    place = {} if number % 9 == 4 else {"room": room, "slot": slot}
    made = day.do(who, "topic.post", title=title, text="Tag et eksempel med. " * 4, **place)
    day.topics.append(made["id"])


def _sign_up(day: Day, who: Person) -> None:
    day.do(who, "topic.join", topic=day.chance.choice(day.topics))


def _rehang_elsewhere(day: Day, places: list[tuple[int, int]]) -> None:
    """A note without a place finds one; the others change places."""
    taken = set(_wall(day).exclude(room=None).values_list("room", "slot"))
    free = [place for place in places if place not in taken]
    loose = _wall(day).filter(room=None).first()
    if free and (loose or day.chance.random() < 0.5):
        topic = loose.pk if loose else day.chance.choice(day.topics)
        room, slot = day.chance.choice(free)
        day.do(day.lead, "topic.place", topic=topic, room=room, slot=slot)
    else:
        one, other = day.chance.sample(day.topics, 2)
        day.do(day.lead, "topic.swap", topic=one, **{"with": other})


def _round(day: Day, number: int) -> None:
    """Groups begin, people go there and go on, and the notes come back."""
    slot = _ids(day.event.slots)[number]
    here = list(_wall(day).filter(slot=slot, hidden=False))
    begins = datetime.combine(DAY, BEGIN) + timedelta(minutes=number * (ROUND + PAUSE))
    begin, middle, end = (begins + timedelta(minutes=m) for m in (2, 40, ROUND + 10))
    for topic in here:
        day.do(topic.convener, "topic.open", topic=topic.pk)
        day.now += timedelta(seconds=5 if len(here) > 20 else 40)
    conveners = {topic.convener_id for topic in here}
    others = [who for who in day.people if who.pk not in conveners]
    day.spread(begin.hour, begin.minute + 8, [partial(_go, day, who, here) for who in others])
    wander = day.chance.sample(others, len(others) // 3)
    words = [partial(_comment, day, t) for t in here for _ in range(day.size.comments)]
    deeds = [*[partial(_go, day, who, here) for who in wander], *words]
    day.chance.shuffle(deeds)
    day.spread(middle.hour, middle.minute, deeds)
    day.spread(end.hour, end.minute, [partial(_finish, day, t) for t in here])


def _go(day: Day, who: Person, groups: list[Topic]) -> None:
    """Mostly where one signed up."""
    mine = set(Attendance.objects.filter(person=who).values_list("topic", flat=True))
    wanted = [topic for topic in groups if topic.pk in mine] or groups
    to = day.chance.choice(wanted if day.chance.random() < 0.8 else groups)
    day.do(who, "person.move", topic=to.pk)


def _comment(day: Day, topic: Topic) -> None:
    kind = day.chance.choice(("note", "insight", "question", "decision"))
    text = "Vi prøver det **i et år** og mødes igen."
    day.do(day.chance.choice(day.people), "comment.add", topic=topic.pk, text=text, kind=kind)


def _finish(day: Day, topic: Topic) -> None:
    day.do(topic.convener, "topic.close", topic=topic.pk, summary="Vi blev enige om tre ting.")
    day.do(topic.convener, "topic.rehang", topic=topic.pk, comments=["Vi mødes igen i juni."])


def _circle(day: Day) -> None:
    """Dots, a conclusion, plans and networks; and a plan that is told about the day after."""
    day.now += day.until(15, 30)
    day.phase("plenary", 60)
    some = day.chance.sample(day.people, min(len(day.people), 300))
    day.spread(
        *(15, 50),
        [
            partial(day.do, who, "topic.vote", topic=day.chance.choice(day.topics[:-1]), dots=2)
            for who in some
        ],
    )
    agreed = day.do(day.lead, "conclusion.propose", text="Vi mødes igen om et halvt år.")
    day.now += timedelta(minutes=4)
    day.do(day.lead, "conclusion.adopt", conclusion=agreed["id"])
    plans = [
        day.do(who, "plan.propose", what=f"Demoplan {n}", owner=who.pk)["id"]
        for n, who in enumerate(some[:8], 1)
    ]
    for n, who in enumerate(some[:4], 1):
        day.now += timedelta(minutes=2)
        day.do(who, "network.found", name=f"Demonetværk {n}", purpose="At mødes igen")
    day.now += day.until(16, 25)
    day.phase("closed")
    day.now += timedelta(hours=17)
    day.do(day.lead, "plan.progress", plan=plans[0], state="done")


def _ids(of: Any) -> list[int]:
    return [*of.order_by("position").values_list("pk", flat=True)]


def _wall(day: Day) -> Any:
    return Topic.objects.filter(event=day.event).exclude(state__in=("withdrawn", "merged"))
