"""What people take home in a real browser: a calendar to subscribe to, an archive brought back, and
another event like this one."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from sessions_app.identity import cookie_name
from tests.accessible import assert_accessible
from tests.browser.phones import NewContext, open_phone
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, title="Homecoming", language="en")


@pytest.fixture
def archive(event: LiveEvent, tmp_path: Path) -> Path:
    event.join("Ada").done("topic.post", title="Trust")
    path = tmp_path / "archive.zip"
    event.server.manage("export", event.code, "archive.zip", "-o", str(path))
    return path


def too_wide(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def test_my_plan_in_my_own_calendar(event: LiveEvent, new_context: NewContext) -> None:
    phone = open_phone(new_context, event, event.join("Ada", language="en"), at="#/plan")
    section = phone.locator(".subscribe")
    section.get_by_role("button", name="Make my calendar address").click()
    field = section.get_by_label("Or add this address to your calendar")
    expect(field).to_have_value(re.compile(r"^http://127\.0\.0\.1:\d+/feed/.+\.ics$"))
    address = field.input_value()
    subscribe = section.get_by_role("link", name="Subscribe")
    expect(subscribe).to_have_attribute("href", address.replace("http:", "webcal:"))
    assert httpx.get(address, trust_env=False).text.startswith("BEGIN:VCALENDAR")
    assert_accessible(phone)
    assert too_wide(phone) <= 0
    end = section.get_by_role("button", name="End it")
    end.click()
    section.get_by_role("button", name="Sure? Press once more").click()
    expect(section.get_by_role("button", name="Make my calendar address")).to_be_visible()
    assert httpx.get(address, trust_env=False).status_code == 410


def test_an_archive_is_sent_in_pieces_over_a_bad_line(
    event: LiveEvent, archive: Path, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("Failed to load resource")
    page = new_context(locale="en-GB", viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{event.server.base_url}/new/archive/")
    page.evaluate("document.querySelector('.bring-in').dataset.bytes = '700'")
    sent: list[str] = []

    def lossy(route: Route) -> None:
        sent.append(route.request.url)
        if len(sent) == 2:
            route.abort()
        elif len(sent) == 4:  # it came, but the answer was lost
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/piece/**", lossy)
    page.get_by_label("Archive").set_input_files(archive)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="The wall is up")).to_be_visible()
    expect(page.locator(".band .theme")).to_have_text("Homecoming")
    expect(page.locator("#facilitator-link")).to_contain_text("/facilitate/")
    assert len(sent) >= archive.stat().st_size // 700 + 2
    page.get_by_role("link", name="Open the console").click()
    expect(page.get_by_text("Trust").first).to_be_visible()


def test_what_is_wrong_is_told_and_the_file_can_be_chosen_anew(
    event: LiveEvent, archive: Path, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    page = new_context(locale="en-GB").new_page()
    page.goto(f"{event.server.base_url}/new/archive/")
    button = page.get_by_role("button", name="Bring it in")
    button.click()
    expect(page.get_by_role("status").get_by_text("Choose the file.")).to_be_visible()
    wrong = {"name": "a.zip", "mimeType": "application/zip", "buffer": archive.read_bytes()[:-9]}
    page.get_by_label("Archive").set_input_files(wrong)  # type: ignore[arg-type]
    button.click()
    expect(page.locator("#id_archive_error")).to_have_text(
        "This is not an Openspace archive, or only a part of one."
    )
    expect(page.get_by_label("Archive")).to_be_focused()
    assert_accessible(page)
    page.get_by_label("Archive").set_input_files(archive)
    button.click()
    expect(page.get_by_role("heading", name="The wall is up")).to_be_visible()


def test_without_scripts(event: LiveEvent, archive: Path, new_context: NewContext) -> None:
    page = new_context(locale="en-GB", java_script_enabled=False).new_page()
    page.goto(f"{event.server.base_url}/new/archive/")
    page.get_by_label("Archive").set_input_files(archive)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="The wall is up")).to_be_visible()


def test_too_large_for_a_browser_without_scripts(event: LiveEvent) -> None:
    """More than the server keeps of any request: still a page that says what to do."""
    with httpx.Client(base_url=event.server.base_url, trust_env=False, timeout=30) as browser:
        page = browser.get("/new/archive/", headers={"accept-language": "en"}).text
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found
        answer = browser.post(
            "/new/archive/",
            data={"csrfmiddlewaretoken": found[1]},
            files={"archive": ("archive.zip", b"x" * 9_500_000)},
            headers={"accept-language": "en"},
        )
    assert answer.status_code == 413
    assert "Without scripts in the browser" in answer.text


def test_another_event_like_this_one(event: LiveEvent, new_context: NewContext) -> None:
    context = new_context(locale="en-GB")
    name, base = cookie_name(event.code), event.server.base_url
    context.add_cookies([{"name": name, "value": event.facilitator_token, "url": base}])
    console = context.new_page()
    console.goto(f"{base}{event.path('console/')}")
    console.get_by_role("button", name="Links").click()
    with context.expect_page() as opened:
        console.get_by_role("link", name="Make another event").click()
    page = opened.value
    expect(page.get_by_label("Title")).to_have_value("Homecoming")
    page.get_by_label("First day").fill("2027-03-04")
    page.get_by_role("button", name="Move the times").click()
    expect(page.locator("#id_slots-0-day")).to_have_value("2027-03-04")
    expect(page.get_by_role("button", name="Move the times")).to_be_focused()
    assert_accessible(page)
    page.locator(".sheet-end").get_by_role("button", name="Make the event").click()
    expect(page.get_by_role("heading", name="The wall is up")).to_be_visible()
    expect(page.get_by_text("3 rooms")).to_be_visible()
