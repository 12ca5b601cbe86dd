"""The projected wall in plenary and after: each scene, walked with real actions."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.accessible import assert_accessible
from tests.browser.phones import NewContext
from tests.browser.walls import Wall
from tests.live import LiveEvent, Participant
from tests.servers import Server

LONG = "Organisationsudviklingskonsulenternes arbejdsmiljørepræsentanter: kan vi lære af hinanden?"
SCENES = ["gallery", "baton", "dots", "conclusions", "plans", "networks"]


@dataclass
class Plenary:
    event: LiveEvent
    lead: Participant
    ada: Participant
    bo: Participant
    back: int
    late: int

    def show(self, scene: str, **fields: object) -> None:
        self.lead.done("event.show", scene=scene, **fields)

    def made(self, person: Participant, action: str, **fields: object) -> int:
        found: int = person.done(action, **fields)["result"]["id"]
        return found


def hang_back(event: LiveEvent, topic: int, *comments: tuple[str, str], summary: str = "") -> None:
    lead = event.facilitator
    lead.done("topic.open", topic=topic)
    for kind, text in comments:
        lead.done("comment.add", topic=topic, kind=kind, text=text)
    lead.done("topic.close", topic=topic, summary=summary)
    lead.done("topic.rehang", topic=topic)


@pytest.fixture
def plenary(site: Server, live_event: Callable[..., LiveEvent]) -> Plenary:
    """Ada's note is back on the wall, Bo's is closed and on its way."""
    event = live_event(site, rooms=("Hall:20",), language="en", phase="sessions")
    lead = event.facilitator
    ada = event.join("Ada", organisation="Demo North", language="en")
    bo = event.join("Bo", organisation="Demo South", language="en")
    back = ada.done("topic.post", title="Trust")["result"]["id"]
    late = bo.done("topic.post", title=LONG)["result"]["id"]
    kinds = (
        ("note", "Thanks"),
        ("decision", "We *meet*"),
        ("insight", "Small"),
        ("question", "Who?"),
    )
    hang_back(event, back, *kinds, summary="We go on")
    lead.done("topic.open", topic=late)
    lead.done("topic.close", topic=late)
    lead.done("event.phase", phase="plenary", minutes=30)
    return Plenary(event, lead, ada, bo, back, late)


@pytest.fixture
def wall(plenary: Plenary, new_context: NewContext) -> Wall:
    return Wall(new_context, plenary.event.wall_url, reduced_motion="reduce")


def shown(of: Locator) -> list[str]:
    return [text.strip() for text in of.all_inner_texts()]


# Notes that are back


def test_the_gallery_tells_comments_kind_by_kind_and_who_is_on_the_way(
    plenary: Plenary, wall: Wall
) -> None:
    note = wall.scene("gallery").locator(f"[data-note='{plenary.back}']")
    expect(note).to_contain_text("We go on")
    expect(note).to_contain_text("Demo North")
    assert shown(note.locator(".added-kind")) == ["Insights", "Questions", "Decisions", "Comments"]
    expect(note.locator("[data-kind=decision] em")).to_have_text("meet")
    missing = wall.page.locator(f"[data-missing='{plenary.late}']")
    expect(missing).to_contain_text("2")
    expect(missing).to_contain_text("Bo")
    plenary.bo.done("topic.rehang", topic=plenary.late, comments=["Yes"])
    expect(wall.page.locator(".missing")).to_have_count(0)
    expect(wall.page.locator(f"article[data-note='{plenary.late}']")).to_contain_text("Yes")
    expect(wall.page.locator(".news")).to_contain_text("Back on the wall")


def test_a_hidden_note_is_neither_shown_nor_missed(plenary: Plenary, wall: Wall) -> None:
    for topic in (plenary.back, plenary.late):
        plenary.lead.done("topic.hide", topic=topic)
    expect(wall.page.locator(".missing")).to_have_count(0)
    expect(wall.page.locator(".invitation")).to_contain_text("No note is back on the wall yet.")
    expect(wall.page.locator("body")).not_to_contain_text("Trust")


def test_many_notes_and_many_comments_turn_pages_and_stay_readable(
    plenary: Plenary, wall: Wall
) -> None:
    lead, event = plenary.lead, plenary.event
    lead.done("event.phase", phase="sessions")
    for nth in range(9):
        topic = plenary.made(plenary.ada, "topic.post", title=f"{LONG} {nth}")
        hang_back(event, topic, *(("insight", f"Insight {n}. {LONG}") for n in range(nth)))
    many = plenary.made(plenary.bo, "topic.post", title="Many words")
    hang_back(event, many, *(("question", f"Question {n}: {LONG}") for n in range(40)))
    lead.done("event.phase", phase="plenary")
    wall.page.keyboard.press(" ")
    count = wall.page.locator(".stage-count")
    expect(count).to_have_text(re.compile(r"^1.* of 11$"))
    words, notes = set(), set()
    for _ in range(int(wall.page.locator(".progress-ticks i").count()) or 1):
        assert wall.too_small() == []
        words |= set(re.findall(r"Question \d+:", wall.page.locator(".flow").inner_text()))
        notes |= {
            each.get_attribute("data-note") for each in wall.page.locator(".flow article").all()
        }
        before = wall.page.locator(".flow-page").inner_text()
        wall.turn()
        expect(wall.page.locator(".flow-page")).not_to_have_text(before, use_inner_text=True)
    assert len(words) == 40
    assert len(notes) == 11


def test_one_note_is_shown_large_and_its_words_turn_pages(plenary: Plenary, wall: Wall) -> None:
    plenary.show("gallery", topic=plenary.back)
    large = wall.page.locator("article[data-large]")
    expect(large.get_by_role("heading", name="Trust")).to_be_visible()
    assert shown(large.locator(".added-kind")) == ["Insights", "Questions", "Decisions", "Comments"]
    for nth in range(12):
        text = f"Answer {nth}. {LONG * 6}"
        plenary.ada.done("comment.add", topic=plenary.back, text=text, kind="note")
    wall.page.keyboard.press(" ")
    expect(large.locator(".back-part")).to_have_text(re.compile(r"^1 of \d+$"))
    first, last = large.get_by_text("Small"), large.get_by_text("Answer 11.")
    expect(last).to_be_attached()
    expect(first).to_be_in_viewport()
    expect(last).not_to_be_in_viewport()
    wall.turn(-1)
    expect(last).to_be_in_viewport()
    expect(first).not_to_be_in_viewport()
    assert wall.too_small() == []
    plenary.show("gallery")
    expect(large).to_have_count(0)


# The baton


def test_whoever_holds_the_baton_is_seen_in_every_scene(plenary: Plenary, wall: Wall) -> None:
    expect(wall.scene("gallery")).to_be_visible()
    for person in (plenary.ada, plenary.bo):
        person.done("baton.ask")
    plenary.lead.done("baton.pass")
    name = wall.scene("baton").locator(".baton-name")
    expect(name).to_have_text("Ada")
    expect(wall.page.locator(".baton-home")).to_have_text("Demo North")
    expect(wall.page.locator(".baton-queue li")).to_have_text(["Bo"])
    plenary.ada.done("baton.say", text="Thank you, all")
    expect(wall.page.locator(".baton-words")).to_have_text("Thank you, all")
    plenary.ada.done("baton.pass")
    expect(name).to_have_text("Bo")
    expect(wall.page.locator(".baton-words")).to_contain_text("Ada")
    for scene in SCENES[2:]:
        plenary.show(scene)
        expect(wall.scene(scene).locator(".foot-holder")).to_contain_text("Bo")
    plenary.show("")
    plenary.bo.done("baton.rest")
    expect(wall.scene("gallery")).to_be_visible()
    expect(wall.page.locator(".foot-holder")).to_have_count(0)
    plenary.show("baton")
    expect(wall.page.locator(".baton-scene[data-resting]")).to_contain_text("lies in the middle")


def test_time_fills_and_the_circle_is_told(plenary: Plenary, wall: Wall) -> None:
    lead = plenary.lead
    lead.done("event.edit", turn_seconds=10)
    lead.done("baton.circle", on=True)
    lead.done("baton.pass", to=plenary.ada.id)
    bar = wall.page.locator(".baton-time span")
    width = "(bar) => bar.getBoundingClientRect().width / bar.parentElement.clientWidth"
    wall.page.wait_for_function(
        f"(bar) => ({width})(bar) >= 1", arg=bar.element_handle(), timeout=20_000
    )
    expect(wall.page.locator(".baton-name")).to_have_text("Ada")
    circle = wall.page.locator(".baton-circle")
    expect(circle).to_contain_text("1 of 3 has had it")
    for nth in range(8):
        plenary.event.join(f"Guest {nth}").done("baton.ask")
    expect(wall.page.locator(".baton-queue li")).to_have_count(5)
    expect(wall.page.locator(".baton-queue")).to_contain_text("and 3 more")


# Dots, conclusions, plans, networks


def test_dots_are_held_back_and_then_shown_most_first(plenary: Plenary, wall: Wall) -> None:
    plenary.lead.done("event.edit", dots=5, dots_shown=False)
    plenary.show("dots")
    plenary.ada.done("topic.vote", topic=plenary.late, dots=3)
    plenary.bo.done("topic.vote", topic=plenary.back, dots=1)
    held = wall.page.locator(".invitation")
    expect(held).to_contain_text("The result is shown when all are done.")
    assert not re.search(r"\d", held.inner_text())
    plenary.lead.done("event.edit", dots_shown=True)
    ranks = wall.page.locator(".ranking li")
    expect(ranks).to_have_count(2)
    expect(ranks.first).to_contain_text("Organisations")
    expect(ranks.first.locator(".rank-dots b")).to_contain_text("3")
    plenary.bo.done("topic.vote", topic=plenary.back, dots=5)
    expect(ranks.first).to_contain_text("Trust")
    widths = [
        bar.evaluate("(bar) => bar.offsetWidth") for bar in wall.page.locator(".rank-bar").all()
    ]
    assert widths[0] / widths[1] == pytest.approx(5 / 3, abs=0.02)


def test_a_conclusion_grows_and_is_adopted(plenary: Plenary, wall: Wall) -> None:
    plenary.show("conclusions")
    expect(wall.page.locator(".invitation")).to_be_visible()
    one = plenary.made(plenary.ada, "conclusion.propose", text="We meet in May")
    paper = wall.page.locator(f"[data-conclusion='{one}']")
    expect(wall.page.locator(".news")).to_contain_text("We meet in May")
    plenary.ada.done("conclusion.stand", conclusion=one, stance="agree")
    plenary.bo.done("conclusion.stand", conclusion=one, stance="object", reason="May is full")
    expect(paper.locator("[data-stance=agree] b")).to_have_text("1")
    expect(paper.locator(".objection")).to_have_text("Bo May is full")
    plenary.bo.done("conclusion.stand", conclusion=one, stance="aside")
    expect(paper.locator(".objection")).to_have_count(0)
    plenary.lead.done("conclusion.adopt", conclusion=one)
    plenary.lead.done("conclusion.gather", topic=plenary.back, conclusion=one)
    expect(paper.locator(".sheet-mark")).to_have_text("Adopted")
    expect(paper.locator(".gathered-notes")).to_contain_text("1 Trust")


def test_a_plan_nobody_owns_asks_who_takes_it(plenary: Plenary, wall: Wall) -> None:
    plenary.show("plans")
    ada = plenary.ada
    plenary.made(ada, "plan.propose", what="Call them", owner=ada.id, due="2027-03-01")
    free = plenary.made(ada, "plan.propose", what="Find a room", first_step="Ask the library")
    papers = wall.page.locator("[data-plan] h3")
    expect(papers).to_have_text(["Find a room", "Call them"])
    paper = wall.page.locator(f"[data-plan='{free}']")
    expect(paper).to_contain_text("Nobody yet. Who takes it?")
    expect(paper).to_contain_text("Ask the library")
    expect(wall.page.locator(".stage-hint")).to_have_text("1 has no owner yet")
    plenary.bo.done("plan.take", plan=free)
    expect(paper.locator(".plan-owner")).to_have_text("Bo")
    expect(wall.page.locator(".needs")).to_have_count(0)
    plenary.bo.done("plan.progress", plan=free, state="done")
    expect(paper.locator(".plan-state")).to_have_text("Done")


def test_a_network_grows_where_all_can_see_how_to_join(plenary: Plenary, wall: Wall) -> None:
    plenary.show("networks")
    purpose = "Mutual sparring"
    one = plenary.made(
        plenary.ada, "network.found", name="Sparring", purpose=purpose, rhythm="Monthly"
    )
    paper = wall.page.locator(f"[data-network='{one}']")
    for words in (purpose, "Monthly", "1 member", "Ada"):
        expect(paper).to_contain_text(words)
    plenary.bo.done("network.join", network=one, share_contact=False)
    expect(paper).to_contain_text("2 members from 2 organisations")
    plenary.ada.done("network.meet", network=one, starts_at="2027-01-14T12:00:00Z", where="Library")
    expect(paper.locator(".network-next")).to_contain_text("14 January 2027")
    expect(paper.locator(".network-next")).to_contain_text("Library")
    address = wall.page.locator(".stage-address")
    expect(address).to_contain_text(f"/e/{plenary.event.code}/networks")


# All of them


def furnish(plenary: Plenary) -> None:
    ada, bo, lead = plenary.ada, plenary.bo, plenary.lead
    one = plenary.made(ada, "conclusion.propose", text=LONG * 8)
    bo.done("conclusion.stand", conclusion=one, stance="object", reason=LONG * 3)
    two = plenary.made(ada, "conclusion.propose", text="We meet")
    ada.done("conclusion.stand", conclusion=two, stance="agree")
    lead.done("conclusion.adopt", conclusion=two)
    lead.done("conclusion.gather", topic=plenary.back, conclusion=two)
    for owner in (None, ada.id, bo.id):
        made = plenary.made(
            ada, "plan.propose", what=LONG * 2, first_step=LONG, owner=owner, due="2027-01-01"
        )
    lead.done("plan.progress", plan=made, state="done")
    net = plenary.made(ada, "network.found", name=LONG, purpose=LONG * 10, rhythm=LONG)
    ada.done("network.meet", network=net, starts_at="2027-01-14T12:00:00Z", where=LONG)
    ada.done("topic.vote", topic=plenary.back, dots=3)
    lead.done("event.edit", turn_seconds=60)
    lead.done("baton.circle", on=True)
    bo.done("baton.ask")
    lead.done("baton.pass", to=ada.id)
    ada.done("baton.say", text=LONG * 12)
    lead.done("event.announce", text=LONG)


def test_every_scene_is_accessible_and_readable(plenary: Plenary, wall: Wall) -> None:
    for scene in SCENES:
        plenary.show(scene)
        expect(wall.scene(scene)).to_be_visible()
        assert_accessible(wall.page)
    furnish(plenary)
    for scene in SCENES:
        plenary.show(scene)
        expect(wall.scene(scene)).to_be_visible()
        assert_accessible(wall.page)
        assert wall.too_small() == []
    plenary.show("gallery", topic=plenary.back)
    expect(wall.page.locator("article[data-large]")).to_be_visible()
    assert_accessible(wall.page)


def test_after_the_day_it_thanks_and_the_scenes_stay(plenary: Plenary, wall: Wall) -> None:
    plenary.lead.done("event.phase", phase="closed")
    thanks = wall.page.get_by_role("heading", name="Thank you for today")
    expect(thanks).to_be_visible()
    for scene in SCENES:
        plenary.show(scene)
        expect(wall.scene(scene)).to_be_visible()
    plenary.show("")
    expect(thanks).to_be_visible()


def test_in_danish_and_on_a_phone_the_scenes_stack(
    plenary: Plenary, new_context: NewContext
) -> None:
    furnish(plenary)
    wall = Wall(new_context, f"{plenary.event.wall_url}?lang=da")
    wall.page.set_viewport_size({"width": 390, "height": 844})
    for scene in SCENES:
        plenary.show(scene)
        expect(wall.scene(scene)).to_be_visible()
        assert wall.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, scene
    plenary.show("plans")
    expect(wall.page.get_by_text("Ingen endnu. Hvem tager den?")).to_be_visible()
