"""A day, and the page that plays it back."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.phones import NewContext
from tests.live import LiveEvent, Participant

LAPTOP = {"width": 1280, "height": 800}
SECRET = "Hemmelighed"


@dataclass
class Day:
    """`trust` had a whole life; `coffee` has no place; `secret` is hidden. Now in `plenary`."""

    event: LiveEvent
    ada: Participant
    bo: Participant
    trust: int
    coffee: int
    secret: int

    @property
    def lead(self) -> Participant:
        return self.event.facilitator


class Film:
    """The page, opened and read."""

    def __init__(
        self, new_context: NewContext, day: Day, rest: str = "", **options: object
    ) -> None:
        given = {"viewport": LAPTOP, "locale": "en-GB"} | options
        self.page: Page = new_context(**given).new_page()
        self.day = day
        self.page.goto(f"{day.event.join_url}replay/{rest}")
        self.page.locator(".scrub-range").wait_for(state="attached")

    def note(self, topic: int) -> Locator:
        return self.page.locator(f".lapse [data-note='{topic}']")

    def notes(self) -> Locator:
        return self.page.locator(".lapse [data-note]")

    def news(self) -> Locator:
        return self.page.locator(".film-news")

    def scrub(self, part: float) -> None:
        """Drag the slider to a part of the film, 0 to 1."""
        self.page.locator(".scrub-range").evaluate(SCRUB, part)

    def seen(self) -> float:
        found: float = self.page.locator(".scrub").evaluate(SEEN)
        return found

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def follow(self, topic: str) -> Locator:
        """Choose a note to follow; answers the list of its moments."""
        self.page.get_by_label("Follow a note").select_option(label=topic)
        return self.page.locator(".follow-moment")


SCRUB = """(range, part) => {
  range.value = range.max * part;
  range.dispatchEvent(new Event("input", {bubbles: true}));
}"""
SEEN = "(scrub) => Number(getComputedStyle(scrub).getPropertyValue('--seen'))"
FRAMES = """(scrub) => new Promise((done) => {
  const seen = () => Number(getComputedStyle(scrub).getPropertyValue("--seen"));
  const first = seen();
  let frames = 0;
  const look = () => (++frames < 20 ? requestAnimationFrame(look) : done(seen() - first));
  requestAnimationFrame(look);
})"""


def made(who: Participant, action: str, **fields: object) -> int:
    found: int = who.done(action, **fields)["result"]["id"]
    return found
