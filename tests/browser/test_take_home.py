"""The book and the page of files in a real browser: from the phone's Me to a file in hand."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import assert_accessible
from tests.browser.phones import NewContext, open_phone
from tests.exports.days import as_data_url, photo
from tests.exports.reading import md_words, pdf_words
from tests.live import LiveEvent, Participant
from tests.servers import Server
from tests.watch import BrowserWatch


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, language="en")


@pytest.fixture
def ada(event: LiveEvent) -> Participant:
    """Somebody whose group has added something of each kind."""
    ada = event.join("Ada", organisation="North")
    topic = ada.done("topic.post", title="Trust", text="Who goes first?")["result"]["id"]
    for kind in ("note", "insight", "question", "decision"):
        ada.done("comment.add", topic=topic, text=f"**{kind}** and [more](https://a.dk)", kind=kind)
    shot = as_data_url(photo(1, (400, 300)))
    ada.done("comment.add", topic=topic, text="Our flip chart", photo=shot)
    return ada


def to_the_files(new_context: NewContext, event: LiveEvent, who: Participant) -> Page:
    phone = open_phone(new_context, event, who, at="#/me")
    phone.get_by_role("link", name="Take it home").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Take it home")
    return phone


def test_agreeing_to_be_listed(event: LiveEvent, ada: Participant, new_context: NewContext) -> None:
    phone = open_phone(new_context, event, ada, at="#/me")
    box = phone.get_by_label("List me in the book’s list of people")
    expect(box).not_to_be_checked()
    box.check()
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    assert event.board()["rows"]["person"][str(ada.id)]["listed"] is True
    phone.reload()
    expect(box).to_be_checked()
    assert_accessible(phone)


def test_a_book_is_chosen_made_and_fetched(
    event: LiveEvent, ada: Participant, new_context: NewContext
) -> None:
    page = to_the_files(new_context, event, ada)
    assert_accessible(page)
    page.get_by_text("Choose what goes in").click()
    page.get_by_label("People's names").check()
    page.get_by_label("The wall as it hung").uncheck()
    assert_accessible(page)
    with page.expect_download(timeout=60_000) as fetched:
        page.get_by_role("button", name="Markdown, for a wiki").click()
        expect(page.locator(".making").first).not_to_be_empty()
    text = md_words(fetched.value.path().read_bytes())
    assert fetched.value.suggested_filename == f"{event.code}-proceedings.md"
    assert "Who goes first?" in text
    assert "Ada" not in text
    assert "The wall as it hung" not in text
    expect(page.locator(".making").first).to_have_text("Ready. It is being fetched.")
    assert_accessible(page)


def test_without_scripts_it_works_as_well(
    event: LiveEvent, ada: Participant, new_context: NewContext
) -> None:
    with_cookie = open_phone(new_context, event, ada).context.cookies()
    context = new_context(java_script_enabled=False, locale="en-GB")
    context.add_cookies(with_cookie)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{event.join_url}export/")
    with page.expect_download(timeout=60_000) as fetched:
        page.get_by_role("button", name="PDF, to print").click(no_wait_after=True)
    assert "Who goes first?" in pdf_words(fetched.value.path().read_bytes())


def test_what_cannot_be_made_is_said(
    event: LiveEvent, ada: Participant, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow(r"status of 503")
    page = to_the_files(new_context, event, ada)
    page.route("**/made.json*", lambda route: route.fulfill(status=503, body="{}"))
    page.get_by_role("button", name="PDF, to print").click()
    expect(page.locator(".making").first).to_contain_text("The file could not be made.")


def test_the_book_is_read_on_a_screen(
    event: LiveEvent, ada: Participant, new_context: NewContext
) -> None:
    page = new_context(locale="en-GB", viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{event.join_url}proceedings/")
    shown = page.get_by_alt_text(re.compile("Our flip chart"))
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("img => img.naturalWidth") == 400
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("Trust")).first.click()
    expect(page.get_by_role("heading", name=re.compile("Trust"))).to_be_in_viewport()


def test_the_facilitator_finds_the_door_sheets(
    event: LiveEvent, ada: Participant, new_context: NewContext
) -> None:
    context = new_context(locale="en-GB")
    page = context.new_page()
    page.goto(event.facilitator_url)
    page.get_by_role("button", name="Links").click()
    with page.expect_download(timeout=60_000) as fetched:
        page.get_by_role("link", name="Door sheets").click(no_wait_after=True)
    assert fetched.value.suggested_filename == f"{event.code}-doors.pdf"
