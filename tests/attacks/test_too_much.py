"""More than anybody needs: bodies, frames and what unpacks to more than it seems. Nobody else
notices. Floods of actions and bodies without end are in test_holding_back.py."""

import gzip
import zlib
from contextlib import suppress
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.attacks.sockets import closed_with
from tests.live import LiveEvent, Participant
from tests.servers import Server
from tests.test_api import post
from tests.test_holding_back import most_memory

BOMB = 200_000_000  # bytes, unpacked
PROTOCOL_ERROR = 1002  # RFC 6455, 7.4.1


def bomb(packer: Any) -> bytes:
    """Some hundred kilobytes that unpack to BOMB."""
    packed: bytes = packer.compress(b'{"title": "')
    zeros = b"0" * 1_000_000
    for _ in range(BOMB // len(zeros)):
        packed += packer.compress(zeros)
    return packed + packer.flush()


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "identity"])
def test_packed_bodies_are_not_unpacked(event: LiveEvent, ann: Participant, encoding: str) -> None:
    """What is sent is read as it is: a bomb never goes off."""
    packed = gzip.compress(b'{"title": "A"}') if encoding == "gzip" else b'\x78\x9c{"title'
    answer = post(ann, "topic.post", packed, Content_Encoding=encoding)
    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid"


def test_a_bomb_of_a_body(site: Server, event: LiveEvent, ann: Participant) -> None:
    packed = bomb(zlib.compressobj(9, wbits=31))
    assert len(packed) < 300_000
    before = most_memory(site)
    assert post(ann, "topic.post", packed, Content_Encoding="gzip").status_code == 413
    for half in (packed[:60_000], packed[:1000]):
        assert post(ann, "comment.add", half, Content_Encoding="gzip").status_code == 400
    assert most_memory(site) - before < 40_000_000


def opened(event: LiveEvent, **more: Any) -> ClientConnection:
    return connect(event.socket_url(), proxy=None, **more)


def test_the_socket_agrees_to_no_compression(event: LiveEvent) -> None:
    with opened(event, compression="deflate") as socket:
        assert socket.request
        assert socket.response
        assert "permessage-deflate" in socket.request.headers["Sec-WebSocket-Extensions"]
        assert "Sec-WebSocket-Extensions" not in socket.response.headers


def test_a_bomb_of_a_frame(site: Server, event: LiveEvent) -> None:
    """Marked as compressed (RSV1) although nobody agreed to it."""
    before = most_memory(site)
    packed = bomb(zlib.compressobj(9, wbits=-15))[:3000]
    with opened(event) as socket:
        masked = bytes([0xC1, 0x80 | 126]) + len(packed).to_bytes(2) + bytes(4) + packed
        socket.socket.sendall(masked)
        assert closed_with(socket) == PROTOCOL_ERROR
    assert most_memory(site) - before < 20_000_000


@pytest.mark.parametrize(
    "frame",
    [
        bytes([0x81, 0x80 | 127]) + (2**62).to_bytes(8) + bytes(4),  # claims 4 EB, sends nothing
        bytes([0x81, 0x80 | 127]) + (2**63).to_bytes(8) + bytes(4),
        bytes([0x89, 0x80 | 126]) + (5000).to_bytes(2) + bytes(4) + b"x" * 5000,  # a vast ping
        bytes([0x83, 0x80]) + bytes(4),  # a kind of frame there is not
        bytes([0x81, 0x05]) + b"hello",  # not masked
        bytes([0x80, 0x85]) + bytes(4) + b"hello",  # goes on with nothing
        bytes([0x81, 0x82]) + bytes(4) + b"\xc3\x28",  # no UTF-8
    ],
)
def test_frames_nobody_should_send(event: LiveEvent, ann: Participant, frame: bytes) -> None:
    with opened(event) as socket:
        socket.socket.sendall(frame)
        assert closed_with(socket) in (1002, 1003, 1007, 1009)
    ann.done("person.edit", name="Still here")


def test_a_message_in_a_thousand_pieces(event: LiveEvent) -> None:
    """Each frame is small enough; together they are not."""

    def send() -> None:
        with opened(event) as socket:
            socket.send(iter(["x" * 100] * 1000))
            closed.append(closed_with(socket))

    closed: list[int] = []
    try:
        send()
    except ConnectionClosed as error:
        closed.append(error.rcvd.code if error.rcvd else 0)
    assert closed[0] in (1009, 4400)


def test_headers_without_end(event: LiveEvent) -> None:
    """Refused or cut off, and not kept."""
    before = most_memory(event.server)
    for headers in ({"X-Long": "x" * 60_000}, {f"X-{n}": "x" * 100 for n in range(600)}):
        with suppress(httpx.TransportError):  # cut off in the middle
            answer = event.client.get(event.path("board.json"), headers=headers)
            assert answer.status_code in (200, 400, 413, 431)
    assert most_memory(event.server) - before < 40_000_000
    assert event.board()["seq"] >= 1


def test_an_address_without_end(event: LiveEvent) -> None:
    for path in ("/" + "a" * 12_000, event.path("?lang=" + "x" * 12_000), "/e/" + "A" * 5000 + "/"):
        answer = event.client.get(path)
        assert answer.status_code in (200, 400, 404, 414), path[:20]
