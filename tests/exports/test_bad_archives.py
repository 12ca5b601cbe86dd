"""Archives that are none, or not as they were made: refused in clear words, and nothing is left."""

import os
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import pytest
from django.apps import apps
from django.db import transaction
from django.utils import translation

from sessions_app.archive import layout, opening, restoring
from sessions_app.archive.problems import PROBLEMS, BadArchive
from sessions_app.archive.restoring import restore
from sessions_app.board import journal
from sessions_app.models import Event
from tests.exports.restored import Files, files_in, full_meeting, packed, repacked

pytestmark = pytest.mark.django_db
Json = Any


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@cache
def whole() -> bytes:
    """A good one, made once for all of them; its event is gone with the first test."""
    with TemporaryDirectory() as folder, transaction.atomic():
        made = packed(full_meeting().event, Path(folder)).read_bytes()
        transaction.set_rollback(True)
    return made


@pytest.fixture
def good(media: Path, tmp_path: Path) -> Path:
    path = tmp_path / "good.zip"
    path.write_bytes(whole())
    return path


@pytest.fixture
def files(good: Path) -> Files:
    return files_in(good)


def all_there_is(media: Path) -> Any:
    """How many rows each table has, and every file."""
    models = apps.get_app_config("sessions_app").get_models()
    counts = {model.__name__: model._default_manager.count() for model in models}
    return counts, sorted(path for path in media.rglob("*") if path.is_file())


def refused(path: Path, media: Path) -> BadArchive:
    """Tries it; nothing of it may stay."""
    before = all_there_is(media)
    with pytest.raises(BadArchive) as bad:
        restore(path)
    assert all_there_is(media) == before
    return bad.value


def test_a_good_one_is_taken(files: Files, tmp_path: Path) -> None:
    """Also packed anew by somebody's own program, with an entry for the folder."""
    path = repacked(files, tmp_path)
    with zipfile.ZipFile(path, "a") as again:
        again.writestr("photos/", b"")
    assert restore(path).event


