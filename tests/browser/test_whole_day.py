"""A whole day as people live it, in Danish and in English: the organiser makes the event, the wall
hangs at the projector, a phone comes in by the door, and the console leads from phase to phase."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.consoles import Console
from tests.browser.days import Day, come_in_by_the_door, make_the_event
from tests.browser.phones import PHONE, NewContext, go
from tests.browser.walls import Wall
from tests.browser.words import Tongue
from tests.servers import Server
from tests.watch import BrowserWatch


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_whole_day(
    openspace_server: Callable[..., Server],
    new_context: NewContext,
    browser_watch: BrowserWatch,
    language: str,
) -> None:
    browser_watch.allow_offline()
    server = openspace_server()
    say = Tongue(language)
    event = make_the_event(new_context, server, say)
    try:
        console = Console(new_context, event, locale=say.locale, by_link=True)
        wall = Wall(new_context, event.wall_url, locale=say.locale)
        phone = come_in_by_the_door(new_context, event, say)
        day = Day(say, event, new_context, wall, phone, console)
        for step in (
            people_arrive,
            they_are_welcomed,
            notes_are_written,
            the_baton_goes_round,
            two_reach_for_one_place,
            a_note_finds_a_place_and_a_full_room,
            everybody_hears,
            groups_are_at_work,
            a_group_comes_back,
            the_network_goes,
            the_server_is_restarted,
            a_note_is_hidden_and_shown_again,
            the_circle_closes,
        ):
            step(day)
    finally:
        event.close()


def people_arrive(day: Day) -> None:
    day.sees("Getting ready", "You are in. We start soon: find a chair.")
    wall = day.wall.page
    expect(wall.get_by_role("heading", name=day.typed["theme"])).to_be_visible()
    expect(wall.get_by_text(day.say("We start soon. Come in and find a chair."))).to_be_visible()
    expect(wall.get_by_role("region", name=day.say("Come in"))).to_contain_text(day.event.code)
    expect(wall.locator(".join-qr")).not_to_have_js_property("naturalWidth", 0)
    expect(wall.locator(".here strong")).to_have_text("2")
    expect(day.console.page.get_by_role("heading", name=day.typed["title"])).to_be_visible()
    expect(day.console.page.get_by_text(day.say("The facilitator’s console"))).to_be_visible()
    day.say.alone(*day.screens)


def they_are_welcomed(day: Day) -> None:
    day.console.phase(day.say("Welcome"), minutes=15)
    for page in (day.wall.page, day.phone):
        for words in (
            "Those who turn up are the ones we need.",
            "The day gives what it has to give.",
            "We begin when we are ready, and then it is time.",
            "When there is no more to say, we are done.",
            "Use your two feet",
        ):
            expect(page.get_by_text(day.say(words))).to_be_visible()
        expect(page.get_by_text(day.typed["welcome"])).to_be_visible()
    for page in day.screens:
        expect(page.locator(".countdown-figures")).to_have_text(re.compile(r"^(15:00|14:\d\d)$"))
    day.say.alone(*day.screens)


# Notes


def notes_are_written(day: Day) -> None:
    day.console.phase(day.say("Writing notes"))
    expect(day.wall.page.get_by_text(day.say("The wall is empty, so far."))).to_be_visible()
    write(day, "trust", at=("hall", 1), more=day.typed["more"])
    expect(day.phone.get_by_role("heading", name=day.typed["trust"])).to_be_visible()
    bo = day.comes("Bo")
    bo.done("topic.post", title=day.typed["bridges"])
    wall = day.wall.page
    placed = wall.get_by_role("table").locator("article.note")
    expect(placed).to_have_count(1)
    expect(placed).to_contain_text(day.typed["trust"])
    expect(placed).to_contain_text("Ada")
    loose = wall.get_by_role("region", name=day.say("Notes without a place"))
    expect(loose.locator("article.note")).to_contain_text(day.typed["bridges"])
    expect(loose).to_contain_text(day.say("Looking for a place"))
    day.say.alone(*day.screens)


def write(day: Day, title: str, *, at: tuple[str, int], more: str = "") -> None:
    go(day.phone, "#/new")
    day.phone.get_by_label(day.say("What do you want to talk about?")).fill(day.typed[title])
    day.phone.get_by_label(day.say("A few more words")).fill(more)
    day.press("Choose a place")
    free = f"{day.typed[at[0]]}, {day.round(at[1])}: {day.say('free')}"
    day.phone.get_by_role("button", name=free).click()
    day.press("Put it on the wall")


def the_baton_goes_round(day: Day) -> None:
    page, wall = day.console.page, day.wall
    day.press("Ask to tell the circle about it")
    day.sees("You are number 1 in the queue to tell about this note.")
    day.people["Bo"].done("baton.ask", topic=day.topic("bridges"))
    expect(page.locator(".queue li")).to_have_count(2)
    page.keyboard.press("b")
    expect(wall.spotlight()).to_have_text(day.typed["trust"])
    expect(wall.page.locator(".spotlight")).to_contain_text(day.typed["more"])
    expect(wall.page.get_by_text(day.say("Next with the baton"))).to_be_visible()
    expect(wall.page.locator(".spotlight-next li")).to_contain_text("Bo")
    expect(day.phone.get_by_role("heading", name=day.say("You have the baton"))).to_be_visible()
    day.say.alone(*day.screens)
    page.keyboard.press("b")
    expect(wall.spotlight()).to_have_text(day.typed["bridges"])
    expect(day.phone.get_by_text(day.say("You have the baton"))).to_have_count(0)
    page.get_by_role("button", name=day.say("Take it back")).click()
    expect(wall.page.locator(".spotlight")).to_have_count(0)
    expect(wall.note(day.typed["bridges"])).to_be_visible()


# The market


def two_reach_for_one_place(day: Day) -> None:
    """Cy is quicker; Ada loses the place, and not a word of what she wrote."""
    day.console.phase(day.say("Marketplace"), minutes=30)
    expect(day.wall.phase("market")).to_be_visible()
    go(day.phone, "#/new")
    held = hold_back(day.phone, "topic.post")
    write(day, "slow", at=("garden", 1), more=day.typed["more"])
    day.comes("Cy").done("topic.post", title=day.typed["quick"], **day.place("garden", 1))
    expect(day.wall.note(day.typed["quick"])).to_be_visible()
    held()
    expect(day.phone.get_by_role("alert")).to_contain_text(day.say("That place is taken"))
    day.sees("Free nearby:")
    title = day.phone.get_by_label(day.say("What do you want to talk about?"))
    expect(title).to_have_value(day.typed["slow"])
    expect(day.phone.get_by_label(day.say("A few more words"))).to_have_value(day.typed["more"])
    day.say.alone(day.phone)
    nearest = re.compile(f"^{day.typed['garden']} ?{day.round(2)}")
    day.phone.get_by_role("button", name=nearest).click()
    expect(day.phone.get_by_role("heading", name=day.typed["slow"])).to_be_visible()
    expect(day.wall.page.get_by_role("table").locator("article.note")).to_have_count(3)


def hold_back(page: Page, action: str) -> Callable[[], None]:
    """The phone's next such action is held on its way until what this answers is called."""
    held = []
    page.route(f"**/do/{action}", lambda route: held.append(route))

    def let_go() -> None:
        held[0].continue_()
        page.unroute(f"**/do/{action}")

    return let_go


