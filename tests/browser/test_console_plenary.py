"""The console in plenary: what the wall shows, the baton, and what the meeting comes to."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.accessible import assert_accessible
from tests.browser.consoles import (
    Console,
    event_row,
    group_done,
    holder,
    ids,
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


# The baton


def test_the_baton_goes_on_to_one_of_the_queue_to_somebody_sought_and_down(
    event: LiveEvent, new_context: NewContext
) -> None:
    plenary(event)
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
    plenary(event)
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
    plenary(event)
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
    plenary(event)
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
    plenary(event)
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


# Conclusions, plans, networks


def test_a_conclusion_is_proposed_gathered_heard_and_adopted(
    event: LiveEvent, new_context: NewContext
) -> None:
    topic = group_done(event, "Trust")
    plenary(event)
    ada = event.join("Ada", language="en")
    console = Console(new_context, event)
    desk = console.subject("Conclusions")
    desk.get_by_role("button", name="Propose a conclusion").click()
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_label("What might we agree on?").fill("We meet every spring")
    dialog.get_by_role("button", name="Propose it").click()
    card = desk.locator("[data-conclusion]")
    expect(card).to_contain_text("We meet every spring")
    (conclusion,) = ids(event, "conclusion")
    ada.done("conclusion.stand", conclusion=conclusion, stance="object", reason="Not in May")
    expect(card.locator(".objections")).to_contain_text("Ada: Not in May")
    adopt = card.get_by_role("button", name="Adopt it")
    expect(adopt).to_be_disabled()
    expect(adopt).to_have_accessible_description(
        "It cannot be adopted while an objection stands. Hear it first."
    )
    card.get_by_role("button", name="Gather notes here").click()
    dialog.get_by_role("button", name="1 Trust").click()
    expect(dialog.get_by_role("button", name="1 Trust")).to_have_attribute("aria-pressed", "true")
    assert row(event, "topic", topic)["conclusion"] == conclusion
    console.page.keyboard.press("Escape")
    ada.done("conclusion.stand", conclusion=conclusion, stance="agree")
    adopt.click()
    expect(card.get_by_text("Adopted", exact=True)).to_be_visible()
    assert row(event, "conclusion", conclusion)["adopted"] is True
    toast(console.page, "Adopted.")
    console.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(adopt).to_be_enabled()


def test_a_conclusion_is_worded_anew_and_withdrawn(
    event: LiveEvent, new_context: NewContext
) -> None:
    plenary(event)
    event.join("Ada", language="en").done("conclusion.propose", text="We meet")
    console = Console(new_context, event)
    desk = console.subject("Conclusions")
    desk.get_by_role("button", name="Word it anew").click()
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_label("What might we agree on?").fill("We meet in May")
    dialog.get_by_role("button", name="Save").click()
    expect(desk.locator(".conclusion-text")).to_have_text("We meet in May")
    desk.get_by_role("button", name="Take it back").click()
    desk.get_by_role("button", name="Sure?").click()
    expect(desk.get_by_text("None proposed yet.")).to_be_visible()
    assert ids(event, "conclusion") == []


def test_a_plan_without_an_owner_stands_first_and_is_given_one(
    event: LiveEvent, new_context: NewContext
) -> None:
    plenary(event)
    ada, bo = (event.join(name, language="en") for name in ("Ada", "Bo"))
    ada.done("plan.propose", what="Book a room", owner=ada.id)
    plan = ada.done("plan.propose", what="Call the first twenty")["result"]["id"]
    console = Console(new_context, event)
    desk = console.subject("Action plans")
    cards = desk.locator("[data-plan]")
    expect(cards.first).to_contain_text("Call the first twenty")
    tab = console.page.get_by_role("button", name=re.compile("Action plans.*1 nobody sees to"))
    expect(tab).to_be_visible()
    cards.first.get_by_role("button", name="Who sees to it?").click()
    dialog = console.page.get_by_role("dialog", name="Who sees to it?")
    dialog.get_by_label("Find a name").fill("bo")
    dialog.get_by_role("button", name="Bo").click()
    expect(tab).to_have_count(0)
    assert row(event, "plan", plan)["owner"] == bo.id
    card = desk.locator(f"[data-plan='{plan}']")
    card.get_by_role("button", name="How does it go?").click()
    dialog = console.page.get_by_role("dialog", name="How does it go?")
    dialog.get_by_label("Under way").check()
    dialog.get_by_label("A few words to the others").fill("Ten have said yes")
    dialog.get_by_role("button", name="Tell it").click()
    expect(card).to_contain_text("Ten have said yes")
    assert row(event, "plan", plan)["state"] == "doing"


def test_a_plan_is_changed_and_withdrawn_with_a_way_back(
    event: LiveEvent, new_context: NewContext
) -> None:
    plenary(event)
    plan = event.join("Ada").done("plan.propose", what="Book a room")["result"]["id"]
    console = Console(new_context, event)
    desk = console.subject("Action plans")
    desk.get_by_role("button", name="Change", exact=True).click()
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_label("What will be done?").fill("Book the hall")
    dialog.get_by_role("button", name="Save").click()
    expect(desk.locator(".plan-what")).to_have_text("Book the hall")
    desk.get_by_role("button", name="Take it back").click()
    desk.get_by_role("button", name="Sure?").click()
    expect(desk.locator("[data-plan]")).to_have_count(0)
    console.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(desk.locator(f"[data-plan='{plan}']")).to_contain_text("Book the hall")


def test_a_network_is_looked_at_and_ended(event: LiveEvent, new_context: NewContext) -> None:
    plenary(event)
    ada, bo = (
        event.join(name, organisation=home, language="en")
        for name, home in (("Ada", "North"), ("Bo", "South"))
    )
    made = ada.done("network.found", name="Data", purpose="Sparring")["result"]["id"]
    bo.done("network.join", network=made, share_contact=False)
    console = Console(new_context, event)
    desk = console.subject("Networks")
    line = desk.locator(f"[data-network='{made}']")
    expect(line).to_contain_text("host: Ada · 2 members from 2 organisations")
    line.get_by_role("button", name="Members and meetings").click()
    dialog = console.page.get_by_role("dialog", name="Data")
    expect(dialog).to_contain_text("Bo")
    dialog.get_by_role("button", name="End the network").click()
    dialog.get_by_role("button", name="Sure?").click()
    expect(desk.get_by_text("None yet.")).to_be_visible()
    assert ids(event, "network") == []


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
