"""The book as one HTML file that needs nothing else: looks, letters and photos are all inside."""

import base64
import re
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from ..source import Source
from . import html, tree
from .compose import book_of
from .options import Options
from .photos import Smaller

STYLES = ("base", "pages", "proceedings")


def proceedings_html(source: Source) -> bytes:
    book = book_of(source, Options.of(source.options))
    with tempfile.TemporaryDirectory(prefix="openspace-book-") as folder:
        photos = Smaller(book.photos(), Path(folder), source.tell)
        source.tell("pages")

        def inside(photo: tree.Photo) -> html.Source | None:
            small = photos.get(photo)
            if small is None:
                return None
            data = base64.b64encode(small.path.read_bytes()).decode()
            return html.Source(f"data:image/jpeg;base64,{data}", small.width, small.height)

        with translation.override(book.language):
            told = {"book": html.told(book, inside), "style": style()}
            page = render_to_string("proceedings/file.html", told)
    return page.encode()


@lru_cache(maxsize=1)
def style() -> str:
    """The pages' own style sheets with their typeface in them. Nobody's words are in there."""
    folder = settings.BASE_DIR / "static" / "css"
    text = "\n".join((folder / f"{name}.css").read_text() for name in STYLES)

    def letters(found: re.Match[str]) -> str:
        data = base64.b64encode((folder / found[1]).resolve().read_bytes()).decode()
        return f'url("data:font/woff2;base64,{data}")'

    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r'url\("(\.\./fonts/[\w.-]+)"\)', letters, text)
