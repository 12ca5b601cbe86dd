"""Where all plans stand: the page that lives on, as a board and as a list."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from sessions_app.identity import cookie_name
from tests.accessible import assert_accessible
from tests.browser.consoles import LAPTOP, overflow, row
from tests.browser.phones import PHONE, SMALL_PHONE, NewContext, open_phone
from tests.browser.walls import PROJECTOR
from tests.browser.words import Tongue
from tests.live import LiveEvent, Participant
from tests.servers import Server

LONG = "Organisationsudviklingskonsulenternes arbejdsmiljørepræsentanter"


@dataclass
class Plans:
    """Four plans: unowned, late with Ada, under way with Bo, done by Ada."""

    event: LiveEvent
    ada: Participant
    bo: Participant
    topic: int
    made: dict[str, int] = field(default_factory=dict)

    def propose(self, what: str, *, state: str = "open", note: str = "", **fields: object) -> None:
        answer = self.ada.done("plan.propose", what=what, **fields)
        plan = self.made[what] = answer["result"]["id"]
        if state != "open":
            lead = self.event.facilitator
            lead.done("plan.progress", plan=plan, state=state, note=note)

    def row(self, what: str) -> dict[str, object]:
        return row(self.event, "plan", self.made[what])


@pytest.fixture
def plans(site: Server, live_event: Callable[..., LiveEvent]) -> Plans:
    event = live_event(site, title="Openspace", theme="Openspace?", language="en")
    lead = event.facilitator
    ada = event.join("Ada", organisation="Demo North", language="en")
    bo = event.join("Bo", organisation="Demo South", language="en")
    topic = ada.done("topic.post", title="Trust")["result"]["id"]
    lead.done("event.phase", phase="plenary")
    made = Plans(event, ada, bo, topic)
    agreed = ada.done("conclusion.propose", text="Meetings")["result"]["id"]
    made.propose("Alfa", topic=topic, conclusion=agreed, due="2999-12-01")
    made.propose("Beta", owner=ada.id, due="2020-01-15", first_step="Gamma")
    made.propose("Delta", owner=bo.id, state="doing", note="Epsilon")
    made.propose("Zeta", owner=ada.id, state="done", due="2020-01-15")
    bo.done("plan.support", plan=made.made["Zeta"])
    return made


class PlansPage:
    """The plans' page, as `person` sees it; None: whoever has the code."""

    def __init__(
        self,
        new_context: NewContext,
        plans: Plans,
        person: Participant | None = None,
        at: str = "",
        *,
        language: str = "en",
        viewport: dict[str, int] = LAPTOP,
    ) -> None:
        event = plans.event
        context = new_context(viewport=viewport, locale=Tongue(language).locale)
        if person:
            cookie = {"name": cookie_name(event.code), "value": person.token}
            context.add_cookies([cookie | {"url": event.server.base_url}])  # type: ignore[list-item]
        self.page: Page = context.new_page()
        self.page.goto(f"{event.join_url}plans/?lang={language}{at}")
        self.page.locator(".plans-page h1").wait_for()

    def column(self, state: str) -> Locator:
        return self.page.locator(f".plans-column[data-state={state}] .plan-what")

    def plan(self, what: str) -> Locator:
        return self.page.locator("[data-plan]").filter(has=self.page.get_by_text(what, exact=True))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=re.compile(f"^{name}")).click()

    def listed(self) -> list[str]:
        """The table's lines and, between them, its headings."""
        lines = self.page.locator(".plans-list :is(.list-group span:first-child, th .plan-what)")
        return lines.all_inner_texts()


def test_the_board_shows_where_each_stands_and_what_wants_somebody(
    plans: Plans, new_context: NewContext
) -> None:
    board = PlansPage(new_context, plans)
    for state, there in {"open": ["Alfa", "Beta"], "doing": ["Delta"], "done": ["Zeta"]}.items():
        expect(board.column(state)).to_have_text(there)
    expect(board.column("dropped")).to_have_count(0)
    counts = board.page.locator(".plans-counts")
    expect(counts).to_contain_text("4 plans: 2 not begun, 1 under way, 1 done.")
    expect(counts.locator("strong")).to_have_text(["1 has nobody yet.", "1 is past its day."])
    expect(board.plan("Alfa")).to_contain_text("Nobody yet")
    expect(board.plan("Alfa").locator(".origins li")).to_have_text(["1 Trust", "Meetings"])
    expect(board.plan("Beta")).to_contain_text("15 January 2020 overdue")
    expect(board.plan("Zeta")).to_contain_text("with help from Bo")
    expect(board.plan("Zeta")).not_to_contain_text("overdue")
    # Who only looks has nothing to press, and is told how to take part.
    expect(board.page.locator(".plan-deeds")).to_have_count(0)
    door = board.page.get_by_role("link", name="Give your name to take part")
    expect(door).to_have_attribute("href", plans.event.path())