# The file itself


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7\n" * 9, b"{}" * 40, os.urandom(500)])
def test_what_is_no_archive(content: bytes, tmp_path: Path, media: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    assert refused(path, media).code == "no_archive"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_one_cut_short(good: Path, media: Path, part: float) -> None:
    good.write_bytes(whole()[: int(len(whole()) * part)])
    assert refused(good, media).code == "no_archive"


def test_any_byte_that_changed_on_the_way(good: Path, media: Path) -> None:
    """Refused, or where it makes no difference taken; never anything else."""
    wrong = 0
    for place in range(40, len(whole()), max(1, len(whole()) // 60)):
        changed = bytearray(whole())
        changed[place] ^= 0x41
        good.write_bytes(changed)
        before = all_there_is(media)
        with suppress(BadArchive):
            restore(good)
            continue
        assert all_there_is(media) == before
        wrong += 1
    assert wrong > 40


def test_another_zip(tmp_path: Path, media: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed_up:
        packed_up.writestr("word/document.xml", "<a/>")
    bad = refused(path, media)
    assert (bad.code, bad.words) == ("foreign_file", {"name": "word/document.xml"})


@pytest.mark.parametrize(
    "name",
    [
        *("../../etc/passwd", "/etc/passwd", "photos/../../x.jpg", "photos\\x.jpg", "C:\\x", "x"),
        *("photos/x.jpg", f"photos/{'a' * 32}.svg", f"photos/{'A' * 32}.jpg", "ROWS.json"),
        f"photos/{'a' * 32}.jpg\n",
    ],
)
def test_names_that_lead_elsewhere(files: Files, tmp_path: Path, media: Path, name: str) -> None:
    bad = refused(repacked(files | {name: b"x"}, tmp_path), media)
    assert bad.code == "foreign_file"
    assert "\n" not in str(bad)


def test_a_link_in_place_of_a_file(files: Files, tmp_path: Path, media: Path) -> None:
    path = repacked({name: files[name] for name in files if name != "rows.json"}, tmp_path)
    with zipfile.ZipFile(path, "a") as again:
        link = zipfile.ZipInfo("rows.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        again.writestr(link, "/etc/passwd")
    assert refused(path, media).code == "foreign_file"


def test_a_file_that_is_there_twice(good: Path, media: Path) -> None:
    with zipfile.ZipFile(good, "a") as again, pytest.warns(UserWarning, match="Duplicate"):
        again.writestr("rows.json", b"{}")
    bad = refused(good, media)
    assert (bad.code, bad.words) == ("twice", {"name": "rows.json"})


def test_a_photo_no_comment_shows(files: Files, tmp_path: Path, media: Path) -> None:
    (photo,) = (name for name in files if name.startswith("photos/"))
    extra = f"photos/{'a' * 32}.jpg"
    bad = refused(repacked(files | {extra: files[photo]}, tmp_path), media)
    assert (bad.code, bad.words["name"]) == ("foreign_file", extra)


@pytest.mark.parametrize(
    "name", ["manifest.json", "rows.json", "journal.jsonl", "undo.jsonl", "README.txt"]
)
@pytest.mark.parametrize("told", [True, False])
def test_a_file_that_is_missing(
    files: Files, tmp_path: Path, media: Path, name: str, told: bool
) -> None:
    del files[name]
    bad = refused(repacked(files, tmp_path, told=told and name != "manifest.json"), media)
    assert (bad.code, bad.words["name"]) == ("missing", name)


def test_a_photo_that_is_missing(files: Files, tmp_path: Path, media: Path) -> None:
    (photo,) = (name for name in files if name.startswith("photos/"))
    del files[photo]
    for told in (True, False):
        bad = refused(repacked(files, tmp_path, told=told), media)
        assert (bad.code, bad.words["name"]) == ("missing", photo)


@pytest.mark.parametrize("name", ["rows.json", "journal.jsonl", "undo.jsonl", "README.txt"])
def test_a_checksum_that_is_wrong(files: Files, tmp_path: Path, media: Path, name: str) -> None:
    files[name] = files[name].replace(b"e", b"E", 1)
    bad = refused(repacked(files, tmp_path, told=False), media)
    assert (bad.code, bad.words["name"]) == ("damaged", name)


def test_a_photo_that_is_none(files: Files, tmp_path: Path, media: Path) -> None:
    (photo,) = (name for name in files if name.startswith("photos/"))
    for content in (b"<html><script>1</script>", files[photo][:40], b"", b"\x89PNG\r\n\x1a\n"):
        bad = refused(repacked(files | {photo: content}, tmp_path), media)
        assert bad.code == "no_photo"


# Size


def test_a_bomb_is_not_unpacked(files: Files, tmp_path: Path, media: Path) -> None:
    files["rows.json"] = b" " * (layout.MOST_WORDS + 1)
    bad = refused(repacked(files, tmp_path), media)
    assert (bad.code, bad.words["name"]) == ("file_too_large", "rows.json")


def test_a_bomb_that_lies_about_its_size(good: Path, media: Path) -> None:
    """It says it is small: no more than that is unpacked, and the sum is then wrong."""
    small = files_in(good)["rows.json"]
    path = repacked(files_in(good) | {"rows.json": small + b" " * 5_000_000}, good.parent)
    content = path.read_bytes()
    size = struct.pack("<L", len(small) + 5_000_000)
    path.write_bytes(content.replace(size, struct.pack("<L", len(small))))
    assert refused(path, media).code == "damaged"


def test_too_large_a_file(good: Path, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST", good.stat().st_size - 1)
    bad = refused(good, media)
    assert bad.code == "too_large"


def test_too_many_photos(
    good: Path, files: Files, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MOST_PHOTOS", 20)
    many = {f"photos/{number:032x}.jpg": b"" for number in range(22)}
    assert refused(repacked(files | many, good.parent), media).code == "too_much"


def test_a_list_of_files_without_end(
    good: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MOST_DIRECTORY", 100)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was read all the same"))
    assert refused(good, media).code == "too_much"


def test_what_is_packed_in_another_way(files: Files, tmp_path: Path, media: Path) -> None:
    path = tmp_path / "a.zip"
    for how in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        with zipfile.ZipFile(path, "w", how) as again:
            for name, content in files.items():
                again.writestr(name, content)
        assert refused(path, media).code == "foreign_file"


# What the files say


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


# What may go wrong half-way


def test_a_fault_at_the_last_moment(
    good: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_event: Event) -> bool:
        raise RuntimeError("out of luck")

    monkeypatch.setattr(restoring, "breaks_a_rule", fails)
    before = all_there_is(media)
    with pytest.raises(RuntimeError):
        restore(good)
    assert all_there_is(media) == before


def test_a_full_disk(good: Path, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sessions_app.archive.photos.os.fsync", full)
    assert refused(good, media).code == "no_room"


def test_a_code_taken_in_the_same_moment(
    good: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = restore(good).event
    free = restoring.free_code
    asked: list[str] = []

    def too_late(wanted: str) -> str:
        asked.append(wanted)
        return event.code if len(asked) == 1 else free(wanted)

    monkeypatch.setattr(restoring, "free_code", too_late)
    restored = restore(good)
    assert restored.event.code != event.code
    assert len(asked) == 2
    assert journal.head(restored.event.pk) == journal.head(event.pk)


# What is said


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_problem_has_words_in_both_languages(language: str) -> None:
    words = {"name": "rows.json", "where": "topic 1", "version": 2, "seq": 4, "most": 1024}
    with translation.override(language):
        said = {code: str(BadArchive(code, **words)) for code in PROBLEMS}
    assert all("%(" not in text for text in said.values())
    assert len(set(said.values())) == len(said)
    assert ("arkiv" in said["no_archive"]) == (language == "da")


def test_reading_takes_no_more_than_was_told(good: Path) -> None:
    with opening.opened(good) as archive:
        told = archive.manifest["files"]["rows.json"]["bytes"]
        assert len(archive.read("rows.json")) == told
