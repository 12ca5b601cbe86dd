"""`python -m tests.bench.replay`: the day played back at Würzburg's size, in a headless Chromium.

2,108 people, 232 notes, some 20,000 entries, made by real actions (which takes a minute or two).
Tells how long the first picture takes, and each step while somebody scrubs; fails where the first
takes 2 s or the middle step 100 ms.
"""

import sys
from statistics import quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.chromium import FLAGS, chromium

from . import servers

FIRST_PICTURE, STEP = 2000, 100  # ms: the most they may take
SIZES = {"projector": (1920, 1080), "laptop": (1280, 800), "phone": (390, 844)}
MAKE = """
from tests.bench.day import WURZBURG, make_day
from sessions_app.identity import person_token
event = make_day(WURZBURG)
print(event.code, person_token(event.people.order_by("pk")[0]))
"""

# When the first note was painted, and when the slider was there.
WATCH = """
window.told = {};
const painted = (name) =>
  requestAnimationFrame(() => setTimeout(() => { told[name] ??= performance.now(); }));
const look = () => {
  if (!told.picture && document.querySelector(".lapse [data-note]")) painted("picture");
  if (!told.ready && document.querySelector(".scrub-range")) painted("ready");
  if (!(told.picture && told.ready)) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
READY = """async () => {
  while (!(told.picture && told.ready)) await new Promise((done) => setTimeout(done, 20));
  return told;
}"""
# Each step from the input to the picture painted: anywhere by chance, then along as a finger drags.
SCRUB = """async () => {
  const range = document.querySelector(".scrub-range");
  let seed = 7;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const step = async (part) => {
    const began = performance.now();
    range.value = range.max * part;
    range.dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
  };
  const found = {leaps: [], drag: []};
  for (let nth = 0; nth < 60; nth += 1) found.leaps.push(await step(chance()));
  for (let nth = 0; nth < 120; nth += 1) found.drag.push(await step(nth / 120));
  return found;
}"""
PLAY = """async () => {
  document.querySelector(".controls-play").click();
  const gaps = [];
  const until = performance.now() + 8000;
  for (let last = performance.now(); last < until;) {
    await new Promise(requestAnimationFrame);
    gaps.push(performance.now() - last);
    last = performance.now();
  }
  return gaps;
}"""


def made(env: dict[str, str]) -> tuple[str, str]:
    code, token = servers.manage(env, "shell", "-v", "0", "-c", MAKE).split()[-2:]
    return code, token


def measured(page: Page, address: str) -> dict[str, Any]:
    page.add_init_script(WATCH)
    page.goto(address)
    told: dict[str, Any] = page.evaluate(READY)
    page.wait_for_load_state("networkidle")
    told |= page.evaluate(SCRUB)
    told["play"] = page.evaluate(PLAY)
    session = page.context.new_cdp_session(page)
    for call in ("HeapProfiler.enable", "HeapProfiler.collectGarbage", "Performance.enable"):
        session.send(call)
    metrics = {
        each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]
    }
    return told | {"heap": metrics["JSHeapUsedSize"] / 1e6}


def middle_and_worst(taken: list[float]) -> tuple[float, float]:
    """The median and the 95th of a hundred."""
    cuts = quantiles(taken, n=20)
    return cuts[9], cuts[18]


def tell(name: str, found: dict[str, Any]) -> None:
    print(f"{name}: first picture {found['picture']:.0f} ms, all there {found['ready']:.0f} ms")
    for kind, words in (("leaps", "a leap anywhere"), ("drag", "a step of a drag")):
        middle, worst = middle_and_worst(found[kind])
        print(f"  {words:<18}{middle:6.0f} ms, 95 of a hundred within {worst:.0f}")
    middle, worst = middle_and_worst(found["play"])
    print(f"  playing           {middle:6.0f} ms a frame, 95 of a hundred within {worst:.0f}")
    print(f"  memory            {found['heap']:6.1f} MB")


def main() -> int:
    missed = []
    with servers.openspace(made) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, (width, height) in SIZES.items():
            page = browser.new_context(viewport={"width": width, "height": height}).new_page()
            found = measured(page, f"{site.base}/e/{site.code}/replay/")
            tell(name, found)
            leaps, drag = (middle_and_worst(found[kind])[0] for kind in ("leaps", "drag"))
            if found["picture"] > FIRST_PICTURE or max(leaps, drag) > STEP:
                missed.append(name)
        browser.close()
    print("ok" if not missed else f"MISSED: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
