"""Scripts, styles, links and pictures written into every field: shown letter by letter, nothing
runs, nothing is fetched from elsewhere. Real browsers, with the policy on."""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.attacks.troubled import Troubled, Words, every_screen, trouble
from tests.browser.phones import NewContext
from tests.browser.walls import Wall
from tests.live import LiveEvent, make_event
from tests.servers import Server

EVIL = "https://evil.example"
ACTS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    f"<img src={EVIL}/a.png>",
    "\"'><svg onload=window.pwned=1>",
    f"<iframe src={EVIL}></iframe>",
    f"<style>@import '{EVIL}/x.css';*{{display:none}}</style>",
    f"<link rel=stylesheet href={EVIL}/x.css>",
    f"<base href={EVIL}/><meta http-equiv=refresh content=0>",
    f"<form action={EVIL}><input name=x autofocus onfocus=pwned=1>",
    "<!--<p>--><details open ontoggle=window.pwned=1>x",
    "[a](javascript:window.pwned=1)",
    "[a](java\tscript:window.pwned=1) [b](&#106;avascript:pwned=1)",
    "[a](data:text/html;base64,PHNjcmlwdD4=) [b](vbscript:x)",
    f'![a]({EVIL}/a.png) ![b](x "onerror=pwned=1)',
    f"[a]: {EVIL}/a.png\n\n![a] ![a][a]",
    "`<img src=x onerror=pwned=1>`",
    "${window.pwned=1} {{window.pwned=1}} <%= pwned=1 %>",
    "%(name)s %(title)s %s {0} __proto__",
    "&lt;img src=x onerror=pwned=1&gt; &amp;lt;script&amp;gt;",
    "\\u003cscript>window.pwned=1\\u003c/script>",
    "constructor",
)
FOREIGN = Path(__file__).with_name("foreign.js").read_text()


@pytest.fixture
def troubled(site: Server) -> Iterator[Troubled]:
    event = make_event(site, language="en", rooms=("A:20", "B:20", "C"))
    found = trouble(event, saying())
    yield found
    event.close()


def saying() -> Words:
    """One after the other in short fields; all together in long ones."""
    one = cycle(ACTS)
    return lambda most: "\n\n".join(ACTS)[:most] if most >= 1000 else next(one)[:most]


def test_they_are_words_everywhere(troubled: Troubled, new_context: NewContext) -> None:
    seen, said = [], set()
    for name, page in every_screen(new_context, troubled):
        assert page.evaluate(FOREIGN) == [], name
        seen.append(name)
        text = read(page)
        said |= {act for act in ACTS if act in text}
    assert len(seen) > 35, seen
    # The test has looked at something: what is not Markdown's is read as it was written.
    plain = {act for act in ACTS if not re.search(r"[\[`&\n\t\\]", act)}
    assert plain <= said


def read(page: Page) -> str:
    text: str = page.evaluate("() => document.body.textContent.replaceAll('\\u00ad', '')")
    return text


def test_every_kind_of_trouble_in_names_and_titles(site: Server, new_context: NewContext) -> None:
    """They go through more sentences than anything else, on the wall as it happens."""
    event: LiveEvent = make_event(site, language="en")
    try:
        page = Wall(new_context, event.wall_url).page
        for act in ACTS:
            event.join(act[:80]).done("topic.post", title=act[:140])
            event.facilitator.done("event.announce", text=act)
            page.wait_for_function(
                "(text) => document.querySelector('.announcement')?.textContent.includes(text)",
                arg=act,
            )
            assert page.evaluate(FOREIGN) == [], act
    finally:
        event.close()
