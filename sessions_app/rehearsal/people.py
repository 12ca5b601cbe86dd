"""How people spend the day: they write, sign up, go where they learn, add comments, and plan."""

import asyncio
from random import Random
from typing import Any

from . import words
from .phone import Phone, Turned
from .screen import Screen
from .timetable import Timetable
from .world import Row, World

TRIES = 4  # at a place that others reach for too
KINDS = ("note", "insight", "question", "decision")
STANCES = ("agree", "agree", "agree", "agree", "aside", "object")
FROM_EACH = 8  # people of one organisation, until there are so many organisations:
MOST_ORGANISATIONS = 40


class Participant:
    """Number `number` of all. The first `day.topics` of them convene a note each."""

    def __init__(
        self, number: int, phone: Phone, screen: Screen, world: World, day: Timetable, language: str
    ) -> None:
        self.number, self.phone, self.screen = number, phone, screen
        self.world, self.day, self.language = world, day, language
        self.chance: Random = phone.chance
        self.note: int | None = None
        self.signed_up: set[int] = set()

    async def live(self) -> None:
        """The whole day; ends when plenary is over for this person."""
        for phase, deed in (
            ("notes", self.write),
            ("market", self.sign_up),
            ("sessions", self.meet),
            ("plenary", self.agree),
        ):
            await self.world.phase(phase)
            await self.attempt(deed)

    async def attempt(self, deed: Any) -> None:
        """What one was turned away from is counted already; the day goes on."""
        try:
            await deed()
        except Turned:
            return

    async def some_time(self, phase: str, begin: float, end: float) -> None:
        """Waits till some moment between two parts of a phase that has just begun."""
        await asyncio.sleep(self.day.lasts(phase) * self.chance.uniform(begin, end))

    def say(self, choice: dict[str, str], number: int | None = None) -> str:
        return words.numbered(choice, self.language, self.number if number is None else number)

    # Notes

    async def write(self) -> None:
        if self.number >= self.day.topics:
            return
        await self.some_time("notes", 0.0, 0.6)
        title, place = self.say(words.NOTES), self.some_place()
        for _try in range(TRIES):
            made = await self.phone.act("topic.post", title=title, **place)
            if made is not None:
                self.note = made["id"]
                self.signed_up.add(self.note)
                break
            place = self.some_place()  # somebody was quicker
        if self.note is not None and self.chance.random() < 0.3:
            await self.phone.act("baton.ask", topic=self.note)

    def some_place(self) -> dict[str, Any]:
        free = self.world.free_places()
        if not free or self.chance.random() < 0.05:
            return {}
        room, slot = self.chance.choice(free)
        return {"room": room, "slot": slot}

    # The market

    async def sign_up(self) -> None:
        """Most at once, as the market opens."""
        await asyncio.sleep(min(self.chance.expovariate(8), 0.7) * self.day.lasts("market"))
        for _ in range(self.chance.choice((1, 2, 3, 3, 4))):
            note = self.another("posted", "running")
            if note is None:
                return
            if await self.phone.act("topic.join", topic=note) is not None:
                self.signed_up.add(note)
            await asyncio.sleep(self.chance.uniform(0, 0.05) * self.day.lasts("market"))
        if self.chance.random() < 0.06:
            others = sorted(self.signed_up - {self.note})
            if others and await self.phone.act("topic.leave", topic=others[0]) is not None:
                self.signed_up.discard(others[0])

    def another(self, *states: str) -> int | None:
        """A note on the wall this person has not signed up for."""
        found = [row["id"] for row in self.world.notes(*states) if row["id"] not in self.signed_up]
        return self.chance.choice(found) if found else None

    # Groups

    async def meet(self) -> None:
        if self.note is None:
            await self.walk()
        else:
            await self.convene(self.note)

    async def convene(self, note: int) -> None:
        """Opens the group, stays till it is done, hangs the note back."""
        await self.some_time("sessions", 0.0, 0.15)
        if await self.phone.act("topic.open", topic=note) is None:
            return
        await self.some_time("sessions", 0.3, 0.5)
        await self.comment(note)
        if await self.phone.act("topic.close", topic=note, summary=self.some_words()) is None:
            return
        if self.number < self.day.reports:
            await self.some_time("sessions", 0.0, 0.1)
            await self.phone.act("topic.rehang", topic=note, comments=[self.some_words()])

    async def walk(self) -> None:
        """The law of two feet. Some phones fall asleep on the way."""
        was: int | None = None
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            await self.some_time("sessions", 0.02, 0.25)
            found = [row["id"] for row in self.world.notes("posted", "running")]
            mine = [note for note in found if note in self.signed_up and note != was] or found
            note = self.chance.choice(mine) if mine else None
            if note is None or note == was:
                continue
            if await self.phone.act("person.move", topic=note) is not None:
                was = note
            if self.chance.random() < 0.35:
                await self.comment(note)
            if self.chance.random() < 0.15:
                await self.screen.sleep(
                    self.chance.uniform(0.02, 0.15) * self.day.lasts("sessions")
                )

    async def comment(self, note: int) -> None:
        kind = self.chance.choice(KINDS)
        await self.phone.act("comment.add", topic=note, text=self.some_words(), kind=kind)

    def some_words(self) -> str:
        return words.one_of(words.COMMENTS, self.language, self.chance)

    # Plenary

    async def agree(self) -> None:
        await self.some_time("plenary", 0.0, 0.15)
        if self.chance.random() < 0.6:
            await self.give_dots()
        for part, deed in (
            (0.04, self.ask_for_the_baton),
            (0.01, self.conclude),
            (0.03, self.plan),
            (0.015, self.found),
        ):
            if self.chance.random() < part:
                await deed()
        await self.some_time("plenary", 0.2, 0.45)
        await self.take_part()

    async def give_dots(self) -> None:
        left = int(self.world.event["dots"])
        notes = self.world.notes("posted", "running", "closed", "rehung")
        for note in self.chance.sample(notes, min(len(notes), self.chance.choice((1, 2, 3)))):
            dots = min(left, 1 + (self.chance.random() < 0.2))
            if dots:
                await self.phone.act("topic.vote", topic=note["id"], dots=dots)
                left -= dots

    async def ask_for_the_baton(self) -> None:
        await self.phone.act("baton.ask")

    async def conclude(self) -> None:
        await self.phone.act("conclusion.propose", text=self.some_words())

    async def plan(self) -> None:
        await self.phone.act(
            "plan.propose", what=self.say(words.PLANS), first_step=self.some_words()
        )

    async def found(self) -> None:
        await self.phone.act(
            "network.found",
            name=self.say(words.NETWORKS),
            purpose=words.PURPOSES.get(self.language, words.PURPOSES["en"]),
        )

    async def take_part(self) -> None:
        """In what others have proposed by now."""
        if self.chance.random() < 0.3 and (one := self.one_of("conclusion")):
            await self.phone.act(
                "conclusion.stand", conclusion=one["id"], **self.some_stance(), changes=False
            )
        if self.chance.random() < 0.15 and (one := self.one_of("network")):
            share = self.chance.random() < 0.5
            if share:  # made up, and nobody's
                contact = f"{self.number}@example.org"
                await self.phone.act("person.edit", contact=contact, changes=False)
            await self.phone.act(
                "network.join", network=one["id"], share_contact=share, changes=False
            )
        unowned = [row for row in self.world.table("plan") if row["owner"] is None]
        if self.chance.random() < 0.05 and unowned:
            plan = self.chance.choice(unowned)["id"]
            await self.phone.act("plan.take", plan=plan, changes=False)

    def one_of(self, kind: str) -> Row | None:
        rows = self.world.table(kind)
        return self.chance.choice(rows) if rows else None

    def some_stance(self) -> dict[str, str]:
        stance = self.chance.choice(STANCES)
        return {"stance": stance} | ({"reason": self.some_words()} if stance == "object" else {})
