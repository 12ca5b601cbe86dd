"""axe, in light and dark, on the screens whose own tests do not look: the wall in each phase, and
what people meet at the doors that other tests pass by."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import assert_accessible
from tests.browser.consoles import LAPTOP, Console, place, post
from tests.browser.phones import PHONE, NewContext, go, open_phone
from tests.browser.walls import Wall
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch

PHASES = ["prepare", "welcome", "notes", "market", "sessions", "plenary", "closed"]
LONG = "Organisationsudviklingskonsulenternes arbejdsmiljørepræsentanter"
NewEvent = Callable[..., LiveEvent]


def furnish(event: LiveEvent) -> int:
    """One note of each kind; answers the one that is back on the wall."""
    lead = event.facilitator
    lead.done("event.phase", phase="sessions", minutes=20)
    back, runs = post(event, LONG, place(event)), post(event, "Trust", place(event, 1, 0))
    hidden = post(event, "Hidden", place(event, 1, 1))
    post(event, LONG)
    for topic in (back, runs):
        lead.done("topic.open", topic=topic)
    lead.done("topic.close", topic=back, summary="We try for a year")
    for kind in ("note", "insight", "question", "decision"):
        lead.done("comment.add", topic=back, text=f"**{kind}** and more", kind=kind)
    lead.done("topic.rehang", topic=back, comments=["Meet monthly"])
    lead.done("topic.hide", topic=hidden)
    lead.done("event.announce", text=LONG)
    return back


@pytest.fixture
def event(site: Server, live_event: NewEvent) -> LiveEvent:
    return live_event(site, rooms=("Hall:20", "Library"), language="en")


def test_the_wall_is_accessible_in_every_phase(event: LiveEvent, new_context: NewContext) -> None:
    furnish(event)
    wall = Wall(new_context, event.wall_url)
    for phase in PHASES:
        event.facilitator.done("event.phase", phase=phase, minutes=20)
        expect(wall.phase(phase)).to_be_visible()
        assert_accessible(wall.page)


def test_the_spotlight_is_accessible(event: LiveEvent, new_context: NewContext) -> None:
    ada, bo = event.join("Ada", organisation=LONG), event.join("Bo")
    wall = Wall(new_context, event.wall_url)
    for person in (ada, bo):
        topic = person.done("topic.post", title=LONG, text="Who goes first?")["result"]["id"]
        person.done("baton.ask", topic=topic)
    event.facilitator.done("baton.pass")
    expect(wall.spotlight()).to_be_visible()
    assert_accessible(wall.page)


def test_the_phone_and_the_console_are_accessible_whatever_hangs(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = furnish(event)
    phone = open_phone(new_context, event, event.join("Ada", language="en"))
    console = Console(new_context, event)
    for phase in ("prepare", "notes", "sessions", "plenary", "closed"):
        event.facilitator.done("event.phase", phase=phase, minutes=20)
        expect(console.page.locator(".countdown-figures")).to_be_visible()
        assert_accessible(console.page)
        for address in ("#/wall", f"#/topic/{topic}"):
            go(phone, address)
            assert_accessible(phone)


def test_a_phone_and_a_console_that_are_not_live_are_accessible(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    topic = post(event, "Trust")
    ada = event.join("Ada", language="en")
    phone = open_phone(new_context, event, ada, at=f"#/topic/{topic}")
    console, wall = Console(new_context, event), Wall(new_context, event.wall_url)
    screens = (phone, console.page, wall.page)
    for page in screens:
        page.context.set_offline(True)
    phone.get_by_role("button", name="Sign me up").click()
    expect(phone.locator(".waiting-one")).to_be_visible()
    for page, told in zip(screens, (".live-bar", ".not-live", ".band-stale"), strict=True):
        expect(page.locator(told)).to_be_visible()
        assert_accessible(page)


def sign_in_page(page: Page, server: Server) -> None:
    page.goto(f"{server.base_url}/account/in/")
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password").fill("a guess")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()


def door_refused(page: Page, server: Server) -> None:
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.locator("#id_name_error")).to_be_visible()


def test_refusals_at_the_doors_are_accessible(
    event: LiveEvent, site: Server, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 40[034]")
    page = new_context(viewport=PHONE, locale="en-GB").new_page()
    sign_in_page(page, site)
    assert_accessible(page)
    page.goto(f"{event.join_url}?lang=en")
    door_refused(page, site)
    assert_accessible(page)
    page.goto(f"{site.base_url}/facilitate/nobody/")
    expect(page.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size({"width": LAPTOP["width"], "height": LAPTOP["height"]})
    page.goto(f"{event.join_url}console/?lang=en")
    expect(page.get_by_role("heading", name="The console is for facilitators")).to_be_visible()
    assert_accessible(page)
