"""An event for a module's attackers, somebody to attack, and browsers to do it with."""

from collections.abc import Callable, Iterator

import httpx
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


@pytest.fixture
def new_browser() -> Iterator[Callable[..., httpx.Client]]:
    """A browser: keeps cookies, follows where it is sent."""
    opened: list[httpx.Client] = []

    def make(**cookies: str) -> httpx.Client:
        speaks = {"Accept-Language": "en"}
        client = httpx.Client(trust_env=False, follow_redirects=True, headers=speaks)
        for name, value in cookies.items():
            client.cookies.set(name, value, domain="127.0.0.1")
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.close()
