import pytest

from tests.live import LiveEvent


@pytest.fixture
def both(openspace_server, live_event, postgres_url, redis_url) -> tuple[LiveEvent, LiveEvent]:
    """The same event through each of two processes."""
    first = openspace_server(database_url=postgres_url, redis_url=redis_url)
    second = openspace_server(database_url=postgres_url, redis_url=redis_url, migrate=False)
    event = live_event(first)
    return event, event.at(second)
