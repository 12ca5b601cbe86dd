"""Notes on the facilitator's wall: moved by mouse, finger and keyboard, found, opened, led."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.consoles import Console, ids, middle, place, post, row, toast, where
from tests.browser.phones import NewContext, open_phone
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, rooms=("Hall:20", "Library"), language="en")


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


@pytest.mark.parametrize("by", ["handle", "rest"])
def test_a_finger_drags_by_the_handle_or_after_resting(
    event: LiveEvent, new_context: NewContext, by: str
) -> None:
    topic = post(event, "Trust")
    tablet = {"width": 820, "height": 1180}
    console = Console(new_context, event, viewport=tablet, has_touch=True)
    to = place(event, 1, 0)
    finger = console.page.context.new_cdp_session(console.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        given = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})

    end = middle(console.place(*to))
    start = middle(console.handle(topic) if by == "handle" else console.note(topic))
    touch("touchStart", start)
    if by == "rest":
        expect(console.page.locator(".carry-under")).to_contain_text("Where it came from")
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
    site: Server,
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
) -> None:
    rooms = tuple(f"Room {n}" for n in range(1, 13))
    slots = tuple(f"Round {n}={8 + n:02}:00-{8 + n:02}:45" for n in range(1, 9))
    event = live_event(site, rooms=rooms, slots=slots, language="en")
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


def test_merging_and_handing_over_from_the_panel(event: LiveEvent, new_context: NewContext) -> None:
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
