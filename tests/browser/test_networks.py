"""Who met whom: the picture, the list that says the same, and the filters of both."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.accessible import assert_accessible
from tests.browser.consoles import LAPTOP, overflow
from tests.browser.gatherings import Day, Networks, gather
from tests.browser.phones import PHONE, SMALL_PHONE, NewContext
from tests.browser.words import Tongue
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch

EVERYTHING = "Shown: 7 people, 8 ties, 6 of them across organisations."
NAMES = ["Ada", "Bo", "Cy", "Dan", "Eva", "Facilitator", "Fin"]


@pytest.fixture
def day(site: Server, live_event: Callable[..., LiveEvent]) -> Day:
    return gather(
        live_event(
            site, title="Demo", theme="Demo", rooms=("Hall",), language="en", phase="sessions"
        )
    )


def names(networks: Networks) -> list[str]:
    return [each.split(",")[0] for each in networks.lines.all_inner_texts()]


# The picture


def test_the_picture_appears_and_the_list_says_the_same(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    for colour in (1, 2, 3):
        assert networks.dot(colour), f"no dot of colour {colour}"
    assert networks.dot(4) is None
    expect(networks.measure("before")).to_contain_text("0 ties across organisations")
    expect(networks.measure("now")).to_contain_text("6 ties across organisations")
    expect(networks.measure("now")).to_contain_text("2 within organisations")
    expect(networks.shown).to_have_text(EVERYTHING)
    assert names(networks) == NAMES
    line = networks.page.get_by_role("link", name="Ada")
    expect(line).to_contain_text("3 ties, 2 across")
    expect(networks.page.get_by_role("link", name="Facilitator")).to_contain_text("no ties yet")
    expect(networks.canvas).to_have_accessible_name(re.compile("7 people and 8 ties"))
    expect(networks.page).to_have_title("Who met whom · Demo")


def test_dots_walk_to_where_they_belong_and_back(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event, moving=True)
    now = networks.drawing()
    networks.measure("before").click()
    expect(networks.measure("before")).to_have_attribute("aria-pressed", "true")
    networks.redrawn(now)
    before = networks.drawing()
    networks.measure("now").click()
    networks.redrawn(before)
    assert networks.drawing() == now


def test_a_pressed_dot_tells_whom_they_met_and_why(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    networks.press(3)
    told = networks.person
    expect(told.get_by_role("heading")).to_have_text("Eva")
    expect(told).to_contain_text("Demo East · 3 ties, 3 across")
    assert told.locator(".met > li > a").all_inner_texts() == ["Ada", "Cy", "Dan"]
    expect(told.locator(".met > li").first).to_contain_text("In a group together: 1 Trust")
    expect(told.locator(".met > li").last).to_contain_text("In a group together: 2 Money")
    # Where the eyes are, the focus stays.
    expect(told.get_by_role("heading")).not_to_be_focused()
    networks.canvas.click(position={"x": 4, "y": 4})
    expect(told).to_have_count(0)


def test_a_person_is_chosen_in_the_list_and_followed(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    page, told = networks.page, networks.person
    plain = networks.drawing()
    page.get_by_label("Find a name").fill("demo s")
    assert names(networks) == ["Cy", "Dan"]
    page.get_by_role("link", name="Cy").click()
    expect(told.get_by_role("heading", name="Cy")).to_be_focused()
    networks.redrawn(plain)
    first = told.locator(".met > li").first
    expect(first).to_contain_text("Ada, Demo North")
    expect(first.locator(".why li")).to_have_text(
        ["In a group together: 1 Trust", "Signed up for the same note: 1 Trust"]
    )
    told.get_by_role("link", name="Bo").click()
    expect(told.get_by_role("heading", name="Bo")).to_be_focused()
    expect(told).to_contain_text("In the same network: Data")
    page.go_back()
    expect(told.get_by_role("heading", name="Cy")).to_be_visible()
    told.get_by_role("link", name="Close").click()
    expect(told).to_have_count(0)


def test_whoever_is_in_finds_oneself(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event, day.dan)
    networks.page.get_by_role("button", name="Show me").click()
    expect(networks.person.get_by_role("heading", name="Dan")).to_be_visible()
    others = Networks(new_context, day.event)
    expect(others.page.get_by_role("button", name="All of it")).to_be_visible()
    expect(others.page.get_by_role("button", name="Show me")).to_have_count(0)


def test_a_hidden_note_is_not_named(day: Day, new_context: NewContext) -> None:
    day.event.facilitator.done("topic.hide", topic=day.trust)
    networks = Networks(new_context, day.event, at=f"#/person/{day.eva.id}")
    expect(networks.person).to_contain_text("In a group together: 2 Money")
    expect(networks.person).to_contain_text("In a group together: 1")
    expect(networks.page.locator("body")).not_to_contain_text("Trust")


# Filters


@pytest.mark.parametrize(
    ("chosen", "people", "counts"),
    [
        ({"topic": "1 Trust"}, ["Ada", "Bo", "Cy"], "3 people, 3 ties, 2"),
        ({"organisation": "Demo East"}, ["Ada", "Cy", "Dan", "Eva"], "4 people, 3 ties, 3"),
        ({"network": "Data"}, ["Bo", "Fin"], "2 people, 1 tie, 1"),
        ({"topic": "2 Money", "organisation": "Demo South"}, ["Cy", "Dan"], "2 people, 1 tie, 0"),
    ],
)
def test_a_filter_changes_picture_list_and_counts(
    day: Day,
    new_context: NewContext,
    chosen: dict[str, str],
    people: list[str],
    counts: str,
) -> None:
    networks = Networks(new_context, day.event)
    whole = networks.drawing()
    networks.choose(**chosen)
    expect(networks.shown).to_have_text(f"Shown: {counts} of them across organisations.")
    networks.redrawn(whole)
    assert names(networks) == people
    networks.page.get_by_role("button", name="Show everything").click()
    expect(networks.shown).to_have_text(EVERYTHING)
    assert names(networks) == NAMES


def test_kinds_of_ties_are_left_out(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    networks.choose()
    networks.kind("The same note").uncheck()
    expect(networks.shown).to_contain_text("5 ties, 5 of them across")
    networks.kind("In a group together").uncheck()
    expect(networks.shown).to_contain_text("7 people, 1 tie, 1 of them across")
    networks.page.get_by_role("link", name="Bo").click()
    expect(networks.person.locator(".why li")).to_have_text(["In the same network: Data"])
    networks.kind("In a network").uncheck()
    expect(networks.shown).to_contain_text("7 people, 0 ties, 0 of them across")
    expect(networks.person.locator(".met > li")).to_have_count(0)
    networks.person.get_by_role("button", name="Show everything").click()
    expect(networks.shown).to_have_text(EVERYTHING)


def test_the_legend_is_a_filter_too(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    east = networks.page.locator(".legend").get_by_role("button", name="Demo East")
    east.click()
    expect(east).to_have_attribute("aria-pressed", "true")
    expect(networks.shown).to_contain_text("4 people, 3 ties")
    east.click()
    expect(networks.shown).to_have_text(EVERYTHING)


# By keyboard, on other screens, and later


def test_all_of_it_by_keyboard(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    page, whole = networks.page, networks.drawing()
    networks.canvas.focus()
    expect(page.get_by_text("0 shows all of it")).to_be_visible()
    for key in ("+", "ArrowRight", "-", "ArrowUp"):
        was = networks.drawing()
        page.keyboard.press(key)
        networks.redrawn(was)
    page.keyboard.press("0")
    networks.redrawn(was)
    assert networks.drawing() == whole
    for name in ("Nearer", "Further away", "All of it"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
    page.get_by_role("button", name="Nearer").press("Enter")
    networks.redrawn(whole)
    page.get_by_role("link", name="Eva").press("Enter")
    expect(networks.person.get_by_role("heading", name="Eva")).to_be_focused()
    networks.measure("before").press("Enter")
    expect(networks.measure("before")).to_have_attribute("aria-pressed", "true")


def test_it_fills_the_screen(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    page = networks.page
    page.get_by_role("button", name="Fill the screen").click()
    expect(page.locator(".picture-event")).to_contain_text("Demo")
    expect(networks.measure("now")).to_be_visible()
    expect(page.locator(".legend")).to_be_visible()
    assert networks.dot(1)
    page.get_by_role("button", name="Back to the page").click()
    expect(page.locator(".picture-event")).to_be_hidden()


def test_it_follows_the_day_gently(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    was = networks.drawing()
    day.fin.done("topic.join", topic=day.money)
    expect(networks.measure("now")).to_contain_text("8 ties across organisations", timeout=20_000)
    expect(networks.shown).to_contain_text("10 ties, 8 of them across")
    networks.redrawn(was)


def test_whoever_is_forgotten_is_gone_at_once(
    day: Day, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("404")  # her ties, asked for again as the news of her going comes in
    networks = Networks(new_context, day.event, at=f"#/person/{day.eva.id}")
    expect(networks.person.get_by_role("heading", name="Eva")).to_be_visible()
    day.eva.done("person.forget")
    expect(networks.person).to_contain_text("That person is not here any more")
    expect(networks.shown).to_contain_text("6 people, 5 ties")
    assert networks.dot(3) is None
    expect(networks.page.locator("body")).not_to_contain_text("Eva")


def test_without_a_connection_it_says_so_and_stays(
    day: Day, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    networks = Networks(new_context, day.event, day.ada)
    page = networks.page
    expect(networks.shown).to_have_text(EVERYTHING)
    page.context.set_offline(True)
    expect(page.locator(".live-bar")).to_contain_text("Not live at the moment")
    page.get_by_role("link", name="Eva").click()
    expect(networks.person).to_contain_text("In a group together")
    page.context.set_offline(False)
    expect(page.locator(".live-bar")).to_have_count(0, timeout=20_000)


@pytest.mark.parametrize("language", ["da", "en"])
def test_in_one_language_and_accessible_on_laptop_and_phone(
    day: Day, new_context: NewContext, language: str
) -> None:
    say = Tongue(language)
    for who, viewport in ((day.ada, PHONE), (day.event.facilitator, LAPTOP), (None, SMALL_PHONE)):
        networks = Networks(new_context, day.event, who, language=language, viewport=viewport)
        networks.choose()
        expect(networks.canvas).to_be_visible()
        for address in ("#/", f"#/person/{day.eva.id}", f"#/network/{day.network}"):
            networks.page.evaluate("(hash) => { location.hash = hash; }", address)
            expect(networks.page.locator("h1:visible")).to_have_count(1)
            say.alone(networks.page)
            assert_accessible(networks.page)
            assert overflow(networks.page) <= 0


def test_there_and_back_from_phone_and_console(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event, day.event.facilitator)
    ways = networks.page.get_by_role("navigation", name="Pages")
    told = [each.get_attribute("href") for each in ways.get_by_role("link").all()]
    assert told == [day.event.path(rest) for rest in ("", "wall/", "plans/", "console/")]
    day.event.facilitator.done("event.phase", phase="plenary")
    ways.get_by_role("link", name="My page").click()
    networks.page.goto(f"{day.event.join_url}?lang=en#/outcomes")
    networks.page.get_by_role("link", name="Who met whom").click()
    expect(networks.page.get_by_role("heading", name="Who met whom")).to_be_visible()
