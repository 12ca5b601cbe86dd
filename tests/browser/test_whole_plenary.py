"""From plenary to long after the day, in Danish and in English, on four screens: the wall, the
console and two phones. Notes come back, the baton goes round, and what comes of it lives on."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.consoles import Console, event_row, holder
from tests.browser.phones import PHONE, NewContext, go, open_phone
from tests.browser.walls import Wall
from tests.browser.words import Tongue
from tests.live import LiveEvent, Participant
from tests.servers import Server

# What is typed, so that each language's screens hold nothing of the other.
TYPED = {
    "da": {
        "title": "Naboskab",
        "theme": "Hvordan bliver naboer til venner?",
        "trust": "Tillid",
        "bridges": "Broer",
        "seen": "Vi spørger for sjældent",
        "asked": "Hvem begynder?",
        "decided": "Vi mødes hver måned",
        "added": "Broer bygges to og to",
        "spoken": "Jeg går hjem med tre numre",
        "written": "Tak for i dag",
        "agreed": "Vi ses til foråret",
        "against": "Foråret er for sent",
        "letter": "Skrive til alle",
        "hall": "Finde et lokale",
        "told": "Sendt i går",
        "network": "Nabolauget",
        "purpose": "At spise sammen",
    },
    "en": {
        "title": "Neighbours",
        "theme": "How do neighbours become friends?",
        "trust": "Trust",
        "bridges": "Bridges",
        "seen": "We seldom ask",
        "asked": "Who goes first?",
        "decided": "Meet monthly",
        "added": "Bridges need two ends",
        "spoken": "I go home richer",
        "written": "Thanks for today",
        "agreed": "We meet in spring",
        "against": "Spring is too late",
        "letter": "Write to everybody",
        "hall": "Find a hall",
        "told": "Sent yesterday",
        "network": "Neighbours’ table",
        "purpose": "To eat together",
    },
}
CONTACT = "ada@example.org"


@dataclass
class Circle:
    say: Tongue
    event: LiveEvent
    new_context: NewContext
    wall: Wall
    console: Console
    people: dict[str, Participant]
    phones: dict[str, Page]
    topics: dict[str, int]

    @property
    def typed(self) -> dict[str, str]:
        return TYPED[self.say.language]

    def button(self, words: str, on: Page | Locator) -> Locator:
        """Many buttons go on, unseen, to tell which thing they are about."""
        return on.get_by_role("button", name=re.compile(f"^{re.escape(self.say(words))}(:|$| )"))

    def press(self, words: str, on: Page | Locator) -> None:
        self.button(words, on).click()

    def dialog(self, page: Page) -> Locator:
        """The open dialog."""
        return page.get_by_role("dialog")

    def fill(self, label: str, words: str, on: Page | Locator) -> None:
        on.get_by_label(self.say(label)).fill(words)

    def shows(self, key: str, scene: str) -> Locator:
        """The facilitator turns the wall to a scene by its key; answers the wall's picture."""
        self.console.press(key)
        expect(self.wall.scene(scene)).to_be_visible()
        return self.wall.scene(scene)

    def nothing_foreign(self) -> None:
        self.say.alone(self.wall.page, self.console.page, *self.phones.values())


@pytest.fixture(params=["da", "en"])
def circle(
    request: pytest.FixtureRequest,
    site: Server,
    live_event: Callable[..., LiveEvent],
    new_context: NewContext,
) -> Circle:
    """The groups are at work: Ada's note is back on the wall, Bo's group has just finished."""
    say = Tongue(request.param)
    typed = TYPED[say.language]
    event = live_event(
        site, title=typed["title"], theme=typed["theme"], language=say.language, phase="sessions"
    )
    people = {name: event.join(name, language=say.language) for name in ("Ada", "Bo")}
    topics = {}
    for name, title in (("Ada", "trust"), ("Bo", "bridges")):
        person = people[name]
        topics[title] = person.done("topic.post", title=typed[title])["result"]["id"]
        person.done("topic.open", topic=topics[title])
    for kind, words in (("insight", "seen"), ("question", "asked"), ("decision", "decided")):
        fields = {"topic": topics["trust"], "kind": kind, "text": typed[words]}
        people["Ada"].done("comment.add", **fields)
    for name, title in (("Ada", "trust"), ("Bo", "bridges")):
        people[name].done("topic.close", topic=topics[title])
    people["Ada"].done("topic.rehang", topic=topics["trust"])
    console = Console(new_context, event, locale=say.locale, by_link=True)
    wall = Wall(new_context, event.wall_url, locale=say.locale)
    phones = {
        name: open_phone(new_context, event, person, locale=say.locale)
        for name, person in people.items()
    }
    return Circle(say, event, new_context, wall, console, people, phones, topics)


