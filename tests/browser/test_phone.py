"""The participant's phone: its pages, its errors, and what happens when the network goes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.accessible import assert_accessible
from tests.browser.phones import SMALL_PHONE, NewContext, go, open_phone
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch

LONG = "Organisationsudviklingskonsulenternes arbejdsmiljørepræsentanter"


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, rooms=("Hall:2", "Library"), language="en")


def place(event: LiveEvent, room: int = 0, slot: int = 0) -> dict[str, int]:
    rows = event.board()["rows"]
    return {
        "room": sorted(map(int, rows["room"]))[room],
        "slot": sorted(map(int, rows["slot"]))[slot],
    }


def attending(event: LiveEvent, topic: int, person: int | None) -> int:
    rows = event.board()["rows"].get("attendance", {}).values()
    return sum(row["topic"] == topic and row["person"] == person for row in rows)


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def test_a_double_tap_signs_up_once_and_the_note_is_in_the_plan(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = event.join("Ada", language="en").done("topic.post", title="Trust", **place(event))
    bo = event.join("Bo", language="en")
    phone = open_phone(new_context, event, bo, at=f"#/topic/{topic['result']['id']}")
    phone.get_by_role("button", name="Sign me up").dblclick()
    expect(phone.get_by_role("button", name="Take me off again")).to_be_visible()
    assert attending(event, topic["result"]["id"], bo.id) == 1
    phone.get_by_role("link", name="My plan").click()
    expect(phone.get_by_role("heading", name="My plan")).to_be_focused()
    expect(phone.get_by_role("link", name="Trust")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_role("heading", name="Trust")).to_be_visible()


def test_offline_taps_wait_in_sight_survive_a_reload_and_go_through_once(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    topic = event.join("Ada").done("topic.post", title="Trust")["result"]["id"]
    bo = event.join("Bo", language="en")
    phone = open_phone(new_context, event, bo, at=f"#/topic/{topic}")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Sign me up").click()
    expect(phone.get_by_text("Sign up for note 1 – waiting")).to_be_visible()
    phone.get_by_role("link", name="Write a note").click()
    phone.get_by_label("What do you want to talk about?").fill("Written in the dark")
    phone.get_by_role("button", name="Put it on the wall").click()
    expect(phone.get_by_text("Put up your note “Written in the dark” – waiting")).to_be_visible()
    expect(phone.get_by_text("Not live at the moment")).to_be_visible()
    phone.context.route("**/do/**", lambda route: route.abort())
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.locator(".waiting-one")).to_have_count(2)
    phone.context.unroute("**/do/**")
    expect(phone.locator(".waiting-one")).to_have_count(0, timeout=20_000)
    assert attending(event, topic, bo.id) == 1
    topics = event.board()["rows"]["topic"].values()
    assert [row["title"] for row in topics].count("Written in the dark") == 1


def test_a_note_that_waited_says_so_until_it_is_up(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    phone = open_phone(new_context, event, event.join("Bo", language="en"), at="#/new")
    phone.clock.install()  # so that no toast leaves by its own time
    phone.context.set_offline(True)
    phone.get_by_label("What do you want to talk about?").fill("Written in the dark")
    phone.get_by_role("button", name="Put it on the wall").click()
    waits = phone.get_by_text("Your note waits and goes up by itself")
    for _ in range(5):
        phone.clock.run_for(200)
    expect(waits).to_be_visible()
    phone.context.set_offline(False)
    phone.clock.run_for(1000)
    expect(phone.get_by_text("Your note is number 1")).to_be_visible()
    expect(waits).to_have_count(0)


def test_whose_note_is_hidden_while_the_group_runs_can_close_it(
    event: LiveEvent, new_context: NewContext
) -> None:
    bo = event.join("Bo", language="en")
    topic = bo.done("topic.post", title="Trust")["result"]["id"]
    event.facilitator.done("event.phase", phase="sessions")
    bo.done("topic.open", topic=topic)
    event.facilitator.done("topic.hide", topic=topic)
    phone = open_phone(new_context, event, bo, at=f"#/topic/{topic}")
    expect(phone.get_by_role("button", name="Change the words")).to_have_count(0)
    phone.get_by_role("button", name="Close the group").click()
    phone.get_by_role("dialog").get_by_role("button", name="We are done").click()
    expect(phone.get_by_role("button", name="Close the group")).to_have_count(0)
    assert event.board()["rows"]["topic"][str(topic)]["state"] == "closed"


def test_what_waits_can_be_dropped(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    topic = event.join("Ada").done("topic.post", title="Trust")["result"]["id"]
    bo = event.join("Bo", language="en")
    phone = open_phone(new_context, event, bo, at=f"#/topic/{topic}")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Sign me up").click()
    phone.locator(".waiting").get_by_role("button", name="Don’t send").click()
    expect(phone.locator(".waiting-one")).to_have_count(0)
    phone.context.set_offline(False)
    expect(phone.get_by_role("button", name="Sign me up")).to_be_visible()
    assert attending(event, topic, bo.id) == 0


def test_a_place_taken_while_offline_keeps_the_words_and_offers_free_places(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    phone = open_phone(new_context, event, event.join("Bo", language="en"), at="#/new")
    phone.get_by_label("What do you want to talk about?").fill("Slow")
    phone.get_by_role("button", name="Choose a place").click()
    phone.get_by_role("button", name="Hall, Runde 1: free").click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Put it on the wall").click()
    expect(phone.locator(".waiting-one")).to_have_count(1)
    event.join("Ada").done("topic.post", title="Quick", **place(event))
    phone.context.set_offline(False)
    expect(phone.get_by_text("This did not go through")).to_be_visible(timeout=20_000)
    phone.get_by_role("button", name="Change and try again").click()
    expect(phone.get_by_label("What do you want to talk about?")).to_have_value("Slow")
    phone.get_by_role("button", name=re.compile("^Library Runde 1")).click()
    expect(phone.get_by_role("heading", name="Slow")).to_be_visible()
    expect(phone.locator(".waiting-one")).to_have_count(0)


def test_a_server_that_restarts_costs_nothing(
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
    browser_watch: BrowserWatch,
) -> None:
    event = live_event(openspace_server(), language="en")
    browser_watch.allow_offline()
    topic = event.join("Ada").done("topic.post", title="Trust")["result"]["id"]
    bo = event.join("Bo", language="en")
    phone = open_phone(new_context, event, bo, at=f"#/topic/{topic}")
    event.server.kill9()
    phone.get_by_role("button", name="Sign me up").click()
    expect(phone.get_by_text("Your sign-up waits for the network.")).to_be_visible()
    event.server.start()
    expect(phone.get_by_role("button", name="Take me off again")).to_be_visible(timeout=25_000)
    assert attending(event, topic, bo.id) == 1


def test_a_full_room_warns_and_lets_in(event: LiveEvent, new_context: NewContext) -> None:
    topic = event.join("Ada").done("topic.post", title="Trust", **place(event))["result"]["id"]
    event.join("Cy").done("topic.join", topic=topic)
    bo = event.join("Bo", language="en")
    phone = open_phone(new_context, event, bo, at=f"#/topic/{topic}")
    expect(phone.get_by_text("The room is full", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Sign me up").click()
    expect(phone.locator(".toast")).to_contain_text("the room is full now")
    assert attending(event, topic, bo.id) == 1


def test_words_that_are_too_long_are_refused_at_the_field(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    phone = open_phone(new_context, event, event.join("Bo", language="en"), at="#/new")
    title = phone.get_by_label("What do you want to talk about?")
    title.evaluate("(field) => { field.maxLength = 999; }")
    title.fill("x" * 150)
    phone.get_by_role("button", name="Put it on the wall").click()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_value("x" * 150)


def test_a_note_lives_its_whole_life(
    event: LiveEvent, new_context: NewContext, tmp_path: Path
) -> None:
    ada, bo = event.join("Ada", language="en"), event.join("Bo", language="en")
    topic = ada.done("topic.post", title="Trust", **place(event))["result"]["id"]
    hers = open_phone(new_context, event, ada, at=f"#/topic/{topic}")
    his = open_phone(new_context, event, bo, at=f"#/topic/{topic}")
    hers.get_by_role("button", name="Ask to tell the circle").click()
    expect(hers.get_by_text("You are number 1 in the queue")).to_be_visible()
    event.facilitator.done("baton.pass")
    hers.get_by_role("button", name="I am done").click()
    expect(hers.get_by_text("You have the baton")).to_have_count(0)
    event.facilitator.done("event.phase", phase="sessions", minutes=30)
    hers.get_by_role("button", name="Open the group").click()
    his.get_by_role("button", name="I am here now").click()
    expect(hers.get_by_text("2 here now")).to_be_visible()
    Image.new("RGB", (2400, 1200), "tan").save(f"{tmp_path}/chart.png")
    his.get_by_role("radio", name="Insight").check()
    his.get_by_label("Your words").fill("It *takes* time <script>")
    his.get_by_label("Add a photo").set_input_files(f"{tmp_path}/chart.png")
    his.get_by_role("button", name="Add it to the note").click()
    expect(hers.locator(".comment .prose")).to_have_text("It takes time <script>")
    photo = hers.get_by_alt_text("It takes time <script>")
    expect(photo).to_have_js_property("naturalWidth", 640)
    hers.get_by_role("button", name="Close the group").click()
    hers.get_by_label("What came of it").fill("We try for a year")
    hers.get_by_role("button", name="We are done").click()
    hers.get_by_role("button", name="Hang it back on the wall").click()
    hers.get_by_label("What was added, 1").fill("Meet monthly")
    hers.get_by_role("button", name="Hang it back", exact=True).click()
    expect(his.get_by_text("Meet monthly")).to_be_visible()
    expect(his.get_by_text("back on the wall")).to_be_visible()
    event.facilitator.done("event.phase", phase="closed")
    expect(his.get_by_label("Your words")).to_have_count(0)
    expect(his.get_by_text("We try for a year")).to_be_visible()


def test_whoever_is_removed_is_told_and_may_join_again(
    event: LiveEvent, new_context: NewContext
) -> None:
    bo = event.join("Bo", language="en")
    phone = open_phone(new_context, event, bo)
    event.facilitator.done("person.remove", person=bo.id)
    expect(phone.get_by_role("heading", name="You are no longer on the list here")).to_be_visible()
    assert_accessible(phone)
    again = phone.get_by_role("link", name="Join again")
    expect(again).to_have_attribute("href", event.path())


def test_leaving_for_good_leaves_nothing_on_the_phone(
    event: LiveEvent, new_context: NewContext
) -> None:
    phone = open_phone(new_context, event, event.join("Bo", language="en"), at="#/new")
    phone.get_by_label("What do you want to talk about?").fill("Half a thought")
    go(phone, "#/me")
    phone.get_by_role("button", name="Erase me").click()
    phone.get_by_role("dialog").get_by_role("button", name="Erase me").click()
    expect(phone.get_by_role("heading", name="You are erased")).to_be_visible()
    phone.wait_for_function(
        "Object.keys(localStorage).every((key) => !key.startsWith('openspace'))"
    )


PAGES = ("#/wall", "#/plan", "#/new", "#/me", "#/topic/{topic}")


@pytest.mark.parametrize("phase", ["welcome", "market", "sessions", "closed"])
def test_every_page_is_accessible_and_fits_a_small_phone(
    event: LiveEvent, new_context: NewContext, phase: str
) -> None:
    ada = event.join("Ada", organisation=LONG, language="en")
    topic = ada.done("topic.post", title=LONG, text=LONG * 3, **place(event))["result"]["id"]
    ada.done("comment.add", topic=topic, text=f"# {LONG}\n\n`{LONG * 2}`", kind="decision")
    event.facilitator.done("event.announce", text=LONG)
    event.facilitator.done("event.phase", phase=phase, minutes=5)
    phone = open_phone(new_context, event, ada, viewport=SMALL_PHONE)
    for address in PAGES:
        go(phone, address.format(topic=topic))
        expect(phone.locator("h1")).to_have_count(1)
        assert overflow(phone) <= 0, address
        assert_accessible(phone)
