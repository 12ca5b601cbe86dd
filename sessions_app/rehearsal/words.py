"""What made-up people write: plainly made up, in the event's language."""

from collections.abc import Mapping
from random import Random

ORGANISATIONS = {
    "da": "Øvekommune {n}",
    "en": "Rehearsal Council {n}",
}
NAMES = {"da": "Øvedeltager {n}", "en": "Rehearsal person {n}"}
NOTES = {"da": "Øveseddel {n}: hvad nu hvis?", "en": "Rehearsal note {n}: what if?"}
COMMENTS = {
    "da": ("Vi prøver i mindre skala først.", "Hvem mangler i samtalen?", "Det virkede hos os."),
    "en": ("Try it on a small scale first.", "Who is missing here?", "It worked for us."),
}
PLANS = {"da": "Øveplan {n}", "en": "Rehearsal plan {n}"}
NETWORKS = {"da": "Øvenetværk {n}", "en": "Rehearsal network {n}"}
PURPOSES = {"da": "Gensidig sparring", "en": "Helping each other think"}
MESSAGES = {"da": "Dette er en øvelse.", "en": "This is a rehearsal."}


def one_of(words: Mapping[str, tuple[str, ...]], language: str, chance: Random) -> str:
    return chance.choice(words.get(language, words["en"]))


def numbered(words: dict[str, str], language: str, number: int) -> str:
    return words.get(language, words["en"]).format(n=number)
