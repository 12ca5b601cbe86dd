"""Two servers, one PostgreSQL, one Redis: one wall, whatever happens to the bell between them."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any

import pytest
from websockets.sync.client import connect

from sessions_app.board.hubs import POLL
from tests.faults.together import Follower, at_once
from tests.live import LiveEvent, Participant
from tests.programs import wait_until

CONVERGE = 3.0  # seconds, Redis or no Redis


@pytest.fixture
def follow() -> Iterator[Callable[[LiveEvent], Follower]]:
    with ExitStack() as stack:

        def begin(event: LiveEvent) -> Follower:
            return Follower(stack.enter_context(connect(event.socket_url(), proxy=None)))

        yield begin


def write(event: LiveEvent, who: Participant, times: int, pause: float = 0.0) -> None:
    here = Participant(event, who.token, who.id)
    for number in range(times):
        here.done("topic.post", title=f"{who.id}: {number}")
        time.sleep(pause)


def assert_converged(events: tuple[LiveEvent, ...], followers: list[Follower]) -> None:
    board = events[0].board()
    wait_until(lambda: all(f.seq >= board["seq"] for f in followers), "all follow", CONVERGE)
    for event in events:
        assert event.board()["rows"] == board["rows"]
    for follower in followers:
        assert follower.wrong == []
        assert follower.rows == board["rows"]


def test_changes_through_both_reach_sockets_on_both(both, follow) -> None:
    here, there = both
    followers = [follow(event) for event in both for _ in range(2)]
    ann, bo = here.join("Ann"), there.join("Bo")
    at_once(lambda: write(here, ann, 15), lambda: write(there, bo, 15))
    assert here.board()["seq"] == 1 + 2 + 30
    assert_converged(both, followers)


def test_with_redis_away_and_back_nothing_is_lost(both, follow, bell) -> None:
    here, there = both
    before = [event.server.log.count("Redis does not answer") for event in both]
    followers = [follow(event) for event in both]
    ann, bo = here.join("Ann"), there.join("Bo")

    def trouble() -> None:
        bell.stop()
        time.sleep(0.5)
        bell.start()

    at_once(lambda: write(here, ann, 12, 0.1), lambda: write(there, bo, 12, 0.1), trouble)
    assert_converged(both, followers)
    bell.stop()
    write(here, ann, 2)
    newcomer = follow(there)  # who must not keep the news to itself
    write(there, bo, 2)
    assert_converged(both, [*followers, newcomer])
    assert here.board()["seq"] == 1 + 2 + 24 + 4
    bell.start()
    wait_until(lambda: bell_rings(here, ann, followers[1]), "the bell is heard again", 15)
    assert_converged(both, followers)
    for event, told in zip(both, before, strict=True):
        assert "Redis answers again" in event.server.log
        assert event.server.log.count("Redis does not answer") <= told + 2  # once each time


def bell_rings(event: LiveEvent, who: Participant, follower: Follower) -> bool:
    """Whether changes come sooner than a look at the head would find them, three times in a row."""
    for _ in range(3):
        seq = Participant(event, who.token).done("topic.post", title="Ring")["seq"]
        deadline = time.monotonic() + POLL / 3
        while follower.seq < seq:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
    return True


def test_one_place_for_two_who_reach_for_it_at_once(both) -> None:
    here, there = both
    ann, bo = here.join("Ann"), there.join("Bo")
    board = here.board()["rows"]
    rooms, slots = ([int(pk) for pk in board[kind]] for kind in ("room", "slot"))
    people = [ann, Participant(there, bo.token)]
    for slot in slots:
        place: dict[str, Any] = {"room": rooms[0], "slot": slot}
        answers: list[Any] = []

        def reach(who: Participant) -> None:
            answers.append(who.do("topic.post", title="Mit", **place))  # noqa: B023

        at_once(*(partial(reach, who) for who in people))
        assert sorted(answer.status_code for answer in answers) == [200, 409]
        (refusal,) = (answer.json() for answer in answers if answer.status_code == 409)
        assert refusal["code"] == "place_taken"
        assert refusal["suggestions"]
        assert place not in refusal["suggestions"]
        taken = {(row["room"], row["slot"]) for row in there.board()["rows"]["topic"].values()}
        assert all((free["room"], free["slot"]) not in taken for free in refusal["suggestions"])
    assert len(here.board()["rows"]["topic"]) == len(slots)


def test_a_key_sent_to_both_at_once_happens_once(both) -> None:
    here, there = both
    ann = here.join("Ann")
    answers: list[Any] = []

    def send(event: LiveEvent) -> None:
        who = Participant(event, ann.token)
        answers.append(who.do("topic.post", key="the-same", title="Én gang"))

    at_once(*(partial(send, event) for event in (*both, *both)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert len(there.board()["rows"]["topic"]) == 1


def test_people_are_counted_in_both(both) -> None:
    here, there = both
    with (
        connect(here.socket_url(), proxy=None),
        connect(there.socket_url(), proxy=None) as socket,
    ):
        heard: list[int] = []
        while 2 not in heard:
            frame = json.loads(socket.recv(timeout=15))
            heard += [frame["here"]] if frame["type"] == "pulse" else []
        assert set(heard) <= {1, 2}
