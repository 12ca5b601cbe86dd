"""Comments are written in Markdown and shown as HTML that can do no harm."""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Raw HTML is off, and pictures come only as photos of the event itself.
_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})
_parser.enable("strikethrough").disable("image")
# A link leads out of the wall, never to one of its own doors (/me/SECRET/) in a friendly disguise.
_parser.validateLink = lambda url: url.lower().startswith(("http://", "https://", "mailto:"))  # type: ignore[method-assign]

TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "s", "strong", "ul",
}  # fmt: skip
# A comment stands under the topic's own heading, so its headings begin two levels down.
_LEVEL = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}


def parsed(text: str) -> list[Token]:
    """Markdown as tokens, for those who show it in another way."""
    return _parser.parse(text)


@lru_cache(maxsize=4096)
def safe_html(text: str) -> str:
    """HTML of Markdown text, with only plain formatting and http(s)/mailto links left in it."""
    tokens = parsed(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _LEVEL[token.tag]
    html = _parser.renderer.render(tokens, _parser.options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    ).strip()
