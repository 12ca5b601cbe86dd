"""Reading a book as the programs that open it do, whatever it is written in."""

import io
import re
from html.parser import HTMLParser
from typing import Any

from docx import Document
from markdown_it import MarkdownIt
from pypdf import PdfReader

from sessions_app.exports.registry import EXPORTS
from sessions_app.exports.source import source_of
from sessions_app.models import Event

FORMATS = ("pdf", "docx", "html", "md")
ADDRESS = "https://openspace.example.org/e/ABC234/"


def made(event: Event, name: str, **options: str) -> bytes:
    return EXPORTS[name].make(source_of(event, ADDRESS, options=options))


def book(event: Event, ending: str, **options: str) -> bytes:
    return made(event, f"proceedings.{ending}", **options)


def words_of(ending: str, file: bytes) -> str:
    """All words in it, as somebody reads them."""
    return {"pdf": pdf_words, "docx": docx_words, "html": html_words, "md": md_words}[ending](file)


def close(text: str) -> str:
    """Without blanks and hyphens: where lines break says nothing of the words."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def pdf(file: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(file))


def root(file: bytes) -> Any:
    """The PDF's catalogue: what it says of itself."""
    return pdf(file).trailer["/Root"]


def claims(file: bytes) -> str:
    """Its XMP metadata, where standards are claimed."""
    found: str = root(file)["/Metadata"].get_data().decode()
    return found


def pdf_words(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in pdf(file).pages)


def docx(file: bytes) -> Any:
    return Document(io.BytesIO(file))


def docx_words(file: bytes) -> str:
    """Every text in the body, in tables and links too."""
    body = docx(file).element.body
    return "\n".join(
        "".join(node.text or "" for node in paragraph.xpath(".//w:t"))
        for paragraph in body.xpath(".//w:p")
    )


class Html(HTMLParser):
    """`text`: what is shown; `tags`: what it is made of, with attributes; `headings`: levels."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self._silent = 0
        self.feed(source)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in given}))
        self._silent += tag in ("style", "script", "title")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script", "title")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def html_words(file: bytes) -> str:
    return Html(file.decode()).text


def md_words(file: bytes) -> str:
    """As a wiki shows it: rendered, with tables and strikethrough as GitHub has them."""
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(file.decode())
    return Html(shown).text


def outline(file: bytes) -> list[tuple[int, str]]:
    """The bookmarks: (depth, title)."""
    found: list[tuple[int, str]] = []

    def walk(items: list[Any], depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                found.append((depth, str(item.title)))

    walk(pdf(file).outline, 0)
    return found


def tagged(file: bytes) -> list[tuple[str, str | None]]:
    """The structure a screen reader follows: (tag, alternative text), in reading order."""
    found: list[tuple[str, str | None]] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                alt = node.get("/Alt")
                found.append((str(node["/S"]), None if alt is None else str(alt)))
            if "/K" in node:
                walk(node["/K"])

    walk(root(file)["/StructTreeRoot"])
    return found
