"""The book as PDF: its tree as JSON, its photos made small, and templates/book.typ."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from ..source import Source
from ..typesetting import typeset
from .compose import book_of
from .direction import direction
from .options import Options
from .photos import Smaller
from .tree import (
    Bars,
    Block,
    Book,
    Facts,
    Figures,
    Items,
    Names,
    Para,
    Photo,
    Remark,
    Section,
    Table,
    Words,
    text_of,
)

SHORT_NAME = 40
SHORT = 500  # characters of a remark that is not parted by the end of a page


def proceedings_pdf(source: Source) -> bytes:
    options = Options.of(source.options)
    book = book_of(source, options)
    with tempfile.TemporaryDirectory(prefix="openspace-book-") as folder:
        root = Path(folder)
        photos = Smaller(book.photos(), root, source.tell)
        data = as_data(book, photos)
        source.tell("pages")
        return typeset("book.typ", data, root, pdfa=options.pdfa)


def as_data(book: Book, photos: Smaller) -> dict[str, Any]:
    """The whole book as JSON, with the words the template says itself."""
    with translation.override(book.language):
        say = {
            "contents": _("Contents"),
            "proceedings": _("Proceedings of an Open Space"),
            "made": _("Made from the wall, as it hung on %(when)s.") % {"when": book.made},
            # Facts that say what they are by themselves.
            "plain": [_("When"), _("Where")],
        }
    write = _Writer(photos)
    return {
        "say": say,
        "title": book.title,
        "short": shortened(book.title),
        "theme": book.theme,
        "keywords": ["Open Space", book.date],
        "language": book.language,
        "paper": book.paper,
        "address": book.address,
        "cover": write.value(book.cover),
        "contents": len(book.chapters) > 1,
        "anchors": dict.fromkeys(book.anchors(), True),
        "chapters": write.value(book.chapters),
    }


def shortened(title: str, most: int = 60) -> str:
    return title if len(title) <= most else title[: most - 2].rstrip() + " …"


def drawing_data(drawing: Block) -> dict[str, Any]:
    """One drawing alone, cut to its size."""
    empty = Book("", "", "en", "", "", "", None)
    nothing = Smaller([], Path())
    return as_data(empty, nothing) | {"alone": _Writer(nothing).value(drawing)}


class _Writer:
    """Dataclasses as dicts that say what they are (`is`), words with the way they run."""

    def __init__(self, photos: Smaller) -> None:
        self.photos = photos

    def value(self, thing: Any) -> Any:
        if isinstance(thing, Words):
            return self.words(thing)
        if isinstance(thing, tuple):
            return [self.value(each) for each in thing]
        if isinstance(thing, Photo):
            return self.photo(thing)
        if not is_dataclass(thing) or isinstance(thing, type):
            return thing
        told = {each.name: self.value(getattr(thing, each.name)) for each in fields(thing)}
        return told | {"is": type(thing).__name__.lower()} | self.more(thing)

    def more(self, thing: Any) -> dict[str, Any]:
        if isinstance(thing, Remark):
            return {"short": thing.photo is not None or _length(thing.blocks) < SHORT}
        if isinstance(thing, Section):
            return {"short": thing.short, "small": _small(thing)}
        return {}

    def words(self, spans: Words) -> dict[str, Any]:
        text = text_of(spans)
        rtl, language = direction(text)
        return {
            "spans": [span.__dict__ for span in spans],
            "rtl": rtl,
            "lang": language,
            "short": len(text) <= SHORT_NAME,
        }

    def photo(self, photo: Photo) -> dict[str, Any] | None:
        small = self.photos.get(photo)
        if small is None:
            return None
        return {"path": f"/{small.path.name}", "ratio": small.width / small.height,
                "alt": photo.alt}  # fmt: skip


def _small(section: Section) -> bool:
    """Whether it should stand on one page: less than a third of one, and nothing tall in it."""
    told = list(_told(section))
    remarks = [block for block in told if isinstance(block, Remark)]
    tall = any(isinstance(block, Table | Figures) for block in told)
    length = sum(_length(remark.blocks) for remark in remarks) + _length(told)
    return length < 2 * SHORT and not tall and not any(remark.photo for remark in remarks)


def _told(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for under in section.sections:
        yield from _told(under)


def _length(blocks: Iterable[Block]) -> int:
    """Characters in its paragraphs and names; anything else counts as much as fills a remark."""
    length = 0
    for block in blocks:
        match block:
            case Para():
                length += len(text_of(block.words))
            case Names():
                length += sum(len(text_of(name)) + 3 for name in block.names)
            case Facts() | Remark() | Bars() | Items():
                length += 100
            case _:
                length += SHORT
    return length
