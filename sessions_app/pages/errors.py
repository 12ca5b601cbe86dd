"""Pages for what can go wrong, in plain words."""

import logging
import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils import translation

from .finding import visitor_language

logger = logging.getLogger(__name__)

LAST_WORDS = (
    "<!doctype html><html lang=da><meta charset=utf-8><title>Openspace</title>"
    "<h1>Noget gik galt</h1><p>Prøv igen om lidt.</p>"
    "<h1 lang=en>Something went wrong</h1><p lang=en>Try again in a moment.</p>"
)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    with translation.override(visitor_language(request)):
        return render(request, f"errors/{template}.html", status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _lacks_a_slash(request):
        return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    return _page(request, "not_found", 404)


def _lacks_a_slash(request: HttpRequest) -> bool:
    """An address typed off a wall or a poster often comes without its last one."""
    if request.method not in ("GET", "HEAD") or request.path.endswith("/"):
        return False
    return bool(is_valid_path(f"{request.path_info}/"))


def server_error(request: HttpRequest) -> HttpResponse:
    try:
        if isinstance(sys.exc_info()[1], DatabaseError):
            return busy(request)
        return _page(request, "server_error", 500)
    except Exception:
        # Whatever broke may have broken templates too, such as static files not collected.
        logger.exception("The page for errors failed as well")
        return HttpResponse(LAST_WORDS, status=500)


def busy(request: HttpRequest) -> HttpResponse:
    """The line for pages is full, or the database away: nothing was done. Later it can be."""
    response = _page(request, "busy", 503)
    response["Retry-After"] = "3"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a page left open too long, or from another site."""
    return _page(request, "old_page", 403)
