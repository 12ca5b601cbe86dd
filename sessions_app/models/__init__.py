"""What an Open Space is made of. Only `sessions_app.actions` changes these rows."""

from .entry import Answer, Entry
from .event import PHASES, Event
from .person import Person
from .plenary import Turn
from .room import Room, Slot
from .topic import Attendance, Comment, Topic

__all__ = [
    "PHASES",
    "Answer",
    "Attendance",
    "Comment",
    "Entry",
    "Event",
    "Person",
    "Room",
    "Slot",
    "Topic",
    "Turn",
]
