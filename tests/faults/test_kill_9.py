"""A power cut right after an answer: what was acknowledged is there, keys included."""

import threading
from collections import Counter
from collections.abc import Callable

import httpx
import pytest
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from tests.faults.together import Follower
from tests.live import LiveEvent, Participant
from tests.programs import wait_until
from tests.servers import Server

KILLS = 20
WRITERS, SCREENS = 6, 8
CONVERGE = 5.0  # seconds after the server's return
AGAIN = 0.05  # seconds between tries


class Writer(threading.Thread):
    """Writes notes as fast as they are answered; each is sent until it is, with the same key."""

    def __init__(self, event: LiveEvent, who: Participant) -> None:
        super().__init__(daemon=True)
        self.event, self.who = event, who
        self.answered: dict[str, int] = {}  # key: seq
        self.done = threading.Event()
        self.start()

    def run(self) -> None:
        number = 0
        while not self.done.is_set():
            number += 1
            key = f"{self.who.id}-{number}"
            while (seq := self.sent(key)) is None:
                self.done.wait(AGAIN)
            self.answered[key] = seq

    def sent(self, key: str) -> int | None:
        try:
            answer = self.who.do("topic.post", key=key, title=key)
        except httpx.TransportError:
            return None
        if answer.status_code != 200:
            assert answer.status_code == 503, answer.text
            return None
        seq: int = answer.json()["seq"]
        return seq


class Screen(threading.Thread):
    """A page left open: its socket comes back by itself, after what it has."""

    def __init__(self, event: LiveEvent) -> None:
        super().__init__(daemon=True)
        self.event = event
        self.seq = 0
        self.wrong: list[str] = []
        self.done = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.done.is_set():
            try:
                with connect(self.event.socket_url(after=self.seq), proxy=None) as socket:
                    follower = Follower(socket, self.seq)
                    while follower.is_alive() and not self.done.is_set():
                        self.seq = follower.seq
                        follower.join(AGAIN)
            except (OSError, WebSocketException):
                self.done.wait(AGAIN)
                continue
            self.seq = follower.seq
            self.wrong += follower.wrong


@pytest.mark.slow
def test_twenty_kills_in_the_middle_of_a_burst(
    openspace_server: Callable[..., Server], live_event: Callable[..., LiveEvent]
) -> None:
    server = openspace_server()
    event = live_event(server)
    screens = [Screen(event) for _ in range(SCREENS)]
    writers = [Writer(event, event.join(f"Person {number}")) for number in range(WRITERS)]

    def answered() -> int:
        return sum(len(writer.answered) for writer in writers)

    for _ in range(KILLS):
        enough = answered() + 12
        wait_until(lambda: answered() >= enough, "a burst is under way")  # noqa: B023
        server.kill9()
        server.start()
    board = event.board()
    wait_until(lambda: all(each.seq >= board["seq"] for each in screens), "all follow", CONVERGE)
    threads: list[Writer | Screen] = [*writers, *screens]
    for each in threads:
        each.done.set()
    for each in threads:
        each.join(20)
    posted: Counter[str] = Counter()
    for after in range(0, event.board()["seq"], 500):
        for entry in event.journal(after=after):
            posted.update(row["title"] for row in entry["put"].get("topic", {}).values())
    told = {key for writer in writers for key in writer.answered}
    assert len(told) >= 12 * KILLS
    assert told <= posted.keys(), "none that was answered is lost"
    assert set(posted.values()) == {1}, "none is doubled"
    assert [wrong for screen in screens for wrong in screen.wrong] == []


def test_what_was_answered_is_kept_and_done_once(openspace_server, live_event) -> None:
    server = openspace_server()
    event = live_event(server)
    ann = event.join("Ann")
    answers = {}
    for number in range(5):
        key = f"key-{number}"
        answers[key] = ann.do("topic.post", key=key, title=f"Nr. {number}").json()
        server.kill9()
        server.start()
        again = ann.do("topic.post", key=key, title=f"Nr. {number}")
        assert again.json() == answers[key]
    titles = [row["title"] for row in event.board()["rows"]["topic"].values()]
    assert titles == [f"Nr. {number}" for number in range(5)]
    assert [entry["seq"] for entry in event.journal()] == list(range(1, event.board()["seq"] + 1))


def test_a_refusal_and_a_joining_are_remembered_too(openspace_server, live_event) -> None:
    server = openspace_server()
    event = live_event(server)
    joining = {"json": {"name": "Bo"}, "headers": {"Idempotency-Key": "joining"}}
    first = event.client.post(event.path("do/person.join"), **joining).json()
    event.client.cookies.clear()
    bo = Participant(event, first["result"]["token"], first["result"]["id"])
    refusal = bo.do("topic.open", key="open", topic=10**6).json()
    server.kill9()
    server.start()
    assert event.client.post(event.path("do/person.join"), **joining).json() == first
    event.client.cookies.clear()
    assert bo.do("topic.open", key="open", topic=10**6).json() == refusal
    assert [row["name"] for row in event.board()["rows"]["person"].values()].count("Bo") == 1
    bo.done("person.edit", name="Bo selv")
