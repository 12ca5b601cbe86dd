"""Each error a person can meet on the phone, and that it is told, in their language, with nothing
lost. What the rules refuse in the course of a meeting is in test_whole_day and test_phone."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.accessible import assert_accessible
from tests.browser.consoles import post
from tests.browser.phones import PHONE, NewContext, open_phone
from tests.browser.words import Tongue
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch

NewEvent = Callable[..., LiveEvent]


@pytest.fixture(params=["da", "en"])
def say(request: pytest.FixtureRequest) -> Tongue:
    return Tongue(request.param)


@pytest.fixture
def event(site: Server, live_event: NewEvent, say: Tongue) -> LiveEvent:
    return live_event(site, language=say.language, title="Openspace", theme="Openspace?")


def at_a_note(new_context: NewContext, event: LiveEvent, say: Tongue) -> tuple[Page, int]:
    topic = post(event, "Openspace")
    ada = event.join("Ada", language=say.language)
    at = f"#/topic/{topic}"
    return open_phone(new_context, event, ada, at=at, locale=say.locale), topic


def heads(event: LiveEvent, topic: int) -> int:
    rows = event.board()["rows"]["attendance"].values()
    return sum(row["topic"] == topic for row in rows)


def sign_up(phone: Page, say: Tongue) -> None:
    phone.get_by_role("button", name=say("Sign me up")).click()


def test_a_wrong_code_is_told_corrected_and_guessing_is_slowed(
    openspace_server: Callable[..., Server],
    live_event: NewEvent,
    new_context: NewContext,
    browser_watch: BrowserWatch,
) -> None:
    browser_watch.allow("status of 404")
    server, say = openspace_server(), Tongue("da")
    known, other = live_event(server, title="Openspace"), live_event(server)
    page = new_context(viewport=PHONE, locale=say.locale).new_page()
    page.goto(server.base_url)
    page.get_by_label(say("Code from the wall")).fill("zzzzzz")
    page.get_by_role("button", name=say("Go in")).click()
    expect(page.get_by_role("heading", name=say("No event has that code"))).to_be_visible()
    expect(page.get_by_text(say("Correct it here."))).to_be_visible()
    code = page.get_by_label(say("Code from the wall"))
    expect(code).to_have_value("ZZZZZZ")
    expect(code).to_be_focused()
    say.alone(page)
    code.fill(known.code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Openspace")).to_be_visible()
    with httpx.Client(base_url=server.base_url, trust_env=False) as guesser:
        answers = {guesser.get("/e/222222/").status_code for _ in range(60)}
    assert answers == {404, 429}
    page.goto(other.join_url)
    expect(page.get_by_role("heading", name=say("Wait a little"))).to_be_visible()
    say.alone(page)
    assert_accessible(page)
    page.goto(known.join_url)
    expect(page.get_by_role("heading", name="Openspace")).to_be_visible()


def test_an_event_closed_in_the_middle_of_a_tap_is_told(
    event: LiveEvent, say: Tongue, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 403")
    phone, topic = at_a_note(new_context, event, say)
    held: list[Route] = []
    phone.route("**/do/topic.join", lambda route: held.append(route))
    with phone.expect_request("**/do/topic.join"):
        sign_up(phone, say)
    event.facilitator.done("event.phase", phase="closed")
    expect(phone.get_by_text(say("Closed"), exact=True)).to_be_visible()
    held[0].continue_()
    told = phone.locator(".toast, .problem").filter(has_text=say("This Open Space is closed."))
    expect(told).to_be_visible()
    say.alone(phone)
    assert heads(event, topic) == 1


def test_whose_cookie_is_gone_is_told_and_finds_the_door(
    event: LiveEvent, say: Tongue, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 401")
    phone, topic = at_a_note(new_context, event, say)
    phone.context.clear_cookies()
    sign_up(phone, say)
    told = phone.get_by_role("heading", name=say("You are no longer on the list here"))
    expect(told).to_be_visible()
    say.alone(phone)
    assert_accessible(phone)
    phone.get_by_role("link", name=say("Join again")).click()
    phone.get_by_label(say("Your name")).fill("Ada")
    phone.get_by_role("button", name=say("Join"), exact=True).click()
    phone.locator(".phone h1").wait_for()
    assert heads(event, topic) == 1


def test_a_server_that_is_busy_is_asked_again_and_the_tap_is_not_lost(
    event: LiveEvent, say: Tongue, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 503")
    phone, topic = at_a_note(new_context, event, say)
    phone.route("**/do/topic.join", lambda route: route.fulfill(status=503))
    sign_up(phone, say)
    expect(phone.get_by_text(say("Your sign-up waits for the network."))).to_be_visible()
    expect(phone.locator(".waiting-one")).to_contain_text(say("waiting"))
    say.alone(phone)
    phone.unroute("**/do/topic.join")
    expect(phone.get_by_role("button", name=say("Take me off again"))).to_be_visible()
    assert heads(event, topic) == 2


def test_a_phone_asked_to_go_slower_does(
    event: LiveEvent, say: Tongue, new_context: NewContext
) -> None:
    phone, topic = at_a_note(new_context, event, say)
    slower = {"Retry-After": "1", "Content-Type": "application/problem+json"}
    refuse = {"status": 429, "headers": slower, "body": '{"code": "slow_down"}'}
    phone.route("**/do/topic.join", lambda route: route.fulfill(**refuse), times=1)
    sign_up(phone, say)
    expect(phone.get_by_text(say("Your sign-up waits for the network."))).to_be_visible()
    expect(phone.get_by_role("button", name=say("Take me off again"))).to_be_visible()
    assert heads(event, topic) == 2


def test_a_server_that_fails_says_so_and_the_words_stay(
    event: LiveEvent, say: Tongue, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 500")
    phone, _topic = at_a_note(new_context, event, say)
    phone.route("**/do/comment.add", lambda route: route.fulfill(status=500, body="oh"))
    words = phone.get_by_label(say("Your words"))
    words.fill("Openspace!")
    phone.get_by_role("button", name=say("Add it to the note")).click()
    expect(phone.get_by_role("alert")).to_contain_text(say("That did not work"))
    expect(words).to_have_value("Openspace!")
    say.alone(phone)
    assert_accessible(phone)


def test_a_page_opened_in_a_bad_moment_is_never_blank(
    event: LiveEvent, say: Tongue, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    phone, _topic = at_a_note(new_context, event, say)
    phone.route("**/board.json", lambda route: route.abort())
    phone.reload()
    expect(phone.get_by_role("heading", name="Openspace").first).to_be_visible()
    expect(phone.get_by_text(say("No connection yet. We keep trying."))).to_be_visible()
    say.alone(phone)
    assert_accessible(phone)
    phone.unroute("**/board.json")
    expect(phone.locator(".phone h1")).to_be_visible(timeout=20_000)


def test_words_too_long_for_a_comment_stay_with_what_is_wrong(
    event: LiveEvent, say: Tongue, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    phone, _topic = at_a_note(new_context, event, say)
    words = phone.get_by_label(say("Your words"))
    words.evaluate("(field) => { field.maxLength = 9999; }")
    words.fill("x" * 4100)
    phone.get_by_role("button", name=say("Add it to the note")).click()
    expect(words).to_have_attribute("aria-invalid", "true")
    expect(words).to_have_value("x" * 4100)
    say.alone(phone)
