"""A meeting in the marketplace, and some people in it."""

from collections.abc import Iterator

import pytest

from sessions_app.models import Person

from .meeting import Meeting


@pytest.fixture
def meeting(db: None) -> Iterator[Meeting]:
    """Freja's event at `market`: rooms Salen (40), Haven, Loftet (2), three slots. The journal is
    folded and compared with the rows when the test is done."""
    meeting = Meeting.begin()
    yield meeting
    meeting.check()


@pytest.fixture
def freja(meeting: Meeting) -> Person:
    """The facilitator."""
    return meeting.facilitator


@pytest.fixture
def ann(meeting: Meeting) -> Person:
    return meeting.join("Ann")


@pytest.fixture
def bo(meeting: Meeting) -> Person:
    return meeting.join("Bo")


@pytest.fixture
def topic(meeting: Meeting, ann: Person) -> int:
    """Ann's note, in the first room and slot."""
    return meeting.post(ann, "Anns emne", text="Anns tekst", **meeting.place(0, 0))
