"""How a day is pressed into minutes, and how many do what."""

from dataclasses import dataclass

PHASES = ("prepare", "welcome", "notes", "market", "sessions", "plenary", "closed")
# The part of the rehearsal's time at which each phase begins.
BEGINS = dict(zip(PHASES, (0.0, 0.20, 0.24, 0.38, 0.54, 0.82, 0.96), strict=True))
LONGEST_RUSH = 120.0  # seconds within which all come through the door


@dataclass(frozen=True)
class Timetable:
    """`people` come, hang `topics` notes and hang `reports` of them back, in `seconds` in all."""

    people: int
    seconds: float
    topics: int
    reports: int

    @classmethod
    def of(cls, people: int, minutes: float) -> "Timetable":
        """As many notes for the people as in Würzburg 2003, and three to begin with."""
        topics = max(3, round(people * 232 / 2108))
        return cls(people, minutes * 60, topics, max(2, round(topics * 150 / 232)))

    def begins(self, phase: str) -> float:
        """Seconds from the start."""
        return BEGINS[phase] * self.seconds

    def lasts(self, phase: str) -> float:
        """Seconds."""
        after = PHASES.index(phase) + 1
        ends = self.begins(PHASES[after]) if after < len(PHASES) else self.seconds
        return ends - self.begins(phase)

    @property
    def rush(self) -> float:
        """Seconds within which people arrive."""
        return min(LONGEST_RUSH, 0.9 * self.lasts("prepare"))


# The largest Open Space ever held: Würzburg 2003, 2,108 people, 232 topics, 150 written reports.
PRESETS = {"wurzburg": Timetable(2108, 600, 232, 150)}
