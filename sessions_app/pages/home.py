"""The front page: type a code, or make an event."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.i18n import JavaScriptCatalog

from .finding import visitor_language, wrong_code


def home(request: HttpRequest) -> HttpResponse:
    code = "".join(request.GET.get("code", "").split()).upper()[:32]
    if code:
        if not code.isalnum():
            return wrong_code(request, code)
        return HttpResponseRedirect(reverse("phone", args=[code]))
    with translation.override(visitor_language(request)):
        return render(request, "home/home.html")


def words(request: HttpRequest, language: str) -> HttpResponse:
    """The texts of the JavaScript views, in one language."""
    with translation.override(language if language in ("da", "en") else "en"):
        response = JavaScriptCatalog.as_view(packages=["sessions_app"])(request)
    response["Cache-Control"] = "max-age=3600"
    return response