def test_the_list_is_a_table_ordered_by_owner_day_and_state(
    plans: Plans, new_context: NewContext
) -> None:
    page = PlansPage(new_context, plans, plans.ada, "#list")
    table = page.page.get_by_role("table", name="Action plans")
    by_day = ["The day has passed", "Beta", "January 2020", "Zeta"]
    by_day += ["December 2999", "Alfa", "No day set", "Delta"]
    assert page.listed() == by_day
    page.press("Seen to by")
    heading = table.get_by_role("columnheader", name="Seen to by")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert page.listed() == ["Nobody yet", "Alfa", "Ada", "Beta", "Zeta", "Bo", "Delta"]
    page.press("Seen to by")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert page.listed()[:2] == ["Bo", "Delta"]
    page.press("State")
    assert page.listed() == ["Not begun", "Beta", "Alfa", "Under way", "Delta", "Done", "Zeta"]
    page.page.reload()
    expect(table.get_by_role("columnheader", name="State")).to_have_attribute(
        "aria-sort", "ascending"
    )
    line = table.get_by_role("row").filter(has_text="Delta")
    expect(line.get_by_role("cell")).to_have_text(
        [re.compile("Bo, Demo South"), "", "Under way", "", re.compile("I will help")]
    )


def test_only_mine_only_the_unowned_only_the_late_and_only_somebodys(
    plans: Plans, new_context: NewContext
) -> None:
    page = PlansPage(new_context, plans, plans.bo)
    which = page.page.get_by_role("group", name="Which plans")
    expect(which.get_by_role("button")).to_have_text(
        [re.compile(words) for words in ("All 4", "Mine 2", "No owner yet 1", "Overdue 1")]
    )
    for name, there in {"Mine": ["Delta", "Zeta"], "No owner": ["Alfa"], "Over": ["Beta"]}.items():
        page.press(name)
        expect(page.page.locator(".plan-what")).to_have_text(there)
    page.page.get_by_label("Seen to by").select_option("Ada")
    expect(page.page.locator(".plan-what")).to_have_text(["Beta", "Zeta"])
    page.page.reload()
    expect(page.page.locator(".plan-what")).to_have_text(["Beta", "Zeta"])
    page.press("No owner")
    plans.ada.done("plan.take", plan=plans.made["Alfa"])
    expect(page.page.get_by_text("No plan is like that.")).to_be_visible()
    page.press("Show all")
    expect(page.page.locator(".plan-what")).to_have_count(4)


def test_a_plan_is_taken_helped_told_about_and_changed_in_place(
    plans: Plans, new_context: NewContext
) -> None:
    mine = PlansPage(new_context, plans, plans.bo)
    hers = PlansPage(new_context, plans, plans.ada, "#list")
    mine.plan("Alfa").get_by_role("button", name="I will see to it").click()
    expect(hers.plan("Alfa")).to_contain_text("Bo, Demo South")
    mine.plan("Alfa").get_by_role("button", name="How does it go?").click()
    dialog = mine.page.get_by_role("dialog")
    dialog.get_by_label("Under way").check()
    dialog.get_by_label("A few words to the others").fill("Theta")
    dialog.get_by_role("button", name="Tell it").click()
    expect(mine.column("doing")).to_have_text(["Alfa", "Delta"])
    expect(hers.plan("Alfa")).to_contain_text("Theta")
    mine.plan("Alfa").get_by_text("More").click()
    mine.plan("Alfa").get_by_role("button", name="Change").click()
    dialog.get_by_label("By when").fill("2999-11-30")
    dialog.get_by_role("button", name="Save").click()
    expect(hers.plan("Alfa")).to_contain_text("30 November 2999")
    mine.plan("Beta").get_by_role("button", name="I will help").click()
    expect(hers.plan("Beta")).to_contain_text("with help from Bo")
    # Another's plan is theirs to tell about.
    expect(mine.plan("Beta").get_by_role("button", name="How does it go?")).to_have_count(0)
    hers.plan("Beta").get_by_text("More").click()
    hers.plan("Beta").get_by_role("button", name="Take it back").click()
    hers.plan("Beta").get_by_role("button", name="Sure? Press once more").click()
    expect(mine.plan("Beta")).to_have_count(0)


