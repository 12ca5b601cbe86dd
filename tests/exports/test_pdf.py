"""The book as PDF: read back as viewers, screen readers and archives do."""

import itertools
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.actions.meeting import Meeting

from .conftest import Day
from .days import LONG, NASTY
from .large import Size, large_event
from .reading import book, claims, close, made, outline, pdf, pdf_words, root, tagged


def test_what_the_day_brought_is_in_it(day: Day) -> None:
    text = close(pdf_words(book(day.event, "pdf")))
    for words in (
        "Netværk på tværs",
        "Hvordan danner vi netværk?",
        "4. maj 2026",
        "Tavlen, som den hang",
        "Hvem vil være med?",
        "Der er grøde i det.",
        "Vi mødes igen i juni.",
        "Tak for i dag.",
        "Vi holder fast.",
        "Kald sammen",
        "1. juni 2026",
        "Tværnet",
        "Hver måned",
        LONG[:140],
    ):
        assert close(words) in text, words


def test_its_bookmarks_are_chapters_and_notes(day: Day) -> None:
    found = outline(book(day.event, "pdf"))
    assert (0, "Sedlerne") in found
    assert (1, "1 Et netværk") in found
    assert [title for depth, title in found if depth == 0][-1] == "Dagen i tal"
    assert not any("Fire ting" in title for _depth, title in found)


def test_a_screen_reader_can_follow(day: Day) -> None:
    file = book(day.event, "pdf")
    told = root(file)
    assert told["/MarkInfo"]["/Marked"]
    assert str(told["/Lang"]).startswith("da")
    assert told["/ViewerPreferences"]["/DisplayDocTitle"]
    tags = tagged(file)
    kinds = [tag for tag, _alt in tags]
    assert {"/H1", "/H2", "/H3", "/P", "/TH", "/TD", "/TOC", "/L", "/Figure"} <= {*kinds}
    alts = [alt for tag, alt in tags if tag == "/Figure"]
    assert all(alts), "a figure nobody described"
    assert any("Tavlen." in str(alt) for alt in alts)
    levels = [int(tag[2]) for tag in kinds if re.fullmatch(r"/H\d", tag)]
    assert all(later - sooner <= 1 for sooner, later in itertools.pairwise(levels))


def test_it_says_which_standards_it_keeps(day: Day) -> None:
    plain, archived = (book(day.event, "pdf", **o) for o in ({}, {"pdfa": "1"}))
    for file, standards in ((plain, ["pdfuaid"]), (archived, ["pdfuaid", "pdfaid"])):
        assert all(f"<{standard}:part>" in claims(file) for standard in standards)
    assert "<pdfaid:part>" not in claims(plain)


def test_its_metadata_and_paper(day: Day) -> None:
    read = pdf(book(day.event, "pdf"))
    assert read.metadata is not None
    assert read.metadata.title == "Netværk på tværs"
    assert read.metadata.subject == "Hvordan danner vi netværk?"
    assert [round(float(side)) for side in read.pages[0].mediabox[2:]] == [595, 842]
    letter = pdf(book(day.event, "pdf", paper="letter"))
    assert [round(float(side)) for side in letter.pages[0].mediabox[2:]] == [612, 792]


def test_all_its_letters_are_inside_it(day: Day) -> None:
    for page in pdf(book(day.event, "pdf")).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            kid = font.get_object()["/DescendantFonts"][0].get_object()
            assert kid["/FontDescriptor"].keys() & {"/FontFile2", "/FontFile3"}


