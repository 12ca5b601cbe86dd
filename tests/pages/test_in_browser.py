"""The ordinary pages in a real browser: with and without script, on small screens, for axe."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.accessible import assert_accessible
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch

NewContext = Callable[..., BrowserContext]
SIZES = [(390, 844), (320, 568), (1280, 800)]
THEME = "Hvordan kan I danne netværk i kommuner/regioner – mellem organisationer?"


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, theme=THEME, language="da")


def opened(new_context: NewContext, address: str, size: tuple[int, int], **options: object) -> Page:
    viewport = {"width": size[0], "height": size[1]}
    page = new_context(viewport=viewport, **{"locale": "en-GB"} | options).new_page()
    page.goto(address)
    return page


def too_wide(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def too_small(page: Page) -> list[str]:
    """What a thumb would miss; links in running text are let off, as WCAG lets them."""
    small: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, textarea, .button, .head a")]
            .filter((e) => e.type !== "hidden" && e.checkVisibility() && !e.ariaHidden)
            .filter((e) => e.getBoundingClientRect().height < 44)
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    return small


@pytest.mark.parametrize("locale", ["da-DK", "en-GB"])
def test_every_page_is_accessible_and_fits(
    site: Server,
    event: LiveEvent,
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
    browser_watch: BrowserWatch,
    locale: str,
) -> None:
    browser_watch.allow(r"status of 40[034]")
    base = site.base_url
    addresses = {
        "front": f"{base}/",
        "new": f"{base}/new/",
        "door": event.join_url,
        "closed": live_event(site, theme=THEME, phase="closed").join_url,
        "console": f"{event.join_url}console/",
        "sign in": f"{base}/account/in/",
        "wrong code": f"{base}/e/222222/",
        "bad link": f"{base}/me/nobody/",
        "not found": f"{base}/nowhere/",
    }
    page = opened(new_context, f"{base}/", SIZES[0], locale=locale)
    for name, address in addresses.items():
        page.goto(address)
        assert_accessible(page)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert too_wide(page) <= 0, f"{name} at {width}"
            assert too_small(page) == [], f"{name} at {width}"


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("locale", ["da-DK", "en-GB"])
def test_the_door_is_one_screen(
    event: LiveEvent, new_context: NewContext, size: tuple[int, int], locale: str
) -> None:
    page = opened(new_context, event.join_url, size, locale=locale)
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    expect(page.locator("#id_name")).to_be_focused()


def test_joining_without_script(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow(r"status of 400")
    page = opened(new_context, event.join_url, SIZES[0], java_script_enabled=False)
    page.fill("#id_organisation", "Region Øst")
    page.keyboard.press("Enter")
    expect(page.locator("#id_name_error")).to_have_text(
        "Write your name, so that others know who you are."
    )
    page.get_by_role("button", name="Dansk").click()
    expect(page.locator("html")).to_have_attribute("lang", "da")
    assert page.input_value("#id_organisation") == "Region Øst"
    page.fill("#id_name", "Ada")
    page.keyboard.press("Enter")
    expect(page.locator("#boot")).to_be_attached()
    assert [row["name"] for row in event.board()["rows"]["person"].values()].count("Ada") == 1


def test_a_double_tap_at_the_door_joins_once(event: LiveEvent, new_context: NewContext) -> None:
    page = opened(new_context, event.join_url, SIZES[0])
    page.fill("#id_name", "Ada")
    page.locator("form button.primary").dblclick()
    expect(page.locator("#boot")).to_be_attached()
    page.reload()
    assert [row["name"] for row in event.board()["rows"]["person"].values()].count("Ada") == 1


def press(page: Page, value: str) -> None:
    page.locator(f"main button[value={value}]").click()


def events_called(site: Server, title: str) -> int:
    assert site.env is not None
    path = site.env["DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as database:
        asked = "SELECT count(*) FROM sessions_app_event WHERE title = ?"
        found: int = database.execute(asked, [title]).fetchone()[0]
    return found


def make_an_event(page: Page, title: str) -> None:
    """The whole sheet, with one mistake on the way."""
    page.fill("#id_title", title)
    page.fill("#id_theme", THEME)
    page.fill("#id_rooms-0-name", "Salen")
    press(page, "add-rooms")
    expect(page.locator("#id_rooms-2-name")).to_be_focused()
    page.fill("#id_rooms-2-where", "1. sal")
    page.fill("#id_rhythm-starts", "10:00")
    press(page, "fill")
    expect(page.locator("#id_slots-3-label")).to_have_value("Round 4")
    expect(page.locator("#id_slots-0-starts")).to_have_value("10:00")
    press(page, "take-slots-3")
    expect(page.locator("#id_slots-3-label")).to_have_count(0)
    press(page, "make")
    expect(page.locator("#id_rooms-2-name")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Room 3, Name: What is the room called?")
    page.fill("#id_rooms-2-name", "Biblioteket")


@pytest.mark.parametrize("script", [True, False])
def test_making_an_event(
    site: Server, new_context: NewContext, browser_watch: BrowserWatch, script: bool
) -> None:
    browser_watch.allow(r"status of 400")
    page = opened(new_context, f"{site.base_url}/new/", SIZES[0], java_script_enabled=script)
    title = f"Netværk på tværs, {'med' if script else 'uden'} script"
    make_an_event(page, title)
    if script:
        assert_accessible(page)
    page.locator("main button[value=make]").dblclick()
    expect(page.get_by_role("heading", name="The wall is up")).to_be_visible()
    expect(page.locator("#facilitator-link")).to_contain_text("/facilitate/")
    expect(page.get_by_text("2 rooms · 3 times")).to_be_visible()
    if script:
        assert_accessible(page)
        expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#facilitator-link")).to_be_hidden()
    expect(page.locator(".poster-code")).to_be_visible()
    page.emulate_media(media="screen")
    page.reload()
    expect(page.locator("#facilitator-link")).to_have_count(0)
    assert events_called(site, title) == 1


def test_rows_come_without_a_new_page(site: Server, new_context: NewContext) -> None:
    page = opened(new_context, f"{site.base_url}/new/", SIZES[2])
    page.evaluate("document.body.dataset.same = 'yes'")
    page.fill("#id_title", "T")
    press(page, "fill")
    expect(page.locator("#id_slots-0-label")).to_have_value("Round 1")
    press(page, "add-slots")
    expect(page.locator("#id_slots-4-label")).to_be_focused()
    assert page.evaluate("document.body.dataset.same") == "yes"
    assert page.input_value("#id_title") == "T"


def test_when_the_server_does_not_answer_the_plain_way_is_tried(
    site: Server, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    page = opened(new_context, f"{site.base_url}/new/", SIZES[2])
    page.fill("#id_title", "T")
    page.route("**/new/", lambda route: route.abort(), times=1)
    press(page, "fill")
    expect(page.locator("#id_slots-0-label")).to_have_value("Round 1")
    assert page.input_value("#id_title") == "T"
