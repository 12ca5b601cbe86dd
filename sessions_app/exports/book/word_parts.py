"""What python-docx has no word for: styles in the book's look, bookmarks, links, contents."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .tree import Book, Section, text_of

INK, BLUE, SOFT = RGBColor(0x14, 0x23, 0x3A), RGBColor(0x1B, 0x43, 0x91), RGBColor(0x42, 0x52, 0x5F)
TAGS = {"da": "da-DK", "en": "en-GB"}
# (name, based on, size, bold, colour, space before, space after)
OWN = (
    ("Small head", "Normal", 11, True, INK, 8, 2),
    ("Lead", "Normal", 13, True, INK, 2, 6),
    ("Quiet", "Normal", 10, False, SOFT, 0, 4),
    ("Fact", "Normal", 11, False, INK, 0, 2),
    ("Cell", "Normal", 9, False, INK, 1, 1),
    ("Code", "Normal", 10, False, INK, 4, 4),
    ("ContentsTitle", "Normal", 20, True, INK, 18, 6),
    ("ContentsOne", "Normal", 11, True, INK, 6, 0),
    ("ContentsTwo", "Normal", 11, False, INK, 0, 0),
)


def dressed(document: Any, language: str, size: tuple[Length, Length]) -> Any:
    """Paper, language and styles; named as Word names them, so that its panes know them."""
    page = document.sections[0]
    page.page_width, page.page_height = size
    page.left_margin = page.right_margin = Length(25 * 36000)
    styles = document.styles
    _speak(styles, TAGS.get(language, "en-GB"))
    _look(styles["Normal"], 11, None, INK, 0, 6)
    _look(styles["Title"], 16, True, BLUE, 60, 12)
    _look(styles["Subtitle"], 30, True, INK, 0, 24)
    for level, (points, before) in enumerate(((24, 24), (16, 18), (12, 10)), 1):
        _look(styles[f"Heading {level}"], points, True, INK if level != 3 else SOFT, before, 4)
    for name, base, points, bold, colour, before, after in OWN:
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles[base]
        _look(made, points, bold, colour, before, after)
        made.paragraph_format.keep_with_next = name == "Small head"
    styles["ContentsTitle"].paragraph_format.page_break_before = True
    styles["Code"].font.name = "Consolas"
    styles["ContentsTwo"].paragraph_format.left_indent = Pt(14)
    return document


def _look(style: Any, points: int, bold: bool | None, colour: Any, before: int, after: int) -> None:
    font, spacing = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(points), bold, None
    font.name, font.color.rgb = "Calibri", colour
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    # The template's own theme fonts would win over the name.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for border in style.element.xpath(".//w:pBdr"):
        border.getparent().remove(border)


def _speak(styles: Any, tag: str) -> None:
    """The language its spelling is checked in, and screen readers speak."""
    for language in styles.element.xpath(".//w:lang"):
        language.getparent().remove(language)
    default = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    spoken = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        spoken.set(qn(f"w:{name}"), tag)
    default.append(spoken)


def repeat_as_header(row: Any) -> None:
    """The row is the table's head: said to readers, and repeated on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.bold = True


def add_link(paragraph: Paragraph, address: str, text: str) -> None:
    link = OxmlElement("w:hyperlink")
    part = paragraph.part
    link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _into(link, paragraph, text, underline=True)


def _into(link: Any, paragraph: Paragraph, text: str, *, underline: bool) -> None:
    run = paragraph.add_run(text)
    if underline:
        run.underline, run.font.color.rgb = True, BLUE
    link.append(run._r)
    paragraph._p.append(link)


class Bookmarks:
    """Places that links inside the document lead to. Word's names for them are short words."""

    def __init__(self, anchors: frozenset[str]) -> None:
        self.names = {anchor: f"_Book{n}" for n, anchor in enumerate(sorted(anchors), 1)}

    def mark(self, paragraph: Paragraph, anchor: str) -> None:
        name = self.names[anchor]
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for edge in (start, end):
            edge.set(qn("w:id"), name.removeprefix("_Book"))
        start.set(qn("w:name"), name)
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(end)

    def link(self, paragraph: Paragraph, anchor: str, text: str) -> bool:
        if anchor not in self.names:
            return False
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), self.names[anchor])
        _into(link, paragraph, text, underline=False)
        return True


def add_contents(document: Any, book: Book, bookmarks: Bookmarks) -> None:
    """A contents field, already filled in, so that it reads right before Word renews it."""
    entries = [
        (level, section)
        for chapter in book.chapters
        for level, section in ((1, chapter), *((2, each) for each in chapter.sections))
        if section.listed and section.anchor
    ]
    for number, (level, section) in enumerate(entries):
        line = document.add_paragraph(
            style=document.styles[("ContentsOne", "ContentsTwo")[level - 1]]
        )
        if number == 0:
            _field(line, "begin", ' TOC \\o "1-2" \\h \\z \\u ')
        bookmarks.link(line, section.anchor, _entry(section))
        if number == len(entries) - 1:
            _field(line, "end")


def _entry(section: Section) -> str:
    number = f"{section.number} · " if section.number else ""
    return number + text_of(section.title)


def _field(paragraph: Paragraph, edge: str, instruction: str = "") -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), edge)
    paragraph.add_run()._r.append(mark)
    if instruction:
        said = OxmlElement("w:instrText")
        said.set(qn("xml:space"), "preserve")
        said.text = instruction
        paragraph.add_run()._r.append(said)
        _field(paragraph, "separate")
