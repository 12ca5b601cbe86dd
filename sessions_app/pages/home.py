"""The front page: type a code, or make an event."""

import re
import unicodedata

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

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
