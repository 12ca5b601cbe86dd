"""What a phone must fetch before it shows the wall, over a hall's crowded Wi-Fi."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.phones import PHONE, NewContext, open_phone
from tests.live import LiveEvent
from tests.servers import Server

MOST = 120_000  # bytes over the wire, headers included


class Scales:
    """Every answer a page got, weighed as it came over the wire."""

    def __init__(self, page: Page) -> None:
        self.bytes: dict[str, int] = {}
        self._addresses: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _asked(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        address = self._addresses[event["requestId"]]
        self.bytes[address] = int(event["encodedDataLength"])

    @property
    def total(self) -> int:
        return sum(self.bytes.values())

    def heaviest(self) -> str:
        by_weight = sorted(self.bytes.items(), key=lambda item: -item[1])
        return "\n".join(f"{size:7} {address}" for address, size in by_weight)


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, phase="market", language="da")


def test_the_phones_first_load_is_light_and_all_from_here(
    event: LiveEvent, new_context: NewContext
) -> None:
    person = event.join("Anna")
    phone = open_phone(new_context, event, person)
    phone.goto("about:blank")
    scales = Scales(phone)
    phone.goto(event.join_url)
    phone.locator(".phone h1").wait_for()
    phone.wait_for_load_state("networkidle")
    hosts = {urlsplit(address).netloc for address in scales.bytes if "://" in address}
    assert hosts == {urlsplit(event.join_url).netloc}
    assert any("/packs/phone." in address for address in scales.bytes), scales.heaviest()
    print(f"{len(scales.bytes)} answers, {scales.total} bytes")
    assert scales.total <= MOST, scales.heaviest()


def test_the_page_of_who_met_whom_is_light_too(event: LiveEvent, new_context: NewContext) -> None:
    page = new_context(viewport=PHONE).new_page()
    scales = Scales(page)
    page.goto(f"{event.join_url}networks/")
    page.locator("canvas[data-still=true]").wait_for()
    page.wait_for_load_state("networkidle")
    print(f"{len(scales.bytes)} answers, {scales.total} bytes")
    assert any("/networks/picture.json" in address for address in scales.bytes)
    assert scales.total <= MOST, scales.heaviest()


def test_the_door_is_lighter_still(event: LiveEvent, new_context: NewContext) -> None:
    page = new_context(viewport=PHONE).new_page()
    scales = Scales(page)
    page.goto(event.join_url, wait_until="networkidle")
    print(f"{len(scales.bytes)} answers, {scales.total} bytes")
    assert 0 < scales.total <= 40_000, scales.heaviest()
