"""axe on a page, in light and in dark."""

from pathlib import Path

from playwright.sync_api import Page

from tests.programs import Failed

AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const settled = Promise.allSettled(document.getAnimations().map((one) => one.finished));
  await Promise.race([settled, new Promise((done) => setTimeout(done, 1000))]);
  const found = await axe.run(document, {rules: {"target-size": {enabled: true}}});
  return found.violations.map(({id, help, nodes}) => ({
    id, help, nodes: nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
}"""


def assert_accessible(page: Page) -> None:
    """No violation of any of axe's rules, in both colour schemes; motion reduced meanwhile."""
    if not AXE.exists():
        raise Failed("axe-core is not installed: run `npm ci`")
    problems = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # Evaluated by the debugger, so the page's Content-Security-Policy stays as it is.
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE.read_text())
        for found in page.evaluate(RUN):
            places = "\n  ".join(found["nodes"])
            problems.append(f"{scheme}: {found['id']}: {found['help']}\n  {places}")
    page.emulate_media(color_scheme="null", reduced_motion="null")
    assert not problems, f"{page.url} is not accessible:\n" + "\n".join(problems)
