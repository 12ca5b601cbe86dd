"""Archives that hold what no event of ours could: refused in clear words, and nothing is left."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.exports.bad_archives.trying import refused
from tests.exports.restored import Files, repacked

pytestmark = pytest.mark.django_db
Json = Any


def tell(files: Files, fields: Json) -> None:
    files["manifest.json"] = orjson.dumps(orjson.loads(files["manifest.json"]) | fields)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"version": 2}, "newer"),
        ({"version": "1"}, "not_understood"),
        ({"version": True}, "not_understood"),
        ({"format": "other"}, "no_archive"),
        ({"files": []}, "not_understood"),
        ({"files": {"rows.json": 1}}, "not_understood"),
        ({"files": {}}, "foreign_file"),
        ({"seq": 3}, "gap"),
    ],
)
def test_a_manifest_that_says_otherwise(
    files: Files, tmp_path: Path, media: Path, fields: Json, code: str
) -> None:
    tell(files, fields)
    bad = refused(repacked(files, tmp_path, told=False), media)
    assert bad.code == code


@pytest.mark.parametrize("name", ["rows.json", "journal.jsonl", "undo.jsonl"])
@pytest.mark.parametrize(
    "content", [b"[]", b"{", b"null", b"\xff", b'{"topic": 1}', b'{"user": {"1": {}}}', b"[" * 9999]
)
def test_json_of_others(
    files: Files, tmp_path: Path, media: Path, name: str, content: bytes
) -> None:
    files[name] = content
    assert refused(repacked(files, tmp_path), media).code in ("not_understood", "gap")


Change = Callable[[Json], Json]


def everywhere(files: Files, kind: str, change: Change) -> None:
    """Change the rows of a kind, in the journal as well, so that one still leads to the other."""
    rows = orjson.loads(files["rows.json"])
    lines = [orjson.loads(line) for line in files["journal.jsonl"].splitlines()]
    for tables in (rows, *(line["put"] for line in lines)):
        for row in tables.get(kind, {}).values():
            row.update(change(row))
    files["rows.json"] = orjson.dumps(rows)
    files["journal.jsonl"] = b"\n".join(map(orjson.dumps, lines))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("topic", {"title": "x" * 141}),
        ("topic", {"title": "a\0b"}),
        ("topic", {"title": 3}),
        ("topic", {"state": "flying"}),
        ("topic", {"number": -1}),
        ("topic", {"number": "1"}),
        ("topic", {"number": True}),
        ("topic", {"number": 1.0}),
        ("topic", {"text": "x" * 10_001}),
        ("topic", {"convener": None}),
        ("topic", {"convener": -4}),
        ("topic", {"convener": 2**60}),
        ("topic", {"merged_into": 99999}),
        ("topic", {"secret": 1}),
        ("topic", {"opened_at": "yesterday"}),
        ("topic", {"opened_at": "2026-05-04"}),
        ("topic", {"opened_at": "2026-05-04T10:00:00.000"}),
        ("topic", {"opened_at": "2026-99-04T10:00:00.000Z"}),
        ("room", {"url": "javascript:alert(1)"}),
        ("room", {"url": "ftp://example.org/"}),
        ("room", {"capacity": 2**63}),
        ("event", {"timezone": "Mars/Olympus"}),
        ("event", {"language": "xx"}),
        ("event", {"phase": "party"}),
        ("event", {"scene": "party"}),
        ("event", {"circle": True}),
        ("event", {"code": "ABC"}),
        ("event", {"code": ""}),
        ("event", {"code": "../../"}),
        ("person", {"role": "owner"}),
        ("person", {"contact": "a@b.example"}),
        ("person", {"id": 7777}),
        ("comment", {"photo": "photos/../../../etc/passwd"}),
        ("comment", {"photo": "https://example.org/x.jpg"}),
        ("comment", {"kind": "rumour"}),
        ("vote", {"dots": -2}),
        ("plan", {"due": "2026-02-31"}),
        ("plan", {"due": 20260101}),
    ],
)
def test_rows_no_action_could_have_written(
    files: Files, tmp_path: Path, media: Path, kind: str, fields: Json
) -> None:
    everywhere(files, kind, lambda _row: fields)
    bad = refused(repacked(files, tmp_path), media)
    assert bad.code == "not_understood", bad
    assert kind in bad.words["where"]


def test_rows_that_break_a_rule(files: Files, tmp_path: Path, media: Path) -> None:
    """Two notes in one place; somebody at a note that is over; a convener who is not there."""
    rows = orjson.loads(files["rows.json"])
    (place, *_others) = (row for row in rows["topic"].values() if row["room"])
    where = {name: place[name] for name in ("room", "slot")}
    everywhere(files, "topic", lambda _row: where)
    assert refused(repacked(files, tmp_path), media).code == "breaks_rules"


def test_numbers_that_are_there_twice(files: Files, tmp_path: Path, media: Path) -> None:
    everywhere(files, "topic", lambda _row: {"number": 1})
    assert refused(repacked(files, tmp_path), media).code == "breaks_rules"


def test_somebody_at_a_note_that_was_withdrawn(files: Files, tmp_path: Path, media: Path) -> None:
    gone = {"state": "withdrawn", "room": None, "slot": None}
    everywhere(files, "topic", lambda _row: gone)
    assert refused(repacked(files, tmp_path), media).code == "breaks_rules"


def lines_of(files: Files) -> list[Json]:
    return [orjson.loads(line) for line in files["journal.jsonl"].splitlines()]


def set_lines(files: Files, lines: list[Json]) -> None:
    files["journal.jsonl"] = b"\n".join(map(orjson.dumps, lines))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda lines: lines[:-1], "gap"),
        (lambda lines: lines[1:], "gap"),
        (lambda lines: [*lines[:4], *lines[5:]], "gap"),
        (lambda lines: [*lines[:4], lines[4], *lines[4:]], "gap"),
        (lambda lines: [lines[1], lines[0], *lines[2:]], "gap"),
        (lambda lines: [lines[0] | {"more": 1}, *lines[1:]], "not_understood"),
        (lambda lines: [lines[0] | {"action": "rm -rf"}, *lines[1:]], "not_understood"),
        (lambda lines: [lines[0] | {"actor": "Ann"}, *lines[1:]], "not_understood"),
        (lambda lines: [lines[0] | {"at": "noon"}, *lines[1:]], "not_understood"),
        (lambda lines: [lines[0] | {"drop": {"topic": ["1"]}}, *lines[1:]], "not_understood"),
        (lambda lines: [lines[0] | {"put": {"topic": {"01": {}}}}, *lines[1:]], "not_understood"),
        (lambda lines: [lines[0] | {"put": {}}, *lines[1:]], "does_not_fit"),
        (lambda lines: [*lines[:-1], lines[-1] | {"drop": {"room": [1]}}], "does_not_fit"),
    ],
)
def test_a_journal_that_is_not_whole(
    files: Files, tmp_path: Path, media: Path, change: Change, code: str
) -> None:
    set_lines(files, change(lines_of(files)))
    assert refused(repacked(files, tmp_path), media).code == code


@pytest.mark.parametrize(
    "image",
    [
        {"topic": {"1": {"title": "x" * 999}}},
        {"topic": {"1": {"nonce": "x"}}},
        {"topic": {"1": {"id": 2}}},
        {"topic": {"1": {"convener_id": "1"}}},
        {"topic": {"1": []}},
        {"person": {"1": {"contact": "a@b.example"}}},
        {"event": {"1": {"nonce": "a"}}},
        {"event": {"1": {"timezone": "Mars/Olympus"}}},
        {"room": {"1": {"url": "javascript:alert(1)"}}},
        {"comment": {"1": {"photo": "../x"}}},
        {"slot": {"1": {"starts_at": "2026-05-04T10:00:00"}}},
        {"entry": {"1": {}}},
    ],
)
def test_what_no_undo_may_put_back(files: Files, tmp_path: Path, media: Path, image: Json) -> None:
    undo = files["undo.jsonl"].splitlines()
    undo[3] = orjson.dumps(image)
    files["undo.jsonl"] = b"\n".join(undo)
    bad = refused(repacked(files, tmp_path), media)
    assert (bad.code, bad.words["name"]) == ("not_understood", "undo.jsonl")


def test_undo_of_another_event(files: Files, tmp_path: Path, media: Path) -> None:
    undo = files["undo.jsonl"].splitlines()
    undo[3] = b'{"event":{"4711":{"title":"x"}}}'
    files["undo.jsonl"] = b"\n".join(undo)
    assert refused(repacked(files, tmp_path), media).code == "not_understood"
