"""A phone and a projector whose clock is wrong by an hour: the countdown is right all the same."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.phones import NewContext, open_phone
from tests.browser.walls import Wall
from tests.live import LiveEvent
from tests.servers import Server

# In place of Date, before any of the page's own code.
WRONG = """(() => {
  const shift = %d * 3600 * 1000;
  const Real = Date;
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + shift); }
    static now() { return Real.now() + shift; }
  };
})();"""


@pytest.mark.parametrize("hours", [-1, 1])
def test_the_countdown_is_the_servers(
    site: Server, live_event: Callable[..., LiveEvent], new_context: NewContext, hours: int
) -> None:
    event = live_event(site, language="en")
    event.facilitator.done("event.timer", minutes=20)

    def wrong(**options: object) -> BrowserContext:
        context: BrowserContext = new_context(**options)
        context.add_init_script(WRONG % hours)
        return context

    phone = open_phone(wrong, event, event.join("Ann"))
    wall = Wall(wrong, event.wall_url)
    for page in (phone, wall.page):
        off = page.evaluate("Date.now()") - server_time(event)
        assert abs(off - hours * 3_600_000) < 60_000, "the clock is not wrong"
        figures = page.locator(".countdown-figures").first
        expect(figures).to_have_text(re.compile(r"^(20:00|19:\d\d)$"))
        event.facilitator.done("event.timer", minutes=5)
        expect(figures).to_have_text(re.compile(r"^(5:00|4:\d\d)$"))
        event.facilitator.done("event.timer", minutes=20)


def server_time(event: LiveEvent) -> float:
    """The server's clock, in milliseconds."""
    return datetime.fromisoformat(event.board()["server_time"]).timestamp() * 1000
