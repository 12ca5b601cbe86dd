"""The projected wall in a real browser."""

from playwright.sync_api import Locator, Page

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
