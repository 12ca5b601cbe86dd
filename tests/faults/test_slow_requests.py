"""Requests that trickle in, or never begin, are hung up on; a slow but honest upload arrives."""

import json
import random
import select
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PIL import Image

from tests.live import LiveEvent
from tests.pictures import data_url, encoded
from tests.programs import Failed
from tests.servers import Server, manage

SILENT = 4  # seconds, instead of a minute; a request has half of it
EACH = 20
TRICKLE = 0.2  # seconds between bytes
PIECES = 30

Line = Callable[[bytes], socket.socket]


@pytest.fixture(scope="module")
def server(module_server: Callable[..., Server]) -> Server:
    return module_server(env={"OPENSPACE_SILENT": str(SILENT)})


@pytest.fixture
def event(server: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(server)


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """line(said): a connection on which that much has been said."""
    with ExitStack() as stack:

        def begin(said: bytes) -> socket.socket:
            opened = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            opened.sendall(said)
            return opened

        yield begin


def head_of(event: LiveEvent, action: str, size: int, token: str = "") -> bytes:
    return (
        f"POST {event.path('do/')}{action} HTTP/1.1\r\nHost: 127.0.0.1:{event.server.port}\r\n"
        f"Authorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {size}\r\n\r\n"
    ).encode()


def is_open(line: socket.socket) -> bool:
    """False once the server has hung up."""
    if not select.select([line], [], [], 0)[0]:
        return True
    try:
        return line.recv(65536) != b""
    except OSError:
        return False


def trickle(lines: list[socket.socket]) -> None:
    for each in lines:
        try:
            each.send(b"x")
        except OSError:
            continue  # hung up on


@pytest.mark.slow
def test_those_that_do_not_get_on_are_hung_up_on(event: LiveEvent, line: Line) -> None:
    handshake = (
        f"GET /ws/e/{event.code}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nX-Slow: "
    ).encode()
    request = head_of(event, "topic.post", 5000)
    begun = (b"", handshake, request[:60], request)
    lines = {said: [line(said) for _ in range(EACH)] for said in begun}
    still = [each for group in lines.values() for each in group]
    began = time.monotonic()
    while still and time.monotonic() < began + 10 * SILENT:
        still = [each for each in still if is_open(each)]
        trickle([each for each in still if each not in lines[b""]])
        time.sleep(TRICKLE)
    print(f"{len(begun) * EACH} hung up on within {time.monotonic() - began:.1f} s")
    assert still == []
    event.join("Ann")  # and honest ones are let in


@pytest.mark.slow
def test_a_slow_upload_is_let_through(event: LiveEvent, line: Line) -> None:
    """A photo over a bad network takes longer than a line that says nothing may, and arrives."""
    ann = event.join("Ann")
    topic = ann.done("topic.post", title="Mit")["result"]["id"]
    noise = Image.frombytes("RGB", (200, 200), random.Random(3).randbytes(120_000))
    comment = {"topic": topic, "text": "Langsomt", "photo": data_url(encoded(noise))}
    said = json.dumps(comment).encode()
    upload = line(head_of(event, "comment.add", len(said), ann.token))
    size = len(said) // PIECES + 1
    began = time.monotonic()
    for at in range(0, len(said), size):
        upload.sendall(said[at : at + size])
        time.sleep(1.5 * SILENT / 2 / PIECES)
    upload.settimeout(20)
    assert b" 200 " in upload.recv(4096)
    assert time.monotonic() - began > SILENT / 2
    (row,) = event.board()["rows"]["comment"].values()
    assert row["photo"]


def test_a_limit_that_is_none_stops_the_start(server: Server) -> None:
    assert server.env is not None
    with pytest.raises(Failed, match="OPENSPACE_SILENT: 'soon' is not 2 to 600 seconds"):
        manage("check", env=dict(server.env) | {"OPENSPACE_SILENT": "soon"})
