"""The facilitator's console: the meeting moved on, notes moved about, people and places kept."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console, middle
from tests.browser.phones import PHONE, SMALL_PHONE, NewContext, open_phone
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch


# In each test the event is named before the browser: what is named first goes last, so that no page
# is left looking for a stopped server.
@pytest.fixture
def event(
    openspace_server: Callable[..., Server], live_event: Callable[..., LiveEvent]
) -> LiveEvent:
    return live_event(openspace_server(), rooms=("Hall:20", "Library"), language="en")


def row(event: LiveEvent, kind: str, id_: int) -> dict[str, Any]:
    found: dict[str, Any] = event.board()["rows"][kind][str(id_)]
    return found


def event_row(event: LiveEvent) -> dict[str, Any]:
    (found,) = event.board()["rows"]["event"].values()
    return dict(found)


def ids(event: LiveEvent, kind: str) -> list[int]:
    return sorted(map(int, event.board()["rows"].get(kind, {})))


def place(event: LiveEvent, room: int = 0, slot: int = 0) -> tuple[int, int]:
    return ids(event, "room")[room], ids(event, "slot")[slot]


def where(event: LiveEvent, topic: int) -> tuple[int | None, int | None]:
    found = row(event, "topic", topic)
    return found["room"], found["slot"]


def post(event: LiveEvent, title: str, at: tuple[int, int] | None = None, name: str = "") -> int:
    person = event.join(name or f"Writer of {title}", language="en")
    fields = {"room": at[0], "slot": at[1]} if at else {}
    made: int = person.done("topic.post", title=title, **fields)["result"]["id"]
    return made


def toast(page: Page, words: str) -> None:
    expect(page.locator(".toast").filter(has_text=words)).to_be_visible()


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


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


# Notes on the wall


def test_a_note_is_dragged_to_a_free_place_and_off_again(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = post(event, "Trust")
    console = Console(new_context, event)
    to = place(event, 1, 1)
    console.drag(topic, console.place(*to))
    expect(console.page.locator(".carry-under")).to_have_text("1 Library, Runde 2: free")
    expect(console.place(*to)).to_have_attribute("data-over", "free")
    console.page.mouse.up()
    expect(console.place(*to).locator("article")).to_contain_text("Trust")
    assert where(event, topic) == to
    console.drag(topic, console.place(None, None))
    console.page.mouse.up()
    expect(console.place(None, None).locator("article")).to_contain_text("Trust")
    assert where(event, topic) == (None, None)
    toast(console.page, "Note 1 has no place now.")
    console.page.locator(".toast").last.get_by_role("button", name="Undo").click()
    expect(console.place(*to).locator("article")).to_contain_text("Trust")


def test_escape_puts_a_dragged_note_back(event: LiveEvent, new_context: NewContext) -> None:
    topic = post(event, "Trust")
    console = Console(new_context, event)
    console.drag(topic, console.place(*place(event)))
    console.page.keyboard.press("Escape")
    console.page.mouse.up()
    expect(console.page.locator(".carry-under")).to_have_text("")
    assert where(event, topic) == (None, None)
    expect(console.page.locator(".note-panel")).to_have_count(0)


def test_a_finger_drags_by_the_handle(event: LiveEvent, new_context: NewContext) -> None:
    topic = post(event, "Trust")
    tablet = {"width": 820, "height": 1180}
    console = Console(new_context, event, viewport=tablet, has_touch=True)
    to = place(event, 1, 0)
    finger = console.page.context.new_cdp_session(console.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        given = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})

    end = middle(console.place(*to))
    start = middle(console.handle(topic))
    touch("touchStart", start)
    touch("touchMove", ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    touch("touchMove", end)
    expect(console.place(*to)).to_have_attribute("data-over", "free")
    touch("touchEnd")
    expect(console.place(*to).locator("article")).to_contain_text("Trust")
    assert where(event, topic) == to


def test_a_note_is_moved_with_the_keyboard_and_what_is_under_it_is_told(
    event: LiveEvent, new_context: NewContext
) -> None:
    first, second = place(event), place(event, 1, 1)
    topic = post(event, "Trust", first)
    post(event, "Taken", place(event, 1, 0))
    console = Console(new_context, event)
    page, told = console.page, console.page.locator(".carry-under")
    expect(told).to_have_attribute("aria-live", "assertive")
    console.handle(topic).focus()
    page.keyboard.press("Enter")
    expect(told).to_have_text("1 Where it came from")
    page.keyboard.press("ArrowDown")
    expect(told).to_have_text("1 Library, Runde 1 is taken by note 2, “Taken”")
    page.keyboard.press("ArrowRight")
    expect(told).to_have_text("1 Library, Runde 2: free")
    page.keyboard.press("Escape")
    expect(told).to_have_text("")
    assert where(event, topic) == first
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(console.place(*second).locator("article")).to_contain_text("Trust")
    assert where(event, topic) == second
    expect(console.handle(topic)).to_be_focused()


def test_a_press_on_the_handle_and_a_press_on_a_place_move_it_too(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = post(event, "Trust")
    console = Console(new_context, event)
    console.handle(topic).click()
    console.place(*place(event)).click()
    expect(console.place(*place(event)).locator("article")).to_contain_text("Trust")


@pytest.mark.parametrize("choice", ["swap", "merge", "leave"])
def test_on_a_taken_place_one_chooses(
    event: LiveEvent, new_context: NewContext, choice: str
) -> None:
    here, there = place(event), place(event, 1, 1)
    topic, other = post(event, "Trust", here), post(event, "Taken", there)
    console = Console(new_context, event)
    console.drag(topic, console.place(*there))
    expect(console.place(*there)).to_have_attribute("data-over", "taken")
    console.page.mouse.up()
    dialog = console.page.get_by_role("dialog", name="Library · Runde 2 is taken")
    names = {
        "swap": "Let them change places",
        "merge": "Merge 1 into 2",
        "leave": "Leave both where they are",
    }
    dialog.get_by_role("button", name=names[choice]).click()
    expect(dialog).to_have_count(0)
    found = {"swap": (there, here), "merge": ((None, None), there), "leave": (here, there)}
    assert (where(event, topic), where(event, other)) == found[choice]
    if choice == "merge":
        assert row(event, "topic", topic)["merged_into"] == other


def test_a_place_taken_meanwhile_offers_free_ones(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = post(event, "Slow")
    console = Console(new_context, event)
    held: list[Any] = []
    console.page.route("**/do/topic.place", lambda route: held.append(route))
    console.drag(topic, console.place(*place(event)))
    with console.page.expect_request("**/do/topic.place"):
        console.page.mouse.up()
    post(event, "Quick", place(event))
    expect(console.place(*place(event)).locator("article")).to_contain_text("Quick")
    held[0].continue_()
    console.page.unroute("**/do/topic.place")
    dialog = console.page.get_by_role("dialog", name="Hall · Runde 1 is taken")
    dialog.get_by_role("button", name=re.compile("^Library Runde 1")).click()
    expect(dialog).to_have_count(0)
    assert where(event, topic) == place(event, 1, 0)


def test_a_screen_that_is_not_live_says_so_and_moves_nothing(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    topic = post(event, "Trust")
    console = Console(new_context, event)
    console.page.context.set_offline(True)
    expect(console.page.locator(".not-live")).to_contain_text("Not live")
    console.drag(topic, console.place(*place(event)))
    console.page.mouse.up()
    toast(console.page, "notes stay where they are")
    console.page.keyboard.press("b")
    console.page.context.set_offline(False)
    expect(console.page.locator(".not-live")).to_have_count(0, timeout=20_000)
    assert where(event, topic) == (None, None)


def test_a_wall_of_many_notes_is_searched_and_scrolls(
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
) -> None:
    rooms = tuple(f"Room {n}" for n in range(1, 13))
    slots = tuple(f"Round {n}={8 + n:02}:00-{8 + n:02}:45" for n in range(1, 9))
    event = live_event(openspace_server(), rooms=rooms, slots=slots, language="en")
    writer = event.join("Anna")
    places = [(room, slot) for slot in ids(event, "slot") for room in ids(event, "room")]
    for number, (room, slot) in enumerate(places[:40], 1):
        writer.done("topic.post", title=f"Thought {number}", room=room, slot=slot)
    last = post(event, "Needle", places[-1], name="Zacharias")
    loose = post(event, "Loose")
    console = Console(new_context, event)
    page = console.page
    expect(page.locator("td article")).to_have_count(41)
    expect(console.note(last)).not_to_be_in_viewport()
    page.keyboard.press("/")
    page.keyboard.type("zach")
    expect(page.locator(".find-hits button")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(console.note(last)).to_be_in_viewport()
    expect(page.locator(".note-panel")).to_contain_text("Zacharias")
    page.get_by_label("Find a note").fill("")
    page.locator(".grid-scroll").evaluate("(wall) => wall.scrollTo(0, 0)")
    # Held at the corner the wall comes along, to the place that was far away.
    console.drag(loose, page.locator("td[data-place]").first)
    box = page.locator(".grid-scroll").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] - 24, steps=4)
    page.wait_for_function(
        """() => { const wall = document.querySelector(".grid-scroll");
          return wall.scrollLeft + wall.clientWidth >= wall.scrollWidth - 1
            && wall.scrollTop + wall.clientHeight >= wall.scrollHeight - 1; }"""
    )
    expect(console.place(*places[-1])).to_have_attribute("data-over", "taken")
    page.keyboard.press("Escape")
    page.mouse.up()


# One note


def test_a_note_is_opened_placed_hidden_and_its_group_led(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = post(event, "Trust")
    bo = event.join("Bo", language="en")
    phone = open_phone(new_context, event, bo, at=f"#/topic/{topic}")
    console = Console(new_context, event)
    page = console.page
    console.note(topic).get_by_role("link").click()
    panel = page.locator(".note-panel")
    panel.get_by_label("Where and when").select_option(label="Library")
    panel.get_by_role("button", name="Move", exact=True).click()
    expect(panel.locator(".note-where")).to_contain_text("Library · Runde 1")
    assert where(event, topic) == place(event, 1, 0)
    panel.get_by_role("button", name="Hide the words").click()
    expect(phone.get_by_role("heading", name="This note is hidden")).to_be_visible()
    expect(panel.get_by_role("button", name="Hide the words")).to_have_count(0)
    panel.get_by_role("button", name="Show the words again").click()
    expect(phone.get_by_role("heading", name="Trust")).to_be_visible()
    event.facilitator.done("event.phase", phase="sessions")
    panel.get_by_role("button", name="Open the group").click()
    expect(panel.locator(".note-state")).to_have_text("running now")
    panel.get_by_role("button", name="Close the group").click()
    page.get_by_label("What came of it").fill("We try")
    page.get_by_role("button", name="We are done").click()
    panel.get_by_role("button", name="Let the group go on").click()
    expect(panel.locator(".note-state")).to_have_text("running now")
    page.keyboard.press("Escape")
    panel.get_by_role("button", name="Close", exact=True).click()
    expect(panel).to_have_count(0)


def test_merging_and_handing_over_from_the_panel(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic, other = post(event, "Trust"), post(event, "Faith")
    event.join("Cecilie", language="en").done("topic.join", topic=topic)
    console = Console(new_context, event)
    page = console.page
    console.note(topic).get_by_role("link").click()
    page.locator(".note-panel").get_by_role("button", name="Hand over").click()
    page.get_by_role("button", name="Cecilie").click()
    page.get_by_role("button", name="Hand over to Cecilie").click()
    expect(page.locator(".note-panel .note-convener")).to_have_text("Cecilie")
    page.locator(".note-panel").get_by_role("button", name="Merge with").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Faith")).click()
    page.get_by_role("button", name="Merge into note 2").click()
    expect(page.locator(".note-panel h3")).to_have_text("Faith")
    assert row(event, "topic", topic)["merged_into"] == other


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
    openspace_server: Callable[..., Server],
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
) -> None:
    event = live_event(openspace_server(), rooms=(), slots=(), language="en", phase="prepare")
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
    console.open(f"#/topic/{topic}")
    expect(page.get_by_role("heading", name="Note 1", exact=True)).to_be_visible()
    assert_accessible(page)
    assert overflow(page) <= 0
