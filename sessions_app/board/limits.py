"""Floods and guesses, held back without hurting a full house behind one address.

Kept in each process's memory: a limit that needed Redis would fail when Redis does.
"""

import time
from collections import OrderedDict


class Buckets:
    """Token buckets: `burst` at once, `rate` more each second, per key."""

    def __init__(self, burst: float, rate: float, most: int = 50_000) -> None:
        self.burst = burst
        self.rate = rate
        self.most = most
        self._levels: OrderedDict[object, tuple[float, float]] = OrderedDict()

    def _level(self, key: object, now: float) -> float:
        level, at = self._levels.get(key, (self.burst, now))
        return min(self.burst, level + (now - at) * self.rate)

    def wait(self, key: object) -> float:
        """Seconds until one more is allowed; 0 now."""
        return max(0.0, (1 - self._level(key, time.monotonic())) / self.rate)

    def take(self, key: object, tokens: float = 1) -> None:
        """Fewer than none gives back what was taken in advance."""
        now = time.monotonic()
        self._levels[key] = (self._level(key, now) - tokens, now)
        self._levels.move_to_end(key)
        while len(self._levels) > self.most:
            self._levels.popitem(last=False)

    def empty(self) -> None:
        self._levels.clear()


class Guesses:
    """Wrong codes, counted per address.

    Only wrong codes count. An address that has used them up may still open every event somebody
    there opened rightly before, so one guesser does not lock the hall out; but no new code can be
    tried, not even a right one, or guessing would go on.
    """

    KNOWN = 20_000

    def __init__(self, burst: float = 40, rate: float = 0.5) -> None:
        self._wrong = Buckets(burst, rate)
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    def blocked(self, address: str, code: str) -> float:
        """Seconds to wait before this code may be tried from this address; 0 now."""
        if (address, code) in self._known:
            return 0.0
        return self._wrong.wait(address)

    def note(self, address: str, code: str, *, right: bool) -> None:
        if not right:
            self._wrong.take(address)
            return
        self._known[address, code] = None
        self._known.move_to_end((address, code))
        while len(self._known) > self.KNOWN:
            self._known.popitem(last=False)

    def empty(self) -> None:
        self._wrong.empty()
        self._known.clear()


guesses = Guesses()
# What no pair of hands does, but a script gone wrong: per person, all actions together.
participant_actions = Buckets(burst=600, rate=30)
facilitator_actions = Buckets(burst=6000, rate=300)
# Seconds of unpacking photos, per person: a camera's takes a half, a bomb all it may (photos/).
photo_seconds = Buckets(burst=12, rate=0.2)
