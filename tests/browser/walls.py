"""The projected wall in a real browser."""

from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError

from tests.browser.phones import NewContext

PROJECTOR = {"width": 1920, "height": 1080}


class Wall:
    def __init__(self, new_context: NewContext, address: str, **options: object) -> None:
        self.page: Page = new_context(viewport=PROJECTOR, **options).new_page()
        self.page.goto(address)
        self.page.locator(".wall[data-live=live]").wait_for()

    def phase(self, name: str) -> Locator:
        return self.page.locator(f".wall[data-phase={name}]")

    def note(self, title: str) -> Locator:
        return self.page.locator("article.note").filter(has_text=title)

    def heads(self, title: str) -> Locator:
        return self.note(title).locator(".head-count b")

    def spotlight(self) -> Locator:
        return self.page.locator(".spotlight-title")

    def scene(self, name: str) -> Locator:
        return self.page.locator(f".board[data-scene={name}]")

    def turn(self, by: int = 1) -> None:
        """Another page, as with the keyboard beside the projector."""
        self.page.keyboard.press("ArrowRight" if by > 0 else "ArrowLeft")

    def too_small(self) -> list[str]:
        """Words too small for the back of the hall, and papers outside the picture."""
        self.page.emulate_media(reduced_motion="reduce")
        with suppress(TimeoutError):  # papers are measured, then poured into their columns
            self.page.wait_for_function(f"() => ({SMALL_OR_OUTSIDE})().length === 0", timeout=3000)
        found: list[str] = self.page.evaluate(SMALL_OR_OUTSIDE)
        return found


SMALL_OR_OUTSIDE = """() => {
  const foot = document.querySelector(".foot").getBoundingClientRect().top;
  const written = [...document.querySelectorAll(".board *")].filter((each) => each.checkVisibility()
    && !each.closest(".visually-hidden")
    && [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const small = written.filter((each) => parseFloat(getComputedStyle(each).fontSize) < 28);
  const hung = ".stage :is(article, blockquote, .ranking li, .missing li)";
  const outside = [...document.querySelectorAll(hung)].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.bottom > foot || box.right > innerWidth || box.left < 0;
  });
  const told = (word) => (each) => `${word}: ${each.textContent}`;
  return [...small.map(told("small")), ...outside.map(told("outside"))];
}"""
