"""The socket from the outside: a real server, real sockets."""

import itertools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from sessions_app.board.consumer import POLICY
from sessions_app.board.hub import NOT_IN
from sessions_app.identity import cookie_name
from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server

Open = Callable[..., "Screen"]
TOO_BIG = 1009  # RFC 6455, 7.4.1


class Screen:
    """A socket that reads; `follow` answers pulses as pages do."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.entries: list[dict[str, Any]] = []
        self.frames: list[dict[str, Any]] = []

    def read(self, kind: str, seconds: float = 10) -> dict[str, Any]:
        """The next frame of this type."""
        while True:
            frame: dict[str, Any] = json.loads(self.connection.recv(timeout=seconds))
            self.frames.append(frame)
            if frame["type"] == "changes":
                self.entries += frame["entries"]
            if frame["type"] == kind:
                return frame

    def read_to(self, seq: int) -> list[int]:
        """The seqs of all entries, once the one with this seq has come."""
        while not self.entries or self.entries[-1]["seq"] < seq:
            self.read("changes")
        return [entry["seq"] for entry in self.entries]

    def closed_with(self, seconds: float = 10) -> int:
        """The code the server closes with; frames before it are of no interest."""
        try:
            while True:
                self.connection.recv(timeout=seconds)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0  # dropped without a word


@pytest.fixture(scope="module")
def event(site: Server) -> Iterator[LiveEvent]:
    made = make_event(site)
    yield made
    made.close()


@pytest.fixture(scope="module")
def ann(event: LiveEvent) -> Participant:
    return event.join("Ann")


@pytest.fixture
def screen() -> Iterator[Open]:
    with ExitStack() as stack:

        def open_(event: LiveEvent, after: Any = 0, who: Participant | None = None, **more: Any):
            if who:
                cookie = f"{cookie_name(event.code)}={who.token}"
                more.setdefault("additional_headers", {"Cookie": cookie})
            url = event.socket_url().replace("after=0", f"after={after}")
            return Screen(stack.enter_context(connect(url, proxy=None, **more)))

        yield open_


def test_what_one_has_not_got_then_a_pulse(
    event: LiveEvent, ann: Participant, screen: Open
) -> None:
    seq = ann.done("topic.post", title="Først")["seq"]
    opened = screen(event)
    assert opened.read_to(seq) == list(range(1, seq + 1))
    assert opened.entries == event.journal()
    assert (opened.frames[0]["after"], opened.frames[0]["seq"]) == (0, seq)
    pulse = opened.read("pulse")
    assert set(pulse) == {"type", "seq", "server_time", "here"}
    assert pulse["seq"] == seq
    assert pulse["here"] >= 1
    assert pulse["server_time"].endswith("Z")


@pytest.mark.parametrize("after", ["x", "-1", "", "9" * 40, "1.5", "0%00"])
def test_nonsense_for_after_is_the_beginning(event: LiveEvent, screen: Open, after: str) -> None:
    seq = event.board()["seq"]
    assert screen(event, after).read_to(seq)[0] == 1


def test_without_after_it_begins_at_the_beginning(event: LiveEvent) -> None:
    with connect(event.socket_url().partition("?")[0], proxy=None) as connection:
        assert Screen(connection).read("changes")["after"] == 0


def test_ahead_of_the_journal_is_sent_to_the_board(event: LiveEvent, screen: Open) -> None:
    seq = event.board()["seq"]
    assert screen(event, seq + 5).read("reload") == {"type": "reload", "seq": seq}


def test_writers_at_once_reach_every_screen_in_order(event: LiveEvent, screen: Open) -> None:
    start = event.board()["seq"]
    screens = [screen(event, start) for _ in range(3)]
    people = [event.join(f"Nr. {number}") for number in range(4)]

    def write(who: Participant) -> None:
        for number in range(10):
            who.done("topic.post", title=f"{number}")

    threads = [threading.Thread(target=write, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    screens += [screen(event, start + 2) for _ in range(3)]
    for thread in threads:
        thread.join()
    head = event.board()["seq"]
    assert head == start + 4 + 40
    for one in screens:
        first = one.read_to(head)[0]
        assert [entry["seq"] for entry in one.entries] == list(range(first, head + 1))
        changes = [frame for frame in one.frames if frame["type"] == "changes"]
        assert all(a["seq"] == b["after"] for a, b in itertools.pairwise(changes))
        assert one.entries == event.journal(after=first - 1)


def refused(url: str, **more: Any) -> int:
    with pytest.raises(InvalidStatus) as refusal:
        connect(url, proxy=None, **more).__enter__()
    return refusal.value.response.status_code


@pytest.mark.parametrize("code", ["222222", "ABC", "ABCDEFG", "O0O0O0"])
def test_a_code_of_no_event(event: LiveEvent, code: str) -> None:
    assert refused(event.socket_url().replace(event.code, code)) in (403, 404)


def test_the_code_in_small_letters(event: LiveEvent) -> None:
    url = event.socket_url().replace(event.code, event.code.lower())
    with connect(url, proxy=None) as connection:
        assert Screen(connection).read("changes")


@pytest.mark.parametrize(
    "origin", ["https://example.org", "null", "http://127.0.0.1.example.org", "127.0.0.1"]
)
def test_a_page_from_elsewhere_is_refused(event: LiveEvent, origin: str) -> None:
    assert refused(event.socket_url(), additional_headers={"Origin": origin}) in (400, 403)


def test_our_own_page_may(event: LiveEvent, screen: Open) -> None:
    own: Any = event.server.base_url
    assert screen(event, origin=own).read("pulse")


def test_a_person_with_two_devices_is_here_once(site: Server, screen: Open) -> None:
    event = make_event(site)
    one, other = event.join("En"), event.join("To")
    first = screen(event, 0, one)
    assert first.read("pulse")["here"] == 1
    assert screen(event, 0, one).read("pulse")["here"] == 1
    assert screen(event, 0, other).read("pulse")["here"] == 2
    nameless = screen(event)
    assert nameless.read("pulse")["here"] == 3
    nameless.connection.close()
    while first.read("pulse")["here"] != 2:
        pass
    event.close()


def test_one_who_was_removed_is_told_and_let_go(event, screen: Open) -> None:
    """The wall is public: as nobody they may look on."""
    cia = event.join("Cia")
    theirs = screen(event, event.board()["seq"], cia)
    seq = event.facilitator.done("person.remove", person=cia.id)["seq"]
    assert theirs.read_to(seq) == [seq]
    assert theirs.entries[0]["drop"] == {"person": [cia.id]}
    assert theirs.closed_with(2) == NOT_IN
    assert screen(event, seq, cia).closed_with(2) == NOT_IN
    assert screen(event, f"{seq}&screen=1", cia).read("pulse")


def test_hidden_words_reach_no_new_screen(event, ann: Participant, screen: Open) -> None:
    topic = ann.done("topic.post", title="Ukvemsord")["result"]["id"]
    ann.done("comment.add", topic=topic, text="Ukvemsord to")
    seq = event.facilitator.done("topic.hide", topic=topic)["seq"]
    opened = screen(event)
    opened.read_to(seq)
    opened.read("pulse")
    assert "Ukvemsord" not in json.dumps(opened.frames)
    seq = event.facilitator.done("topic.show", topic=topic)["seq"]
    opened.read_to(seq)
    assert "Ukvemsord to" in json.dumps(opened.frames)


TAKEN_BACK = [
    ("conclusion", "conclusion.propose", {"text": "Fortrudt"}, "conclusion.withdraw"),
    ("plan", "plan.propose", {"what": "Fortrudt"}, "plan.withdraw"),
    ("network", "network.found", {"name": "Fortrudt", "purpose": "Fortrudt"}, "network.end"),
]


@pytest.mark.parametrize(("kind", "makes", "given", "takes"), TAKEN_BACK)
def test_what_was_taken_back_reaches_no_new_screen(
    event, ann: Participant, screen: Open, kind: str, makes: str, given: Any, takes: str
) -> None:
    event.facilitator.done("event.phase", phase="plenary")
    start = event.board()["seq"]
    watching = screen(event, start)
    made = ann.done(makes, **given)
    watching.read_to(made["seq"])  # so the hub keeps it
    seq = ann.done(takes, **{kind: made["result"]["id"]})["seq"]
    watching.read_to(seq)
    late = screen(event, start)
    late.read_to(seq)
    assert "Fortrudt" not in json.dumps(late.frames)
    event.facilitator.done("event.phase", phase="market")


class TestWhatAClientSays:
    @pytest.mark.parametrize(
        "said", ["", "x", "[]", "5", '"seen"', '{"seen": "x"}', '{"seen": null}', "{", b"\xff\x00"]
    )
    def test_nonsense_is_not_heard(self, event, ann, screen: Open, said: str | bytes) -> None:
        opened = screen(event)
        opened.connection.send(said)
        seq = ann.done("topic.post", title="Videre")["seq"]
        opened.read_to(seq)

    @pytest.mark.parametrize("said", ["x" * 201, b"x" * 201, "x" * 3_000_000, b"x" * 3_000_000])
    def test_too_much_closes_the_socket(self, event, screen: Open, said: str | bytes) -> None:
        opened = screen(event)
        with suppress(ConnectionClosed):  # before all of it was sent
            opened.connection.send(said)
        assert opened.closed_with() == (POLICY if len(said) < 1000 else TOO_BIG)

    def test_one_that_goes_on_all_the_same_is_cut_off(self, event, screen: Open) -> None:
        opened = screen(event)

        def go_on() -> None:
            while True:
                opened.connection.send("x" * 3_000_000)

        with pytest.raises(ConnectionClosed):
            go_on()

    @pytest.mark.parametrize("said", ['{"seen": 1}', "nonsense"])
    def test_too_often_closes_the_socket(self, event, screen: Open, said: str) -> None:
        opened = screen(event)
        opened.read("pulse")
        with suppress(ConnectionClosed):
            for _ in range(5000):
                opened.connection.send(said)
        assert opened.closed_with() == POLICY
