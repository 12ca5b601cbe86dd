"""What a field may hold, and what is said when it does not."""

from typing import Any

import pytest

from sessions_app.models import Person

from .meeting import Meeting

NOT_WORDS: list[Any] = [None, 5, True, [], {}, "", "   ", "\x00", "a\x00b"]
# Nothing anybody could see: zero-width signs, marks without a letter, fillers.
UNSEEN = ["\u200b\u200d\u2060\ufeff", "\u0301\u0302", "\u3164", "\u2800 \u2800", "\u202e"]
NOT_AN_ID = [None, 0, -1, "1", 1.0, True, [1], {"id": 1}, 2**63, 2**64, 1e30]
NOT_MINUTES = [0, -5, 1441, 2.5, True, "ti", [5], {}, "9" * 5000, 1e300]
NOT_A_MOMENT: list[Any] = [
    None,
    "",
    "i morgen",
    5,
    "2026-13-01T00:00Z",
    "0001-01-01T00:00Z",
    "9999-12-31T23:59-12:00",
    [],
]
BAD: list[tuple[str, str, list[Any], dict[str, Any]]] = [
    ("event.edit", "title", [5, [], {}, "", " ", "x" * 141], {}),
    ("event.edit", "theme", ["x" * 301], {}),
    ("event.edit", "welcome", ["x" * 4001, 5], {}),
    ("event.edit", "language", ["de", "", 5, [], "DA"], {}),
    ("event.edit", "timezone", ["Mars/Olympus", "../etc/passwd", "", 5, []], {}),
    ("event.edit", "dots", [-1, 101, "mange", 1.5, True], {}),
    ("event.phase", "phase", [None, "", "Market", "middag", 5, []], {}),
    ("event.phase", "minutes", NOT_MINUTES, {"phase": "market"}),
    ("event.timer", "minutes", NOT_MINUTES, {}),
    ("event.announce", "text", [None, 5, "x" * 281], {}),
    ("room.add", "name", [*NOT_WORDS, "x" * 81], {}),
    ("room.add", "capacity", [0, -1, 100_001, "x", True], {"name": "A"}),
    (
        "room.add",
        "url",
        ["nej tak", "https://", 5, ["https://a.dk"], "https://a.dk/" + "x" * 500],
        {"name": "A"},
    ),
    ("room.add", "position", [10**9, "x", []], {"name": "A"}),
    ("slot.add", "starts_at", NOT_A_MOMENT, {"label": "A", "ends_at": "2026-05-04T20:00Z"}),
    ("topic.post", "title", [*NOT_WORDS, *UNSEEN, "x" * 141], {}),
    ("topic.post", "text", [5, [], "x" * 4001, "\x00"], {"title": "A"}),
    ("topic.post", "consent", ["ja", 1, 0, []], {"title": "A"}),
    ("topic.edit", "topic", NOT_AN_ID, {}),
    ("person.join", "name", [*NOT_WORDS, *UNSEEN, "x" * 81, "\ud800"], {}),
    ("person.join", "organisation", [5, "x" * 121], {"name": "A"}),
    ("person.join", "contact", [5, "x" * 201], {"name": "A"}),
    ("person.role", "role", [None, "chef", 1], {}),
    ("entry.undo", "seq", [None, 0, -1, "x", True, 2**63, [1]], {}),
]


@pytest.mark.parametrize(
    ("action", "field", "value", "others"),
    [
        pytest.param(action, field, value, others, id=f"{action}-{field}-{str(value)[:20]!a}")
        for action, field, values, others in BAD
        for value in values
    ],
)
def test_a_bad_value_is_named(meeting: Meeting, freja: Person, action, field, value, others):
    if action == "person.role":
        others = {"person": freja.pk}
    problem = meeting.refused("invalid", freja, action, **{**others, field: value})
    assert list(problem["errors"]) == [field]
    assert all(isinstance(message, str) and message for message in problem["errors"][field])


def test_every_bad_field_is_named_at_once(meeting: Meeting, freja: Person):
    problem = meeting.refused("invalid", freja, "slot.add", label="", starts_at="nu")
    assert set(problem["errors"]) == {"label", "starts_at", "ends_at"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"title": "  Hej  "}, "Hej"),
        ({"title": "x" * 140}, "x" * 140),
        ({"title": "👩\u200d🌾"}, "👩\u200d🌾"),
        ({"title": "\U0001fae8"}, "\U0001fae8"),  # newer than some Python's tables
        ({"title": "Æblegrød 🍎 <b>&amp;"}, "Æblegrød 🍎 <b>&amp;"),
        ({"title": "'; DROP TABLE sessions_app_event; --"}, "'; DROP TABLE sessions_app_event; --"),
    ],
)
def test_words_are_kept_as_written_but_for_blanks_around(meeting: Meeting, ann, given, kept):
    topic = meeting.post(ann, **given)
    assert meeting.row("topic", topic)["title"] == kept


def test_line_ends_are_one_kind(meeting: Meeting, ann: Person):
    topic = meeting.post(ann, text="a\r\nb")
    assert meeting.row("topic", topic)["text"] == "a\nb"


def test_fields_nobody_knows_are_left_aside(meeting: Meeting, ann: Person):
    topic = meeting.post(ann, nonsense={"a": [1]}, convener=1, number=99, state="closed")
    row = meeting.row("topic", topic)
    assert (row["convener"], row["number"], row["state"]) == (ann.pk, 1, "posted")


def test_one_cannot_join_as_a_facilitator(meeting: Meeting):
    who = meeting.join("Snu", role="facilitator", removed=True, nonce="x")
    assert who.role == "participant"
    assert not who.removed


@pytest.mark.parametrize(("language", "title"), [("da", "Ikke lige nu"), ("en", "Not now")])
def test_refusals_speak_the_persons_language(meeting: Meeting, language: str, title: str):
    who = meeting.join("Ann", language=language)
    other = "en" if language == "da" else "da"
    problem = meeting.act(who, "person.move", topic=None, speaks=other).body
    assert problem["title"] == title


@pytest.mark.parametrize(("speaks", "title"), [("", "Not now"), ("da", "Ikke lige nu")])
def test_without_one_their_browsers_and_then_the_events(meeting: Meeting, freja, speaks, title):
    meeting.done(freja, "event.edit", language="en")
    who = meeting.join("Ann")
    assert meeting.act(who, "person.move", topic=None, speaks=speaks).body["title"] == title
