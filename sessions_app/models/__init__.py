"""What an Open Space is made of. Only `sessions_app.actions` changes these rows."""

from .entry import Answer, Entry
from .event import PHASES, Event
from .outcome import Membership, Network, Plan, Support
from .person import Person
from .plenary import Ballot, Conclusion, Stance, Turn, Vote
from .room import Room, Slot
from .topic import Attendance, Comment, Topic

__all__ = [
    "PHASES",
    "Answer",
    "Attendance",
    "Ballot",
    "Comment",
    "Conclusion",
    "Entry",
    "Event",
    "Membership",
    "Network",
    "Person",
    "Plan",
    "Room",
    "Slot",
    "Stance",
    "Support",
    "Topic",
    "Turn",
    "Vote",
]
