"""An event for a module's attackers, and somebody to attack."""

from collections.abc import Iterator

import pytest

from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server


@pytest.fixture(scope="module")
def event(site: Server) -> Iterator[LiveEvent]:
    made = make_event(site, language="en")
    yield made
    made.close()


@pytest.fixture
def ann(event: LiveEvent) -> Participant:
    return event.join("Ann")
