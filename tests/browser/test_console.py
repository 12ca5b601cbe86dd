"""The facilitator's console: the meeting moved on, people, places and words kept."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console, event_row, ids, overflow, place, post, row, toast, where
from tests.browser.phones import PHONE, SMALL_PHONE, NewContext, open_phone
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, rooms=("Hall:20", "Library"), language="en")


# The meeting


def test_one_press_moves_the_meeting_with_its_time_frame(
    event: LiveEvent, new_context: NewContext
) -> None:
    page = Console(new_context, event).page
    phases = page.get_by_role("navigation", name="Phases of the meeting")
    page.get_by_label("Minutes", exact=True).fill("30")
    phases.get_by_role("button", name="Groups at work").click()
    current = phases.locator("[aria-current=step]")
    expect(current).to_have_text("Groups at work")
    expect(page.locator(".countdown-figures")).to_have_text(re.compile(r"^(30:00|29:\d\d)$"))
    expect(page.get_by_label("Minutes", exact=True)).to_have_value("")
    page.get_by_role("button", name="5 minutes more").click()
    expect(page.locator(".countdown-figures")).to_have_text(re.compile(r"^(35:00|34:\d\d)$"))
    page.get_by_role("button", name="Clear the agreed time").click()
    expect(page.get_by_text("No time agreed")).to_be_visible()
    assert event_row(event)["phase_ends_at"] is None
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator(".toast").filter(has_text="Too late to undo")).to_be_visible()


def test_closing_asks_first(event: LiveEvent, new_context: NewContext) -> None:
    page = Console(new_context, event).page
    phases = page.get_by_role("navigation", name="Phases of the meeting")
    phases.get_by_role("button", name="Closed").click()
    page.get_by_role("button", name="Not yet").click()
    assert event_row(event)["phase"] == "market"
    phases.get_by_role("button", name="Closed").click()
    page.get_by_role("button", name="Close it").click()
    expect(phases.locator("[aria-current=step]")).to_have_text("Closed")
    toast(page, "Now: Closed")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(phases.locator("[aria-current=step]")).to_have_text("Marketplace")


def test_minutes_that_are_none_are_refused_at_their_field(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    page = Console(new_context, event).page
    minutes = page.get_by_label("Minutes", exact=True)
    minutes.fill("0")
    page.get_by_role("button", name="Set", exact=True).click()
    expect(minutes).to_have_attribute("aria-invalid", "true")
    expect(minutes).to_have_value("0")


def test_an_announcement_reaches_phone_and_wall_and_is_taken_down(
    event: LiveEvent, new_context: NewContext
) -> None:
    console = Console(new_context, event)
    phone = open_phone(new_context, event, event.join("Bo", language="en"))
    wall = new_context(viewport={"width": 1920, "height": 1080}).new_page()
    wall.goto(event.wall_url)
    console.page.get_by_label("Message").fill("Coffee in the hall")
    console.page.get_by_role("button", name="Announce").click()
    for page in (phone, wall):
        expect(page.locator(".announcement")).to_contain_text("Coffee in the hall")
    expect(console.page.get_by_label("Message")).to_have_value("")
    console.page.get_by_role("button", name="Take it down").click()
    for page in (phone, wall):
        expect(page.locator(".announcement")).to_have_count(0)


# Places, people, words


def test_rooms_are_added_changed_and_taken_away_and_one_in_use_stays(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    post(event, "Trust", place(event))
    console = Console(new_context, event)
    page = console.page
    dialog = console.tool("Rooms and times")
    dialog.get_by_role("button", name="Add a room").click()
    dialog.get_by_label("Name").fill("Garden")
    dialog.get_by_label("Seats").fill("0")
    dialog.get_by_role("button", name="Add the room").click()
    expect(dialog.get_by_label("Seats")).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_label("Name")).to_have_value("Garden")
    dialog.get_by_label("Seats").fill("12")
    dialog.get_by_role("button", name="Add the room").click()
    expect(page.locator("tbody th").last).to_contain_text("Garden")
    dialog.get_by_role("button", name="Change Garden").click()
    dialog.get_by_label("Where").fill("Behind the house")
    dialog.get_by_role("button", name="Save").click()
    expect(page.locator("tbody th").last).to_contain_text("Behind the house")
    dialog.get_by_role("button", name="Take away Garden").click()
    expect(page.locator("tbody th")).to_have_count(2)
    dialog.get_by_role("button", name="Take away Hall").click()
    expect(dialog.get_by_text("Note 1 hangs there.")).to_be_visible()
    assert len(ids(event, "room")) == 2


def test_a_days_rhythm_is_filled_in_with_one_press(
    event: LiveEvent, new_context: NewContext
) -> None:
    post(event, "Trust", place(event))
    console = Console(new_context, event)
    dialog = console.tool("Rooms and times")
    dialog.get_by_role("button", name="Fill in a day’s rhythm").click()
    dialog.get_by_label("Date").fill("2026-03-29")
    dialog.get_by_label("First one from").fill("01:00")
    for label, typed in {"How many": "3", "Minutes each": "60", "Minutes between": "0"}.items():
        dialog.get_by_label(label).fill(typed)
    expect(dialog.locator(".preview li")).to_have_text(
        ["Round 1 01:00–03:00", "Round 2 03:00–04:00", "Round 3 04:00–05:00"]
    )
    dialog.get_by_role("button", name="Fill in the times").click()
    toast(console.page, "3 times are on the wall.")
    starts = sorted(slot["starts_at"] for slot in event.board()["rows"]["slot"].values())
    assert [f"2026-03-29T0{hour}:00:00.000Z" for hour in range(3)] == starts[:3]


def test_a_time_is_added_and_changed_by_the_events_clock(
    event: LiveEvent, new_context: NewContext
) -> None:
    console = Console(new_context, event, timezone_id="America/New_York")
    dialog = console.tool("Rooms and times")
    dialog.get_by_role("button", name="Add a time").click()
    dialog.get_by_label("Label").fill("Supper")
    dialog.get_by_label("Date").fill("2026-07-01")
    dialog.get_by_label("From").fill("18:00")
    dialog.get_by_role("button", name="Add the time").click()
    expect(dialog.get_by_text("When does it end?")).to_be_visible()
    dialog.get_by_label("To", exact=True).fill("19:00")
    dialog.get_by_role("button", name="Add the time").click()
    expect(dialog.get_by_text("18:00–19:00")).to_be_visible()
    slots = event.board()["rows"]["slot"].values()
    (supper,) = (slot for slot in slots if slot["label"] == "Supper")
    assert supper["starts_at"] == "2026-07-01T16:00:00.000Z"
    dialog.get_by_role("button", name="Change Supper").click()
    expect(dialog.get_by_label("From")).to_have_value("18:00")


def test_an_empty_event_begins_with_rooms_and_times(
    site: Server,
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
) -> None:
    event = live_event(site, rooms=(), slots=(), language="en", phase="prepare")
    console = Console(new_context, event)
    console.page.locator(".grid-bare").get_by_role("button", name="Rooms and times").click()
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add a room").click()
    dialog.get_by_label("Name").fill("Hall")
    dialog.get_by_role("button", name="Add the room").click()
    dialog.get_by_role("button", name="Fill in a day’s rhythm").click()
    dialog.get_by_role("button", name="Fill in the times").click()
    expect(console.page.locator("td[data-place]")).to_have_count(4)


def test_people_are_found_made_facilitators_and_removed(
    event: LiveEvent, new_context: NewContext
) -> None:
    anna = event.join("Anna", organisation="North", language="en")
    event.join("Bo", language="en")
    console = Console(new_context, event)
    console.tool("People")
    dialog = console.page.get_by_role("dialog", name="3 people have joined")
    dialog.get_by_label("Find a name").fill("north")
    expect(dialog.locator(".one-person")).to_have_count(1)
    dialog.get_by_role("button", name="Make facilitator Anna").click()
    expect(dialog.get_by_role("button", name="Make participant Anna")).to_be_visible()
    assert row(event, "person", anna.id or 0)["role"] == "facilitator"
    dialog.get_by_role("button", name="Remove Anna").click()
    asking = console.page.get_by_role("dialog", name="Remove Anna?")
    asking.get_by_role("button", name="Remove").click()
    expect(console.page.get_by_role("dialog", name="2 people have joined")).to_be_visible()
    assert anna.id not in ids(event, "person")


def test_the_last_facilitator_stays(event: LiveEvent, new_context: NewContext) -> None:
    console = Console(new_context, event)
    dialog = console.tool("People")
    dialog.get_by_role("button", name=re.compile("^Make participant")).click()
    expect(dialog.get_by_text("Make somebody else a facilitator first.")).to_be_visible()


def test_the_events_words_are_changed_and_a_refusal_loses_none(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    console = Console(new_context, event)
    dialog = console.tool("About the event")
    dialog.get_by_label("Title").fill(" ")
    dialog.get_by_label("Theme").fill("What now?")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_label("Title")).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_label("Theme")).to_have_value("What now?")
    dialog.get_by_label("Title").fill("Open Day")
    dialog.get_by_label("Timezone").select_option("Europe/London")
    dialog.get_by_role("button", name="Save").click()
    expect(console.page.locator("h1")).to_have_text("Open Day")
    found = event_row(event)
    assert (found["theme"], found["timezone"]) == ("What now?", "Europe/London")
    expect(console.page.locator(".slot-time").first).to_have_text("12:00–12:45")


# The baton, the journal, the links


def test_the_baton_goes_on_with_one_key_but_not_while_typing(
    event: LiveEvent, new_context: NewContext
) -> None:
    for name in ("Anna", "Bo"):
        event.join(name, language="en").done("baton.ask")
    console = Console(new_context, event)
    page = console.page
    holder = page.locator(".baton-holder strong")
    page.get_by_label("Message").fill("")
    page.keyboard.type("b")
    expect(page.get_by_label("Message")).to_have_value("b")
    expect(page.locator(".queue li")).to_have_count(2)
    page.locator("h1").click()
    page.keyboard.press("b")
    expect(holder).to_have_text("Anna")
    page.keyboard.press("b")
    expect(holder).to_have_text("Bo")
    page.keyboard.press("?")
    page.get_by_label("Single keys do something").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(holder).to_have_text("Bo")
    page.reload()
    expect(page.locator(".tools kbd")).to_have_count(0)
    page.get_by_role("button", name="Take it back").click()
    expect(holder).to_have_count(0)


def test_the_journal_tells_in_words_follows_and_undoes(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = post(event, "Trust", place(event))
    event.facilitator.done("topic.place", topic=topic, room=None, slot=None)
    console = Console(new_context, event)
    dialog = console.tool("Journal")
    lines = dialog.locator(".journal-line")
    expect(lines.first).to_contain_text("Facilitator took note 1 out of its place")
    expect(dialog.get_by_text("came in")).to_have_count(0)
    dialog.get_by_label("Arrivals and sign-ups too").check()
    expect(lines.locator("p", has_text="Writer of Trust came in")).to_be_visible()
    to = place(event, 1, 1)
    event.facilitator.done("topic.place", topic=topic, room=to[0], slot=to[1])
    expect(lines.first).to_contain_text("Facilitator put note 1 in Library, Runde 2")
    lines.nth(1).get_by_role("button", name="Undo").click()
    expect(lines.nth(1)).to_contain_text("Too late to undo")
    lines.first.get_by_role("button", name="Undo").click()
    expect(lines.first).to_contain_text("Facilitator undid something")
    assert where(event, topic) == (None, None)


def test_links_are_shown_and_the_facilitators_only_when_asked(
    event: LiveEvent, new_context: NewContext
) -> None:
    console = Console(new_context, event)
    dialog = console.tool("Links")
    expect(dialog.get_by_label("Address for the phones", exact=True)).to_have_value(event.join_url)
    expect(dialog.get_by_label("Address of the wall", exact=True)).to_have_value(event.wall_url)
    assert event.facilitator_url not in console.page.content()
    dialog.get_by_role("button", name="Show the facilitators’ link").click()
    link = dialog.get_by_label("The facilitators’ link", exact=True)
    expect(link).to_have_value(event.facilitator_url)
    for picture in dialog.locator("img").all():
        expect(picture).not_to_have_js_property("naturalWidth", 0)
    dialog.get_by_role("button", name="Copy The facilitators’ link").click()
    toast(console.page, "The link is copied.")


def test_a_facilitator_made_a_participant_is_told(
    event: LiveEvent, new_context: NewContext
) -> None:
    event.facilitator.done("person.role", person=event.join("Anna").id, role="facilitator")
    console = Console(new_context, event)
    me = next(id_ for id_ in ids(event, "person") if row(event, "person", id_)["name"] != "Anna")
    event.facilitator.done("person.role", person=me, role="participant")
    expect(console.page.get_by_role("heading", name="You are a participant now")).to_be_visible()
    assert_accessible(console.page)


# Every screen, in every light

LONG = "Organisationsudviklingskonsulenternes arbejdsmiljørepræsentanter"
TOOLS = ("Rooms and times", "People", "Journal", "About the event", "Links", "Shortcuts")


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE, SMALL_PHONE])
def test_the_console_is_accessible_and_fits(
    event: LiveEvent, new_context: NewContext, viewport: dict[str, int]
) -> None:
    topic = post(event, LONG, place(event), name=LONG)
    post(event, LONG)
    event.join("Anna", language="en").done("comment.add", topic=topic, text=LONG, kind="question")
    event.join("Bo", language="en").done("baton.ask")
    event.facilitator.done("event.announce", text=LONG)
    event.facilitator.done("event.timer", minutes=10)
    console = Console(new_context, event, viewport=viewport)
    page = console.page
    assert_accessible(page)
    assert overflow(page) <= 0
    for name in TOOLS:
        dialog = console.tool(name)
        assert_accessible(page)
        assert overflow(page) <= 0, name
        dialog.get_by_role("button", name="Close", exact=True).click()
    page.get_by_label("Find a note").fill("anna")
    assert_accessible(page)
    assert overflow(page) <= 0
    page.get_by_label("Find a note").fill("")
    console.handle(topic).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert_accessible(page)
    assert overflow(page) <= 0
    page.keyboard.press("Escape")
    console.open(f"#/topic/{topic}")
    expect(page.get_by_role("heading", name="Note 1", exact=True)).to_be_visible()
    assert_accessible(page)
    assert overflow(page) <= 0
