"""What takes work to make and is asked for again: kept for the events last asked for."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

EVENTS = 8  # whose things one process keeps at hand


class Kept(Generic[Thing]):
    """`of(event_id)` answers the event's one, made by `make(event_id)` the first time."""

    def __init__(self, make: Callable[[int], Thing]) -> None:
        self._make = make
        self._things: OrderedDict[int, Thing] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, event_id: int) -> Thing:
        with self._lock:
            if event_id not in self._things:
                self._things[event_id] = self._make(event_id)
            self._things.move_to_end(event_id)
            while len(self._things) > EVENTS:
                self._things.popitem(last=False)
            return self._things[event_id]
