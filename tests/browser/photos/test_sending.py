"""Chosen, seen before it goes, and sent."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.accessible import assert_accessible
from tests.browser.photos.choosing import choose, comments, photo_of, send
from tests.live import LiveEvent
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

PASTE = """async (field) => {
    const canvas = Object.assign(document.createElement("canvas"), {width: 60, height: 40});
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], "image.png", {type: "image/png"}));
    const how = {clipboardData, bubbles: true, cancelable: true};
    field.dispatchEvent(new ClipboardEvent("paste", how));
}"""


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
