"""A note, and phones at it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.phones import NewContext, open_phone
from tests.live import LiveEvent
from tests.servers import Server


# Named before the browser in each test, so that no page is left looking for an event that is gone.
@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, language="en")


@pytest.fixture
def topic(event: LiveEvent) -> int:
    found: int = event.join("Ada").done("topic.post", title="Trust")["result"]["id"]
    return found


@pytest.fixture
def at_note(event: LiveEvent, topic: int, new_context: NewContext) -> Callable[..., Page]:
    """Somebody's phone, at the note."""

    def open_(name: str = "Bo", language: str = "en", **options: Any) -> Page:
        person = event.join(name, language=language)
        return open_phone(new_context, event, person, at=f"#/topic/{topic}", **options)

    return open_
