"""The ordinary pages speak the visitor's language, and remember one asked for (?lang=en)."""

from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from .finding import View, asked, visitor_language

Answer = TypeVar("Answer", bound=HttpResponseBase)
REMEMBERED = 60 * 60 * 24 * 365  # seconds


def in_visitors_language(view: View) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(visitor_language(request)):
            response = view(request, *args, **kwargs)
            # Class-based views answer with a page not yet written.
            if render := getattr(response, "render", None):
                response = render()
        return remember_language(request, response)

    return wrapped


def remember_language(request: HttpRequest, response: Answer) -> Answer:
    if language := asked(request):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=REMEMBERED,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response