def a_note_finds_a_place_and_a_full_room(day: Day) -> None:
    page, topic, title = day.console.page, day.topic("bridges"), day.typed["bridges"]
    under = page.locator(".carry-under")
    day.console.handle(topic).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(under).to_contain_text(day.typed["trust"])  # taken, and told before the drop
    page.keyboard.press("ArrowRight")
    free = f"{day.typed['hall']}, {day.round(2)}: {day.say('free')}"
    expect(under).to_contain_text(free)
    page.keyboard.press("Enter")
    expect(day.wall.page.get_by_role("table").locator("article.note")).to_have_count(4)
    expect(day.wall.heads(title)).to_have_text("1")
    day.people["Cy"].done("topic.join", topic=topic)
    expect(day.wall.heads(title)).to_have_text("2")
    go(day.phone, f"#/topic/{topic}")
    expect(day.phone.get_by_text(day.say("The room is full"), exact=True)).to_be_visible()
    day.press("Sign me up")
    warned = day.phone.locator(".toast").filter(
        has_text=day.say("You are signed up, and the room is full now.")
    )
    warned.click()  # a tap takes it away from what it covers
    expect(warned).to_have_count(0)
    day.sees("You signed up")
    expect(day.wall.heads(title)).to_have_text("3")
    day.say.alone(*day.screens)
    day.press("Take me off again")
    expect(day.wall.heads(title)).to_have_text("2")


