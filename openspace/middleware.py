"""Coroutine middleware: what keeps pages safe, and sessions where they are wanted.

Headers that every answer has, not only Django's, are in safe_headers.py.
"""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import async_only_middleware

Handler = Callable[[HttpRequest], Awaitable[HttpResponse]]


@async_only_middleware
def safe_pages(get_response: Handler) -> Handler:
    """A strict Content-Security-Policy: nothing from outside, no inline script."""

    async def middleware(request: HttpRequest) -> HttpResponse:
        response = await get_response(request)
        if request.is_secure():
            for cookie in response.cookies.values():  # Django's own too, whatever set them
                cookie["secure"] = True
        if not response.streaming and "Content-Length" not in response and response.content:
            # Else it goes out in chunks, with a write for each.
            response["Content-Length"] = str(len(response.content))
        if response.get("Content-Type", "").startswith("text/html"):
            response["Content-Security-Policy"] = policy(request)
            response["Cross-Origin-Opener-Policy"] = "same-origin"
        return response

    return middleware


def policy(request: HttpRequest) -> str:
    # Older Safari does not count ws: as 'self', so the socket's address is named.
    host = request.get_host()
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            f"connect-src 'self' ws://{host} wss://{host}",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


@async_only_middleware
def organiser_session(get_response: Handler) -> Handler:
    """Sessions and accounts for the organiser's pages only: phones never pay for them."""
    # Given a coroutine, both answer with one; their types do not say so.
    with_account: Any = SessionMiddleware(cast(Any, AuthenticationMiddleware(get_response)))

    async def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.ORGANISER_PATHS):
            return await with_account(request)
        return await get_response(request)

    return middleware
