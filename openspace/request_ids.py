"""One id for each request and socket, the same in the proxy's log, in ours and in the answer."""

import itertools
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Any  # an ASGI application, of whichever library

HEADER = b"x-request-id"
PROCESS = secrets.token_hex(4).encode()
NUMBERS = itertools.count(1)
GIVEN = re.compile(rb"[A-Za-z0-9_-]{8,64}")

current: ContextVar[str] = ContextVar("request_id", default="-")


def with_request_ids(app: App) -> App:
    """The proxy's id where it gave one (nginx: $request_id), else one made here."""

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        given = next((value for name, value in scope["headers"] if name == HEADER), b"")
        found = given if GIVEN.fullmatch(given) else b"%s%08x" % (PROCESS, next(NUMBERS))
        current.set(found.decode())
        if scope["type"] != "http":
            # A socket's `send` stays as it is: ready frames find the connection behind it.
            return await app(scope, receive, send)

        async def answer(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), (HEADER, found)]
            await send(message)

        await app(scope, receive, answer)

    return asgi


class RequestId(logging.Filter):
    """Gives each record `request_id`; "-" outside a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current.get()
        return True
