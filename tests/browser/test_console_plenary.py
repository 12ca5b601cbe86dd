"""The console in plenary: what the wall shows, the baton, and what the meeting comes to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.accessible import assert_accessible
from tests.browser.consoles import (
    Console,
    event_row,
    group_done,
    overflow,
    row,
    toast,
)
from tests.browser.phones import PHONE, NewContext
from tests.browser.walls import Wall
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, rooms=("Hall:20", "Library"), language="en")


def plenary(event: LiveEvent) -> None:
    event.facilitator.done("event.phase", phase="plenary")


def shown(event: LiveEvent) -> tuple[str, int | None]:
    found = event_row(event)
    return found["scene"], found["showing"]


# What the wall shows


def test_a_scene_is_chosen_by_press_and_by_key(event: LiveEvent, new_context: NewContext) -> None:
    plenary(event)
    console = Console(new_context, event)
    wall = Wall(new_context, event.wall_url)
    expect(console.scene("By itself")).to_have_attribute("aria-pressed", "true")
    console.scene("Dots").click()
    expect(console.scene("Dots")).to_have_attribute("aria-pressed", "true")
    expect(wall.page.locator("[data-scene=dots]")).to_be_visible()
    assert shown(event) == ("dots", None)
    # The desk follows what was pressed, so that it is at hand.
    expect(console.page.get_by_role("region", name="Dots", exact=True)).to_be_visible()
    console.press("4")
    expect(console.scene("Conclusions")).to_have_attribute("aria-pressed", "true")
    expect(wall.page.locator("[data-scene=conclusions]")).to_be_visible()
    console.press("0")
    expect(console.scene("By itself")).to_have_attribute("aria-pressed", "true")
    assert shown(event) == ("", None)


def test_arrows_show_the_notes_that_are_back_one_by_one(
    event: LiveEvent, new_context: NewContext
) -> None:
    one, hidden, _away, last = (
        group_done(event, "Trust"),
        group_done(event, "Rude"),
        group_done(event, "Late", back=False),
        group_done(event, "Money"),
    )
    event.facilitator.done("topic.hide", topic=hidden)
    plenary(event)
    console = Console(new_context, event)
    now = console.page.locator(".scene-now")
    console.press("ArrowRight")
    expect(now).to_have_text("Large: 1 Trust")
    assert shown(event) == ("gallery", one)
    console.press("ArrowRight")
    expect(now).to_have_text("Large: 4 Money")
    console.press("ArrowRight")
    expect(now).to_have_text("Large: 1 Trust")
    console.press("ArrowLeft")
    expect(now).to_have_text("Large: 4 Money")
    assert shown(event) == ("gallery", last)
    console.press("a")
    expect(now).to_have_text("All notes that are back, page after page")
    assert shown(event) == ("gallery", None)
    console.page.get_by_role("button", name="Show the note before, large").click()
    expect(now).to_have_text("Large: 4 Money")
    console.page.get_by_role("button", name="Let it page by itself").click()
    expect(now).to_have_text("All notes that are back, page after page")


def test_two_quick_presses_go_two_notes_on(event: LiveEvent, new_context: NewContext) -> None:
    for title in ("Trust", "Money", "Time"):
        group_done(event, title)
    plenary(event)
    console = Console(new_context, event)
    for _press in range(3):
        console.page.keyboard.press("n")
    expect(console.page.locator(".scene-now")).to_have_text("Large: 3 Time")


def test_keys_of_the_scenes_do_nothing_in_other_phases_and_none_while_typing(
    event: LiveEvent, new_context: NewContext
) -> None:
    console = Console(new_context, event)
    console.press("3")
    console.press("ArrowRight")
    console.press("?")
    help_ = console.page.get_by_role("dialog", name="Shortcuts")
    expect(help_.locator(".key-line").filter(has_text="The wall shows: Dots")).to_have_count(1)
    expect(help_.locator(".key-line").filter(has_text="Show the next note large")).to_have_count(1)
    console.page.keyboard.press("Escape")
    console.phase("Plenary")
    console.page.get_by_label("Message").fill("3")
    console.page.get_by_label("Message").press("ArrowLeft")
    expect(console.scene("By itself")).to_have_attribute("aria-pressed", "true")
    assert shown(event) == ("", None)


def test_plus_and_minus_move_the_meeting_but_never_close_it(
    event: LiveEvent, new_context: NewContext
) -> None:
    event.facilitator.done("event.phase", phase="sessions")
    console = Console(new_context, event)
    current = console.page.locator(".phases [aria-current=step]")
    console.press("+")
    expect(current).to_have_text("Plenary")
    toast(console.page, "Now: Plenary")
    console.press("+")
    console.press("-")
    expect(current).to_have_text("Groups at work")
    actions = [entry["action"] for entry in event.journal()]
    assert actions[-3:] == ["event.phase"] * 3
    assert event_row(event)["phase"] == "sessions"


# Notes that come back


def test_a_note_is_hung_back_for_its_convener_and_that_is_undone(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = group_done(event, "Trust", back=False, name="Ada")
    plenary(event)
    console = Console(new_context, event)
    desk = console.subject("Notes back")
    expect(desk.get_by_role("heading", name="1 note is on its way back")).to_be_visible()
    line = desk.locator(f"[data-topic='{topic}']")
    expect(line).to_contain_text("Ada")
    line.get_by_role("button", name="Hang it back for them").click()
    expect(desk.get_by_role("heading", name="1 note is back")).to_be_visible()
    assert row(event, "topic", topic)["state"] == "rehung"
    console.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(desk.get_by_role("heading", name="1 note is on its way back")).to_be_visible()
    line.get_by_role("link").click()
    panel = console.page.locator(".note-panel")
    expect(panel.get_by_role("button", name="Hang it back on the wall")).to_be_visible()


def test_a_note_is_shown_large_from_the_list(event: LiveEvent, new_context: NewContext) -> None:
    topic = group_done(event, "Trust")
    plenary(event)
    desk = (console := Console(new_context, event)).subject("Notes back")
    large = desk.locator(f"[data-topic='{topic}']").get_by_role("button")
    large.click()
    expect(large).to_have_attribute("aria-pressed", "true")
    assert shown(event) == ("gallery", topic)
    large.click()
    expect(large).to_have_attribute("aria-pressed", "false")
    assert shown(event) == ("gallery", None)
    console.page.get_by_role("button", name="The grid of notes").click()
    expect(console.page.get_by_role("region", name="The wall", exact=True)).to_be_visible()
    console.page.get_by_role("button", name="Back to plenary").click()
    expect(desk).to_be_visible()


# Dots


def test_dots_are_set_and_held_back_until_shown(event: LiveEvent, new_context: NewContext) -> None:
    topic = group_done(event, "Trust")
    plenary(event)
    desk = Console(new_context, event).subject("Dots")
    desk.get_by_label("Dots for each person").fill("7")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("button", name="Save")).to_have_count(0)
    assert event_row(event)["dots"] == 7
    desk.get_by_role("button", name="Hold the result back").click()
    event.join("Ada", language="en").done("topic.vote", topic=topic, dots=2)
    expect(desk.get_by_text("Nobody sees the sums until you show them.")).to_be_visible()
    assert "vote" not in event.board()["rows"]
    desk.get_by_role("button", name="Show the result").click()
    expect(desk.locator(f"[data-topic='{topic}']")).to_contain_text("2 dots")


def test_a_number_of_dots_that_is_none_is_refused_at_its_field(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    plenary(event)
    dots = Console(new_context, event).subject("Dots").get_by_label("Dots for each person")
    dots.fill("1000")
    dots.press("Enter")
    expect(dots).to_have_attribute("aria-invalid", "true")
    expect(dots).to_have_value("1000")


# The whole


def test_the_journal_tells_plenary_in_words(event: LiveEvent, new_context: NewContext) -> None:
    plenary(event)
    lead, ada = event.facilitator, event.join("Ada", language="en")
    lead.done("event.show", scene="dots")
    lead.done("baton.circle", on=True)
    made = ada.done("conclusion.propose", text="We meet")["result"]["id"]
    lead.done("conclusion.adopt", conclusion=made)
    ada.done("plan.propose", what="Book a room")
    ada.done("network.found", name="Data", purpose="Sparring")
    dialog = Console(new_context, event).tool("Journal")
    for words in (
        "let the wall show: Dots",
        "let the baton go round the whole circle",
        "Ada proposed “We meet”",
        "wrote down that the meeting has agreed: “We meet”",
        "Ada proposed the plan “Book a room”",
        "Ada founded the network “Data”",
    ):
        expect(dialog.locator("p").filter(has_text=words)).to_be_visible()
    expect(dialog.get_by_text("did something")).to_have_count(0)


def furnish(event: LiveEvent) -> None:
    """Something of everything on the desk, some of it long."""
    long = "Organisationsudviklingskonsulenternes arbejdsmiljørepræsentanter"
    lead, people = event.facilitator, [event.join(f"Person {nth}") for nth in range(5)]
    topics = [group_done(event, f"{long} {nth}", back=nth > 0) for nth in range(5)]
    plenary(event)
    for person in people:
        person.done("topic.vote", topic=topics[1], dots=1)
    made = people[0].done("conclusion.propose", text=long, topic=topics[1])["result"]["id"]
    people[1].done("conclusion.stand", conclusion=made, stance="object", reason=long)
    done = people[0].done("conclusion.propose", text="We meet")["result"]["id"]
    lead.done("conclusion.adopt", conclusion=done)
    people[1].done("plan.propose", what=long, first_step=long, due="2026-01-01")
    people[1].done("plan.propose", what="Book a room", owner=people[1].id)
    people[2].done("network.found", name=long, purpose=long)
    lead.done("event.edit", turn_seconds=60)
    lead.done("baton.circle", on=True)
    for person in people[:2]:
        person.done("baton.ask")
    lead.done("baton.pass")
    lead.done("baton.pass")


SUBJECTS = ("Notes back", "Dots", "Conclusions", "Action plans", "Networks")


def test_the_desk_is_accessible_in_light_and_dark(
    event: LiveEvent, new_context: NewContext
) -> None:
    furnish(event)
    console = Console(new_context, event)
    console.press("ArrowRight")
    expect(console.page.locator(".scene-now")).to_contain_text("Large: 2")
    for name in SUBJECTS:
        console.subject(name)
        assert_accessible(console.page)
    console.baton.get_by_role("button", name="Earlier words …").click()
    assert_accessible(console.page)


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_the_desk_fits_one_laptop_screen(
    event: LiveEvent, new_context: NewContext, size: tuple[int, int]
) -> None:
    furnish(event)
    width, height = size
    console = Console(new_context, event, viewport={"width": width, "height": height})
    for name in SUBJECTS:
        console.subject(name)
        assert overflow(console.page) == 0
        tall = console.page.evaluate("document.documentElement.scrollHeight - innerHeight")
        assert tall == 0
    for at_hand in (console.scene("Networks"), console.page.locator(".baton-holder strong")):
        expect(at_hand).to_be_in_viewport()
    expect(console.baton.get_by_role("button", name="Pass it on")).to_be_in_viewport()


def test_on_a_phone_the_desk_stacks(event: LiveEvent, new_context: NewContext) -> None:
    furnish(event)
    console = Console(new_context, event, viewport=PHONE)
    for name in SUBJECTS:
        console.subject(name)
        assert overflow(console.page) <= 0
    assert_accessible(console.page)
