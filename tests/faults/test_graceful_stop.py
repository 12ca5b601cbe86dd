"""A server that is asked to stop: nobody new, those under way are answered, phones are told."""

import threading
from collections.abc import Callable

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from sessions_app.management.draining import RESTARTING
from tests.live import LiveEvent
from tests.programs import answers
from tests.servers import Server


def test_open_pages_are_told_to_come_back(
    openspace_server: Callable[..., Server], live_event: Callable[..., LiveEvent]
) -> None:
    server = openspace_server()
    event = live_event(server)
    with (
        connect(event.socket_url(), proxy=None) as one,
        connect(event.socket_url(), proxy=None) as two,
    ):
        server.terminate()
        for socket in (one, two):
            assert close_code(socket) == RESTARTING
    assert not answers(server.port)
    server.start()
    event.join("Ann")  # and all is well again


def close_code(socket: ClientConnection) -> int | None:
    """Of the closing this socket hears, whatever else comes first."""
    try:
        while True:
            socket.recv(timeout=10)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def test_a_burst_under_way_is_answered_or_refused_and_none_is_lost(
    openspace_server: Callable[..., Server], live_event: Callable[..., LiveEvent]
) -> None:
    server = openspace_server()
    event = live_event(server)
    people = [event.join(f"Person {number}") for number in range(8)]
    answered: list[int] = []
    begun = threading.Barrier(len(people) + 1)

    def write(number: int) -> None:
        begun.wait()
        with httpx.Client(base_url=server.base_url, trust_env=False, timeout=20) as client:
            for each in range(200):
                try:
                    said = client.post(
                        event.path("do/topic.post"),
                        json={"title": f"{number}: {each}"},
                        headers={"Authorization": f"Bearer {people[number].token}"},
                    )
                except httpx.TransportError:
                    return  # the door is shut
                assert said.status_code == 200, said.text
                answered.append(said.json()["seq"])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(len(people))]
    for thread in threads:
        thread.start()
    begun.wait()
    server.terminate()
    for thread in threads:
        thread.join()
    server.start()
    posted = {entry["seq"] for entry in event.journal() if entry["action"] == "topic.post"}
    assert set(answered) <= posted
    assert len(answered) == len(set(answered))
    assert "Traceback" not in server.log
