"""The book as a tree that knows nothing of paper or screens: what every renderer reads.

All words are data. A renderer writes each `Span.text` letter by letter, whatever it looks like.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Span:
    """Some letters in one look. `link` is http(s), mailto, or "#…", a section's anchor.

    `line` ends the line after them.
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    link: str = ""
    line: bool = False


class Words(tuple[Span, ...]):
    """Spans one after the other. A type of its own, so that no words differ from no blocks."""

    def __add__(self, more: Iterable[Span]) -> "Words":  # type: ignore[override]
        return Words((*self, *more))


def words(text: str, *, bold: bool = False) -> Words:
    """Plain words; a line break in them stays one."""
    lines = text.splitlines()
    return Words(
        Span(line, bold=bold, line=number < len(lines))
        for number, line in enumerate(lines, 1)
        if line or number < len(lines)
    )


def text_of(some: Words) -> str:
    return "".join(span.text + (" " if span.line else "") for span in some).strip()


@dataclass(frozen=True)
class Para:
    """`look`: "" body, "lead", "soft", "head" (a small heading that is no section), "empty"."""

    words: Words
    look: str = ""


@dataclass(frozen=True)
class Items:
    """A list; numbered from `start` where that is given."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


@dataclass(frozen=True)
class Names:
    """Many short things, such as people: `look` "run" in one line, "columns" beside each other."""

    names: tuple[Words, ...]
    look: Literal["run", "columns"] = "run"


@dataclass(frozen=True)
class Quote:
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Code:
    text: str


@dataclass(frozen=True)
class Rule:
    pass


@dataclass(frozen=True)
class Facts:
    """What something is, in pairs: ("Owner", "Ann")."""

    facts: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Table:
    """The first cell of each row names it. `head` begins with the name of that first column."""

    caption: str
    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Photo:
    path: Path
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Remark:
    """What somebody added. `kind` as in the rows, or "words" for those of the closing circle."""

    kind: str
    blocks: tuple["Block", ...]
    signed: str = ""
    photo: Photo | None = None


@dataclass(frozen=True)
class Bars:
    """Some counts beside each other. `tone`: agree, aside, object, insight … or ""."""

    caption: str
    bars: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class Activity:
    """How much happened on the wall over a day: (when it began, how many changes) in even steps.

    `phases`: (its name, the step it began in). `alt` says the same in words.
    """

    caption: str
    alt: str
    steps: tuple[tuple[str, int], ...]
    phases: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Ring:
    """Organisations in a ring, and how many pairs of people met across each two of them."""

    caption: str
    alt: str
    names: tuple[str, ...]
    ties: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Figure:
    """A number that says something of the day."""

    number: str
    means: str


@dataclass(frozen=True)
class Figures:
    figures: tuple[Figure, ...]


Block = (
    Para | Items | Names | Quote | Code | Rule | Facts | Table | Photo | Remark | Bars
    | Activity | Ring | Figures
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """`number` and `facts` belong to a note and stand beside it; `short` is for running heads."""

    title: Words
    anchor: str = ""
    number: str = ""
    facts: tuple[tuple[str, Words], ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    listed: bool = True  # in the table of contents

    @property
    def short(self) -> str:
        title = text_of(self.title)
        return title if len(title) <= 64 else title[:60].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


@dataclass(frozen=True)
class Book:
    """`cover` is None where the title page is left out. Times are as the event's clocks showed."""

    title: str
    theme: str
    language: str
    date: str
    made: str
    address: str
    cover: tuple[tuple[str, Words], ...] | None
    chapters: tuple[Section, ...] = field(default=())
    paper: str = "a4"

    def anchors(self) -> frozenset[str]:
        """Where links inside the book may lead."""
        return frozenset(
            section.anchor
            for chapter in self.chapters
            for section in (chapter, *chapter.sections)
            if section.anchor
        )

    def photos(self) -> list[Photo]:
        """All of them, in order."""
        sections = [each for chapter in self.chapters for each in (chapter, *chapter.sections)]
        sections += [under for section in sections for under in section.sections]
        remarks = [b for s in dict.fromkeys(sections) for b in s.blocks if isinstance(b, Remark)]
        return [remark.photo for remark in remarks if remark.photo]