def test_a_whole_plenary_and_after(circle: Circle) -> None:
    for step in (
        notes_come_back,
        the_baton_goes_round_the_circle,
        words_are_written_down_for_somebody,
        dots_are_put_and_then_shown,
        a_conclusion_is_objected_to_and_adopted,
        plans_are_made_and_one_is_taken,
        a_network_is_founded_and_joined,
        it_is_closed,
        an_owner_tells_how_it_goes_long_after,
    ):
        step(circle)
        circle.nothing_foreign()


def notes_come_back(circle: Circle) -> None:
    circle.console.phase(circle.say("Plenary"))
    note = circle.wall.scene("gallery").locator(f"[data-note='{circle.topics['trust']}']")
    expect(note.locator(".added-kind")).to_have_text(
        [circle.say(kind) for kind in ("Insights", "Questions", "Decisions")]
    )
    expect(note).to_contain_text(circle.typed["decided"])
    missing = circle.wall.page.locator(".missing")
    expect(missing).to_contain_text(circle.say("Still to be hung back"))
    expect(missing).to_contain_text(circle.typed["bridges"])
    bo = circle.phones["Bo"]
    nudge = "Your group is done, and the circle is waiting for its note:"
    expect(bo.get_by_text(circle.say(nudge))).to_be_visible()
    circle.nothing_foreign()
    bo.get_by_role("link", name=circle.say("Hang note 2 back on the wall")).click()
    circle.press("Hang it back on the wall", bo)
    circle.fill("What was added, 1", circle.typed["added"], bo)
    circle.press("Hang it back", circle.dialog(bo))
    expect(missing).to_have_count(0)
    expect(circle.wall.scene("gallery")).to_contain_text(circle.typed["added"])
    go(bo, "#/wall")


# The baton


def the_baton_goes_round_the_circle(circle: Circle) -> None:
    """Everybody once, in an order nobody knows: one speaks, one passes it on without a word."""
    circle.console.baton.get_by_label(circle.say("Round the whole circle, by lot")).check()
    expect(circle.console.baton.locator(".baton-rules [role=status]")).to_contain_text("0")
    circle.console.press("b")
    names = {person.id: name for name, person in circle.people.items()}
    spoken: list[str] = []
    for nth in (1, 2, 3):
        now = circle.wall.scene("baton")
        expect(now.locator(".baton-circle strong")).to_have_text(str(nth))
        turn = holder(circle.event)
        assert turn is not None
        name = names.get(turn["person"])
        if name is None:  # it has come to the facilitator, whose hands are at the console
            circle.console.press("b")
            continue
        expect(now.locator(".baton-name")).to_have_text(name)
        phone = circle.phones[name]
        mine = phone.locator(".have-baton")
        expect(mine).to_contain_text(circle.say("You have the baton"))
        expect(mine).to_contain_text(circle.say("You may pass it on without a word."))
        if not spoken:
            circle.fill("Your words for the book of the day", circle.typed["spoken"], mine)
            circle.press("Keep them", mine)
            expect(now.locator(".baton-words")).to_contain_text(circle.typed["spoken"])
            circle.nothing_foreign()
        spoken.append(name)
        circle.press("Pass it on round the circle", mine)
        expect(mine).to_have_count(0)
    expect(circle.wall.scene("gallery")).to_be_visible()
    assert holder(circle.event) is None
    assert event_row(circle.event)["circle"] is False


