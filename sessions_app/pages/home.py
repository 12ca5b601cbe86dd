"""The front page: type a code, or make an event."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.gzip import gzip_page
from django.views.i18n import JavaScriptCatalog

from .finding import wrong_code
from .language import in_visitors_language

# Some paste the whole address instead of the code.
IN_AN_ADDRESS = re.compile(r"/E/([^/?#]+)")


@in_visitors_language
def home(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("code", "")
    if not typed.strip():
        return render(request, "home/home.html")
    code = read_code(typed)
    if not code.isalnum():
        return wrong_code(request, code)
    return HttpResponseRedirect(reverse("phone", args=[code]))


def read_code(typed: str) -> str:
    """The code as events have it, from however somebody typed it."""
    upper = unicodedata.normalize("NFKC", typed[:300]).upper()
    if found := IN_AN_ADDRESS.search(upper):
        upper = found[1]
    return re.sub(r"[\W_]+", "", upper)[:32]


def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers looking at an address that is no page, such as board.json."""
    return HttpResponseRedirect(static("img/favicon.svg"))


@gzip_page
def words(request: HttpRequest, language: str) -> HttpResponse:
    """The texts of the JavaScript views, in one language."""
    response = HttpResponse(catalogue(language), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "max-age=31536000, immutable" if "v" in request.GET else "no-cache"
    return response


@lru_cache(maxsize=4)
def catalogue(language: str) -> bytes:
    with translation.override(language if language in ("da", "en") else "en"):
        asked = HttpRequest()
        asked.method = "GET"
        response = JavaScriptCatalog.as_view(packages=["sessions_app"])(asked)
    assert isinstance(response, HttpResponse)
    return response.content


@lru_cache(maxsize=4)
def words_version(language: str) -> str:
    """In the address of words, so that a phone may keep them until they change."""
    return hashlib.sha256(catalogue(language)).hexdigest()[:12]
