"""What the server costs while it is rehearsed, where it runs on this machine."""

import time
from urllib.parse import urlsplit

import psutil

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class ServerCost:
    """All processes that listen at the address. `found` is false where none can be seen."""

    def __init__(self, url: str) -> None:
        self._processes = [psutil.Process(pid) for pid in listening(url)]
        self.memory_first = self.memory = self._memory()
        self.memory_most = self.memory
        self._cpu_first = self._cpu()
        self._began = time.monotonic()

    @property
    def found(self) -> bool:
        return bool(self._processes)

    def look(self) -> None:
        """Now and then, so that the most is known."""
        self.memory = self._memory()
        self.memory_most = max(self.memory_most, self.memory)

    @property
    def cores(self) -> float:
        """How many cores it kept busy, on average."""
        return (self._cpu() - self._cpu_first) / max(time.monotonic() - self._began, 1e-9)

    def _memory(self) -> int:
        """Bytes resident."""
        return sum(each.memory_info().rss for each in self._alive())

    def _cpu(self) -> float:
        """Seconds."""
        return sum(sum(each.cpu_times()[:2]) for each in self._alive())

    def _alive(self) -> list[psutil.Process]:
        return [each for each in self._processes if each.is_running()]


def listening(url: str) -> set[int]:
    where = urlsplit(url)
    if where.hostname not in LOOPBACK:
        return set()
    try:
        connections = psutil.net_connections("tcp")
    except psutil.AccessDenied:  # another user's; on some systems all of them
        return set()
    return {
        each.pid
        for each in connections
        if each.status == psutil.CONN_LISTEN and each.laddr[1:] == (where.port or 80,) and each.pid
    }
