"""A meeting whose groups run, and people of three organisations in it."""

from dataclasses import dataclass, field

import pytest

from sessions_app.models import Person
from sessions_app.ties.met import Met
from tests.actions.meeting import Meeting


@dataclass
class Day:
    meeting: Meeting
    people: list[Person] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)

    def together(self, topic: int, *people: int) -> None:
        """These people go to the group of the n-th topic, one after the other, and leave it."""
        for person in people:
            where = self.topics[topic]
            self.meeting.done(self.people[person], "person.move", topic=where)
        for person in people:
            self.meeting.done(self.people[person], "person.move", topic=None)

    def sign_up(self, topic: int, *people: int) -> None:
        for person in people:
            self.meeting.done(self.people[person], "topic.join", topic=self.topics[topic])

    def met(self) -> Met:
        met = Met(self.meeting.event.pk)
        met.follow()
        return met

    def pair(self, one: int, other: int) -> tuple[int, int]:
        first, second = sorted((self.people[one].pk, self.people[other].pk))
        return first, second


@pytest.fixture
def day(db: None) -> Day:
    """Six people: 0 and 1 of Nord, 2 and 3 of Syd, 4 of Øst, 5 of nowhere; three groups."""
    meeting = Meeting.begin("sessions")
    day = Day(meeting)
    for number, organisation in enumerate(("Nord", " nord ", "Syd", "Syd", "Øst", "")):
        day.people.append(meeting.join(f"Person {number}", organisation=organisation))
    day.topics = [meeting.post(meeting.facilitator, f"Emne {number}") for number in range(3)]
    return day
