"""What was counted and timed, by one process or by all of them together."""

from collections import Counter
from dataclasses import dataclass, field

# (seq, action, person or None, whether something had to change)
Answered = tuple[int, str, int | None, bool]


@dataclass
class Figures:
    """Seconds throughout; clocks are CLOCK_MONOTONIC, which all processes of a machine share."""

    acks: list[tuple[float, float]] = field(default_factory=list)  # (when sent, how long it took)
    answered: list[Answered] = field(default_factory=list)
    refusals: Counter[str] = field(default_factory=Counter)  # honest ones, by code
    errors: Counter[str] = field(default_factory=Counter)
    retries: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    sent: dict[int, float] = field(default_factory=dict)  # seq: when its action was sent
    heard: dict[int, float] = field(default_factory=dict)  # seq: when the last live screen had it
    catch_ups: list[float] = field(default_factory=list)
    doors: list[float] = field(default_factory=list)  # page, joining and board, for each person
    urgent: list[float] = field(default_factory=list)  # the facilitator's own actions
    screens: int = 0
    bytes: int = 0  # all bodies and frames heard
    frames: int = 0

    def add(self, other: "Figures") -> None:
        for name in ("acks", "answered", "broken", "catch_ups", "doors", "urgent"):
            getattr(self, name).extend(getattr(other, name))
        for name in ("refusals", "errors", "retries"):
            getattr(self, name).update(getattr(other, name))
        self.sent.update(other.sent)
        for seq, at in other.heard.items():
            self.heard[seq] = max(at, self.heard.get(seq, at))
        self.screens += other.screens
        self.bytes += other.bytes
        self.frames += other.frames

    def changes(self) -> list[float]:
        """From an action's sending until the last live screen had its entry."""
        return [at - self.sent[seq] for seq, at in self.heard.items() if seq in self.sent]

    def acks_between(self, begin: float, end: float) -> list[float]:
        return [took for at, took in self.acks if begin <= at < end]


def part_of(values: list[float], part: float) -> float:
    """The value that `part` of them do not exceed (nearest rank); 0 for none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
