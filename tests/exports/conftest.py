"""A whole day, made once for each test that reads its books."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sessions_app.models import Event, Person
from tests.actions.meeting import Meeting

from .days import whole_day


class Day(NamedTuple):
    meeting: Meeting
    people: list[Person]

    @property
    def event(self) -> Event:
        return self.meeting.event


@pytest.fixture(autouse=True)
def own_media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def day(db: None) -> Day:
    return Day(*whole_day())
