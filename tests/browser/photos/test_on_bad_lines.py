"""Lines that drop and servers that refuse: nothing typed is lost, nothing is there twice."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.accessible import assert_accessible
from tests.browser.photos.choosing import SHELF, choose, comments, photo_of, send, shelf
from tests.live import LiveEvent
from tests.pictures import (
    chart,
    encoded,
    opened,
    telling_all,
)
from tests.watch import BrowserWatch


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
