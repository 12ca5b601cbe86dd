"""The book as HTML: the body that both the page at /proceedings/ and the file to keep show.

No style and no script in it: looks are in static/css/proceedings.css, so that the page keeps the
strict policy. Everything written by people goes through `escape`.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import NamedTuple

from django.utils.translation import gettext as _

from . import tree
from .tree import Block, Book, Section, Words, text_of


class Source(NamedTuple):
    """Where a photo's picture is, and its size in pixels."""

    src: str
    width: int
    height: int


PhotoSource = Callable[[tree.Photo], Source | None]
BROAD = 640  # units across of the drawn pictures


def told(book: Book, photo: PhotoSource) -> dict[str, str]:
    """What the templates in templates/proceedings say of it, in the language active now."""
    return {
        "title": book.title,
        "theme": book.theme,
        "language": book.language,
        "made": book.made,
        "address": book.address,
        "facts": facts(book.cover or ()),
        "body": body(book, photo),
    }


def body(book: Book, photo: PhotoSource) -> str:
    """All chapters, with a table of contents where there are several; headings begin at h2."""
    write = _Writer(book, photo)
    contents = "".join(write.contents()) if len(book.chapters) > 1 else ""
    return contents + "".join(write.chapter(chapter) for chapter in book.chapters)


def facts(pairs: Iterable[tuple[str, Words]], write: "_Writer | None" = None) -> str:
    words = write.words if write else lambda some: escape(text_of(some))
    rows = "".join(f"<div><dt>{escape(n)}</dt><dd>{words(v)}</dd></div>" for n, v in pairs)
    return f'<dl class="book-facts">{rows}</dl>' if rows else ""


class _Writer:
    def __init__(self, book: Book, photo: PhotoSource) -> None:
        self.anchors = book.anchors()
        self.chapters = book.chapters
        self.photo = photo

    # Words

    def words(self, some: Words) -> str:
        # Each person's words find their own way to run, and do not turn those beside them.
        return f"<bdi>{''.join(map(self.span, some))}</bdi>" if some else ""

    def span(self, span: tree.Span) -> str:
        out = escape(span.text)
        for wanted, tag in (
            (span.code, "code"),
            (span.struck, "s"),
            (span.italic, "em"),
            (span.bold, "strong"),
        ):
            out = f"<{tag}>{out}</{tag}>" if wanted else out
        if span.link.startswith("#"):
            known = span.link[1:] in self.anchors
            out = f'<a href="{escape(span.link)}">{out}</a>' if known else out
        elif span.link:
            out = f'<a href="{escape(span.link)}" rel="noopener noreferrer nofollow">{out}</a>'
        return out + ("<br>" if span.line else "")

    # Sections

    def contents(self) -> Iterator[str]:
        yield '<nav class="book-contents" aria-labelledby="contents">'
        yield f'<h2 id="contents">{escape(_("Contents"))}</h2><ol class="list">'
        for chapter in self.chapters:
            yield f"<li>{self.entry(chapter)}"
            under = [each for each in chapter.sections if each.listed]
            if under:
                entries = "".join(f"<li>{self.entry(each)}</li>" for each in under)
                yield f'<ol class="list">{entries}</ol>'
            yield "</li>"
        yield "</ol></nav>"

    def entry(self, section: Section) -> str:
        number = f"<b>{escape(section.number)}</b> " if section.number else ""
        return f'<a href="#{escape(section.anchor)}">{number}{self.words(section.title)}</a>'

    def chapter(self, chapter: Section) -> str:
        anchor = escape(chapter.anchor)
        title = f'<h2 id="{anchor}">{self.words(chapter.title)}</h2>'
        inside = self.blocks(chapter.blocks) + "".join(map(self.section, chapter.sections))
        opening = f'<section class="book-chapter" data-part="{anchor}" aria-labelledby="{anchor}">'
        return f"{opening}{title}{inside}</section>"

    def section(self, section: Section) -> str:
        anchor = f' id="{escape(section.anchor)}"' if section.anchor else ""
        number = f'<span class="book-number">{escape(section.number)}</span> '
        title = (number if section.number else "") + self.words(section.title)
        inside = facts(section.facts, self) + self.blocks(section.blocks)
        inside += "".join(map(self.under, section.sections))
        look = "book-note" if section.number else "book-part"
        return f'<article class="{look}"><h3{anchor}>{title}</h3><div>{inside}</div></article>'

    def under(self, section: Section) -> str:
        title = f"<h4>{self.words(section.title)}</h4>" if section.title else ""
        return f'<section class="book-added">{title}{self.blocks(section.blocks)}</section>'

    # Blocks

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        match block:
            case tree.Para(words, look):
                of = f' class="book-{look}"' if look else ""
                return f'<p{of} dir="auto">{"".join(map(self.span, words))}</p>'
            case tree.Items(items, start):
                rows = "".join(f"<li>{self.blocks(item)}</li>" for item in items)
                first = f' start="{start}"' if start not in (None, 1) else ""
                return f"<ul>{rows}</ul>" if start is None else f"<ol{first}>{rows}</ol>"
            case tree.Names(names, look):
                rows = "".join(f"<li>{self.words(name)}</li>" for name in names)
                return f'<ul class="list book-names" data-look="{look}">{rows}</ul>'
            case tree.Quote(blocks):
                return f"<blockquote>{self.blocks(blocks)}</blockquote>"
            case tree.Code(text):
                return f"<pre><code>{escape(text)}</code></pre>"
            case tree.Rule():
                return "<hr>"
            case tree.Facts(pairs):
                return facts(pairs, self)
            case tree.Table():
                return self.table(block)
            case tree.Photo():
                return self.picture(block)
            case tree.Remark():
                return self.remark(block)
            case tree.Bars():
                return self.bars(block)
            case tree.Activity():
                return drawn(block.caption, block.alt, BROAD, 190, _activity(block), "activity")
            case tree.Ring():
                return drawn(block.caption, block.alt, BROAD, 380, _ring(block), "ring")
            case tree.Figures(found):
                rows = "".join(
                    f"<div><dt>{escape(one.means)}</dt><dd>{escape(one.number)}</dd></div>"
                    for one in found
                )
                return f'<dl class="book-figures">{rows}</dl>'

    def table(self, table: tree.Table) -> str:
        head = "".join(f'<th scope="col">{self.words(cell)}</th>' for cell in table.head)
        rows = "".join(
            f'<tr><th scope="row">{self.words(first)}</th>'
            + "".join(f"<td>{self.words(cell)}</td>" for cell in rest)
            + "</tr>"
            for first, *rest in table.rows
        )
        caption = escape(table.caption)
        return (
            f'<div class="book-table" role="region" aria-label="{caption}" tabindex="0"><table>'
            f"<caption>{caption}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table></div>"
        )

    def picture(self, photo: tree.Photo) -> str:
        found = self.photo(photo)
        if found is None:
            return ""
        return (
            f'<figure class="book-photo"><img src="{escape(found.src)}" alt="{escape(photo.alt)}" '
            f'width="{found.width}" height="{found.height}" loading="lazy"></figure>'
        )

    def remark(self, remark: tree.Remark) -> str:
        signed = f'<p class="book-signed">— <bdi>{escape(remark.signed)}</bdi></p>'
        inside = self.blocks(remark.blocks) + (signed if remark.signed else "")
        inside += self.picture(remark.photo) if remark.photo else ""
        return f'<div class="book-remark" data-kind="{escape(remark.kind)}">{inside}</div>'

    def bars(self, bars: tree.Bars) -> str:
        most = max((count for _name, count, _tone in bars.bars), default=0) or 1
        rows = "".join(
            f"<div><dt>{escape(name)}</dt><dd>"
            f'<svg aria-hidden="true" width="{160 * count / most:.0f}" height="12">'
            f'<rect data-tone="{escape(tone)}" width="{160 * count / most:.0f}" height="12"/></svg>'
            f"<b>{count}</b></dd></div>"
            for name, count, tone in bars.bars
        )
        return f'<p class="book-soft">{escape(bars.caption)}</p><dl class="book-bars">{rows}</dl>'


