"""The day played back as the closing show."""

import pytest
from playwright.sync_api import expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console
from tests.browser.phones import NewContext
from tests.browser.replay.films import FRAMES, Day
from tests.browser.walls import Wall
from tests.browser.words import Tongue

TOLD = """() => new Promise((answer) => {
  const until = performance.now() + 15_000;
  const look = () => {
    const news = document.querySelector(".board[data-scene=replay] .news")?.textContent ?? "";
    if (news.includes("“") || performance.now() > until) answer(news.includes("“"));
    else requestAnimationFrame(look);
  };
  look();
})"""


@pytest.fixture
def wall(day: Day, new_context: NewContext) -> Wall:
    return Wall(new_context, day.event.wall_url)


def test_the_facilitator_shows_it_on_the_wall_and_takes_it_away(
    day: Day, wall: Wall, new_context: NewContext
) -> None:
    wall.page.keyboard.press(" ")  # the gallery's pages are held, which must not hold this
    console = Console(new_context, day.event)
    console.scene("The day played back").click()
    scene = wall.scene("replay")
    expect(scene).to_be_visible()
    expect(wall.page.get_by_text("The day played back").first).to_be_visible()
    expect(scene.locator(".chart-phase").first).to_be_visible()
    assert scene.locator(".scrub").evaluate(FRAMES) > 0  # it has begun by itself
    expect(scene.locator(f"[data-note='{day.trust}']")).to_be_visible()
    # Looked at with every picture: a day of a second is told quickly.
    assert wall.page.evaluate(TOLD)
    wall.page.keyboard.press(" ")
    expect(scene.get_by_text("paused")).to_be_visible()
    assert scene.locator(".scrub").evaluate(FRAMES) == 0
    wall.page.keyboard.press(" ")
    assert scene.locator(".scrub").evaluate(FRAMES) > 0
    console.press("1")
    expect(wall.scene("gallery")).to_be_visible()
    expect(scene).to_have_count(0)


def test_the_show_goes_on_when_the_meeting_is_closed_and_reads_well(day: Day, wall: Wall) -> None:
    day.lead.done("event.phase", phase="closed")
    day.lead.done("event.show", scene="replay")
    scene = wall.scene("replay")
    expect(scene.locator(".chart-phase").first).to_be_visible()
    wall.page.keyboard.press(" ")
    assert_accessible(wall.page)
    small = scene.locator(".foot *, .lapse-clock *").evaluate_all(SMALL)
    assert small == []
    Tongue("en").alone(wall.page)


SMALL = """(all) => all.filter((each) => each.checkVisibility()
  && [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
  && parseFloat(getComputedStyle(each).fontSize) < 26).map((each) => each.textContent)"""
