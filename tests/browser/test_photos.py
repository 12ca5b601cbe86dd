"""Photos in real browsers: chosen, seen, sent over good lines and bad ones, and looked at."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console
from tests.browser.phones import NewContext, open_phone
from tests.browser.walls import Wall
from tests.live import LiveEvent, Participant
from tests.pictures import (
    SECRET,
    as_a_camera_writes,
    chart,
    data_url,
    encoded,
    opened,
    shows_chart,
    telling_all,
)
from tests.servers import Server
from tests.watch import BrowserWatch

PHOTO = data_url(encoded(chart(1200, 750)))


# Named before the browser in each test, so that no page is left looking for an event that is gone.
@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, language="en")


@pytest.fixture
def topic(event: LiveEvent) -> int:
    found: int = event.join("Ada").done("topic.post", title="Trust")["result"]["id"]
    return found


@pytest.fixture
def at_note(event: LiveEvent, topic: int, new_context: NewContext) -> Callable[..., Page]:
    """Somebody's phone, at the note."""

    def open_(name: str = "Bo", language: str = "en", **options: Any) -> Page:
        person = event.join(name, language=language)
        return open_phone(new_context, event, person, at=f"#/topic/{topic}", **options)

    return open_


PASTE = """async (field) => {
    const canvas = Object.assign(document.createElement("canvas"), {width: 60, height: 40});
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], "image.png", {type: "image/png"}));
    const how = {clipboardData, bubbles: true, cancelable: true};
    field.dispatchEvent(new ClipboardEvent("paste", how));
}"""


def choose(phone: Page, raw: bytes, name: str = "IMG_2041.jpg", kind: str = "image/jpeg") -> None:
    given: Any = {"name": name, "mimeType": kind, "buffer": raw}
    phone.get_by_label(re.compile("^(Add a photo|Choose another)$")).set_input_files(given)


def send(phone: Page, words: str) -> None:
    phone.get_by_label("Your words").fill(words)
    phone.get_by_role("button", name="Add it to the note").click()


def comments(event: LiveEvent) -> list[dict[str, Any]]:
    return list(event.board()["rows"].get("comment", {}).values())


def photo_of(event: LiveEvent, row: dict[str, Any]) -> bytes:
    content: bytes = event.client.get(event.path(row["photo"])).content
    return content


