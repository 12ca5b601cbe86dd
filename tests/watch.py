"""What went wrong in a browser without a test asking: script errors, refused scripts, requests to
other machines."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# A refusal by the rules is an ordinary answer, and browsers log every one.
ORDINARY = (r"status of (409|429)",)


class BrowserWatch:
    """`allow(pattern)` the trouble a test makes on purpose; the rest fails it at the end."""

    def __init__(self) -> None:
        self.troubles: list[str] = []
        self._allowed = list(ORDINARY)

    def allow(self, *patterns: str) -> None:
        self._allowed += patterns

    def allow_offline(self) -> None:
        """For tests that take the network or the server away."""
        self.allow(r"net::ERR_", r"WebSocket connection to", r"status of 50[234]")

    def follow(self, context: BrowserContext) -> None:
        context.on("page", self._follow_page)
        context.on("request", self._asked)

    def _follow_page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("console", self._said)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self.troubles.append(f"console: {message.text} ({where})")

    def _asked(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme in ("http", "https") and where.hostname not in ("127.0.0.1", "localhost"):
            self.troubles.append(f"asked another machine: {request.url}")

    @property
    def unexpected(self) -> list[str]:
        return [
            trouble
            for trouble in self.troubles
            if not any(re.search(pattern, trouble) for pattern in self._allowed)
        ]
