"""Photos looked at: large, by keyboard, taken away, on the wall."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console
from tests.browser.phones import NewContext
from tests.browser.photos.choosing import with_photo
from tests.browser.walls import Wall
from tests.live import LiveEvent
from tests.watch import BrowserWatch


@pytest.fixture
def three(event: LiveEvent, topic: int) -> list[int]:
    """Comments of Cy's with a photo each."""
    cy = event.join("Cy")
    return [with_photo(cy, topic, f"Chart number {number}") for number in (1, 2, 3)]


class TestLookingClosely:
    def test_by_keyboard(self, event, three, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        second = phone.get_by_role("button", name="Chart number 2 See the photo large")
        second.focus()
        phone.keyboard.press("Enter")
        large = phone.get_by_role("dialog", name="Photo 2 of 3")
        expect(large).to_be_visible()
        picture = large.get_by_alt_text("Chart number 2")
        expect(picture).to_have_js_property("naturalWidth", 1200)
        assert_accessible(phone)
        phone.keyboard.press("ArrowRight")
        expect(phone.get_by_role("dialog", name="Photo 3 of 3")).to_be_visible()
        phone.keyboard.press("ArrowRight")
        expect(phone.get_by_role("dialog", name="Photo 3 of 3")).to_be_visible()
        phone.keyboard.press("ArrowLeft")
        phone.keyboard.press("ArrowLeft")
        expect(phone.get_by_role("dialog", name="Photo 1 of 3")).to_be_visible()
        picture = phone.locator(".lightbox img")
        expect(picture).to_have_js_property("naturalWidth", 1200)  # the large one has come
        phone.get_by_role("button", name="Look closer").press("Enter")
        expect(picture).to_have_js_property("clientWidth", 1200)
        assert_accessible(phone)
        phone.keyboard.press("Escape")
        expect(phone.get_by_role("dialog")).to_have_count(0)
        expect(second).to_be_focused()

    def test_in_danish_on_a_small_phone(self, event, three, at_note: Callable[..., Page]) -> None:
        phone = at_note(language="da", viewport={"width": 320, "height": 568})
        phone.get_by_alt_text("Chart number 1").click()
        large = phone.get_by_role("dialog", name="Billede 1 af 3")
        expect(large.get_by_role("button", name="Næste billede")).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        box = large.locator("img").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        large.get_by_role("button", name="Luk").click()
        expect(phone.get_by_role("dialog")).to_have_count(0)

    def test_taken_away_while_it_is_looked_at(
        self, event: LiveEvent, three: list[int], at_note: Callable[..., Page]
    ) -> None:
        phone = at_note()
        phone.get_by_alt_text("Chart number 2").click()
        expect(phone.get_by_role("dialog")).to_be_visible()
        event.facilitator.done("comment.remove", comment=three[1])
        expect(phone.get_by_role("dialog")).to_have_count(0)
        expect(phone.get_by_alt_text("Chart number 2")).to_have_count(0)
        expect(phone.get_by_alt_text("Chart number 3")).to_be_visible()

    def test_one_that_cannot_be_fetched_says_so(
        self, event, three, at_note: Callable[..., Page], browser_watch: BrowserWatch
    ) -> None:
        browser_watch.allow_offline()
        phone = at_note()
        expect(phone.get_by_alt_text("Chart number 3")).to_be_visible()
        phone.context.route("**/photos/*", lambda route: route.abort())
        phone.get_by_alt_text("Chart number 1").click()
        expect(phone.get_by_text("The large photo cannot be fetched now")).to_be_visible()

    def test_taking_it_away_warns_and_undo_says_what_does_not_come_back(
        self, event: LiveEvent, topic: int, three: list[int], new_context: NewContext
    ) -> None:
        console = Console(new_context, event)
        console.open(f"#/topic/{topic}")
        panel = console.page.locator(".note-panel")
        panel.get_by_alt_text("Chart number 1").click()
        expect(console.page.get_by_role("dialog", name="Photo 1 of 3")).to_be_visible()
        console.page.keyboard.press("Escape")
        panel.get_by_role("button", name="Take away").first.click()
        asked = console.page.get_by_role("dialog")
        expect(asked).to_contain_text("Its photo is deleted for good")
        asked.get_by_role("button", name="Take it away").click()
        expect(panel.get_by_alt_text("Chart number 1")).to_have_count(0)
        journal = console.tool("Journal")
        journal.get_by_role("button", name="Undo").first.click()
        expect(console.page.locator(".toast")).to_contain_text("The photo was deleted with them")

    def test_the_wall_shows_small_ones_among_others_and_a_large_one_alone(
        self, event: LiveEvent, topic: int, new_context: NewContext
    ) -> None:
        facilitator = event.facilitator
        facilitator.done("event.phase", phase="sessions")
        facilitator.done("topic.open", topic=topic)
        with_photo(facilitator, topic, "The chart")
        facilitator.done("topic.close", topic=topic)
        facilitator.done("topic.rehang", topic=topic)
        facilitator.done("event.phase", phase="plenary")
        facilitator.done("event.show", scene="gallery")
        wall = Wall(new_context, event.wall_url).page
        expect(wall.get_by_alt_text("The chart")).to_have_js_property("naturalWidth", 640)
        facilitator.done("event.show", scene="gallery", topic=topic)
        expect(wall.locator("[data-large]").get_by_alt_text("The chart")).to_have_js_property(
            "naturalWidth", 1200
        )