def everybody_hears(day: Day) -> None:
    page = day.console.page
    page.get_by_label(day.say("Message")).fill(day.typed["coffee"])
    page.get_by_role("button", name=day.say("Announce")).click()
    for screen in (day.wall.page, day.phone):
        expect(screen.locator(".announcement")).to_contain_text(day.typed["coffee"])
    for screen in day.screens:
        expect(screen.locator(".countdown-figures")).to_have_text(re.compile(r"^(30|29):\d\d$"))
    page.get_by_role("button", name=day.say("Take it down")).click()
    for screen in (day.wall.page, day.phone):
        expect(screen.locator(".announcement")).to_have_count(0)


# The groups


def groups_are_at_work(day: Day) -> None:
    """The law of two feet: Ada walks to Bo's group, and later may not leave her own."""
    day.console.phase(day.say("Groups at work"))
    day.people["Bo"].done("topic.open", topic=day.topic("bridges"))
    bridges = day.wall.note(day.typed["bridges"])
    expect(bridges).to_contain_text(day.say("running now"))
    day.press("I am here now")
    expect(bridges.locator(".here-count")).to_contain_text(f"2 {day.say('here')}")
    go(day.phone, f"#/topic/{day.topic('trust')}")
    day.press("Open the group")
    expect(day.wall.note(day.typed["trust"])).to_contain_text(day.say("running now"))
    go(day.phone, f"#/topic/{day.topic('bridges')}")
    day.press("I am here now")
    expect(day.phone.get_by_role("alert")).to_contain_text(day.say("The convener stays"))
    expect(bridges.locator(".here-count")).to_contain_text(f"1 {day.say('here')}")
    day.say.alone(*day.screens)


def a_group_comes_back(day: Day) -> None:
    go(day.phone, f"#/topic/{day.topic('trust')}")
    for kind, text, html in (
        ("Insight", "*A* & B", "<em>A</em> &amp; B"),
        ("Question", "**Q** <b>", "<strong>Q</strong> &lt;b&gt;"),
        ("Decision", "- 1\n- 2", "<li>1</li>"),
    ):
        day.phone.get_by_role("radio", name=day.say(kind)).check()
        day.phone.get_by_label(day.say("Your words")).fill(text)
        day.press("Add it to the note")
        added = day.phone.locator(f".comment[data-kind={kind.lower()}]")
        expect(added.locator(".chip")).to_have_text(day.say(kind))
        assert html in added.locator(".prose").inner_html()
    day.press("Close the group")
    day.phone.get_by_label(day.say("What came of it, in a few words")).fill(day.typed["summary"])
    day.press("We are done")
    day.press("Hang it back on the wall")
    day.phone.get_by_label(day.say("What was added, 1")).fill(day.typed["added"])
    day.say.alone(day.phone)
    day.press("Hang it back")
    expect(day.phone.locator(".comment").last).to_contain_text(day.typed["added"])
    back = day.wall.note(day.typed["trust"])
    expect(back).to_contain_text(day.say("back on the wall"))
    expect(back.locator(".note-added b")).to_have_text("4")
    day.say.alone(*day.screens)


# What goes wrong


