"""The page of who met whom with two thousand people and more ties than anybody can see: the
browser's share of it, on a board and a picture made up here. The figures are printed; the bounds
are wide, since other tests may run beside this one."""

import json
from collections.abc import Callable
from random import Random
from statistics import median
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.gatherings import Networks
from tests.browser.phones import NewContext
from tests.live import LiveEvent
from tests.servers import Server

PEOPLE, ORGANISATIONS, TOPICS, EACH = 2108, 190, 232, 4
FIRST = 1_000_000  # ids nobody here has


def crowd(board: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A board with so many people on it, and their picture: each signed up for EACH of TOPICS."""
    random = Random(4)
    ids = list(range(FIRST, FIRST + PEOPLE))
    homes = [f"Demo {min(int(random.expovariate(0.03)), ORGANISATIONS - 1)}" for _ in ids]
    board["rows"]["person"] = {
        str(pk): {
            "id": pk,
            "name": f"Person {pk - FIRST}",
            "organisation": home,
            "role": "participant",
            "at": None,
        }
        for pk, home in zip(ids, homes, strict=True)
    }
    groups: list[list[int]] = [[] for _ in range(TOPICS)]
    for place in range(PEOPLE):
        for topic in random.sample(range(TOPICS), EACH):
            groups[topic].append(place)
    shared: dict[tuple[int, int], int] = {}
    for group in groups:
        for nth, one in enumerate(group):
            for other in group[nth + 1 :]:
                shared[one, other] = shared.get((one, other), 0) + 1
    pairs = sorted(shared)
    across = sum(homes[one] != homes[other] for one, other in pairs)
    count = {"within": 0, "across": across}
    ties = {
        "one": [one for one, _ in pairs],
        "other": [other for _, other in pairs],
        "topics": [shared[pair] for pair in pairs],
        "talks": [shared[pair] - 1 for pair in pairs],
        "networks": [0] * len(pairs),
    }
    measure = {"before": count | {"across": 0}, "now": count}
    return board, {"seq": board["seq"], "people": ids, "ties": ties, "measure": measure}


WATCH = """
  window.frames_ = [];
  let last = 0;
  const frame = (now) => {
    if (last) frames_.push(now - last);
    last = now;
    const canvas = document.querySelector("canvas");
    if (canvas?.dataset.still) window.first_ ??= now;
    if (canvas?.dataset.still === "true") window.still_ ??= now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
"""
FILTER = """async ([name, nth]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const select = document.querySelector(`.filters select[name=${name}]`);
  const told = document.querySelector(".shown-count [role=status]");
  const [was, began] = [told.textContent, performance.now()];
  select.selectedIndex = nth;
  select.dispatchEvent(new Event("change", {bubbles: true}));
  while (told.textContent === was) await frame();
  await frame();
  return performance.now() - began;
}"""


def frames(page: Page, deed: Callable[[], None]) -> list[float]:
    """How long each frame took meanwhile, ms, the longest last."""
    page.evaluate("frames_.length = 0")
    deed()
    for still in ("false", "true"):
        page.wait_for_function(
            f"() => document.querySelector('canvas').dataset.still === '{still}'"
        )
    return sorted(page.evaluate("frames_"))


def told(name: str, found: list[float]) -> str:
    return (
        f"{name}: {len(found)} frames, middle {median(found):.0f} ms, "
        f"19 of 20 within {found[len(found) * 19 // 20]:.0f} ms, longest {found[-1]:.0f} ms"
    )


def test_two_thousand_people_stay_smooth(
    site: Server, live_event: Callable[..., LiveEvent], new_context: NewContext
) -> None:
    event = live_event(site, title="Demo", theme="Demo", language="en", phase="sessions")
    event.facilitator.done("topic.post", title="Trust")
    board, picture = crowd(event.board())
    ties = len(picture["ties"]["one"])
    assert ties > 50_000

    def answer(with_: dict[str, Any]) -> Callable[[Route], None]:
        body = json.dumps(with_)
        return lambda route: route.fulfill(body=body, content_type="application/json")

    def opened(**options: Any) -> Any:
        context = new_context(**options)
        context.add_init_script(WATCH)
        context.route("**/board.json", answer(board))
        context.route("**/networks/picture.json", answer(picture))
        return context

    networks = Networks(opened, event, moving=True)
    page = networks.page
    page.wait_for_function("() => window.still_", timeout=60_000)
    first, still = page.evaluate("[first_, still_]")
    settling = sorted(page.evaluate("frames_"))
    print(f"{PEOPLE} people, {ties} ties: first picture {first:.0f} ms, all still {still:.0f} ms")
    print(told("settling", settling))
    expect(networks.shown).to_contain_text(f"{PEOPLE:,} people, {ties:,} ties")
    assert networks.lines.count() == 40
    walking = frames(page, networks.measure("before").click)
    print(told("walking", walking))
    networks.choose()
    filters = [page.evaluate(FILTER, ["organisation", nth]) for nth in (1, 2, 0)]
    print(f"filters: {', '.join(f'{ms:.0f} ms' for ms in filters)}")
    page.get_by_label("Find a name").fill("person 20")
    expect(networks.lines.first).to_contain_text("Person 20,")
    assert first < 10_000
    assert still < 40_000
    assert median(settling) < 70
    assert median(walking) < 70
    assert max(filters) < 2_000
