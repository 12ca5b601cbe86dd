"""A demonstration event: the wall of an ordinary afternoon, plainly not a real one."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from ..actions.create import Draft, create_event, day_rhythm
from ..actions.registry import ACTIONS
from ..board.journal import record_for
from ..models import Event, Person

ZONE = "Europe/Copenhagen"
ROOMS = [
    ("Salen", "Stueetagen, ligeud", 60),
    ("Biblioteket", "1. sal til venstre", 18),
    ("Kantinen", "Stueetagen, til højre", 30),
    ("Lokale 2.03", "2. sal", 12),
    ("Havestuen", "Ud mod gården", 16),
]
ORGANISATIONS = ("Demokommune Nord", "Demokommune Syd", "Demokommune Øst", "Demoregionen")
PEOPLE = 34
# (title, text, room and slot as places in the lists above, or none)
NOTES: list[tuple[str, str, int | None, int | None]] = [
    ("Hvordan kommer et netværk i gang?", "De første tre møder: hvem, hvor og hvor tit.", 0, 0),
    ("Sparring mellem konsulenter på tværs af kommuner", "Kan vi bruge hinanden mere?", 1, 0),
    ("Når ledelsen ikke giver tid", "Hvad gør I, når netværket skal passes ved siden af?", 2, 0),
    ("Psykisk arbejdsmiljø: hvad virker hos jer?", "Tag et eksempel med.", 3, 0),
    ("Digitale møder, der ikke dræner", "", 4, 0),
    ("En fælles værktøjskasse til trivselsmålinger", "Hvad kan vi dele uden videre?", 0, 1),
    ("Nye ledere: de første hundrede dage", "", 1, 1),
    ("Kan region og kommune mødes om sygefravær?", "Vi har de samme mennesker.", 2, 1),
    ("Hvad skal et netværk hedde, så nogen vil være med?", "", 4, 1),
    ("Arbejdsmiljørepræsentanternes erfaringsudveksling på tværs af kommunegrænser", "", 3, 2),
    ("Stille stunder: netværk for dem, der ikke siger så meget", "", 1, 2),
    ("Hvordan holder vi liv i det efter et år?", "Rytme, vært og mad.", 0, 2),
    ("Hjælp til selvhjælp i ledergruppen", "", 2, 3),
    ("Mellem to stole: fusionerede afdelinger", "", None, None),
    ("Gåture som mødeform", "Vi begynder ved hovedindgangen.", None, None),
]


def demo_event() -> Event:
    """Today's demonstration event, made if there is none."""
    today = datetime.now(ZoneInfo(ZONE)).date()
    for event in Event.objects.filter(demo=True).exclude(phase="closed").order_by("-pk"):
        if event.created_at.astimezone(ZoneInfo(ZONE)).date() == today:
            return event
    return _make(today)


def _make(today: Any) -> Event:
    event, facilitator = create_event(
        Draft(
            title="Demonstration: Netværk på tværs",
            theme="Hvordan kan I danne netværk i kommuner/regioner – mellem organisationer?",
            welcome="Dette er en demonstration. Alle navne og sedler er opdigtede.",
            language="da",
            timezone=ZONE,
            phase="notes",
            rooms=[{"name": n, "where": w, "capacity": c} for n, w, c in ROOMS],
            slots=day_rhythm(today, time(13, 0), 40, 4, 10, "Runde %(n)s", ZONE),
            demo=True,
        )
    )
    people = [_join(event, number) for number in range(1, PEOPLE + 1)]
    topics = [_post(event, people[n], note) for n, note in enumerate(NOTES)]
    _act(event, facilitator, "event.phase", phase="market", minutes=25)
    for number, person in enumerate(people):
        for turn in range(3):
            # Any spread will do; a fixed one shows the same wall to everybody who looks.
            _act(event, person, "topic.join", topic=topics[(number * 7 + turn * 5) % len(topics)])
    _act(event, facilitator, "event.announce", text="Kaffen står klar i Kantinen kl. 14.30.")
    event.refresh_from_db()
    return event


def _join(event: Event, number: int) -> Person:
    name = f"Demodeltager {number}"
    organisation = ORGANISATIONS[number % len(ORGANISATIONS)]
    made = _act(event, None, "person.join", name=name, organisation=organisation)
    return Person.objects.get(pk=made["id"])


def _post(event: Event, person: Person, note: tuple[str, str, int | None, int | None]) -> int:
    title, text, room, slot = note
    place: dict[str, int] = {}
    if room is not None and slot is not None:
        rooms, slots = event.rooms.order_by("position"), event.slots.order_by("position")
        place = {"room": rooms[room].pk, "slot": slots[slot].pk}
    made: dict[str, int] = _act(event, person, "topic.post", title=title, text=text, **place)
    return made["id"]


def _act(event: Event, actor: Person | None, action: str, /, **fields: Any) -> Any:
    return record_for(event, actor, ACTIONS[action], fields)
