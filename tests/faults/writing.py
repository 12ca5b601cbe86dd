"""People who go on writing notes whatever happens, and what they were told."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.live import LiveEvent, Participant
from tests.programs import wait_until

PAUSE = 0.03  # seconds between tries


class Writer(threading.Thread):
    """Posts note after note, each under its own key until it is answered, as a phone does.

    `told` are the titles answered with 200; `refused` counts other answers by status, and "gone"
    for none at all; `strange` holds answers that are not as the contract says.
    """

    def __init__(self, event: LiveEvent, who: Participant) -> None:
        super().__init__(daemon=True)
        self.here = event.at(event.server)
        self.who = Participant(self.here, who.token, who.id)
        self.told: list[str] = []
        self.refused: Counter[str] = Counter()
        self.strange: list[str] = []
        self._enough = threading.Event()
        self.start()

    def stop(self) -> None:
        self._enough.set()
        self.join(60)
        assert not self.is_alive(), "a writer still waits for an answer"

    def run(self) -> None:
        number = 0
        while not self._enough.is_set():
            title = f"{self.who.id}: {number}"
            if self._answered(title, f"key-{number}"):
                self.told.append(title)
                number += 1
            time.sleep(PAUSE)

    def _answered(self, title: str, key: str) -> bool:
        try:
            answer = self.who.do("topic.post", key=key, title=title)
        except httpx.TransportError:
            self.refused["gone"] += 1
            return False
        if answer.status_code == 200:
            return True
        self.refused[str(answer.status_code)] += 1
        if not honest(answer):
            self.strange.append(f"{answer.status_code} {answer.headers} {answer.text[:300]}")
        return False


@contextmanager
def writing(event: LiveEvent, people: list[Participant]) -> Iterator[list[Writer]]:
    writers = [Writer(event, who) for who in people]
    try:
        wait_until(lambda: all(len(writer.told) > 3 for writer in writers), "they write")
        yield writers
    finally:
        for writer in writers:
            writer.stop()


def settled(writers: list[Writer], seconds: float) -> None:
    """Everybody is answered again."""
    before = [len(writer.told) for writer in writers]
    wait_until(
        lambda: all(len(w.told) > b + 2 for w, b in zip(writers, before, strict=True)),
        f"all are answered again, not {[writer.refused for writer in writers]}",
        seconds,
    )


def honest(answer: httpx.Response) -> bool:
    """Says in the contract's way that it cannot now, and when to come again."""
    return (
        answer.status_code == 503
        and answer.headers["Content-Type"] == "application/problem+json"
        and answer.json()["code"] == "unavailable"
        and 0 < int(answer.headers["Retry-After"]) <= 60
    )


def assert_kept_once(event: LiveEvent, writers: list[Writer]) -> None:
    """Each note that was answered is in the journal once, and no entry is missing."""
    titles: Counter[str] = Counter()
    after, seqs = 0, []
    while entries := event.journal(after=after):
        for entry in entries:
            if entry["action"] == "topic.post":
                titles.update(row["title"] for row in entry["put"]["topic"].values())
        seqs += [entry["seq"] for entry in entries]
        after = entries[-1]["seq"]
    assert seqs == list(range(1, event.board()["seq"] + 1))
    told = {title for writer in writers for title in writer.told}
    assert told, "nobody was answered at all"
    assert told <= titles.keys(), "none that was answered is lost"
    assert set(titles.values()) == {1}, "none is doubled"
    assert [strange for writer in writers for strange in writer.strange] == []