def the_network_goes(day: Day) -> None:
    quick = day.topic("quick")
    go(day.phone, f"#/topic/{quick}")
    day.phone.context.set_offline(True)
    day.press("Sign me up")
    day.sees("Your sign-up waits for the network.", "Waiting to be sent", "Not live at the moment.")
    day.say.alone(day.phone)
    day.people["Bo"].done("topic.join", topic=quick)
    expect(day.wall.heads(day.typed["quick"])).to_have_text("2")
    day.phone.context.set_offline(False)
    expect(day.phone.locator(".waiting-one")).to_have_count(0, timeout=20_000)
    expect(day.phone.get_by_role("button", name=day.say("Take me off again"))).to_be_visible()
    expect(day.wall.heads(day.typed["quick"])).to_have_text("3")
    assert [each["action"] for each in day.event.journal()].count("topic.join") == 4


def the_server_is_restarted(day: Day) -> None:
    """What is tapped meanwhile goes through once; nobody loads a page again."""
    go(day.phone, f"#/topic/{day.topic('quick')}")
    day.event.server.kill9()
    day.phone.get_by_label(day.say("Your words")).fill(day.typed["dark"])
    day.press("Add it to the note")
    expect(day.phone.locator(".waiting-one")).to_contain_text(day.typed["dark"])
    expect(day.phone.locator(".waiting-one")).to_contain_text(day.say("waiting"))
    day.sees("Not live at the moment.")
    expect(day.wall.page.get_by_text(day.say("not live"), exact=True)).to_be_visible()
    expect(day.console.page.get_by_text(day.say("Not live"), exact=True)).to_be_visible()
    day.say.alone(*day.screens)
    day.event.server.start()
    day.people["Bo"].done("topic.post", title=day.typed["light"])
    expect(day.phone.locator(".comment")).to_have_text(
        re.compile(day.typed["dark"]), timeout=30_000
    )
    go(day.phone, "#/wall")
    for page in day.screens:
        light = page.locator("article.note").filter(has_text=day.typed["light"])
        expect(light).to_be_visible(timeout=20_000)
    expect(day.phone.get_by_text(day.say("Not live at the moment."))).to_have_count(0)
    expect(day.console.page.locator(".console[data-live=live]")).to_be_visible()
    expect(day.wall.page.locator(".wall[data-live=live]")).to_be_visible()
    comments = day.event.board()["rows"]["comment"].values()
    assert [row["text"] for row in comments].count(day.typed["dark"]) == 1


def a_note_is_hidden_and_shown_again(day: Day) -> None:
    """Nowhere on a screen, nor in a tab's name, is a word of it left."""
    title, page = day.typed["light"], day.console.page
    topic = day.topic("light")
    go(day.phone, f"#/topic/{topic}")
    expect(day.phone).to_have_title(re.compile(title))
    day.console.note(topic).get_by_role("link").click()
    day.press("Hide the words", page)
    expect(day.phone.get_by_role("heading", name=day.say("This note is hidden"))).to_be_visible()
    for screen in day.screens:
        expect(screen.locator("body")).not_to_contain_text(title)
        expect(screen).not_to_have_title(re.compile(title))
    day.say.alone(*day.screens)
    page.locator(".toast").get_by_role("button", name=day.say("Undo")).click()
    for screen in day.screens:
        expect(screen.locator(".note").filter(has_text=title).first).to_be_visible()


# The end


def the_circle_closes(day: Day) -> None:
    page = day.console.page
    day.console.phase(day.say("Plenary"))
    gallery = day.wall.page.locator(".gallery")
    for typed in ("trust", "summary", "added"):
        expect(gallery).to_contain_text(day.typed[typed])
    day.say.alone(*day.screens)
    page.locator(".phases").get_by_role("button", name=day.say("Closed"), exact=True).click()
    day.press("Close it", page)
    expect(
        day.wall.page.get_by_role("heading", name=day.say("Thank you for today"))
    ).to_be_visible()
    go(day.phone, "#/wall")
    day.sees("Closed", "Thank you for today. This Open Space is closed.")
    day.say.alone(*day.screens)
    newcomer = day.new_context(viewport=PHONE, locale=day.say.locale).new_page()
    newcomer.goto(day.event.join_url)
    expect(newcomer.get_by_role("heading", name=day.say("This event is over"))).to_be_visible()
    day.say.alone(newcomer)
    newcomer.get_by_role("link", name=day.say("Look at the wall")).click()
    expect(newcomer.get_by_role("heading", name=day.say("Thank you for today"))).to_be_visible()
