"""The baton at the console in plenary: passed on, round the circle, and what was said with it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.consoles import Console, event_row, holder
from tests.browser.phones import NewContext
from tests.live import LiveEvent
from tests.servers import Server


# In each test the event is named before the browser: what is named first goes last, so that no page
# is left looking for a stopped server.
@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, rooms=("Hall:20", "Library"), language="en", phase="plenary")


def test_the_baton_goes_on_to_one_of_the_queue_to_somebody_sought_and_down(
    event: LiveEvent, new_context: NewContext
) -> None:
    ada, bo, cy = (event.join(name, language="en") for name in ("Ada", "Bo", "Cy"))
    for person in (ada, bo):
        person.done("baton.ask")
    console = Console(new_context, event)
    name = console.page.locator(".baton-holder strong")
    console.press("b")
    expect(name).to_have_text("Ada")
    console.baton.get_by_role("button", name="To somebody …").click()
    dialog = console.page.get_by_role("dialog", name="Pass the baton to …")
    dialog.get_by_label("Find a name").fill("cy")
    dialog.get_by_role("button", name="Cy").click()
    expect(name).to_have_text("Cy")
    assert (holder(event) or {})["person"] == cy.id
    ada.done("baton.ask")
    console.baton.get_by_role("button", name="Give Bo the baton now").click()
    expect(name).to_have_text("Bo")
    console.baton.get_by_role("button", name="Lay it down").click()
    expect(name).to_have_count(0)
    assert holder(event) is None


HELD_BACK = """() => {
  const send = window.fetch;
  const told = new Promise((tell) => { window.letGo = tell; });
  window.fetch = async (address, ...rest) => {
    if (String(address).includes("baton.pass")) await told;
    return send(address, ...rest);
  };
}"""


def test_two_who_pass_it_on_at_once_pass_it_once(event: LiveEvent, new_context: NewContext) -> None:
    ada, bo, cy = (event.join(name, language="en") for name in ("Ada", "Bo", "Cy"))
    for person in (ada, bo, cy):
        person.done("baton.ask")
    event.facilitator.done("baton.pass")
    by_key, by_press = (Console(new_context, event) for _nth in range(2))
    for console in (by_key, by_press):
        expect(console.page.locator(".baton-holder strong")).to_have_text("Ada")
        console.page.evaluate(HELD_BACK)
    by_key.press("b")
    by_press.baton.get_by_role("button", name="Pass it on").click()
    for console in (by_key, by_press):
        console.page.evaluate("window.letGo()")
    for console in (by_key, by_press):
        expect(console.page.locator(".baton-holder strong")).to_have_text("Bo")
        expect(console.page.locator("[aria-busy]")).to_have_count(0)
    assert (holder(event) or {})["person"] == bo.id
    passed = [entry for entry in event.journal() if entry["action"] == "baton.pass"]
    assert len(passed) == 2, "the first to Ada, and one of the two to Bo"


def test_the_circle_goes_round_everybody_and_counts(
    event: LiveEvent, new_context: NewContext
) -> None:
    for name in ("Ada", "Bo"):
        event.join(name, language="en")
    console = Console(new_context, event)
    console.baton.get_by_label("Round the whole circle, by lot").check()
    had = console.baton.get_by_text(re.compile(r"\d of 3 have had it"))
    expect(had).to_have_text("0 of 3 have had it")
    who = console.page.locator(".baton-holder strong")
    seen = set()
    for nth in (1, 2, 3):
        console.press("b")
        expect(had).to_have_text(f"{nth} of 3 have had it")
        seen.add(who.inner_text())
    assert len(seen) == 3
    console.press("b")
    expect(console.baton.get_by_label("Round the whole circle, by lot")).not_to_be_checked()
    assert event_row(event)["circle"] is False
    assert holder(event) is None


def test_a_gentle_time_is_set_and_told(event: LiveEvent, new_context: NewContext) -> None:
    event.join("Ada", language="en").done("baton.ask")
    console = Console(new_context, event)
    console.press("b")
    held = console.page.locator(".held-for")
    expect(held.locator("b")).to_have_text(re.compile(r"^0:\d\d$"))
    console.baton.get_by_label("Time for each").select_option("1 min")
    expect(held).to_contain_text("of 1 min")
    assert event_row(event)["turn_seconds"] == 60
    console.baton.get_by_label("Time for each").select_option("as it takes")
    expect(held).not_to_contain_text("min")
    assert event_row(event)["turn_seconds"] is None


def test_words_are_written_for_the_holder_and_for_those_before(
    event: LiveEvent, new_context: NewContext
) -> None:
    for name in ("Ada", "Bo"):
        event.join(name, language="en").done("baton.ask")
    console = Console(new_context, event)
    console.press("b")
    console.baton.get_by_role("button", name="Their words …").click()
    dialog = console.page.get_by_role("dialog", name="Closing words of Ada")
    dialog.get_by_label("Their words").fill("I go home with three numbers.")
    # The baton goes on while they are being typed; they stay Ada's.
    event.facilitator.done("baton.pass")
    expect(console.page.locator(".baton-holder strong")).to_have_text("Bo")
    dialog.get_by_role("button", name="Keep them").click()
    expect(dialog).to_have_count(0)
    # When the meeting is closed, words can still be written down for the book.
    event.facilitator.done("event.phase", phase="closed")
    console.baton.get_by_role("button", name=re.compile("1 without words")).click()
    dialog = console.page.get_by_role("dialog", name="Earlier closing words")
    expect(dialog.locator("li")).to_have_text(
        [re.compile("Bo no words yet"), re.compile("Ada I go home with three numbers.")]
    )
    dialog.get_by_role("button", name=re.compile("Write them.*Bo")).click()
    dialog = console.page.get_by_role("dialog", name="Closing words of Bo")
    dialog.get_by_label("Their words").fill("Thank you")
    dialog.get_by_role("button", name="Keep them").click()
    expect(console.page.get_by_role("dialog").locator("li").first).to_contain_text("Thank you")
    words = [turn["words"] for turn in event.board()["rows"]["turn"].values()]
    assert sorted(words) == ["I go home with three numbers.", "Thank you"]
