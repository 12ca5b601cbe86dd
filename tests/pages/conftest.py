"""The ordinary pages, asked through Django's test client."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from sessions_app.actions.create import Draft, create_event
from sessions_app.board.limits import guesses
from sessions_app.models import Event
from sessions_app.pages.account import wrong_from, wrong_here
from sessions_app.pages.new import making

DANISH: dict[str, Any] = {"HTTP_ACCEPT_LANGUAGE": "da,en;q=0.5"}
ENGLISH: dict[str, Any] = {"HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9"}


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """Limits live as long as the process does: each test begins with none used up."""
    for limit in (guesses, making, wrong_here, wrong_from):
        limit.empty()
    yield
    for limit in (guesses, making, wrong_here, wrong_from):
        limit.empty()


@pytest.fixture
def new_event() -> Callable[..., Event]:
    def make(**fields: Any) -> Event:
        draft = Draft(
            **{"title": "Networks", "theme": "How do we begin?", "phase": "market"} | fields
        )
        return create_event(draft)[0]

    return make


@pytest.fixture
def english() -> Client:
    return Client(**ENGLISH)


@pytest.fixture
def danish() -> Client:
    return Client(**DANISH)


@pytest.fixture
def strict() -> Client:
    """A browser whose forms need their CSRF token, as everybody's do."""
    return Client(enforce_csrf_checks=True, **ENGLISH)
