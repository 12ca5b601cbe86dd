"""A lost phone and a link that went astray, as people meet it: in real browsers."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console
from tests.browser.phones import PHONE, NewContext, open_phone
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch

NOT_IN = "You are no longer on the list here"


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, language="en")


def shown_link(phone: Page) -> str:
    phone.get_by_role("button", name="Show my link").click()
    link: str = phone.get_by_label("Your personal link", exact=True).input_value()
    return link


def another(new_context: NewContext, link: str, **options: Any) -> Page:
    page = new_context(viewport=PHONE, locale="en-GB", **options).new_page()
    page.goto(link)
    return page


def test_a_lost_phone_is_signed_out(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 410")
    own = open_phone(new_context, event, event.join("Ann", language="en"), at="#/me")
    link = shown_link(own)
    lost = another(new_context, link)
    lost.locator(".phone h1").wait_for()
    assert link.rstrip("/").rpartition("/")[2] not in lost.url
    assert lost.evaluate("document.referrer") == ""
    # The page that shows the link sees that it has been used.
    expect(own.get_by_text("The link has been used or ended.")).to_be_visible()
    stranger = another(new_context, link)
    expect(stranger.get_by_role("heading", name="This link has been used")).to_be_visible()
    assert_accessible(stranger)
    own.get_by_role("button", name="Sign my other devices out").click()
    own.get_by_role("button", name="Sure? Press once more").click()
    expect(own.get_by_text("Only this device is yours here now.")).to_be_visible()
    # Said calmly, and by itself.
    expect(lost.get_by_role("heading", name=NOT_IN)).to_be_visible()
    own.get_by_label("Organisation").fill("Still me")
    own.get_by_role("button", name="Save", exact=True).click()
    expect(own.get_by_text("Saved.")).to_be_visible()
    expect(own.get_by_role("heading", name=NOT_IN)).to_have_count(0)


def test_who_was_removed_is_told_within_two_seconds(
    event: LiveEvent, new_context: NewContext
) -> None:
    ann = event.join("Ann", language="en")
    phone = open_phone(new_context, event, ann)
    event.facilitator.done("person.remove", person=ann.id)
    expect(phone.get_by_role("heading", name=NOT_IN)).to_be_visible(timeout=2000)
    phone.get_by_role("link", name="Join again").click()
    expect(phone.get_by_label("Your name")).to_be_visible()


def test_nobody_is_made_somebody_else_without_a_press(
    event: LiveEvent, new_context: NewContext
) -> None:
    mallory = event.join("Mallory", language="en")
    link = shown_link(open_phone(new_context, event, mallory, at="#/me"))
    phone = open_phone(new_context, event, event.join("Ann", language="en"))
    phone.goto(link)
    expect(phone.get_by_role("heading", name="Be somebody else here?")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_role("link", name="Stay Ann").click()
    phone.locator(".phone h1").wait_for()
    phone.goto(link)
    phone.get_by_role("button", name="Be Mallory here").click()
    phone.locator(".phone h1").wait_for()
    phone.goto(event.join_url + "#/me")
    expect(phone.get_by_role("heading", name="Mallory")).to_be_visible()


def test_the_facilitators_link_is_made_anew(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 404")
    links = Console(new_context, event).tool("Links")
    links.get_by_role("button", name="Show the facilitators’ link").click()
    field = links.get_by_label("The facilitators’ link", exact=True)
    assert field.input_value() == event.facilitator_url
    links.get_by_role("button", name="Make a new link").click()
    links.get_by_role("button", name="Sure? Press once more").click()
    expect(field).to_have_count(0)
    links.get_by_role("button", name="Show the facilitators’ link").click()
    renewed = field.input_value()
    assert renewed != event.facilitator_url
    thief = another(new_context, event.facilitator_url)
    expect(thief.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    guest = another(new_context, renewed)
    guest.wait_for_url("**/console/")


def test_a_link_out_tells_nobody_where_it_was(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    """From a page one came to by a secret link, to a site outside."""
    browser_watch.allow("elsewhere.example")
    ann = event.join("Ann", language="en")
    ann.done("topic.post", title="Note", text="x")
    topic = ann.done("topic.post", title="Out")["result"]["id"]
    ann.done("comment.add", topic=topic, text="[out](https://elsewhere.example/)")
    link = shown_link(open_phone(new_context, event, ann, at="#/me"))
    phone = another(new_context, link)
    phone.context.route("https://elsewhere.example/**", lambda route: route.fulfill(body="Out"))
    phone.locator(".phone h1").wait_for()
    phone.goto(f"{event.join_url}#/topic/{topic}")
    with phone.context.expect_event(
        "request", lambda asked: "elsewhere.example" in asked.url
    ) as went:
        phone.get_by_role("link", name="out", exact=True).click()
    assert "referer" not in went.value.all_headers()
