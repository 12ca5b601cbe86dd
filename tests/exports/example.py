"""The demonstration event lived through to its end, and its book:
`python -m tests.exports.example docs/example-book.pdf`. Made up, the same each time."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

DAY = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)
# What a group may have said: (kind, words)
SAID = (
    ("insight", "De netværk, der lever, har **en vært og en dato**. Resten er gode hensigter."),
    ("insight", "Vi spørger for lidt. Den bedste hjælp lå en kommune herfra i to år."),
    ("question", "Hvem tager over, når værten skifter job?"),
    ("question", "Kan region og kommune bruge samme trivselsmåling, eller måler vi to ting?"),
    ("decision", "Vi mødes tre gange før jul: *én gang hos hver*. Kaffen er værtens."),
    ("note", "To ting at begynde med:\n\n1. Ring til én, du mødte i dag\n2. Sæt en dato"),
    ("note", "> Det er nemmere at komme, når nogen venter på én.\n\nSagt af en, der ved det."),
)
WORDS = (
    "Jeg kom for at høre om værktøjer. Jeg går hjem med fire telefonnumre.",
    "Det bedste møde var det ved kaffen, og det stod ikke på tavlen.",
    "Jeg skrev en seddel, jeg ikke turde hænge op. Der kom ni.",
    "Tak for plads til dem, der ikke siger så meget.",
)
PLANS = (
    ("Kald det første netværk sammen", "Find en dato inden fredag", "2026-05-29"),
    ("Fælles værktøjskasse til trivselsmålinger", "Saml det, vi har, i én mappe", "2026-06-19"),
    ("Besøgsordning mellem nabokommuner", "Skriv til tre, der vil lægge hus til", "2026-09-01"),
)


class Afternoon:
    """The clock goes with what is done."""

    def __init__(self, event: Any) -> None:
        from sessions_app.models import Person

        self.event = event
        self.chance = Random(4)
        self.lead = event.people.get(role="facilitator")
        self.people = list(Person.objects.filter(event=event, role="participant").order_by("pk"))
        self.topics = list(event.topics.order_by("number"))

    def do(self, who: Any, action: str, /, **fields: Any) -> Any:
        from sessions_app.actions.registry import ACTIONS
        from sessions_app.board.journal import record_for

        Clock.now += timedelta(seconds=self.chance.randint(4, 40))
        return record_for(self.event, who, ACTIONS[action], fields)

    def live(self) -> None:
        for person in self.people[::2]:
            self.do(person, "person.edit", listed=True)
        self.do(self.lead, "event.phase", phase="sessions")
        for number, topic in enumerate(self.topics[:13]):
            Clock.now = max(Clock.now, DAY + timedelta(minutes=35 + number * 14))
            self.group(number, topic)
        self.circle()

    def group(self, number: int, topic: Any) -> None:
        from tests.exports.days import as_data_url, photo

        host = topic.convener
        self.do(host, "topic.open", topic=topic.pk)
        there = self.chance.sample(self.people, self.chance.randint(3, 8))
        for person in there:
            if person.pk != host.pk and not person.convenes.filter(state="running").exists():
                self.do(person, "person.move", topic=topic.pk)
        for turn in range(1 + number % 4):
            kind, words = SAID[(number * 3 + turn) % len(SAID)]
            self.do(there[turn % 3], "comment.add", topic=topic.pk, kind=kind, text=words)
        if number in (0, 5):
            shot = as_data_url(photo(number + 3, (900, 675)))
            self.do(there[0], "comment.add", topic=topic.pk, text="Tavlen, da vi gik.", photo=shot)
        summary = "Vi blev enige om, hvad vi selv kan gøre i morgen." if number % 3 == 0 else ""
        self.do(host, "topic.close", topic=topic.pk, summary=summary)
        if number % 4:
            self.do(host, "topic.rehang", topic=topic.pk)

    def circle(self) -> None:
        Clock.now = max(Clock.now, DAY + timedelta(minutes=35 + 13 * 14 + 10))
        self.do(self.lead, "event.phase", phase="plenary")
        for person in self.people[:20]:
            self.do(person, "topic.vote", topic=self.topics[self.chance.randint(0, 8)].pk, dots=2)
        for number, words in enumerate(WORDS):
            speaker = self.people[number * 7 + 2]
            self.do(speaker, "baton.ask")
            self.do(self.lead, "baton.pass", to=speaker.pk)
            self.do(speaker, "baton.say", text=words)
        self.conclude()
        self.do(self.lead, "event.phase", phase="closed")

    def conclude(self) -> None:
        ends = (
            ("Vi hjælper hinanden på tværs, før vi spørger en konsulent.", self.topics[1], 0),
            ("Et netværk får en vært, en rytme og en slutdato.", self.topics[0], 2),
        )
        for text, topic, aside in ends:
            made = self.do(topic.convener, "conclusion.propose", text=text, topic=topic.pk)["id"]
            for number, person in enumerate(self.people[:24]):
                stance = "aside" if number < aside else "agree"
                reason = "Jeg vil gerne se rytmen først." if number == 1 and aside else ""
                self.do(person, "conclusion.stand", conclusion=made, stance=stance, reason=reason)
            self.do(self.lead, "conclusion.adopt", conclusion=made)
        for number, (what, first_step, due) in enumerate(PLANS):
            who, topic = self.people[number * 5], self.topics[number * 2]
            given = {"what": what, "first_step": first_step, "due": due, "topic": topic.pk}
            plan = self.do(who, "plan.propose", owner=who.pk, **given)["id"]
            for person in self.people[number + 1 : number + 6]:
                self.do(person, "plan.support", plan=plan)
        founder = self.people[3]
        purpose = "Sparring mellem konsulenter, der sidder alene med det i deres kommune."
        network = {"name": "Netværk på tværs", "purpose": purpose, "rhythm": "Hver sjette uge"}
        made = self.do(founder, "network.found", topic=self.topics[1].pk, **network)["id"]
        for person in self.people[8:17]:
            self.do(person, "network.join", network=made, share_contact=False)


class Clock:
    now = DAY


@contextmanager
def on_the_day() -> Iterator[None]:
    """Everything that is done happens that afternoon."""

    class Today(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return Clock.now.astimezone(tz)

    with (
        patch("sessions_app.board.change.timezone.now", lambda: Clock.now),
        patch("sessions_app.management.demo.datetime", Today),
        patch("sessions_app.exports.book.compose.datetime", Today),
    ):
        yield


def write(path: Path) -> None:
    from django.core.management import call_command
    from django.db import transaction

    from sessions_app.exports.registry import EXPORTS
    from sessions_app.exports.source import source_of
    from sessions_app.management.demo import demo_event

    call_command("migrate", verbosity=0)
    with on_the_day(), transaction.atomic():
        event = demo_event()
        Afternoon(event).live()
        event.refresh_from_db()
        event.code = "DEMO22"
        source = source_of(event, "https://openspace.example.org/e/DEMO22/")
        path.write_bytes(EXPORTS["proceedings.pdf"].make(source))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "openspace.settings",
            "DATABASE_URL": f"sqlite:///{folder}/example.sqlite3",
            "OPENSPACE_MEDIA": f"{folder}/media",
        }
        import django

        django.setup()
        write(Path(sys.argv[1]))
