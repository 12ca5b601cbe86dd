"""A participant's phone in a real browser, joined beforehand: tests begin where they matter."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page

from sessions_app.identity import cookie_name
from tests.live import LiveEvent, Participant

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 640}

NewContext = Callable[..., BrowserContext]


def open_phone(
    new_context: NewContext,
    event: LiveEvent,
    person: Participant,
    *,
    at: str = "#/wall",
    viewport: dict[str, int] | None = None,
    **options: Any,
) -> Page:
    """The person's phone, at a page of it, live."""
    context = new_context(viewport=viewport or PHONE, **{"locale": "en-GB"} | options)
    cookie = {"name": cookie_name(event.code), "value": person.token, "url": event.server.base_url}
    context.add_cookies([cookie])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(event.join_url + at)
    page.locator(".phone h1").wait_for()
    return page


def go(page: Page, hash_: str) -> None:
    """To another page of the phone, as a link does."""
    page.evaluate(
        """(hash) => new Promise((shown) => {
            const drawn = () => requestAnimationFrame(() => requestAnimationFrame(shown));
            if (location.hash === hash) return drawn();
            window.addEventListener("hashchange", drawn, {once: true});
            location.hash = hash;
        })""",
        hash_,
    )
