"""The facilitator's console in a real browser."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from sessions_app.identity import cookie_name
from tests.browser.phones import NewContext
from tests.live import LiveEvent

LAPTOP = {"width": 1280, "height": 800}


class Console:
    """An open console, live; `page` is the browser's."""

    def __init__(
        self,
        new_context: NewContext,
        event: LiveEvent,
        *,
        viewport: dict[str, int] | None = None,
        locale: str = "en-GB",
        by_link: bool = False,
        **options: object,
    ) -> None:
        """by_link: with nothing but the facilitator link, in the language it opens in."""
        self.event = event
        context = new_context(viewport=viewport or LAPTOP, locale=locale, **options)
        if by_link:
            self.page: Page = context.new_page()
            self.page.goto(event.facilitator_url)
            self.page.locator(".console[data-live=live] h1").wait_for()
            return
        name = cookie_name(event.code)
        cookie = {"name": name, "value": event.facilitator_token, "url": event.server.base_url}
        context.add_cookies([cookie])  # type: ignore[list-item]
        self.page = context.new_page()
        self.open()

    def open(self, rest: str = "") -> None:
        self.page.goto(f"{self.event.server.base_url}{self.event.path('console/')}?lang=en{rest}")
        self.page.locator(".console[data-live=live] h1").wait_for()

    def note(self, topic: int) -> Locator:
        return self.page.locator(f".wall-space article[data-note='{topic}']")

    def handle(self, topic: int) -> Locator:
        return self.page.locator(f"[data-handle='{topic}']")

    def place(self, room: int | None, slot: int | None) -> Locator:
        name = "none" if room is None else f"{room}:{slot}"
        return self.page.locator(f"[data-place='{name}']")

    def drag(self, topic: int, to: Locator) -> None:
        """Press, pull and hold over a place; `page.mouse.up()` puts it down."""
        mouse = self.page.mouse
        mouse.move(*middle(self.note(topic)))
        mouse.down()
        mouse.move(*middle(to), steps=8)

    def phase(self, name: str, minutes: int | None = None) -> None:
        """Move the meeting on, by the phase's name as the screen has it."""
        if minutes is not None:
            self.page.locator("#minutes").fill(str(minutes))
        self.page.locator(".phases").get_by_role("button", name=name, exact=True).click()
        expect(self.page.locator(".phases [aria-current=step]")).to_have_text(name)

    def tool(self, name: str) -> Locator:
        """Open one of the tools; answers its dialog."""
        tools = self.page.get_by_role("navigation", name="Tools")
        tools.get_by_role("button", name=name).click()
        return self.page.get_by_role("dialog")

    # Plenary

    def scene(self, name: str) -> Locator:
        """A button of "The wall shows"."""
        return self.page.locator(".scenes .segmented").get_by_role("button", name=name, exact=True)

    def subject(self, name: str) -> Locator:
        """Work on this at the plenary desk; answers its part of the desk."""
        tabs = self.page.locator(".subjects")
        tabs.get_by_role("button", name=re.compile(f"^{name}")).click()
        return self.page.get_by_role("region", name=name, exact=True)

    @property
    def baton(self) -> Locator:
        return self.page.locator("section[aria-labelledby=baton-name]")

    def press(self, key: str) -> None:
        """A shortcut: pressed where nobody types."""
        self.page.evaluate("document.activeElement?.blur()")
        self.page.keyboard.press(key)


def middle(of: Locator) -> tuple[float, float]:
    of.scroll_into_view_if_needed()
    box = of.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# What the board says meanwhile


def row(event: LiveEvent, kind: str, id_: int) -> dict[str, Any]:
    found: dict[str, Any] = event.board()["rows"][kind][str(id_)]
    return found


def event_row(event: LiveEvent) -> dict[str, Any]:
    (found,) = event.board()["rows"]["event"].values()
    return dict(found)


def ids(event: LiveEvent, kind: str) -> list[int]:
    return sorted(map(int, event.board()["rows"].get(kind, {})))


def place(event: LiveEvent, room: int = 0, slot: int = 0) -> tuple[int, int]:
    return ids(event, "room")[room], ids(event, "slot")[slot]


def where(event: LiveEvent, topic: int) -> tuple[int | None, int | None]:
    found = row(event, "topic", topic)
    return found["room"], found["slot"]


def post(event: LiveEvent, title: str, at: tuple[int, int] | None = None, name: str = "") -> int:
    person = event.join(name or f"Writer of {title}", language="en")
    fields = {"room": at[0], "slot": at[1]} if at else {}
    made: int = person.done("topic.post", title=title, **fields)["result"]["id"]
    return made


def group_done(event: LiveEvent, title: str, *, back: bool = True, name: str = "") -> int:
    """A note whose group has met; back: it hangs on the wall again. Begins in `sessions`."""
    lead = event.facilitator
    if event_row(event)["phase"] != "sessions":
        lead.done("event.phase", phase="sessions")
    topic = post(event, title, name=name)
    for deed in ("topic.open", "topic.close", "topic.rehang")[: 3 if back else 2]:
        lead.done(deed, topic=topic)
    return topic


def holder(event: LiveEvent) -> dict[str, Any] | None:
    """The turn of whoever holds the baton."""
    turns = event.board()["rows"].get("turn", {}).values()
    held = [turn for turn in turns if turn["state"] == "holding"]
    assert len(held) <= 1
    return held[0] if held else None


def toast(page: Page, words: str) -> None:
    expect(page.locator(".toast").filter(has_text=words)).to_be_visible()


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide
