"""The book as DOCX, to go on with: real headings, so that Word's navigation and contents work."""

import io
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph

from ..source import Source
from . import tree
from .compose import book_of
from .direction import direction
from .drawing import drawn_png
from .options import Options
from .photos import Smaller
from .tree import Block, Book, Section, Words, text_of
from .word_parts import Bookmarks, add_contents, add_link, dressed, repeat_as_header

WIDE = Mm(160)
TALL = Mm(110)
SIZES = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
NEW_PAGE = ("principles", "wall", "topics", "conclusions", "figures")
QUIET = RGBColor(0x42, 0x52, 0x5F)


def proceedings_docx(source: Source) -> bytes:
    book = book_of(source, Options.of(source.options))
    with tempfile.TemporaryDirectory(prefix="openspace-book-") as folder:
        photos = Smaller(book.photos(), Path(folder), source.tell)
        source.tell("pages")
        with translation.override(book.language):
            document = _Writer(book, photos, Path(folder)).written()
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


class _Writer:
    def __init__(self, book: Book, photos: Smaller, folder: Path) -> None:
        self.book = book
        self.photos = photos
        self.folder = folder
        self.document = dressed(Document(), book.language, SIZES[book.paper])
        self.style_ids = {style.name: style.style_id for style in self.document.styles}
        self.bookmarks = Bookmarks(book.anchors())

    def written(self) -> Any:
        self._properties()
        self._cover()
        if len(self.book.chapters) > 1:
            self._para("ContentsTitle").add_run(_("Contents"))
            add_contents(self.document, self.book, self.bookmarks)
        for chapter in self.book.chapters:
            self._chapter(chapter)
        made = _("Made from the wall, as it hung on %(when)s.") % {"when": self.book.made}
        self._para("Quiet").add_run(made)
        add_link(self._para("Quiet"), self.book.address, self.book.address)
        return self.document

    def _properties(self) -> None:
        core = self.document.core_properties
        core.title, core.subject = self.book.title, self.book.theme[:255]
        core.author = core.last_modified_by = "Openspace"
        core.keywords = f"Open Space, {self.book.date}"
        core.language = self.book.language
        core.comments = self.book.address
        core.created = core.modified = datetime.now(UTC).replace(tzinfo=None)

    def _cover(self) -> None:
        self._para("Title").add_run(self.book.title)
        if self.book.cover is None:
            return
        self._words(self._para("Subtitle"), tree.words(self.book.theme))
        for name, value in self.book.cover:
            self._fact(name, value)

    # Sections

    def _chapter(self, chapter: Section) -> None:
        heading = self._heading(1, chapter)
        heading.paragraph_format.page_break_before = chapter.anchor in NEW_PAGE
        self._blocks(chapter.blocks)
        for section in chapter.sections:
            self._heading(2, section)
            if section.facts:
                line = self._para("Quiet")
                for number, (name, value) in enumerate(section.facts):
                    line.add_run(f"{' · ' if number else ''}{name}: ")
                    self._words(line, value)
            self._blocks(section.blocks)
            for under in section.sections:
                if under.title:
                    self._heading(3, under)
                self._blocks(under.blocks)

    def _heading(self, level: int, section: Section) -> Paragraph:
        paragraph = self._para(f"Heading {level}")
        number = f"{section.number} · " if section.number else ""
        self._words(paragraph, tree.words(number) + section.title)
        if section.anchor:
            self.bookmarks.mark(paragraph, section.anchor)
        return paragraph

    # Words

    def _para(self, style: str = "Normal") -> Paragraph:
        """python-docx looks a style up among all of them each time; here it is done once."""
        self.last = self.document.add_paragraph()
        self.last._p.style = self.style_ids[style]
        return self.last

    def _words(self, paragraph: Paragraph, words: Words, **look: Any) -> Paragraph:
        rtl, _language = direction(text_of(words))
        if rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for span in words:
            if span.link.startswith("#"):
                if not self.bookmarks.link(paragraph, span.link[1:], span.text):
                    paragraph.add_run(span.text)
            elif span.link:
                add_link(paragraph, span.link, span.text)
            else:
                run = paragraph.add_run(span.text)
                run.bold, run.italic = span.bold or None, span.italic or look.get("italic")
                run.font.strike = span.struck or None
                if span.code:
                    run.font.name = "Consolas"
                if rtl:
                    run.font.rtl = True
            if span.line:
                paragraph.add_run().add_break(WD_BREAK.LINE)
        return paragraph

    def _fact(self, name: str, value: Words) -> None:
        line = self._para("Fact")
        line.add_run(f"{name}: ").font.color.rgb = QUIET
        self._words(line, value)

    # Blocks

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case tree.Para(words, look):
                styles = {"head": "Small head", "lead": "Lead", "soft": "Quiet", "empty": "Quiet"}
                self._words(self._para(styles.get(look, "Normal")), words)
            case tree.Items():
                self._items(block, 0)
            case tree.Names(names, look):
                self._names(names, look)
            case tree.Quote(blocks):
                for inner in blocks:
                    words = inner.words if isinstance(inner, tree.Para) else _flat(inner)
                    self._words(self._para("Quote"), words)
            case tree.Code(text):
                self._words(self._para("Code"), tree.words(text))
            case tree.Rule():
                self._para().add_run("⁂")
            case tree.Facts(pairs):
                for name, value in pairs:
                    self._fact(name, value)
            case tree.Table():
                self._table(block)
            case tree.Photo():
                self._photo(block)
            case tree.Remark():
                self._remark(block)
            case tree.Bars(caption, bars):
                self._counts(caption, [(name, count) for name, count, _tone in bars])
            case tree.Activity() | tree.Ring():
                path = drawn_png(block, self.folder)
                self._picture(path, block.alt, WIDE)
                self._para("Caption").add_run(block.caption)
            case tree.Figures(figures):
                for one in figures:
                    line = self._para("Fact")
                    line.add_run(one.number).bold = True
                    line.add_run(f" {one.means}")

    def _items(self, block: tree.Items, depth: int) -> None:
        """Each item's first paragraph has the mark; Word's own list styles go three deep.

        Numbers are written out: Word's would count on from list to list through the book.
        """
        kind = "List Bullet" if block.start is None else "List"
        style = kind + ("", " 2", " 3")[min(depth, 2)]
        for number, item in enumerate(block.items):
            for place, inner in enumerate(item):
                if isinstance(inner, tree.Items):
                    self._items(inner, depth + 1)
                elif isinstance(inner, tree.Para) and place == 0:
                    words = inner.words
                    if block.start is not None:
                        words = tree.words(f"{block.start + number}. ") + words
                    self._words(self._para(style), words)
                else:
                    self._block(inner)

    def _names(self, names: tuple[Words, ...], look: str) -> None:
        if look == "columns":
            for name in names:
                self._words(self._para("Fact"), name)
            return
        line = self._para()
        for number, name in enumerate(names):
            line.add_run(", " if number else "")
            self._words(line, name)

    def _remark(self, remark: tree.Remark) -> None:
        self._blocks(remark.blocks)
        if remark.signed:
            ended = remark.blocks and isinstance(remark.blocks[-1], tree.Para)
            line = self.last if ended else self._para()
            line.add_run(f"{' ' if ended else ''}— {remark.signed}").italic = True
        if remark.photo:
            self._photo(remark.photo)

    def _photo(self, photo: tree.Photo) -> None:
        small = self.photos.get(photo)
        if small is not None:
            width = min(int(WIDE), int(TALL * small.width / small.height))
            self._picture(small.path, photo.alt, width)

    def _picture(self, path: Path, alt: str, width: int) -> None:
        shape = self._para().add_run().add_picture(str(path), width=width)
        shape._inline.docPr.set("descr", alt)
        shape._inline.docPr.set("name", "")

    def _counts(self, caption: str, counts: list[tuple[str, int]]) -> None:
        table = self.document.add_table(rows=1, cols=2, style="Table Grid")
        head = table.rows[0].cells
        head[0].text, head[1].text = caption, _("How many")
        repeat_as_header(table.rows[0])
        for name, count in counts:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = name, str(count)
        self._para()

    def _table(self, table: tree.Table) -> None:
        self._para("Small head").add_run(table.caption)
        made = self.document.add_table(rows=0, cols=len(table.head), style="Table Grid")
        for number, row in enumerate((table.head, *table.rows)):
            added = made.add_row()
            for cell, words in zip(added.cells, row, strict=True):
                self._words(cell.paragraphs[0], words)
                cell.paragraphs[0]._p.style = self.style_ids["Cell"]
            if number == 0:
                repeat_as_header(added)
        self._para()


def _flat(block: Block) -> Words:
    """What stands in a block, as one line, where a style has room for nothing else."""
    match block:
        case tree.Para(words):
            return words
        case tree.Code(text):
            return tree.words(text)
        case tree.Items(items):
            parts = [_flat(inner) for item in items for inner in item]
            return Words(span for part in parts for span in (*tree.words("• "), *part))
        case tree.Quote(blocks):
            return Words(span for inner in blocks for span in _flat(inner))
    return Words()
