"""The book for the page at /proceedings/: its body and what stands on its cover."""

import orjson
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from PIL import Image

from ..source import Source
from . import html
from .compose import book_of
from .options import Options
from .tree import Photo


def proceedings_json(source: Source) -> bytes:
    return orjson.dumps(written(source, Options.of(source.options)))


def written(source: Source, options: Options) -> dict[str, str]:
    """Photos are where the phones find them, and follow the comments they belong to."""
    book = book_of(source, options)
    code = source.event.code

    def shown(photo: Photo) -> html.Source | None:
        try:
            with Image.open(photo.path) as picture:
                width, height = picture.size  # which keeps the page from jumping
        except OSError:
            return None
        name = photo.path.relative_to(settings.MEDIA_ROOT).name
        return html.Source(reverse("photo", args=[code, name]), width, height)

    with translation.override(book.language):
        return html.told(book, shown)
