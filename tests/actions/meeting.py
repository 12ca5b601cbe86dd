"""An event in this process's database, acted on as the API does, without HTTP between."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

import orjson
from django.db import connection

from sessions_app.actions.create import Draft, create_event, day_rhythm
from sessions_app.actions.refusals import REFUSALS
from sessions_app.actions.registry import ACTIONS
from sessions_app.board import journal
from sessions_app.board.fold import fold
from sessions_app.board.journal import Outcome
from sessions_app.board.rows import Rows, rows_of
from sessions_app.identity import Claim
from sessions_app.models import Event, Person

ZONE = "Europe/Copenhagen"


@dataclass
class Meeting:
    """`done` acts and answers the result; `refused` acts, and sees that nothing changed."""

    event: Event
    facilitator: Person
    rooms: list[int] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)

    @classmethod
    def begin(
        cls,
        phase: str = "market",
        rooms: tuple[tuple[str, int | None], ...] = (("Salen", 40), ("Haven", None), ("Loftet", 2)),
        slots: int = 3,
        **draft: Any,
    ) -> "Meeting":
        times = day_rhythm(date(2026, 5, 4), time(13), 45, slots, 15, "Runde %(n)s", ZONE)
        event, facilitator = create_event(
            Draft(
                **({"title": "Prøve", "theme": "Hvad nu?", "facilitator": "Freja"} | draft),
                phase=phase,
                rooms=[{"name": name, "capacity": capacity} for name, capacity in rooms],
                slots=times,
            )
        )
        made = cls(event, facilitator)
        made.rooms = [*event.rooms.order_by("position").values_list("pk", flat=True)]
        made.slots = [*event.slots.order_by("position").values_list("pk", flat=True)]
        return made

    # Acting

    def act(
        self, who: Person | None, action: str, /, *, key: str = "", speaks: str = "", **given: Any
    ) -> Outcome:
        claim = Claim(who.pk, who.nonce) if who else None
        return journal.record(
            self.event.code, ACTIONS[action], given, claim=claim, key=key, language=speaks
        )

    def done(self, who: Person | None, action: str, /, **given: Any) -> dict[str, Any]:
        """Acts where only success will do; answers the result."""
        outcome = self.act(who, action, **given)
        assert outcome.status == 200, f"{action} {given}: {outcome.body}"
        assert outcome.body["seq"] == self.seq
        result: dict[str, Any] = outcome.body["result"]
        return result

    def refused(
        self, code: str, who: Person | None, action: str, /, **given: Any
    ) -> dict[str, Any]:
        """Acts where only this refusal will do; no row and no entry may come of it."""
        rows, seq = self.rows(), self.seq
        outcome = self.act(who, action, **given)
        assert outcome.body.get("code") == code, f"{action} {given}: {outcome.body}"
        assert outcome.status == outcome.body["status"] == REFUSALS[code][0]
        assert (self.rows(), self.seq) == (rows, seq), "a refused action changed something"
        assert journal.head(self.event.pk) == len(self.entries())
        return outcome.body

    def unchanged(self, who: Person | None, action: str, /, **given: Any) -> dict[str, Any]:
        """Acts where nothing is left to change: no entry, the current seq."""
        rows, seq = self.rows(), self.seq
        result = self.done(who, action, **given)
        assert (self.rows(), self.seq) == (rows, seq), "a change where there was nothing to do"
        return result

    def undo(self, seq: int | None = None) -> None:
        self.done(self.facilitator, "entry.undo", seq=seq or self.seq)

    # The ordinary run of things

    def join(self, name: str = "Ann", **given: Any) -> Person:
        return Person.objects.get(pk=self.done(None, "person.join", name=name, **given)["id"])

    def post(self, who: Person, title: str = "Emne", **given: Any) -> int:
        made: int = self.done(who, "topic.post", title=title, **given)["id"]
        return made

    def place(self, room: int, slot: int) -> dict[str, Any]:
        """Fields of the n-th room and slot."""
        return {"room": self.rooms[room], "slot": self.slots[slot]}

    def phase(self, phase: str) -> None:
        self.done(self.facilitator, "event.phase", phase=phase)

    def run(self, topic: int, who: Person | None = None) -> None:
        """Opens a group (by the facilitator if nobody is named)."""
        self.phase("sessions")
        self.done(who or self.facilitator, "topic.open", topic=topic)

    # Looking

    @property
    def seq(self) -> int:
        head = journal.head(self.event.pk)
        assert head is not None
        return head

    def rows(self) -> Rows:
        return rows_of(self.event.pk)

    def row(self, kind: str, pk: int) -> dict[str, Any]:
        return self.rows()[kind][str(pk)]

    def table(self, kind: str) -> list[dict[str, Any]]:
        return list(self.rows().get(kind, {}).values())

    def attending(self, topic: int) -> set[int]:
        return {row["person"] for row in self.table("attendance") if row["topic"] == topic}

    def queue(self) -> list[tuple[int, str]]:
        """(person, state) of those who wait for the baton or hold it, in order."""
        turns = sorted(self.table("turn"), key=lambda turn: turn["position"])
        return [(turn["person"], turn["state"]) for turn in turns if turn["state"] != "done"]

    def entries(self, after: int = 0) -> list[dict[str, Any]]:
        return [orjson.loads(line.text) for line in journal.read(self.event.pk, after, 10_000)]

    def last_entry(self) -> dict[str, Any]:
        return self.entries(self.seq - 1)[0]

    def journal_text(self) -> str:
        return orjson.dumps(self.entries()).decode()

    def check(self) -> None:
        """What must hold after whatever was done: no gap, and the fold gives the rows."""
        entries = self.entries()
        assert [entry["seq"] for entry in entries] == list(range(1, self.seq + 1))
        folded: Rows = {}
        for entry in entries:
            fold(folded, entry)
        assert folded == self.rows()


def everything_kept() -> str:
    """All text the database holds, to look for words that must be gone."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)