def words_are_written_down_for_somebody(circle: Circle) -> None:
    """The facilitator heard what was said, and keeps it for one who did not write."""
    page, dialog = circle.console.page, circle.dialog(circle.console.page)
    circle.press("Earlier words", circle.console.baton)
    silent = dialog.get_by_role("button", name=re.compile(f"^{circle.say('Write them')}.*(Ada|Bo)"))
    silent.click()
    circle.fill("Their words, for the book of the day", circle.typed["written"], dialog)
    circle.press("Keep them", dialog)
    expect(dialog.locator("li").filter(has_text=circle.typed["written"])).to_have_count(1)
    circle.press("Close", page)
    turns = circle.event.board()["rows"]["turn"].values()
    said = {turn["words"]: turn["person"] for turn in turns if turn["words"]}
    assert set(said) == {circle.typed["spoken"], circle.typed["written"]}
    assert set(said.values()) == {person.id for person in circle.people.values()}


# What the meeting agrees on


def dots_are_put_and_then_shown(circle: Circle) -> None:
    desk = circle.console.subject(circle.say("Dots"))
    circle.press("Hold the result back", desk)
    shown = circle.shows("3", "dots")
    expect(shown).to_contain_text(circle.say("Dots are being put."))
    for name, title, times in (("Ada", "trust", 2), ("Bo", "bridges", 1)):
        phone = circle.phones[name]
        go(phone, "#/dots")
        expect(
            phone.get_by_text(circle.say("The result is shown when all are done."))
        ).to_be_visible()
        note = phone.locator(f"[data-topic='{circle.topics[title]}']")
        for nth in range(1, times + 1):
            note.get_by_role("button", name=circle.say("Give a dot")).click()
            expect(note.locator(".stepper b")).to_have_text(str(nth))
    circle.nothing_foreign()
    assert "vote" not in circle.event.board()["rows"]
    circle.press("Show the result", desk)
    ranks = shown.locator(".ranking li")
    expect(ranks).to_contain_text([circle.typed["trust"], circle.typed["bridges"]])
    expect(ranks.locator(".rank-dots b")).to_contain_text(["2", "1"])


def a_conclusion_is_objected_to_and_adopted(circle: Circle) -> None:
    ada, bo = circle.phones["Ada"], circle.phones["Bo"]
    for phone in (ada, bo):
        go(phone, "#/conclusions")
    circle.press("Propose a conclusion", ada)
    circle.fill("What might we agree on?", circle.typed["agreed"], circle.dialog(ada))
    circle.press("Propose it", circle.dialog(ada))
    shown = circle.shows("4", "conclusions").locator(".sheet")
    expect(shown).to_contain_text(circle.typed["agreed"])
    circle.press("Object", bo)
    circle.fill("Why, and what would help?", circle.typed["against"], bo)
    circle.press("Say why", bo)
    expect(shown.locator(".objection")).to_contain_text(circle.typed["against"])
    desk = circle.console.subject(circle.say("Conclusions"))
    expect(circle.button("Adopt it", desk)).to_be_disabled()
    circle.nothing_foreign()
    circle.press("Agree", bo)
    expect(shown.locator(".objection")).to_have_count(0)
    circle.press("Adopt it", desk)
    for screen in (shown, ada.locator(".conclusion"), bo.locator(".conclusion")):
        expect(screen).to_contain_text(circle.say("Adopted"))


# What lives on


def plans_are_made_and_one_is_taken(circle: Circle) -> None:
    ada, bo = circle.phones["Ada"], circle.phones["Bo"]
    for phone in (ada, bo):
        go(phone, "#/plans")
    for plan in ("letter", "hall"):
        circle.press("Propose an action plan", ada)
        circle.fill("What will be done?", circle.typed[plan], circle.dialog(ada))
        circle.press("Propose it", circle.dialog(ada))
        expect(circle.dialog(ada)).to_have_count(0)
    letter = bo.get_by_role("article").filter(has_text=circle.typed["letter"])
    circle.press("I will see to it", letter)
    expect(letter).to_contain_text("Bo")
    shown = circle.shows("5", "plans")
    expect(shown.locator(".stage-hint")).to_have_text(circle.say("1 has no owner yet"))
    unowned = shown.locator("[data-unowned]")
    expect(unowned).to_contain_text(circle.typed["hall"])
    expect(unowned).to_contain_text(circle.say("Nobody yet. Who takes it?"))


