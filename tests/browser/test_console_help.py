"""Help for the facilitator between notes and groups: notes that look alike, and untangling."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.accessible import assert_accessible
from tests.browser.consoles import Console, place, post, row, toast, where
from tests.browser.phones import NewContext
from tests.live import LiveEvent
from tests.servers import Server
from tests.watch import BrowserWatch

CONSENTS = "Others may merge into it."


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, rooms=("Hall:20", "Library:2"), language="en")


def twins(event: LiveEvent) -> tuple[int, int]:
    """Two notes about one thing: Ada's lets others merge into it, Bo's says nothing."""
    one = post(event, "Volunteers in elderly care", name="Ada")
    other = post(event, "Elderly care and volunteers", name="Bo")
    post(event, "Cycle paths to the school", name="Cy")
    event.facilitator.done("topic.edit", topic=one, consent=True)
    return one, other


def alike(console: Console) -> Locator:
    """Opens the notes that look alike; answers the dialog."""
    console.page.get_by_role("button", name="Notes that look alike").click()
    return console.page.get_by_role("dialog", name="Notes that look alike")


# Notes that look alike


def test_a_pair_is_shown_with_why_and_merged_in_two_presses(
    event: LiveEvent, new_context: NewContext
) -> None:
    one, other = twins(event)
    console = Console(new_context, event)
    dialog = alike(console)
    pair = dialog.locator(".pair")
    expect(pair).to_have_count(1)
    expect(pair).to_contain_text("Nearly the same.")
    expect(pair).to_contain_text("Volunteers, elderly, care")
    expect(pair.locator(".pair-note").first).to_contain_text(CONSENTS)
    expect(pair.locator(".pair-note").last).to_contain_text("Ask first")
    pair.get_by_role("button", name="2 into 1").click()
    expect(pair).to_contain_text("Ada lets others merge into note 1. Ask Bo, whose note 2 goes.")
    pair.get_by_role("button", name="Merge them").click()
    expect(dialog.get_by_text("No two notes look alike.")).to_be_visible()
    merged = row(event, "topic", other)
    assert (merged["state"], merged["merged_into"]) == ("merged", one)
    toast(console.page, "Note 2 is part of note 1 now.")
    console.page.keyboard.press("Escape")
    console.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(console.note(other)).to_be_visible()


def test_without_consent_the_facilitator_must_have_asked(
    event: LiveEvent, new_context: NewContext
) -> None:
    one, other = twins(event)
    dialog = alike(Console(new_context, event))
    pair = dialog.locator(".pair")
    pair.get_by_role("button", name="1 into 2").click()
    expect(pair).to_contain_text(
        "Bo has not said that others may merge into note 2. Ask Bo and Ada first."
    )
    pair.get_by_role("button", name="Not now").click()
    assert row(event, "topic", one)["state"] == "posted"
    pair.get_by_role("button", name="1 into 2").click()
    # Bo agrees on his phone while they talk about it.
    event.facilitator.done("topic.edit", topic=other, consent=True)
    expect(pair).to_contain_text("Bo lets others merge into note 2.")
    pair.get_by_role("button", name="Merge them").click()
    expect(pair).to_have_count(0)
    assert row(event, "topic", one)["merged_into"] == other


def test_pairs_said_to_differ_stay_away_in_this_browser_until_asked_for(
    event: LiveEvent, new_context: NewContext
) -> None:
    twins(event)
    console = Console(new_context, event)
    dialog = alike(console)
    dialog.get_by_role("button", name="Not the same").click()
    expect(dialog.get_by_text("No two notes look alike.")).to_be_visible()
    console.open()
    dialog = alike(console)
    expect(dialog.get_by_text("No two notes look alike.")).to_be_visible()
    expect(alike(Console(new_context, event)).locator(".pair")).to_have_count(1)
    dialog.get_by_role("button", name="Show those I said are not the same").click()
    expect(dialog.locator(".pair")).to_have_count(1)


def test_a_note_put_up_meanwhile_is_compared_too(event: LiveEvent, new_context: NewContext) -> None:
    post(event, "Volunteers in elderly care")
    dialog = alike(Console(new_context, event))
    expect(dialog.get_by_text("No two notes look alike.")).to_be_visible()
    post(event, "Elderly care and volunteers")
    expect(dialog.locator(".pair")).to_have_count(1, timeout=15_000)


def test_notes_that_could_not_be_compared_are_not_said_to_differ(
    event: LiveEvent, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow_offline()
    twins(event)
    console = Console(new_context, event)
    console.page.route("**/alike.json", lambda route: route.abort())
    dialog = alike(console)
    expect(dialog.get_by_text("The notes could not be compared just now.")).to_be_visible()
    expect(dialog.get_by_text("No two notes look alike.")).to_have_count(0)
    console.page.unroute("**/alike.json")
    dialog.get_by_role("button", name="Try again").click()
    expect(dialog.locator(".pair")).to_have_count(1)


# Untangle


def tangle(event: LiveEvent) -> tuple[int, int]:
    """Two notes at one time that the same three people want: one in a room for two."""
    one = post(event, "Trust", place(event, 0, 0))
    other = post(event, "Money", place(event, 1, 0))
    for name in ("Ada", "Bo", "Cy"):
        person = event.join(name, language="en")
        for topic in (one, other):
            person.done("topic.join", topic=topic)
    return one, other


def untangle(console: Console) -> Locator:
    """Has it worked out; answers the dialog."""
    console.page.get_by_role("button", name="Untangle sign-ups").click()
    dialog = console.page.get_by_role("dialog", name="Untangle sign-ups")
    dialog.get_by_role("button", name="Work it out").click()
    return dialog


def test_untangling_is_shown_accepted_and_undone_in_one_press(
    event: LiveEvent, new_context: NewContext
) -> None:
    one, other = tangle(event)
    hung = where(event, one), where(event, other)
    console = Console(new_context, event)
    dialog = untangle(console)
    clashes = dialog.get_by_role("row", name="Times somebody is signed up for two groups at once")
    expect(clashes.locator("td")).to_have_text(["3", "0"])
    too_big = dialog.get_by_role("row", name="Groups too big for their room")
    expect(too_big.locator("td")).to_have_text(["1", "0"])
    expect(dialog.locator(".moves li")).to_contain_text("2 Money")
    expect(dialog.locator(".moves li")).to_contain_text("Library · Runde 1 → to Hall · Runde 2")
    assert (where(event, one), where(event, other)) == hung, (
        "nothing is moved before it is accepted"
    )
    dialog.get_by_role("button", name="Move 1 note").click()
    expect(dialog).to_have_count(0)
    toast(console.page, "1 note has moved.")
    assert (where(event, one), where(event, other)) == (hung[0], place(event, 0, 1))
    console.page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(console.place(*hung[1]).locator("article")).to_contain_text("Money")
    assert (where(event, one), where(event, other)) == hung


def test_a_wall_that_changed_meanwhile_is_worked_out_again(
    event: LiveEvent, new_context: NewContext
) -> None:
    _one, other = tangle(event)
    console = Console(new_context, event)
    dialog = untangle(console)
    move = dialog.get_by_role("button", name="Move 1 note")
    expect(move).to_be_visible()
    room, slot = place(event, 1, 1)
    event.facilitator.done("topic.place", topic=other, room=room, slot=slot)
    expect(dialog.get_by_text("The wall has changed meanwhile.")).to_be_visible()
    expect(move).to_have_count(0)
    dialog.get_by_role("button", name="Work it out again").click()
    expect(dialog.get_by_text("The wall has changed meanwhile.")).to_have_count(0)


def test_a_wall_that_changed_unseen_is_refused_and_worked_out_again(
    event: LiveEvent, new_context: NewContext
) -> None:
    _one, other = tangle(event)
    console = Console(new_context, event)
    room, slot = place(event, 1, 1)

    def meddle(route: Route) -> None:
        event.facilitator.done("topic.place", topic=other, room=room, slot=slot)
        route.continue_()

    console.page.route("**/do/topic.arrange", meddle)
    dialog = untangle(console)
    dialog.get_by_role("button", name="Move 1 note").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Have it worked out again.")
    assert where(event, other) == (room, slot), "it stays where it was put meanwhile"
    dialog.get_by_role("button", name="Work it out again").click()
    expect(dialog.get_by_role("alert")).to_have_count(0)


def test_where_nothing_is_tangled_it_says_so(event: LiveEvent, new_context: NewContext) -> None:
    post(event, "Trust", place(event))
    dialog = untangle(Console(new_context, event))
    expect(dialog.get_by_text("Nobody is double-booked, and every group fits")).to_be_visible()
    expect(dialog.get_by_role("button", name="Move")).to_have_count(0)


def test_where_no_move_helps_it_says_so(
    live_event: Callable[..., LiveEvent], site: Server, new_context: NewContext
) -> None:
    event = live_event(site, rooms=("Den:1",), slots=("Only=10:00-11:00",), language="en")
    topic = post(event, "Trust", place(event))
    for name in ("Ada", "Bo"):
        event.join(name).done("topic.join", topic=topic)
    dialog = untangle(Console(new_context, event))
    expect(dialog.get_by_text("No single move would make it better.")).to_be_visible()
    expect(dialog.get_by_role("row", name="People too many in those rooms")).to_contain_text("2")


# The whole


def test_help_is_offered_only_while_it_helps(event: LiveEvent, new_context: NewContext) -> None:
    console = Console(new_context, event)
    offered = console.page.locator(".help-now button")
    expect(offered).to_have_text(["Notes that look alike", "Untangle sign-ups"])
    console.phase("Writing notes")
    expect(offered).to_have_text(["Notes that look alike"])
    console.phase("Groups at work")
    expect(offered).to_have_count(2)
    for phase in ("Welcome", "Plenary"):
        console.phase(phase)
        expect(offered).to_have_count(0)


def test_help_is_accessible_in_light_and_dark(event: LiveEvent, new_context: NewContext) -> None:
    twins(event)
    tangle(event)
    console = Console(new_context, event)
    dialog = alike(console)
    dialog.get_by_role("button", name="1 into 2").click()
    expect(dialog.locator(".pair-confirm")).to_be_visible()
    assert_accessible(console.page)
    console.page.keyboard.press("Escape")
    expect(untangle(console).locator(".moves")).to_be_visible()
    assert_accessible(console.page)
