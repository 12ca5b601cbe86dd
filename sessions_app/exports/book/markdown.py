"""Comments are written in Markdown: here they become blocks of the book, and never markup."""

from collections.abc import Iterator
from typing import Any

from markdown_it.token import Token

from ...board.markdown import parsed
from .tree import Block, Code, Items, Para, Quote, Rule, Span, Words, words

LOOKS = {"strong": "bold", "em": "italic", "s": "struck"}


def blocks_of(text: str) -> tuple[Block, ...]:
    """A comment's Markdown as blocks. A heading in it is a line in bold: the book has its own."""
    return _blocks(iter(parsed(text)), "")


def paragraphs(text: str) -> tuple[Block, ...]:
    """Plain words: an empty line parts paragraphs, a line break stays."""
    parts = (part.strip("\n") for part in text.replace("\r", "").split("\n\n"))
    return tuple(Para(words(part)) for part in parts if part.strip())


def _blocks(tokens: Iterator[Token], until: str) -> tuple[Block, ...]:
    """What stands before the token `until`, or before the end."""
    found: list[Block] = []
    for token in tokens:
        if token.type == until:
            break
        match token.type:
            case "paragraph_open" | "heading_open":
                inline = next(tokens)
                bold = token.type == "heading_open"
                found.append(Para(_words(inline.children or [], bold), "head" if bold else ""))
                next(tokens)  # its close
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1)) if token.type[0] == "o" else None
                found.append(Items(tuple(_items(tokens)), start))
            case "blockquote_open":
                found.append(Quote(_blocks(tokens, "blockquote_close")))
            case "fence" | "code_block":
                found.append(Code(token.content.rstrip("\n")))
            case "hr":
                found.append(Rule())
            case _:  # HTML is off in the parser; what else may come is shown as it was typed
                found.append(Para(words(token.content)))
    return tuple(found)


def _items(tokens: Iterator[Token]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type != "list_item_open":
            return
        yield _blocks(tokens, "list_item_close")


def _words(children: list[Token], bold: bool) -> Words:
    look: dict[str, Any] = {"bold": True} if bold else {}
    found: list[Span] = []
    for token in children:
        kind, _, edge = token.type.rpartition("_")
        if token.type in ("softbreak", "hardbreak"):
            if found:
                found[-1] = Span(**(found[-1].__dict__ | {"line": True}))
        elif kind in LOOKS:
            # Strong within strong ends with the inner one: nobody sees a difference.
            look = look | {LOOKS[kind]: edge == "open" or (bold and kind == "strong")}
        elif kind == "link":
            look = look | {"link": str(token.attrs.get("href", "")) if edge == "open" else ""}
        elif token.content:
            found.append(Span(token.content, code=token.type == "code_inline", **look))
    return Words(found)