def a_network_is_founded_and_joined(circle: Circle) -> None:
    """Contacts are told to those who tell theirs, to nobody else, and are in nothing public."""
    ada, bo = circle.phones["Ada"], circle.phones["Bo"]
    go(ada, "#/networks")
    circle.press("Found a network", ada)
    form = circle.dialog(ada)
    circle.fill("What shall it be called?", circle.typed["network"], form)
    circle.fill("What is it for?", circle.typed["purpose"], form)
    form.get_by_role("button", name=circle.say("Share"), exact=True).click()
    circle.fill("E-mail or telephone", CONTACT, form)
    circle.press("Found it", form)
    expect(ada.locator(".contacts")).to_contain_text("Ada")
    shown = circle.shows("6", "networks")
    expect(shown).to_contain_text(circle.typed["network"])
    go(bo, "#/networks")
    bo.get_by_role("link", name=circle.typed["network"]).click()
    circle.press("Join", bo)
    circle.press("Join", circle.dialog(bo))
    sharing = circle.button("You don’t share how you are reached", bo)
    expect(sharing).to_be_visible()
    expect(bo.locator("body")).not_to_contain_text(CONTACT)
    circle.nothing_foreign()
    sharing.click()
    circle.dialog(bo).get_by_role("button", name=circle.say("Share"), exact=True).click()
    circle.fill("E-mail or telephone", "12345678", circle.dialog(bo))
    circle.press("Save", circle.dialog(bo))
    expect(bo.locator(".contacts")).to_contain_text(CONTACT)
    public = str(circle.event.board()) + str(circle.event.journal())
    assert circle.typed["network"] in public
    assert CONTACT not in public


def it_is_closed(circle: Circle) -> None:
    console, wall = circle.console.page, circle.wall.page
    console.locator(".phases").get_by_role("button", name=circle.say("Closed"), exact=True).click()
    circle.press("Close it", circle.dialog(console))
    expect(wall.get_by_role("heading", name=circle.say("Thank you for today"))).to_be_visible()
    came = circle.say("1 conclusion, 2 action plans and 1 network")
    expect(wall.get_by_text(came)).to_be_visible()
    # What nobody has taken is still seen to be so.
    desk = circle.console.subject(circle.say("Action plans"))
    expect(desk.locator("[data-unowned]")).to_contain_text(circle.say("Nobody yet"))


def an_owner_tells_how_it_goes_long_after(circle: Circle) -> None:
    """From the personal link, in another browser; whoever looks at the plans sees it come."""
    looking = circle.new_context(viewport=PHONE, locale=circle.say.locale).new_page()
    looking.goto(f"{circle.event.join_url}plans/")
    wanting = looking.locator(".plans-counts strong")
    expect(wanting).to_have_text(f"{circle.say('1 has nobody yet')}.")
    bo = circle.phones["Bo"]
    go(bo, "#/me")
    circle.press("Show my link", bo)
    link = bo.get_by_label(circle.say("Your personal link"), exact=True).input_value()
    elsewhere = circle.new_context(viewport=PHONE, locale=circle.say.locale).new_page()
    elsewhere.goto(link)
    expect(elsewhere.get_by_role("heading", name=circle.say("You see to"))).to_be_in_viewport()
    circle.press("How does it go?", elsewhere)
    told = circle.dialog(elsewhere)
    told.get_by_label(circle.say("Done"), exact=True).check()
    circle.fill("A few words to the others", circle.typed["told"], told)
    circle.press("Tell it", told)
    done = looking.locator(".plans-column[data-state=done] [data-plan]")
    expect(done).to_contain_text(circle.typed["letter"])
    expect(done).to_contain_text(circle.typed["told"])
    circle.say.alone(looking, elsewhere)
