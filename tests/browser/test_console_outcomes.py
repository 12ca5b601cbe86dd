"""What the meeting comes to, at the console: conclusions, action plans and networks."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.consoles import Console, group_done, ids, row, toast
from tests.browser.phones import NewContext
from tests.live import LiveEvent
from tests.servers import Server


# In each test the event is named before the browser: what is named first goes last, so that no page
# is left looking for a stopped server.
@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, rooms=("Hall:20", "Library"), language="en")


def plenary(event: LiveEvent) -> None:
    event.facilitator.done("event.phase", phase="plenary")


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