def drawn(caption: str, alt: str, width: int, height: int, inside: str, look: str) -> str:
    return (
        f'<figure class="book-drawn"><svg class="{look}" role="img" aria-label="{escape(alt)}" '
        f'viewBox="0 0 {width} {height}">{inside}</svg>'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _activity(activity: tree.Activity) -> str:
    """Bars over the phases they fell in, and the hours under them."""
    count = len(activity.steps)
    step = BROAD / count
    most = max((n for _at, n in activity.steps), default=0) or 1
    out = []
    for number, (name, first) in enumerate(activity.phases):
        ends = [begins for _name, begins in activity.phases[number + 1 :]] + [count]
        x, across = first * step, (ends[0] - first) * step
        if number % 2 == 0:
            out.append(f'<rect class="phase" x="{x:.1f}" width="{across:.1f}" height="165"/>')
        if across > 7 * len(name):
            out.append(f'<text x="{x + 4:.1f}" y="14">{escape(name)}</text>')
    for number, (_at, n) in enumerate(activity.steps):
        tall = n / most * 140
        x, y = (number + 0.12) * step, 165 - tall
        width = step * 0.76
        out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{tall:.1f}"/>')
    out.append(f'<rect class="lath" y="165" width="{BROAD}" height="4"/>')
    every = max(1, math.ceil(count / 48) * 4)
    for number in range(0, count, every):
        if number * step < BROAD - 30:
            out.append(f'<text x="{number * step:.1f}" y="185">{activity.steps[number][0]}</text>')
    return "".join(out)


def _ring(ring: tree.Ring) -> str:
    """Organisations in a ring, tied by curves through its middle."""
    count = len(ring.names)
    most = max((n for _one, _other, n in ring.ties), default=0) or 1
    middle = (BROAD / 2, 190.0)

    def at(number: int, far: float) -> tuple[float, float]:
        turn = 2 * math.pi * number / count - math.pi / 2
        return middle[0] + far * math.cos(turn), middle[1] + far * math.sin(turn)

    out = []
    for one, other, n in ring.ties:
        (x1, y1), (x2, y2) = at(one, 130), at(other, 130)
        out.append(
            f'<path d="M{x1:.1f} {y1:.1f}Q{middle[0]} {middle[1]} {x2:.1f} {y2:.1f}" '
            f'stroke-width="{1 + 9 * n / most:.1f}"/>'
        )
    for number, name in enumerate(ring.names):
        (x, y), (tx, ty) = at(number, 130), at(number, 146)
        side = tx - middle[0]
        anchor = "middle" if abs(side) < 20 else "start" if side > 0 else "end"
        drop = 5 if abs(side) >= 20 else (12 if ty > middle[1] else 0)
        shown = name if len(name) <= 24 else name[:23] + "…"
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
        out.append(
            f'<text x="{tx:.1f}" y="{ty + drop:.1f}" text-anchor="{anchor}">{escape(shown)}</text>'
        )
    return "".join(out)
