"""Notes that look alike, and the words they share."""

from typing import Any

import pytest

from sessions_app.hints.alike import alike


def wall(*notes: str | tuple[str, str], **fields: Any) -> dict[str, Any]:
    topics = {}
    for number, note in enumerate(notes, 1):
        title, text = note if isinstance(note, tuple) else (note, "")
        row = {"id": number, "title": title, "text": text, "state": "posted", "hidden": False}
        topics[str(number)] = row | fields
    return {"topic": topics}


OTHERS = ("Gåture som mødeform", "Digitale møder, der ikke dræner", "Hvem laver kaffen?")


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (
            "Hvordan starter vi et netværk?",
            "Netværket: hvordan starter man?",
            {"starter", "netværk"},
        ),
        ("Sygefravær i regionen", "Hvad gør vi ved sygefraværet?", {"Sygefravær"}),
        ("Nye ledere: de første 100 dage", "De første dage for nye ledere", {"Nye", "ledere"}),
    ],
)
def test_the_same_in_other_words(one, other, shared):
    (pair,) = alike(wall(one, *OTHERS, other), "da")
    assert pair["topics"] == [1, 5]
    assert pair["score"] >= 62
    assert {word.casefold() for word in pair["shared"]} & {word.casefold() for word in shared}


# Notes about one thing stand together; each of the others is about its own.
SAME = (
    (
        "Hvordan får vi flere frivillige?",
        "Frivillige – hvordan rekrutterer vi dem?",
        "Rekruttering af frivillige",
    ),
    (
        "Sygefravær: hvad virker?",
        "Nedbring sygefraværet",
        "Hvordan får vi mindre sygefravær i hjemmeplejen",
    ),
    (
        "Kunstig intelligens i sagsbehandlingen",
        "AI og sagsbehandling",
        "Sagsbehandlere og kunstig intelligens",
    ),
    ("Fastholdelse af medarbejdere", "Hvordan fastholder vi vores medarbejdere?"),
    ("Onboarding af nye kolleger", "Den gode start for nye kolleger"),
    (
        "Tværfagligt samarbejde mellem kommune og region",
        "Samarbejde på tværs af region og kommune",
    ),
    ("Mødekultur", "Færre og bedre møder", "Hvordan holder vi bedre møder?"),
    ("Grøn omstilling i indkøb", "Bæredygtige indkøb", "Grønne indkøb – fælles krav"),
    ("Trivsel blandt unge", "Unges mistrivsel", "Hvad gør vi ved unges trivsel?"),
)
OWN = (
    *("Gåture som mødeform", "Humor på arbejdspladsen", "Børns leg i byrummet"),
    *("Klimatilpasning og skybrud", "Data på tværs af forvaltninger", "Madspild i kantinen"),
    *("Borgerinddragelse i byplanlægning", "Trafiksikkerhed ved skoler", "Demens i hjemmet"),
    *("Rekruttering af sygeplejersker", "Ældre og ensomhed", "Kollegial sparring"),
    *("Netværk for projektledere", "Netværk for unge ledere", "Ledelse af frivillige"),
    *("Psykologisk tryghed i teams", "Kommunens hjemmeside", "Musik på plejehjem"),
    *("Gode overgange fra dagtilbud til skole", "Sprogvurdering i børnehaver", "Kultur på landet"),
    *("Hvordan måler vi effekt?", "Budgetprocessen", "Sundhedsklynger i praksis"),
    *("Deling af viden på tværs af kommuner", "Uddannelse af mentorer", "Ledelse på afstand"),
    *("Arbejdsmiljø i rengøringen", "Kommunikation i krisetider", "Facilitering for begyndere"),
)


def test_most_of_what_is_shown_is_the_same_thing():
    titles = [*(title for group in SAME for title in group), *OWN]
    about = [number for number, group in enumerate(SAME) for _title in group] + [None] * len(OWN)
    found = [pair["topics"] for pair in alike(wall(*titles), "da")]
    right = [(a, b) for a, b in found if about[a - 1] is not None and about[a - 1] == about[b - 1]]
    assert len(right) >= 10
    assert len(found) - len(right) <= 3


def test_different_notes_are_not_a_pair():
    assert alike(wall(*OTHERS, "En fælles værktøjskasse"), "da") == []


def test_the_words_of_the_theme_tell_nothing():
    notes = [f"Netværk {word}" for word in ("kaffe", "ledelse", "natur", "cykler", "musik", "børn")]
    assert alike(wall(*notes, "Netværk haver", "Netværk skak"), "da") == []


def test_only_notes_that_can_be_merged():
    same = ("Sygefravær i regionen", "Sygefravær i regionen")
    assert alike(wall(*same), "da")[0]["score"] == 100
    assert alike(wall(*same, hidden=True), "da") == []
    for state in ("running", "closed", "rehung", "withdrawn", "merged"):
        assert alike(wall(*same, state=state), "da") == []


def test_the_likeliest_first():
    found = alike(
        wall("Bedre møder i hverdagen", "Bedre møder", "Bedre møder i hverdagen", *OTHERS), "da"
    )
    assert found[0]["topics"] == [1, 3]
    assert [pair["score"] for pair in found] == sorted(
        (pair["score"] for pair in found), reverse=True
    )


def test_english():
    (pair,) = alike(wall("Starting networks", "How networks start", "Coffee"), "en")
    assert pair["topics"] == [1, 2]


def test_an_empty_wall():
    assert alike({}, "da") == []
