"""A day on which people met, and the page of who met whom in a real browser."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from sessions_app.identity import cookie_name
from tests.browser.consoles import LAPTOP
from tests.browser.phones import NewContext
from tests.live import LiveEvent, Participant


@dataclass
class Day:
    """Two of North, two of South, Eva alone of East, Fin of nowhere; they met in two groups."""

    event: LiveEvent
    ada: Participant
    bo: Participant
    cy: Participant
    dan: Participant
    eva: Participant
    fin: Participant
    trust: int
    money: int
    network: int

    def together(self, topic: int, *people: Participant) -> None:
        for person in people:
            person.done("person.move", topic=topic)
        for person in people:
            person.done("person.move", topic=None)


def gather(event: LiveEvent) -> Day:
    """Eight ties, six of them across: by notes Ada-Bo, Ada-Cy, Bo-Cy, Cy-Dan; by groups Ada-Cy,
    Ada-Eva, Cy-Eva, Dan-Eva; by the network Bo-Fin."""
    homes = {"Ada": "Demo North", "Bo": "demo  north", "Cy": "Demo South", "Dan": "Demo South"}
    homes |= {"Eva": "Demo East", "Fin": ""}
    people = {name: event.join(name, organisation=home) for name, home in homes.items()}
    ada, bo, cy, dan, eva, fin = people.values()
    trust = made(ada, "topic.post", title="Trust")
    money = made(cy, "topic.post", title="Money")
    for person, topic in ((bo, trust), (cy, trust), (dan, money)):
        person.done("topic.join", topic=topic)
    network = made(bo, "network.found", name="Data", purpose="Sparring", topic=trust)
    fin.done("network.join", network=network, share_contact=False)
    day = Day(event, ada, bo, cy, dan, eva, fin, trust, money, network)
    day.together(trust, ada, cy, eva)
    day.together(money, dan, eva)
    return day


def made(person: Participant, action: str, **fields: Any) -> int:
    found: int = person.done(action, **fields)["result"]["id"]
    return found


class Networks:
    """The page, open and live; nothing moves by itself unless told so."""

    def __init__(
        self,
        new_context: NewContext,
        event: LiveEvent,
        person: Participant | None = None,
        *,
        at: str = "",
        language: str = "en",
        moving: bool = False,
        **options: Any,
    ) -> None:
        motion = {} if moving else {"reduced_motion": "reduce"}
        context = new_context(**{"viewport": LAPTOP, "locale": "en-GB"} | motion | options)
        if person:
            name, url = cookie_name(event.code), event.server.base_url
            context.add_cookies([{"name": name, "value": person.token, "url": url}])
        self.page: Page = context.new_page()
        self.page.goto(f"{event.server.base_url}{event.path('networks/')}?lang={language}{at}")
        self.page.locator(".nets[data-live=live] h1:visible").wait_for()

    @property
    def canvas(self) -> Locator:
        return self.page.locator("canvas[data-still=true]")

    @property
    def shown(self) -> Locator:
        return self.page.locator(".shown-count [role=status]")

    @property
    def lines(self) -> Locator:
        return self.page.locator(".person-line .person-name")

    @property
    def person(self) -> Locator:
        """What is told of whoever is looked at."""
        return self.page.locator("section.person")

    def measure(self, when: str) -> Locator:
        return self.page.locator(f".measure-choice[data-when={when}]")

    def choose(self, **filters: str) -> None:
        """choose(topic="1 Trust"): by what the choices say."""
        shown = self.page.locator("details.filters")
        if shown.get_attribute("open") is None:
            shown.locator("summary").click()
        for name, words in filters.items():
            self.page.locator(f".filters select[name={name}]").select_option(label=words)

    def kind(self, name: str) -> Locator:
        return self.page.locator(".kinds-of-ties").get_by_label(name)

    def drawing(self) -> str:
        """What is drawn now."""
        expect(self.canvas).to_be_visible()
        found: str = self.canvas.evaluate("(canvas) => canvas.toDataURL()")
        return found

    def redrawn(self, was: str) -> None:
        """Waits until something else is drawn."""
        changed = "(was) => document.querySelector('canvas').toDataURL() !== was"
        self.page.wait_for_function(changed, arg=was)
        expect(self.canvas).to_be_visible()

    def dot(self, colour: int) -> dict[str, float] | None:
        """Where on the canvas the first dot of an organisation's colour is."""
        expect(self.canvas).to_be_visible()
        found: dict[str, float] | None = self.canvas.evaluate(SOLID, colour)
        return found

    def press(self, colour: int) -> None:
        at = self.dot(colour)
        assert at is not None
        self.canvas.click(position={"x": at["x"], "y": at["y"]})


# The middle of the first seven pixels square that are all of the colour.
SOLID = """(canvas, colour) => {
  const token = getComputedStyle(canvas).getPropertyValue(`--org-${colour}`).trim();
  const want = [1, 3, 5].map((at) => parseInt(token.slice(at, at + 2), 16));
  const {width, height} = canvas;
  const {data} = canvas.getContext("2d").getImageData(0, 0, width, height);
  const times = canvas.clientWidth / width;
  const is = (x, y) => want.every((part, nth) => data[4 * (y * width + x) + nth] === part);
  for (let y = 0; y < height - 7; y += 1) for (let x = 0; x < width - 7; x += 1) {
    if (!is(x, y)) continue;
    if ([...Array(49).keys()].every((nth) => is(x + nth % 7, y + Math.floor(nth / 7))))
      return {x: (x + 3.5) * times, y: (y + 3.5) * times};
  }
  return null;
}"""
