"""The networks themselves, on their page: suggested, founded, joined, alive after the day."""

from collections.abc import Callable

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.consoles import ids, row
from tests.browser.gatherings import Day, Networks, gather
from tests.browser.phones import NewContext
from tests.live import LiveEvent, Participant
from tests.servers import Server
from tests.watch import BrowserWatch


@pytest.fixture
def day(site: Server, live_event: Callable[..., LiveEvent]) -> Day:
    return gather(
        live_event(
            site, title="Demo", theme="Demo", rooms=("Hall",), language="en", phase="sessions"
        )
    )


def close(day: Day) -> None:
    day.event.facilitator.done("event.phase", phase="closed")


def at_network(day: Day, new_context: NewContext, person: Participant | None) -> Page:
    page = Networks(new_context, day.event, person, at=f"#/network/{day.network}").page
    expect(page.get_by_role("heading", name="Data", level=1)).to_be_visible()
    return page


def share(page: Page, contact: str) -> None:
    """In the open dialog."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Share", exact=True).click()
    dialog.get_by_label("E-mail or telephone").fill(contact)
    dialog.locator("[type=submit]").click()
    expect(dialog).to_have_count(0)


# Found


def test_a_network_is_suggested_to_those_in_it_and_founded(
    day: Day, new_context: NewContext, browser_watch: BrowserWatch
) -> None:
    browser_watch.allow("status of 400")
    day.together(day.money, day.ada, day.cy, day.eva)
    outsider = Networks(new_context, day.event, day.fin).page
    page = Networks(new_context, day.event, day.eva).page
    offer = page.locator(".suggested")
    expect(offer).to_contain_text("you come from 3 organisations: Ada, Cy")
    expect(offer).to_contain_text("You met about: 1 Trust · 2 Money")
    offer.get_by_text("Why these people?").click()
    expect(offer).to_contain_text("in the same group at the same time in at least two groups")
    expect(outsider.get_by_role("heading", name="Networks that live on")).to_be_visible()
    expect(outsider.locator(".suggested")).to_have_count(0)
    offer.get_by_role("button", name="Found a network").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Found it").click()
    expect(form.locator(".error")).to_have_count(2)
    form.get_by_label("What shall it be called?").fill("Walks")
    form.get_by_role("button", name="Sparring").click()
    purpose = form.get_by_label("What is it for?")
    expect(purpose).to_have_value("To spar with each other and share what we know about ")
    form.get_by_role("button", name="Found it").click()
    expect(page.get_by_role("heading", name="Walks", level=1)).to_be_focused()
    expect(page.get_by_text("It grew out of note 1: Trust")).to_be_visible()
    network = max(ids(day.event, "network"))
    assert page.url.endswith(f"#/network/{network}")
    page.get_by_role("link", name="All networks").click()
    expect(page.locator(f".network-card[data-network='{network}']")).to_contain_text("host: Eva")


def test_the_members_are_seen_in_the_picture(day: Day, new_context: NewContext) -> None:
    networks = Networks(new_context, day.event)
    page = networks.page
    page.get_by_role("button", name="To the network").click()
    expect(page.locator("#networks")).to_be_focused()
    page.get_by_role("link", name="Data").click()
    page.get_by_role("button", name="See the members in the picture").click()
    expect(networks.shown).to_contain_text("2 people, 1 tie")
    expect(page.locator(".filters select[name=network]")).to_have_value(str(day.network))


# After the day


def test_contacts_are_shared_and_withdrawn_when_the_day_is_over(
    day: Day, new_context: NewContext
) -> None:
    close(day)
    bo, fin = (at_network(day, new_context, who) for who in (day.bo, day.fin))
    for page, contact in ((bo, "bo@example.org"), (fin, "+45 12 34 56 78")):
        page.get_by_role("button", name="You don’t share how you are reached").click()
        share(page, contact)
    contacts = fin.locator(".contacts")
    expect(contacts.get_by_role("link", name="bo@example.org")).to_have_attribute(
        "href", "mailto:bo@example.org"
    )
    fin.get_by_role("button", name="You share how you are reached").click()
    dialog = fin.get_by_role("dialog")
    dialog.get_by_role("button", name="Don’t share").click()
    dialog.get_by_role("button", name="Save").click()
    expect(contacts).to_have_count(0)
    expect(fin.get_by_role("button", name="You don’t share how you are reached")).to_be_visible()
    bo.reload()
    expect(bo.locator(".contacts li")).to_have_text(["Bo bo@example.org"])
    assert "example.org" not in day.event.client.get(day.event.path("board.json")).text


def test_people_join_and_leave_when_the_day_is_over(day: Day, new_context: NewContext) -> None:
    close(day)
    page = at_network(day, new_context, day.eva)
    page.get_by_role("button", name="Join", exact=True).click()
    share(page, "eva@example.org")
    expect(page.get_by_role("heading", name="3 members from 2 organisations")).to_be_visible()
    expect(page.locator(".contacts")).to_contain_text("eva@example.org")
    page.get_by_role("button", name="Leave the network").click()
    page.get_by_role("button", name="Sure? Press once more").click()
    expect(page.get_by_role("heading", name="2 members")).to_be_visible()
    expect(page.locator(".contacts")).to_have_count(0)


def test_the_host_keeps_it_alive(day: Day, new_context: NewContext) -> None:
    close(day)
    page = at_network(day, new_context, day.bo)
    page.get_by_role("button", name="Set the next meeting").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("When").fill("2027-01-14T14:00")
    dialog.get_by_label("Where").fill("Library")
    dialog.get_by_label("How many minutes").fill("90")
    dialog.get_by_role("button", name="Set the meeting").click()
    sheet = page.locator(".network-page")
    expect(sheet.locator(".next-meeting")).to_have_text("14 January 2027 14:00–15:30, Library")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Add to calendar").click()
    (entry,) = Calendar.from_ical(saved.value.path().read_bytes()).events
    assert (str(entry["summary"]), str(entry["location"])) == ("Data", "Library")
    assert str(entry["url"]).endswith(f"/networks/#/network/{day.network}")

    page.get_by_role("button", name="Change the words").click()
    dialog.get_by_label("How often and how do you meet?").fill("Monthly")
    dialog.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text("Monthly")).to_be_visible()

    page.get_by_role("button", name="Propose an action plan").click()
    dialog.get_by_label("What will be done?").fill("A walk in May")
    dialog.get_by_role("button", name="Propose it").click()
    expect(page.locator(".plan-card")).to_contain_text("A walk in May")

    page.get_by_role("button", name="Another host").click()
    dialog.get_by_role("button", name="Fin").click()
    expect(page.get_by_role("button", name="Set the next meeting")).to_have_count(0)
    assert row(day.event, "network", day.network)["host"] == day.fin.id


def test_a_network_ends_and_its_page_says_so(day: Day, new_context: NewContext) -> None:
    close(day)
    page = at_network(day, new_context, day.bo)
    page.get_by_role("button", name="End the network").click()
    page.get_by_role("button", name="Sure? Press once more").click()
    expect(page.get_by_role("heading", name="There is no such network here")).to_be_visible()
    expect(page).to_have_title("Networks · Demo")
    page.get_by_role("link", name="All networks").click()
    expect(page.get_by_text("None yet")).to_be_visible()


# Who has not joined


def test_whoever_looks_on_is_told_what_they_see_and_how_to_take_part(
    day: Day, new_context: NewContext
) -> None:
    page = at_network(day, new_context, None)
    aside = page.locator(".network-page .looking-on")
    expect(aside).to_contain_text("Everybody with the code sees names, organisations")
    for name in ("Join", "Set the next meeting", "Propose an action plan"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    close(day)
    expect(aside).to_contain_text("nobody new can join")
    expect(page.get_by_role("link", name="Join")).to_have_count(0)
    expect(page.get_by_text("can still join: with their personal link")).to_be_visible()
    page.get_by_role("link", name="All networks").click()
    expect(page.locator(".overview .looking-on")).to_contain_text("nobody new can join")


def test_whoever_looks_on_first_gives_a_name(day: Day, new_context: NewContext) -> None:
    page = at_network(day, new_context, None)
    page.locator(".network-page .looking-on").get_by_role(
        "link", name="Give your name to take part"
    ).click()
    expect(page.get_by_role("button", name="Join")).to_be_visible()
