"""DOCX, HTML and Markdown as documents: their headings, tables, links, pictures, language."""

import io
import itertools
import re
import zipfile

from docx.oxml.ns import qn
from PIL import Image

from tests.actions.meeting import Meeting

from .conftest import Day
from .days import LONG
from .reading import Html, book, docx


class TestDocx:
    def test_headings_are_headings(self, day: Day) -> None:
        found = [
            (paragraph.style.name, paragraph.text)
            for paragraph in docx(book(day.event, "docx")).paragraphs
            if paragraph.style.name.startswith("Heading")
        ]
        assert ("Heading 1", "Sedlerne") in found
        assert ("Heading 2", "1 · Et netværk") in found
        assert ("Heading 3", "Beslutninger") in found

    def test_contents_are_a_field_that_reads_right_already(self, day: Day) -> None:
        body = docx(book(day.event, "docx")).element.body
        assert any("TOC" in (node.text or "") for node in body.xpath(".//w:instrText"))
        kinds = [node.get(qn("w:fldCharType")) for node in body.xpath(".//w:fldChar")]
        assert kinds == ["begin", "separate", "end"]
        marks = {node.get(qn("w:name")) for node in body.xpath(".//w:bookmarkStart")}
        links = {node.get(qn("w:anchor")) for node in body.xpath(".//w:hyperlink[@w:anchor]")}
        assert links
        assert links <= marks

    def test_properties_and_language(self, day: Day) -> None:
        document = docx(book(day.event, "docx"))
        core = document.core_properties
        assert (core.title, core.language) == ("Netværk på tværs", "da")
        assert core.subject == "Hvordan danner vi netværk?"
        spoken = document.styles.element.xpath("w:docDefaults//w:lang")
        assert [node.get(qn("w:val")) for node in spoken] == ["da-DK"]
        english = docx(book(Meeting.begin(language="en").event, "docx"))
        spoken = english.styles.element.xpath("w:docDefaults//w:lang")
        assert [node.get(qn("w:val")) for node in spoken] == ["en-GB"]

    def test_tables_repeat_their_head(self, day: Day) -> None:
        tables = docx(book(day.event, "docx")).tables
        assert len(tables) >= 2
        for table in tables:
            assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        assert next(cell.text for cell in tables[0].rows[0].cells) == "Lokale"

    def test_pictures_are_described(self, day: Day) -> None:
        body = docx(book(day.event, "docx")).element.body
        descriptions = [node.get("descr") for node in body.xpath(".//wp:docPr")]
        assert descriptions
        assert all(descriptions)
        assert any("Tavlen." in words for words in descriptions)
        assert not docx(book(day.event, "docx", photos="0", parts="topics")).inline_shapes

    def test_paper(self, day: Day) -> None:
        page = docx(book(day.event, "docx", paper="letter")).sections[0]
        assert round(page.page_width.inches, 1) == 8.5


class TestHtml:
    def test_it_needs_nothing_else(self, day: Day) -> None:
        source = book(day.event, "html").decode()
        page = Html(source)
        for tag, at in page.tags:
            assert tag not in ("script", "link", "iframe", "object")
            assert at.get("src", "data:").startswith("data:")
            assert not any(name.startswith("on") or name == "style" for name in at)
        style = source.partition("<style>")[2].partition("</style>")[0]
        assert "url(" in style
        assert not re.findall(r"url\((?!\"data:)", style)
        assert "default-src 'none'" in source

    def test_headings_go_down_step_by_step(self, day: Day) -> None:
        levels = Html(book(day.event, "html").decode()).headings
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels))

    def test_ids_links_and_language(self, day: Day) -> None:
        page = Html(book(day.event, "html").decode())
        ids = [at["id"] for _tag, at in page.tags if "id" in at]
        assert len(ids) == len(set(ids))
        inside = {at["href"][1:] for tag, at in page.tags if tag == "a" and at["href"][0] == "#"}
        assert "note-1" in inside
        assert inside <= set(ids)
        outside = [at for tag, at in page.tags if tag == "a" and "example.org/vej" in at["href"]]
        assert "noopener" in outside[0]["rel"]
        assert dict(page.tags[0][1])["lang"] == "da"

    def test_photos_are_inside_and_described(self, day: Day) -> None:
        page = Html(book(day.event, "html").decode())
        photos = [at for tag, at in page.tags if tag == "img"]
        assert len(photos) == 1
        assert photos[0]["src"].startswith("data:image/jpeg;base64,")
        assert "Tavlen." in photos[0]["alt"]
        assert not [tag for tag, _at in Html(book(day.event, "html", photos="0").decode()).tags
                    if tag == "img"]  # fmt: skip

    def test_tables_say_what_heads_what(self, day: Day) -> None:
        heads = [at["scope"] for tag, at in Html(book(day.event, "html").decode()).tags
                 if tag == "th"]  # fmt: skip
        assert heads.count("col") == 4
        assert heads.count("row") == 2


class TestMarkdown:
    def test_its_shape(self, day: Day) -> None:
        text = book(day.event, "md").decode()
        lines = text.splitlines()
        assert lines[0] == "# Netværk på tværs"
        assert "## Sedlerne" in lines
        assert "### 1 · Et netværk" in lines
        assert "| Salen | **1** Et netværk |   |   |" in lines
        assert "2. Skriv navnene ned, se [vejledningen](<https://example.org/vej?a=1&b=2>)" in lines
        assert not re.search(r"\n{3,}", text)
        assert text.endswith(">\n")

    def test_photos_are_told_of(self, day: Day) -> None:
        assert "Foto ved seddel 1" in book(day.event, "md").decode()
        assert "Foto ved seddel 1" not in book(day.event, "md", photos="0").decode()


def test_photos_are_made_smaller_but_stay_readable(day: Day) -> None:
    with zipfile.ZipFile(io.BytesIO(book(day.event, "docx", parts="topics"))) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".jpg"))
        with Image.open(io.BytesIO(archive.read(name))) as picture:
            assert picture.size == (1200, 900)


def test_a_photo_that_is_gone_stops_no_book(day: Day, settings) -> None:
    for path in settings.MEDIA_ROOT.rglob("*.jpg"):
        path.write_bytes(b"no picture")
    for ending in ("pdf", "docx", "html", "md"):
        assert book(day.event, ending)


def test_a_very_long_name_and_title(db: None) -> None:
    meeting = Meeting.begin(title=LONG[:140], theme=(LONG + " ") * 2)
    who = meeting.join("Wolfeschlegelsteinhausenbergerdorff" * 2, organisation=LONG[:120])
    meeting.post(who, LONG[:140], **meeting.place(0, 0))
    for ending in ("pdf", "docx", "html", "md"):
        assert book(meeting.event, ending)
