"""Headers that every answer has, whoever gives it: a page, an action, a static file, an error.

Outermost, round static files and Django alike. What an answer says itself stays: pages have a
policy of their own (middleware.py), and links that are secrets say less of where they came from.
Few and short, since every file a phone loads carries them.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from .request_ids import App, Receive, Scope, Send

A_YEAR = 365 * 24 * 60 * 60  # seconds
HSTS = b"strict-transport-security"
POLICY = b"content-security-policy"

DEFAULTS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
)
# A picture, a table or a refusal opened by itself draws on nothing, and nobody frames it.
BY_ITSELF = b"default-src 'none'; frame-ancestors 'none'"
# Browsers read these with a page of their own, which a policy would reach into.
READ_BY_BROWSERS = b"frame-ancestors 'none'"


def with_safe_headers(app: App) -> App:
    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await app(scope, receive, send)

        async def answer(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = completed(message.get("headers", ()), is_secure(scope))
            await send(message)

        await app(scope, receive, answer)

    return asgi


def completed(headers: Iterable[tuple[bytes, bytes]], secure: bool) -> list[tuple[bytes, bytes]]:
    found = [(bytes(name), bytes(value)) for name, value in headers]
    said = {name.lower(): value for name, value in found}
    found += [each for each in DEFAULTS if each[0] not in said]
    if POLICY not in said:
        read = said.get(b"content-type", b"").startswith(b"application/pdf")
        found.append((POLICY, READ_BY_BROWSERS if read else BY_ITSELF))
    if secure and settings.PRODUCTION and HSTS not in said:
        found.append((HSTS, b"max-age=%d" % A_YEAR))
    return found


def is_secure(scope: Scope) -> bool:
    """As Django's `request.is_secure()`, where there is no request."""
    if scope.get("scheme") == "https":
        return True
    header: tuple[str, str] | None = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    if header is None:
        return False
    name = header[0].removeprefix("HTTP_").replace("_", "-").lower().encode()
    return dict(scope["headers"]).get(name) == header[1].encode()