class TestSending:
    def test_a_camera_photo_is_seen_before_and_after(
        self, event: LiveEvent, at_note: Callable[..., Page]
    ) -> None:
        his, hers = at_note("Bo"), at_note("Cy")
        choose(his, encoded(chart(3000, 2000), exif=as_a_camera_writes(6).tobytes()))
        expect(his.get_by_alt_text("The photo you chose")).to_have_js_property("naturalWidth", 1067)
        send(his, "The **chart** from our wall")
        seen = hers.get_by_alt_text("The chart from our wall")
        expect(seen).to_have_js_property("naturalHeight", 640)
        expect(his.get_by_alt_text("The photo you chose")).to_have_count(0)
        expect(his.get_by_label("Your words")).to_have_value("")
        (row,) = comments(event)
        assert (row["photo_width"], row["photo_height"]) == (1067, 1600)
        assert SECRET not in photo_of(event, row)

    def test_the_place_it_was_taken_never_leaves_the_phone(
        self, event: LiveEvent, at_note: Callable[..., Page]
    ) -> None:
        phone, sent = at_note(), []

        def look(route: Route) -> None:
            told: Any = route.request.post_data_json
            sent.append(told["photo"])
            route.continue_()

        phone.route("**/do/comment.add", look)
        choose(phone, telling_all("JPEG"))
        send(phone, "Without a place")
        expect(phone.get_by_alt_text("Without a place")).to_be_visible()
        assert data_url(SECRET).split(",")[1][:12] not in sent[0]
        assert len(sent[0]) < len(data_url(telling_all("JPEG"))) * 4

    def test_an_iphones_photo_this_browser_cannot_read_goes_as_it_is(
        self, event: LiveEvent, at_note: Callable[..., Page]
    ) -> None:
        phone = at_note()
        choose(phone, telling_all("HEIF", 6), "IMG_2041.HEIC", "image/heic")
        expect(phone.get_by_text("A photo this device cannot show")).to_be_visible()
        assert_accessible(phone)
        send(phone, "From an iPhone")
        expect(phone.get_by_alt_text("From an iPhone")).to_have_js_property("naturalWidth", 320)
        jpeg = photo_of(event, comments(event)[0])
        assert shows_chart(opened(jpeg))
        assert SECRET not in jpeg

    def test_a_photo_alone_is_enough(self, event: LiveEvent, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        choose(phone, encoded(chart(), "PNG"), "screen.png", "image/png")
        phone.get_by_role("button", name="Add it to the note").click()
        expect(phone.get_by_alt_text("Photo from the group")).to_be_visible()

    def test_one_that_is_pasted(self, event, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        phone.get_by_label("Your words").evaluate(PASTE)
        expect(phone.get_by_alt_text("The photo you chose")).to_be_visible()
        send(phone, "From the clipboard")
        expect(phone.get_by_alt_text("From the clipboard")).to_be_visible()

    def test_a_phone_offers_its_camera(self, at_note: Callable[..., Page]) -> None:
        phone = at_note(has_touch=True, is_mobile=True)
        camera = phone.get_by_label("Take a photo")
        expect(camera).to_have_attribute("capture", "environment")
        expect(phone.get_by_text("Take a photo")).to_be_visible()
        expect(phone.get_by_text("Add a photo")).to_be_visible()

    def test_a_double_tap_sends_it_once_even_while_it_is_made_ready(
        self, event: LiveEvent, at_note: Callable[..., Page]
    ) -> None:
        phone = at_note()
        choose(phone, encoded(chart(4000, 3000).effect_spread(20), quality=95))
        phone.get_by_label("Your words").fill("Hurry")
        phone.get_by_role("button", name="Add it to the note").dblclick()
        expect(phone.get_by_alt_text("Hurry")).to_be_visible()
        assert [row["text"] for row in comments(event)] == ["Hurry"]

    def test_another_one_or_none_after_all(self, event, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        choose(phone, encoded(chart()))
        choose(phone, encoded(chart(500, 300)))
        expect(phone.get_by_alt_text("The photo you chose")).to_have_js_property(
            "naturalWidth", 500
        )
        phone.get_by_role("button", name="Without the photo").click()
        send(phone, "Words alone")
        expect(phone.get_by_text("Words alone")).to_be_visible()
        assert comments(event)[0]["photo"] is None

    def test_it_is_kept_while_one_looks_elsewhere(self, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        choose(phone, encoded(chart()))
        expect(phone.get_by_alt_text("The photo you chose")).to_be_visible()
        phone.get_by_role("link", name="My plan").click()
        phone.go_back()
        expect(phone.get_by_alt_text("The photo you chose")).to_be_visible()


class TestBadLines:
    def test_how_far_it_is_is_shown(self, event: LiveEvent, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        noise = chart(1600, 1000).effect_spread(300)
        choose(phone, encoded(noise, quality=95))
        line = phone.context.new_cdp_session(phone)
        slow = {"offline": False, "latency": 20, "downloadThroughput": -1}
        line.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": 150_000})
        send(phone, "Slowly")
        bar = phone.get_by_role("progressbar", name="Sending the photo")
        expect(bar).to_be_visible()
        phone.wait_for_function("() => document.querySelector('progress')?.value > 20")
        part = phone.evaluate("document.querySelector('progress').value")
        assert 20 < part <= 100
        expect(phone.get_by_role("button", name="Sign me up")).to_be_enabled()
        expect(phone.get_by_alt_text("Slowly")).to_be_visible(timeout=30_000)
        expect(phone.get_by_role("progressbar")).to_have_count(0)

    def test_a_dropped_line_is_tried_again_and_it_is_there_once(
        self, event: LiveEvent, at_note: Callable[..., Page], browser_watch: BrowserWatch
    ) -> None:
        browser_watch.allow_offline()
        phone, keys = at_note(), []

        def drop(route: Route) -> None:
            keys.append(route.request.headers["idempotency-key"])
            if len(keys) == 1:
                route.abort("connectionreset")
            elif len(keys) == 2:  # it arrives, and its answer is lost
                route.fetch()
                route.abort("connectionreset")
            else:
                route.continue_()

        phone.route("**/do/comment.add", drop)
        choose(phone, encoded(chart()))
        send(phone, "Third time lucky")
        expect(phone.get_by_alt_text("Third time lucky")).to_be_visible(timeout=20_000)
        expect(phone.locator(".waiting-one")).to_have_count(0)
        assert len(keys) >= 3
        assert len(set(keys)) == 1
        assert len(comments(event)) == 1

    def test_offline_over_a_reload_and_then_once(
        self, event: LiveEvent, at_note: Callable[..., Page], browser_watch: BrowserWatch
    ) -> None:
        browser_watch.allow_offline()
        phone = at_note()
        # More than the storage that keeps words could hold.
        choose(phone, encoded(chart(1600, 1200).effect_spread(200), quality=95))
        phone.context.set_offline(True)
        for number in range(8):
            choose(phone, encoded(chart(1600, 1200).effect_spread(200 + number), quality=98))
            send(phone, f"Written in the dark, {number}")
            expect(phone.locator(".waiting-one")).to_have_count(number + 1)
        expect(phone.get_by_text("Keep this page open")).to_have_count(0)
        assert_accessible(phone)
        phone.context.route("**/do/**", lambda route: route.abort())
        phone.context.set_offline(False)
        phone.reload()
        expect(phone.locator(".waiting-one")).to_have_count(8)
        phone.context.unroute("**/do/**")
        expect(phone.locator(".waiting-one")).to_have_count(0, timeout=60_000)
        rows = comments(event)
        assert [row["text"] for row in rows] == [f"Written in the dark, {n}" for n in range(8)]
        assert all(opened(photo_of(event, row)).size == (1600, 1200) for row in rows)
        assert shelf(phone) == []

    def test_nothing_stays_on_the_phone_of_who_leaves_for_good(
        self, event: LiveEvent, at_note: Callable[..., Page], browser_watch: BrowserWatch
    ) -> None:
        browser_watch.allow_offline()
        phone = at_note()
        phone.context.route("**/do/comment.add", lambda route: route.abort())
        choose(phone, encoded(chart()))
        send(phone, "Never sent")
        expect(phone.locator(".waiting-one")).to_have_count(1)
        phone.wait_for_function(f"async () => (await ({SHELF})()).length === 1")
        phone.evaluate("location.hash = '#/me'")
        phone.get_by_role("button", name="Erase me").click()
        phone.get_by_role("dialog").get_by_role("button", name="Erase me").click()
        expect(phone.get_by_role("heading", name="You are erased")).to_be_visible()
        phone.wait_for_function(f"async () => (await ({SHELF})()).length === 0")


class TestWhatGoesWrong:
    """Said at the photo; the typed words stay."""

    def test_what_is_no_picture(self, event: LiveEvent, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        phone.get_by_label("Your words").fill("My words")
        choose(phone, b"no picture at all")
        expect(phone.get_by_text("This picture could not be read. Try another.")).to_be_visible()
        expect(phone.get_by_label("Add a photo")).to_have_attribute("aria-invalid", "true")
        expect(phone.get_by_label("Your words")).to_have_value("My words")
        assert_accessible(phone)
        choose(phone, encoded(chart()))
        expect(phone.get_by_text("This picture could not be read")).to_have_count(0)

    @pytest.mark.parametrize(
        ("language", "words", "button", "said"),
        [
            ("en", "Your words", "Add it to the note", "The picture is damaged"),
            ("da", "Dine ord", "Føj det til sedlen", "Billedet er beskadiget"),
        ],
    )
    def test_what_the_server_cannot_read(
        self, event, at_note, browser_watch: BrowserWatch, language, words, button, said
    ) -> None:
        browser_watch.allow("status of 400")
        phone = at_note(language=language)
        heic = encoded(chart(900, 700).effect_spread(100), "HEIF")
        phone.get_by_label(words).fill("My words")
        photo: Any = {
            "name": "a.heic",
            "mimeType": "image/heic",
            "buffer": heic[: len(heic) * 2 // 3],
        }
        phone.locator("input[type=file]").last.set_input_files(photo)
        expect(phone.locator(".photo-unseen")).to_be_visible()
        phone.get_by_role("button", name=button).click()
        expect(phone.locator(".photo-field .error")).to_contain_text(said)
        expect(phone.get_by_label(words)).to_have_value("My words")
        expect(phone.locator(".photo-unseen")).to_be_visible()
        assert comments(event) == []

    def test_larger_than_the_server_takes(self, at_note: Callable[..., Page]) -> None:
        phone = at_note()
        phone.get_by_label("Your words").fill("My words")
        choose(phone, telling_all("HEIF") + b"\0" * 4_300_000, "a.heic", "image/heic")
        expect(phone.get_by_text("At most 4 MB")).to_be_visible()
        expect(phone.get_by_label("Your words")).to_have_value("My words")

    def test_refused_late_on_the_same_page_loses_no_words_either(
        self, event: LiveEvent, at_note: Callable[..., Page], browser_watch: BrowserWatch
    ) -> None:
        browser_watch.allow_offline()
        browser_watch.allow("status of 400")
        phone = at_note()
        heic = encoded(chart(900, 700).effect_spread(100), "HEIF")
        choose(phone, heic[: len(heic) * 2 // 3], "a.heic", "image/heic")
        phone.context.set_offline(True)
        send(phone, "What I wrote")
        expect(phone.locator(".waiting-one")).to_have_count(1)
        phone.get_by_label("Your words").fill("What I write now")
        phone.context.set_offline(False)
        refused = phone.locator(".waiting-one[data-refused]")
        expect(refused).to_contain_text("The picture is damaged", timeout=20_000)
        expect(phone.get_by_label("Your words")).to_have_value("What I write now")
        refused.get_by_role("button", name="Change and try again").click()
        both = "What I wrote\n\nWhat I write now"
        expect(phone.get_by_label("Your words")).to_have_value(both)
        expect(phone.locator(".photo-unseen")).to_be_visible()

    def test_refused_late_gives_words_and_photo_back(
        self, event: LiveEvent, topic: int, at_note: Callable[..., Page], browser_watch
    ) -> None:
        browser_watch.allow_offline()
        phone = at_note()
        choose(phone, encoded(chart()))
        phone.context.set_offline(True)
        send(phone, "Too late")
        expect(phone.locator(".waiting-one")).to_have_count(1)
        event.facilitator.done("topic.withdraw", topic=topic)
        phone.context.set_offline(False)
        expect(phone.get_by_text("This did not go through")).to_be_visible(timeout=20_000)
        event.facilitator.done("entry.undo", seq=event.board()["seq"])
        phone.get_by_role("button", name="Change and try again").click()
        expect(phone.get_by_label("Your words")).to_have_value("Too late")
        expect(phone.get_by_alt_text("The photo you chose")).to_be_visible()
        phone.get_by_role("button", name="Add it to the note").click()
        expect(phone.get_by_alt_text("Too late")).to_be_visible()


SHELF = """() => new Promise((done) => {
    const asked = indexedDB.open("openspace");
    asked.onsuccess = () => {
        const keys = asked.result.transaction("photos").objectStore("photos").getAllKeys();
        keys.onsuccess = () => { asked.result.close(); done(keys.result); };
    };
})"""


def shelf(phone: Page) -> list[str]:
    """Keys of the photos the phone keeps."""
    kept: list[str] = phone.evaluate(SHELF)
    return kept


@pytest.fixture
def three(event: LiveEvent, topic: int) -> list[int]:
    """Comments of Cy's with a photo each."""
    cy = event.join("Cy")
    return [with_photo(cy, topic, f"Chart number {number}") for number in (1, 2, 3)]


def with_photo(who: Participant, topic: int, text: str) -> int:
    made: int = who.done("comment.add", topic=topic, text=text, photo=PHOTO)["result"]["id"]
    return made


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
