"""The book as Markdown (CommonMark, with tables as GitHub has them): to paste into a wiki.

What people wrote is escaped, so that it reads letter by letter where Markdown is shown; a
comment's own formatting is written anew from its blocks.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from ..source import Source
from . import tree
from .compose import book_of
from .options import Options
from .tree import Block, Book, Section, Words

# What may begin something anywhere in a line; and what may only at its beginning.
ANYWHERE = re.compile(r"([\\`*_\[\]<>$|~])|&(?=#?\w+;)")
AT_START = re.compile(
    r"^(\s*)(#(?=#*(\s|$))|[-+](?=\s|$)|=(?==*\s*$)|-(?=[-\s]*$)|\d+(?=[.)](\s|$)))"
)
AT_END = re.compile(r"(#+)\s*$")


def proceedings_md(source: Source) -> bytes:
    book = book_of(source, Options.of(source.options))
    with translation.override(book.language):
        text = "\n\n".join(part for part in _parts(book) if part)
    return (text.rstrip() + "\n").encode()


def escaped(text: str) -> str:
    """Words within a line."""
    return ANYWHERE.sub(lambda found: "\\" + found[0], text)


def line(text: str) -> str:
    """Escaped words where a line begins: no list, heading or rule comes of them."""
    return AT_START.sub(_at_start, text)


def _at_start(found: re.Match[str]) -> str:
    blank, mark = found[1], found[2]
    return f"{blank}{mark}\\" if mark.isdecimal() else f"{blank}\\{mark}"


def words(some: Words, *, begin: bool = False) -> str:
    """Spans in their look; a line break is a backslash at the end of the line.

    `begin`: they stand where a line begins.
    """
    out = ""
    for span in some:
        text = _code(span.text) if span.code else escaped(span.text)
        begins = (begin and out == "") or out.endswith("\n")
        for wanted, mark in ((span.struck, "~~"), (span.italic, "*"), (span.bold, "**")):
            if wanted and text.strip():
                text = _wrapped(text, mark)
        if span.link and not span.link.startswith("#"):
            text = f"[{text}](<{span.link.replace('<', '%3C').replace('>', '%3E')}>)"
        out += line(text) if begins and not span.code else text
        out += "\\\n" if span.line else ""
    return out.rstrip("\\\n") if out.endswith("\\\n") else out


def _code(text: str) -> str:
    """In as many backticks as it takes; a pipe in one would end a table's cell."""
    ticks = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _wrapped(text: str, mark: str) -> str:
    """Marks hug the words: blanks stay outside."""
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def heading(level: int, text: str) -> str:
    one_line = " ".join(text.replace("\\\n", " ").split("\n"))
    return f"{'#' * level} " + AT_END.sub(lambda found: "\\" + found[1], one_line)


def _parts(book: Book) -> Iterator[str]:
    yield heading(1, escaped(book.title))
    if book.cover is not None:
        yield f"**{escaped(book.theme)}**"
        yield _facts(book.cover)
    for chapter in book.chapters:
        yield heading(2, words(chapter.title))
        yield from _blocks(chapter.blocks)
        for section in chapter.sections:
            yield from _section(section)
    yield "---"
    made = _("Made from the wall, as it hung on %(when)s.") % {"when": book.made}
    yield f"{escaped(made)} <{book.address}>"


def _section(section: Section) -> Iterator[str]:
    number = f"{escaped(section.number)} · " if section.number else ""
    yield heading(3, number + words(section.title))
    yield _facts(section.facts)
    yield from _blocks(section.blocks)
    for under in section.sections:
        if under.title:
            yield heading(4, words(under.title))
        yield from _blocks(under.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    lists = 0  # lists right after each other take turns with their bullets, else they were one
    for block in blocks:
        yield _items(block, lists % 2) if isinstance(block, tree.Items) else _block(block)
        lists = lists + 1 if isinstance(block, tree.Items) else 0


def _block(block: Block) -> str:
    match block:
        case tree.Para(some, look):
            if look in ("head", "lead"):
                return f"**{words(some).strip('*')}**"
            return words(some, begin=True)
        case tree.Items():
            return _items(block, 0)
        case tree.Names(names, look):
            between = ", " if look == "run" else "\n- "
            return ("- " if look == "columns" else "") + between.join(map(words, names))
        case tree.Quote(blocks):
            return _indented("\n\n".join(_blocks(blocks)), "> ", "> ")
        case tree.Code(text):
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text) or [""]))
            return f"{fence}\n{text}\n{fence}"
        case tree.Rule():
            return "---"
        case tree.Facts(pairs):
            return _facts(pairs)
        case tree.Table():
            return _table(block)
        case tree.Remark():
            return _remark(block)
        case tree.Photo():
            return f"*{escaped(block.alt)}*"
        case tree.Bars(caption, bars):
            counts = ", ".join(f"{escaped(name)}: {count}" for name, count, _tone in bars)
            return f"{escaped(caption)}: {counts}"
        case tree.Activity() | tree.Ring():
            return f"*{escaped(block.alt)}*"
        case tree.Figures(figures):
            return "\n".join(f"- **{one.number}** {escaped(one.means)}" for one in figures)


def _items(block: tree.Items, turn: int) -> str:
    rows = []
    for place, item in enumerate(block.items):
        mark = f"{'-*'[turn]} " if block.start is None else f"{block.start + place}{'.)'[turn]} "
        rows.append(_indented("\n\n".join(_blocks(item)), mark, " " * len(mark)))
    return "\n".join(rows)


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join((first if n == 0 else rest) + each for n, each in enumerate(lines))


def _remark(remark: tree.Remark) -> str:
    """The name ends the last paragraph, as in print."""
    parts = list(_blocks(remark.blocks))
    if remark.signed:
        signed = f"— *{escaped(remark.signed)}*"
        last = remark.blocks[-1] if remark.blocks else None
        if isinstance(last, tree.Para) and not last.look:
            parts[-1] += f" {signed}"
        else:
            parts.append(signed)
    if remark.photo:
        parts.append(_block(remark.photo))
    return "\n\n".join(parts)


def _facts(pairs: Iterable[tuple[str, Words]]) -> str:
    return "\n".join(f"- {escaped(name)}: {_in_one_line(value)}" for name, value in pairs)


def _table(table: tree.Table) -> str:
    head, *rows = (
        "| " + " | ".join(_in_one_line(cell) or " " for cell in row) + " |"
        for row in (table.head, *table.rows)
    )
    rule = "|" + "---|" * len(table.head)
    return "\n".join([f"**{escaped(table.caption)}**", "", head, rule, *rows])


def _in_one_line(some: Words) -> str:
    return words(some).replace("\\\n", " ")
