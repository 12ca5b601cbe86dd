"""A meeting with the same troublesome words in every field that is shown anywhere, and a walk past
every screen that shows them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.consoles import Console
from tests.browser.phones import NewContext, go, open_phone
from tests.browser.walls import Wall
from tests.live import LiveEvent, Participant

# Answers words of at most so many characters.
Words = Callable[[int], str]


@dataclass
class Troubled:
    event: LiveEvent
    ann: Participant
    bo: Participant
    topic: int
    network: int


def trouble(event: LiveEvent, words: Words) -> Troubled:
    """Every text field of every kind of row; the meeting is in plenary when it is done."""
    freja = event.facilitator
    ann, bo = (event.join(words(80), organisation=words(120), contact=words(200)) for _ in "12")
    freja.done("event.edit", title=words(140), theme=words(300), welcome=words(4000))
    rows = event.board()["rows"]
    places = [(min(map(int, rows["room"])) + n, min(map(int, rows["slot"]))) for n in (0, 1)]
    for room, _slot in places:
        freja.done("room.edit", room=room, name=words(80), where=words(140))
    freja.done("slot.edit", slot=places[0][1], label=words(80))
    topics = [
        who.done("topic.post", title=words(140), text=words(4000), room=room, slot=slot)["result"]
        for who, (room, slot) in zip((ann, bo), places, strict=True)
    ]
    ann.done("topic.post", title=words(140), text=words(4000))
    topic = topics[0]["id"]
    bo.done("topic.join", topic=topic)
    for kind in ("note", "insight", "question", "decision"):
        bo.done("comment.add", topic=topic, text=words(4000), kind=kind)
    freja.done("event.phase", phase="sessions")
    ann.done("topic.open", topic=topic)
    ann.done("topic.close", topic=topic, summary=words(4000))
    ann.done("topic.rehang", topic=topic, comments=[words(4000)])
    freja.done("event.phase", phase="plenary")
    return _come_of_it(Troubled(event, ann, bo, topic, 0), words)


def _come_of_it(found: Troubled, words: Words) -> Troubled:
    freja, ann, bo, topic = found.event.facilitator, found.ann, found.bo, found.topic
    proposed = ann.done("conclusion.propose", text=words(4000), topic=topic)["result"]["id"]
    bo.done("conclusion.stand", conclusion=proposed, stance="object", reason=words(500))
    bo.done("topic.vote", topic=topic, dots=2)
    plan = ann.done("plan.propose", what=words(280), first_step=words(280), topic=topic)
    ann.done("plan.take", plan=plan["result"]["id"])
    ann.done("plan.progress", plan=plan["result"]["id"], state="doing", note=words(1000))
    named = {"name": words(140), "purpose": words(2000), "rhythm": words(280)}
    network = ann.done("network.found", **named, topic=topic, share_contact=True)["result"]["id"]
    bo.done("network.join", network=network, share_contact=True)
    meeting = {"starts_at": "2027-03-01T12:00Z", "where": words(280)}
    ann.done("network.meet", network=network, **meeting)
    for who in (ann, bo):
        who.done("baton.ask")
    freja.done("baton.pass")
    ann.done("baton.say", text=words(4000))
    freja.done("event.announce", text=words(280))
    found.network = network
    return found


PHONE_PAGES = (
    *("#/wall", "#/plan", "#/me", "#/topic/{topic}", "#/outcomes", "#/dots", "#/conclusions"),
    *("#/plans", "#/networks", "#/network/{network}"),
)
SCENES = ("gallery", "baton", "dots", "conclusions", "plans", "networks")


def every_screen(new_context: NewContext, found: Troubled) -> Iterator[tuple[str, Page]]:
    """Where the words are read: a name for it, and the page that shows it."""
    yield from walls(new_context, found)
    yield from phones(new_context, found)
    yield from consoles(new_context, found)
    yield from others(new_context, found)


def walls(new_context: NewContext, found: Troubled) -> Iterator[tuple[str, Page]]:
    act = found.event.facilitator.done
    page = Wall(new_context, found.event.wall_url, reduced_motion="reduce").page

    def in_phase(phase: str) -> Page:
        act("event.phase", phase=phase)
        page.locator(f".wall[data-phase={phase}]").wait_for()
        return settled(page)

    for scene in SCENES:
        act("event.show", scene=scene)
        page.locator(f".board[data-scene={scene}]").wait_for()
        yield f"wall: {scene}", settled(page)
    act("event.show", scene="gallery", topic=found.topic)
    page.locator("[data-large]").wait_for()
    yield "wall: a note large", settled(page)
    for phase in ("welcome", "notes", "market", "sessions", "closed"):
        yield f"wall: {phase}", in_phase(phase)
    in_phase("market")
    found.ann.done("baton.ask", topic=found.topic)
    act("baton.pass")
    page.locator(".spotlight-title").wait_for()
    yield "wall: a note announced", settled(page)
    act("event.phase", phase="plenary")


def phones(new_context: NewContext, found: Troubled) -> Iterator[tuple[str, Page]]:
    page = open_phone(new_context, found.event, found.ann, reduced_motion="reduce")
    ids = {"topic": found.topic, "network": found.network}
    for address in PHONE_PAGES:
        go(page, address.format(**ids))
        yield f"phone: {address}", settled(page)
    found.event.facilitator.done("event.phase", phase="market")
    for address in ("#/wall", "#/new", "#/topic/{topic}"):
        go(page, address.format(**ids))
        yield f"phone in market: {address}", settled(page)
    found.event.facilitator.done("event.phase", phase="plenary")


def consoles(new_context: NewContext, found: Troubled) -> Iterator[tuple[str, Page]]:
    console = Console(new_context, found.event, reduced_motion="reduce")
    page = console.page
    yield "console", settled(page)
    go(page, f"#/topic/{found.topic}")
    page.locator(".note-panel").wait_for()
    yield "console: a note", settled(page)
    go(page, "#/wall")
    tools = page.get_by_role("navigation", name="Tools").get_by_role("button")
    for number in range(tools.count()):
        tools.nth(number).click()
        page.get_by_role("dialog").wait_for()
        yield f"console: tool {number + 1}", settled(page)
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
    found.event.facilitator.done("event.phase", phase="market")
    page.locator(".wall-space").wait_for()
    yield "console in market", settled(page)
    found.event.facilitator.done("event.phase", phase="plenary")


def others(new_context: NewContext, found: Troubled) -> Iterator[tuple[str, Page]]:
    phone = open_phone(new_context, found.event, found.ann)
    for name in ("plans/", "networks/"):
        phone.goto(found.event.join_url + name)
        phone.locator("main").wait_for()
        yield name, settled(phone)
    door: Any = new_context(viewport={"width": 390, "height": 844}).new_page()
    door.goto(found.event.join_url)
    yield "the door", settled(door)


def settled(page: Page) -> Page:
    """What came last has been drawn."""
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
    )
    return page
