"""Pages for what can go wrong, in plain words."""


from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from .finding import visitor_language


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    with translation.override(visitor_language(request)):
        return render(request, f"errors/{template}.html", status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "not_found", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, "server_error", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a page left open too long, or from another site."""
    return _page(request, "old_page", 403)


