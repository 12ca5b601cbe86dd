"""Fixtures that start the real thing, each test with its own. See the classes they answer with."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.chromium import FLAGS, chromium
from tests.live import LiveEvent, make_event
from tests.once import made_once
from tests.servers import DATABASE, SECRET_KEY, Server, Starter, manage, own_environment
from tests.services import Postgres, Redis
from tests.watch import BrowserWatch

PATIENCE = 20_000  # ms a browser may take to come to it, on a busy machine
expect.set_options(timeout=PATIENCE)

# Services


@pytest.fixture
def servers() -> Iterator[ExitStack]:
    """The test's servers, stopped before the services they lean on."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def redis_server(tmp_path: Path, servers: ExitStack) -> Iterator[Redis]:
    """A Redis of the test's own: .url, .stop(), .start()."""
    redis = Redis(tmp_path)
    redis.start()
    try:
        yield redis
        servers.close()
    finally:
        if redis.running:
            redis.stop()


@pytest.fixture
def redis_url(redis_server: Redis) -> str:
    return redis_server.url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    cluster = Postgres()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture
def postgres_url(postgres: Postgres, servers: ExitStack) -> Iterator[str]:
    """A PostgreSQL database with Openspace's tables, dropped afterwards."""
    url = postgres.new_database(migrated=True)
    try:
        yield url
        servers.close()
    finally:
        postgres.drop_database(url)


# The server


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static files as they are served: hashed and compressed."""

    def collect(folder: Path) -> None:
        env = own_environment(OPENSPACE_STATIC=str(folder), OPENSPACE_SECRET_KEY=SECRET_KEY)
        manage("collectstatic", "--noinput", "--verbosity=0", env=env)

    return made_once(tmp_path_factory, "static", collect)


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with Openspace's tables and nothing in them, to be copied."""

    def migrate(folder: Path) -> None:
        env = own_environment(
            DATABASE_URL=f"sqlite:///{folder / DATABASE}", OPENSPACE_SECRET_KEY=SECRET_KEY
        )
        manage("migrate", "--noinput", "--verbosity=0", env=env)

    return made_once(tmp_path_factory, "tables", migrate) / DATABASE


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, static_root: Path, empty_tables: Path
) -> Iterator[Server]:
    """One running server on SQLite for all tests that do not hurt it; each has its own event."""
    start = Starter(tmp_path_factory.mktemp("site"), static_root, empty_tables)
    try:
        yield start()
    finally:
        start.stop_all()


@pytest.fixture
def openspace_server(
    tmp_path: Path, static_root: Path, empty_tables: Path, servers: ExitStack
) -> Starter:
    """Starts servers of the test's own."""
    start = Starter(tmp_path, static_root, empty_tables)
    servers.callback(start.stop_all)
    return start


@pytest.fixture(scope="module")
def module_server(
    tmp_path_factory: pytest.TempPathFactory, static_root: Path, empty_tables: Path
) -> Iterator[Starter]:
    """Starts servers for all tests of a module."""
    start = Starter(tmp_path_factory.mktemp("module"), static_root, empty_tables)
    yield start
    start.stop_all()


@pytest.fixture
def live_event() -> Iterator[Callable[..., LiveEvent]]:
    """live_event(server, title=…, language=…, rooms=…, slots=…, phase=…): see tests/live.py."""
    with ExitStack() as stack:

        def make(server: Server, **options: Any) -> LiveEvent:
            event = make_event(server, **options)
            stack.callback(event.close)
            return event

        yield make


# The browser (pytest-playwright's fixtures, with Debian's Chromium and a watch on what goes wrong)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": FLAGS}


@pytest.fixture
def browser_watch() -> Iterator[BrowserWatch]:
    """Fails the test for script errors nobody allowed: browser_watch.allow("pattern")."""
    watch = BrowserWatch()
    yield watch
    assert not watch.unexpected, "in the browser:\n" + "\n".join(watch.unexpected)


@pytest.fixture
def new_context(browser_watch: BrowserWatch, new_context: Callable[..., Any]) -> Callable[..., Any]:
    def make(**options: Any) -> Any:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        browser_watch.follow(context)
        return context

    return make


# The run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: playwright's loop, once begun, would be in the way of async tests."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


def _skipped(config: pytest.Config) -> list[Any]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return reporter.stats.get("skipped", []) if reporter and os.environ.get("CI") else []


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run: what was not tried is not known to work."""
    if _skipped(session.config) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if _skipped(config):
        terminalreporter.write_line("Tests were skipped; in CI that fails the run.", red=True)
