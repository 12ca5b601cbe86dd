"""Words turned round, invisible, piled up or without end: laid out, not broken, and nobody else's
note is touched by them."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from pprint import pformat
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.attacks.troubled import Troubled, Words, every_screen, settled, trouble
from tests.browser.consoles import Console
from tests.browser.phones import NewContext, open_phone
from tests.browser.walls import Wall
from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server
from tests.test_api import refused


def of(piece: str) -> Words:
    """The piece again and again, as long as may be."""
    return lambda most: (piece * (most // len(piece) + 1))[:most].strip()


PILE = "".join(chr(mark) for mark in range(0x300, 0x330))  # marks that stand above a letter
TROUBLE: dict[str, Words] = {
    "one letter without end": of("W"),
    "never closed": lambda most: "‮⁧‫" + of("Åben ")(most - 3),
    "piled up": of("Z" + PILE + "algo "),
    "wide signs": of("𒐫﷽👩‍👩‍👧‍👦"),
    "blanks that never break": of("a\u00a0\u00a0\u2007\u202fb\u00a0"),
}

OUTSIDE = Path(__file__).with_name("outside.js").read_text()


@pytest.fixture
def event(site: Server) -> Iterator[LiveEvent]:
    made = make_event(site, language="en", rooms=("A:20", "B:20", "C"))
    yield made
    made.close()


@pytest.mark.slow
@pytest.mark.parametrize("kind", TROUBLE)
def test_no_words_poke_out_of_their_box(
    event: LiveEvent, new_context: NewContext, kind: str
) -> None:
    found: Troubled = trouble(event, TROUBLE[kind])
    broken = {
        name: outside
        for name, page in every_screen(new_context, found)
        if (outside := page.evaluate(OUTSIDE))
    }
    assert not broken, pformat(broken, width=180)


def test_ten_thousand_letters_are_refused_where_they_are_typed(event: LiveEvent) -> None:
    ann = event.join("Ann")
    for action, given in (
        ("topic.post", {"title": "x" * 10_000}),
        ("person.edit", {"name": "x" * 10_000}),
        ("baton.ask", {"topic": "x" * 10_000}),
    ):
        problem = refused(ann.do(action, **given), "invalid", 400)
        assert list(problem["errors"]) == list(given)


# The neighbours

PLAIN = "Et ganske almindeligt emne"


@pytest.fixture
def neighbours(event: LiveEvent) -> tuple[Participant, int, list[int]]:
    """Somebody's note in the middle, and the notes above, beside and below it."""
    rows = event.board()["rows"]
    rooms, slots = sorted(map(int, rows["room"])), sorted(map(int, rows["slot"]))
    mischief, others = event.join("Ann"), event.join("Bo")
    middle = mischief.done("topic.post", title=PLAIN, room=rooms[1], slot=slots[0])
    around = [
        others.done("topic.post", title=f"Nabo {n}", room=room, slot=slot)["result"]["id"]
        for n, (room, slot) in enumerate(
            ((rooms[0], slots[0]), (rooms[1], slots[1]), (rooms[2], slots[0]))
        )
    ]
    return mischief, middle["result"]["id"], around


def on_the_wall(new_context: NewContext, event: LiveEvent) -> Page:
    return Wall(new_context, event.wall_url, reduced_motion="reduce").page


def on_a_phone(new_context: NewContext, event: LiveEvent) -> Page:
    return open_phone(new_context, event, event.join("Cy", language="en"), reduced_motion="reduce")


def on_the_console(new_context: NewContext, event: LiveEvent) -> Page:
    return Console(new_context, event, reduced_motion="reduce").page


@pytest.mark.parametrize("screen", [on_the_wall, on_a_phone, on_the_console])
@pytest.mark.parametrize("kind", ["piled up", "never closed", "one letter without end"])
def test_the_notes_around_it_are_not_written_over(
    event: LiveEvent,
    neighbours: tuple[Participant, int, list[int]],
    new_context: NewContext,
    screen: Callable[..., Page],
    kind: str,
) -> None:
    mischief, middle, around = neighbours
    page = screen(new_context, event)
    words = TROUBLE[kind]
    mischief.done("topic.edit", topic=middle, title=words(140), text=words(400))
    mischief.done("person.edit", name=words(80), organisation=words(120))
    trouble = page.locator(f"article[data-note='{middle}']").filter(has_not_text=PLAIN).first
    trouble.wait_for()
    for topic in around:
        with_it = seen(page, topic)
        trouble.evaluate("(note) => { note.style.visibility = 'hidden'; }")
        without = seen(page, topic)
        trouble.evaluate("(note) => { note.style.visibility = ''; }")
        assert difference(with_it, without) < 0.001, f"note {topic} is written over"


def seen(page: Page, topic: int) -> Image.Image:
    """The note as the screen shows it, with whatever lies over it."""
    note = page.locator(f"article[data-note='{topic}']").first
    note.scroll_into_view_if_needed()
    settled(page)
    with Image.open(io.BytesIO(note.screenshot(animations="disabled"))) as picture:
        return picture.convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of the points that differ; 1 where even the size does."""
    if one.size != other.size:
        return 1.0
    changed: Any = ImageChops.difference(one, other).point(lambda value: 255 if value > 40 else 0)
    histogram = changed.histogram()
    return float(histogram[255] / sum(histogram))