def test_words_that_look_like_commands_are_words(db: None) -> None:
    meeting = Meeting.begin(title=NASTY[3], theme=NASTY[1])
    for number, words in enumerate(NASTY):
        who = meeting.join(words)
        place = meeting.place(number % 3, number // 3) if number < 9 else {}
        topic = meeting.post(who, words, text=words, **place)
        meeting.done(who, "comment.add", topic=topic, text=f"    {words}")  # Markdown's own code
    text = close(pdf_words(book(meeting.event, "pdf")))
    for words in NASTY:
        if "ש" in words:  # extracted in the order it is seen in
            assert set(words) - {" "} <= set(text)
        else:
            # On the wall, in the contents, at the note, as its text, in the comment, signed.
            assert text.count(close(words)) >= 5, words


def test_a_letter_no_font_has_stops_no_book(db: None, caplog: pytest.LogCaptureFixture) -> None:
    meeting = Meeting.begin()
    meeting.post(meeting.join("Ann"), "Emoji 😀👍🏽, pile ➜ og \U00012345")
    file = book(meeting.event, "pdf")
    assert "Emoji" in pdf_words(file)
    assert "/StructTreeRoot" in root(file)
    assert "could not be displayed" in caplog.text


def test_emoji_arabic_and_greek_keep_the_standards(db: None) -> None:
    meeting = Meeting.begin()
    meeting.post(meeting.join("Ann"), "😀👍🏽 ➜ العربية Ελληνικά Кириллица עברית Łódź")
    file = book(meeting.event, "pdf")
    assert "pdfuaid" in claims(file)


def test_an_empty_event_has_a_book_too(db: None) -> None:
    meeting = Meeting.begin(rooms=(), slots=0)
    text = pdf_words(book(meeting.event, "pdf"))
    assert "Der hænger ingen sedler på tavlen." in text
    assert "Konklusioner" not in text


def test_in_english_throughout(db: None) -> None:
    meeting = Meeting.begin(language="en", title="Networks", theme="How?")
    meeting.post(meeting.join("Ann"), "A note", **meeting.place(0, 0))
    file = book(meeting.event, "pdf")
    text = pdf_words(file)
    assert "The wall as it hung" in text
    assert "4 May 2026" in text
    assert "Sedlerne" not in text
    assert str(root(file)["/Lang"]).startswith("en")


@pytest.mark.slow
def test_a_hundred_and_fifty_notes(db: None) -> None:
    """Each once in the bookmarks, and the contents say the page it stands on."""
    event = large_event(Size(people=60, topics=150, reports=40, photos=0, comments=4))
    file = book(event, "pdf")
    notes = [title for depth, title in outline(file) if depth == 1 and "(" in title]
    assert len(notes) == 150
    pages = [page.extract_text() for page in pdf(file).pages]
    assert 40 < len(pages) < 160
    contents = close("".join(pages[1:6]))
    begins = next(n for n, text in enumerate(pages, 1) if text.startswith("Sedlerne"))
    assert close(f"Sedlerne{begins}") in contents.replace(".", "")


def test_poppler_reads_it(day: Day, tmp_path: Path) -> None:
    assert shutil.which("pdftotext"), "poppler-utils is not installed"
    path = tmp_path / "book.pdf"
    path.write_bytes(book(day.event, "pdf"))
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    assert "Vi mødes igen i juni." in said.stdout
    about = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    assert re.search(r"Tagged:\s+yes", about.stdout)


class TestDoorSheets:
    def test_a_page_for_each_room(self, day: Day) -> None:
        pages = [page.extract_text() for page in pdf(made(day.event, "doors.pdf")).pages]
        assert [page.split()[0] for page in pages] == ["Salen", "Haven", "Loftet"]
        assert "13.00–13.45" in pages[0]
        assert "Et netværk" in pages[0]
        assert pages[0].count("Ledig") == 2
        assert "openspace.example.org/e/ABC234/" in pages[0]

    def test_the_code_is_described(self, day: Day) -> None:
        figures = [alt for tag, alt in tagged(made(day.event, "doors.pdf")) if tag == "/Figure"]
        assert len(figures) == 3
        assert all("https://openspace.example.org/e/ABC234/" in str(alt) for alt in figures)

    def test_a_long_day_goes_on_to_another_page(self, db: None) -> None:
        meeting = Meeting.begin(rooms=(("Salen", 40),), slots=20)
        ann = meeting.join("Ann")
        for number in range(20):
            meeting.post(ann, LONG[:140], **meeting.place(0, number))
        text = [page.extract_text() for page in pdf(made(meeting.event, "doors.pdf")).pages]
        assert len(text) > 1
        assert sum(close(page).count("Arbejdsmiljørepræsentanternes") for page in text) == 20
        assert "Scan" in text[0]

    def test_names_and_no_rooms(self, day: Day) -> None:
        assert "Ann" in pdf_words(made(day.event, "doors.pdf"))
        assert "Ann" not in pdf_words(made(day.event, "doors.pdf", names="0"))
        empty = Meeting.begin(rooms=(), slots=0)
        assert "Ingen lokaler endnu." in pdf_words(made(empty.event, "doors.pdf"))
