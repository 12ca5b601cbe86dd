"""Two server processes on one PostgreSQL and one Redis, for all tests that leave them standing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.live import LiveEvent
from tests.servers import Server, Starter
from tests.services import Postgres, Redis


@pytest.fixture(scope="package")
def bell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    redis = Redis(tmp_path_factory.mktemp("bell"))
    redis.start()
    yield redis
    redis.stop()


@pytest.fixture(scope="package")
def pair(
    tmp_path_factory: pytest.TempPathFactory,
    static_root: Path,
    empty_tables: Path,
    postgres: Postgres,
    bell: Redis,
) -> Iterator[tuple[Server, Server]]:
    start = Starter(tmp_path_factory.mktemp("pair"), static_root, empty_tables)
    url = postgres.new_database(migrated=True)
    first, second = (start(database_url=url, redis_url=bell.url) for _ in range(2))
    yield first, second
    start.stop_all()
    postgres.drop_database(url)


@pytest.fixture
def both(
    pair: tuple[Server, Server], live_event: Callable[..., LiveEvent]
) -> tuple[LiveEvent, LiveEvent]:
    """The same event through each of two processes."""
    event = live_event(pair[0])
    return event, event.at(pair[1])