def test_owners_report_from_their_personal_link_when_the_day_is_over(
    plans: Plans, new_context: NewContext
) -> None:
    plans.event.facilitator.done("event.phase", phase="closed")
    looking = PlansPage(new_context, plans)
    expect(looking.page.get_by_text("Open your personal link here.")).to_be_visible()
    expect(looking.page.get_by_role("link", name="Join")).to_have_count(0)
    phone = open_phone(new_context, plans.event, plans.ada, at="#/me")
    phone.get_by_role("button", name="Show my link").click()
    link = phone.get_by_label("Your personal link", exact=True).input_value()
    elsewhere = new_context(viewport=PHONE, locale="en-GB").new_page()
    elsewhere.goto(link)
    mine = elsewhere.get_by_role("article").filter(has_text="Beta")
    expect(elsewhere.get_by_role("heading", name="You see to")).to_be_in_viewport()
    mine.get_by_role("button", name="How does it go?").click()
    dialog = elsewhere.get_by_role("dialog")
    dialog.get_by_label("Done", exact=True).check()
    dialog.get_by_label("A few words to the others").fill("Iota")
    dialog.get_by_role("button", name="Tell it").click()
    expect(looking.column("done")).to_have_text(["Beta", "Zeta"])
    expect(looking.plan("Beta")).to_contain_text("Iota")
    expect(looking.page.locator(".plans-counts strong")).to_have_text(["1 has nobody yet."])
    assert plans.row("Beta")["note"] == "Iota"
    elsewhere.get_by_role("region", name="What happens now").get_by_role(
        "link", name="What came of the day"
    ).click()
    elsewhere.get_by_role("link", name="Where all plans stand").click()
    # The same person here too: what was told a moment ago can be told anew.
    there = elsewhere.locator(".plan-tile").filter(has_text="Iota")
    expect(there.get_by_role("button", name="How does it go?")).to_be_visible()


def test_a_facilitator_tells_about_any_and_the_baton_is_felt_on_this_page_too(
    plans: Plans, new_context: NewContext
) -> None:
    lead = PlansPage(new_context, plans, plans.event.facilitator)
    tell = lead.page.get_by_role("button", name="How does it go?")
    expect(tell).to_have_count(3)  # the one nobody sees to has it behind "More"
    lead.plan("Alfa").get_by_text("More").click()
    expect(tell).to_have_count(4)
    holder = PlansPage(new_context, plans, plans.bo)
    plans.bo.done("baton.ask")
    plans.event.facilitator.done("baton.pass")
    expect(holder.page.get_by_role("heading", name="You have the baton")).to_be_visible()
    holder.press("I am done")
    expect(holder.page.get_by_role("heading", name="You have the baton")).to_have_count(0)


def test_hidden_words_are_gone_and_nothing_is_left_where_nothing_was_planned(
    plans: Plans, new_context: NewContext
) -> None:
    page = PlansPage(new_context, plans, plans.ada)
    plans.event.facilitator.done("topic.hide", topic=plans.topic)
    expect(page.page.locator("body")).not_to_contain_text("Trust")
    for plan in plans.made.values():
        plans.ada.done("plan.withdraw", plan=plan)
    expect(page.page.get_by_text("No plan has been proposed yet.")).to_be_visible()
    page.press("Propose an action plan")
    dialog = page.page.get_by_role("dialog")
    dialog.get_by_label("What will be done?").fill("Kappa")
    dialog.get_by_role("button", name="Propose it").click()
    expect(page.column("open")).to_have_text(["Kappa"])


def test_on_paper_only_the_plans_and_where_they_are_now(
    plans: Plans, new_context: NewContext
) -> None:
    page = PlansPage(new_context, plans, plans.ada, "#list")
    page.page.emulate_media(media="print")
    for gone in (".frame-head", ".plans-tools", ".plan-deeds", ".plans-along", ".list-sort"):
        expect(page.page.locator(gone).first).to_be_hidden()
    expect(page.page.locator(".plans-foot")).to_contain_text(plans.event.path("plans/"))
    expect(page.page.locator(".plans-theme")).to_have_text("Openspace: Openspace?")
    heads = page.page.locator("thead th:not(.list-deeds)").all_inner_texts()
    assert [head.strip() for head in heads] == ["Plan", "Seen to by", "By", "State", "Comes from"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_in_each_language_on_each_screen_it_fits_and_is_accessible(
    plans: Plans, new_context: NewContext, language: str
) -> None:
    for number in (1, 2):
        long = plans.event.join(f"{LONG} {number}", organisation=LONG, language=language)
        plans.propose(f"{LONG} {number}", first_step=LONG, owner=long.id, state="dropped")
    for person, viewport in (
        (plans.ada, LAPTOP),
        (plans.event.facilitator, SMALL_PHONE),
        (None, PROJECTOR),
    ):
        page = PlansPage(new_context, plans, person, language=language, viewport=viewport)
        for view in ("#board", "#list"):
            page.page.evaluate("(hash) => { location.hash = hash; }", view)
            shown = page.page.locator(".plans-board" if view == "#board" else ".plans-list")
            expect(shown).to_be_visible()
            assert overflow(page.page) <= 0, (view, viewport)
            Tongue(language).alone(page.page)
            if language == "da":  # its words are the longer ones
                assert_accessible(page.page)
