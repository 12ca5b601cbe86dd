"""Archives that are none, or not as they were made: refused in clear words, and nothing is left."""

import os
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from sessions_app.archive import layout, opening, restoring
from sessions_app.archive.problems import PROBLEMS, BadArchive
from sessions_app.archive.restoring import restore
from sessions_app.board import journal
from sessions_app.models import Event
from tests.exports.bad_archives.trying import all_there_is, refused, whole
from tests.exports.restored import Files, files_in, repacked

pytestmark = pytest.mark.django_db
Json = Any


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
