"""The texts of the JavaScript views, each view's own in one language."""

import hashlib
import json
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.gzip import gzip_page
from django.views.i18n import JavaScriptCatalog

from openspace.packs import pack, views

LANGUAGES = ("da", "en")


@gzip_page
def words(request: HttpRequest, language: str) -> HttpResponse:
    """`?for=` a view: a phone need not fetch what only the console says."""
    content = catalogue(language, request.GET.get("for", ""))
    response = HttpResponse(content, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "max-age=31536000, immutable" if "v" in request.GET else "no-cache"
    return response


def catalogue(language: str, view: str) -> bytes:
    return _made(language if language in LANGUAGES else "en", view if view in views() else "")


def words_version(language: str, view: str) -> str:
    """In the address of words, so that a phone may keep them until they change."""
    return hashlib.sha256(catalogue(language, view)).hexdigest()[:12]


@lru_cache(maxsize=32)
def _made(language: str, view: str) -> bytes:
    with translation.override(language):
        asked = HttpRequest()
        asked.method = "GET"
        response = ViewsWords.as_view(packages=["sessions_app"], view=view)(asked)
    assert isinstance(response, HttpResponse)
    return response.content


class ViewsWords(JavaScriptCatalog):
    """Those texts that stand in the view's script; all of them without a view."""

    view = ""

    def get_catalog(self) -> dict[str, Any]:
        found: dict[str, Any] = super().get_catalog()
        if not self.view:
            return found
        script = pack(self.view)
        return {key: said for key, said in found.items() if stands_in(script, key)}


def stands_in(script: str, key: str) -> bool:
    """A key is the text, perhaps after its context and U+0004."""
    text = key.rpartition("\x04")[2]
    return text in script or json.dumps(text, ensure_ascii=False)[1:-1] in script
