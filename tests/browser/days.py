"""A day in one language: its words, its three screens, and how the event and Ada came to be."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.browser.consoles import LAPTOP, Console
from tests.browser.phones import PHONE, NewContext
from tests.browser.walls import Wall
from tests.browser.words import Tongue
from tests.live import LiveEvent, Participant
from tests.servers import Server

# What is typed, so that each language's screens hold nothing of the other.
TYPED = {
    "da": {
        "title": "Naboskab",
        "theme": "Hvordan bliver naboer til venner?",
        "welcome": "Velkommen i kredsen",
        "hall": "Salen",
        "garden": "Haven",
        "trust": "Tillid",
        "more": "Hvem begynder?",
        "bridges": "Broer",
        "quick": "Hurtigløb",
        "slow": "Langsomhed",
        "coffee": "Kaffe i foyeren",
        "summary": "Vi prøver et år",
        "added": "Vi mødes hver måned",
        "dark": "Skrevet i mørke",
        "light": "Skrevet bagefter",
    },
    "en": {
        "title": "Neighbours",
        "theme": "How do neighbours become friends?",
        "welcome": "Come into the circle",
        "hall": "Hall",
        "garden": "Garden",
        "trust": "Trust",
        "more": "Who goes first?",
        "bridges": "Bridges",
        "quick": "Sprinting",
        "slow": "Slowness",
        "coffee": "Coffee in the foyer",
        "summary": "We try for a year",
        "added": "Meet monthly",
        "dark": "Written in the dark",
        "light": "Written afterwards",
    },
}


@dataclass
class Day:
    """Three screens of one event, and those who have come besides."""

    say: Tongue
    event: LiveEvent
    new_context: NewContext
    wall: Wall
    phone: Page
    console: Console
    people: dict[str, Participant] = field(default_factory=dict)

    @property
    def typed(self) -> dict[str, str]:
        return TYPED[self.say.language]

    @property
    def screens(self) -> tuple[Page, Page, Page]:
        return self.wall.page, self.phone, self.console.page

    def press(self, words: str, page: Page | None = None) -> None:
        (page or self.phone).get_by_role("button", name=self.say(words), exact=True).click()

    def sees(self, *words: str) -> None:
        """On the phone."""
        for each in words:
            expect(self.phone.get_by_text(self.say(each)).first).to_be_visible()

    def comes(self, name: str) -> Participant:
        self.people[name] = self.event.join(name, language=self.say.language)
        return self.people[name]

    def topic(self, typed: str) -> int:
        rows = self.event.board()["rows"]["topic"].values()
        (found,) = (row["id"] for row in rows if row["title"] == self.typed[typed])
        return int(found)

    def place(self, room: str, round_: int) -> dict[str, int]:
        rows = self.event.board()["rows"]
        (found,) = (row["id"] for row in rows["room"].values() if row["name"] == self.typed[room])
        return {"room": found, "slot": sorted(map(int, rows["slot"]))[round_ - 1]}

    def round(self, number: int) -> str:
        return f"{'Runde' if self.say.language == 'da' else 'Round'} {number}"


def make_the_event(new_context: NewContext, server: Server, say: Tongue) -> LiveEvent:
    page = new_context(viewport=LAPTOP, locale=say.locale).new_page()
    typed = TYPED[say.language]
    page.goto(server.base_url)
    expect(
        page.get_by_role("heading", name=say("The programme is not written yet"))
    ).to_be_visible()
    say.alone(page)
    page.get_by_role("link", name=say("Make an event")).click()
    for label in ("Title", "Theme", "Words of welcome"):
        words = typed[{"Words of welcome": "welcome"}.get(label, label.lower())]
        page.get_by_label(say(label)).first.fill(words)
    page.get_by_label(say("Your name")).fill("Kirsten")
    page.get_by_label(say("Language of the wall")).select_option(say.language)
    for number, room in enumerate(("hall", "garden"), 1):
        row = page.get_by_role("group", name=f"{say('room')} {number}")
        row.get_by_label(say("Name")).fill(typed[room])
    page.get_by_role("group", name=f"{say('room')} 1").get_by_label(say("Seats")).fill("2")
    page.get_by_label(say("How many")).fill("2")
    page.get_by_role("button", name=say("Fill in the times")).click()
    expect(page.locator("#id_slots-1-label")).to_have_value(re.compile(" 2$"))
    say.alone(page)
    page.get_by_role("button", name=say("Make the event")).click()
    expect(page.get_by_role("heading", name=say("The wall is up"))).to_be_visible()
    expect(page.get_by_text(say("Shown now, and never again here."))).to_be_visible()
    code = page.get_by_alt_text(say("QR code of the facilitator link"))
    expect(code).not_to_have_js_property("naturalWidth", 0)
    say.alone(page)
    secret = page.locator("#facilitator-link").inner_text()
    join_url = page.locator(".poster .address").inner_text()
    page.reload()
    expect(page.get_by_text(say("It has been shown, and is not shown here twice."))).to_be_visible()
    assert secret not in page.content()
    page.context.close()
    found = join_url.rstrip("/").rpartition("/")[2]
    return LiveEvent(server, found, join_url, f"{join_url}wall/", secret, facilitator_token="")


def come_in_by_the_door(new_context: NewContext, event: LiveEvent, say: Tongue) -> Page:
    """By the code from the wall, in one screen."""
    page = new_context(viewport=PHONE, locale=say.locale, has_touch=True).new_page()
    page.goto(event.server.base_url)
    page.get_by_label(say("Code from the wall")).fill(event.code.lower())
    page.get_by_role("button", name=say("Go in")).click()
    expect(page.get_by_role("heading", name=TYPED[say.language]["title"])).to_be_visible()
    say.alone(page)
    page.get_by_label(say("Your name")).fill("Ada")
    page.get_by_role("button", name=say("Join"), exact=True).click()
    page.locator(".phone h1").wait_for()
    return page
