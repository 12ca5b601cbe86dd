"""Frames written past the server's queue: only where they keep their order."""

import asyncio
from typing import Any

import pytest
from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
from websockets.frames import Frame, Opcode
from websockets.protocol import CLIENT, Protocol, State

from sessions_app.board.ready import ready_writer, text_frame


@pytest.mark.parametrize("length", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_is_read_as_it_was_written(length: int) -> None:
    text = b"x" * length
    reader = Protocol(CLIENT, state=State.OPEN, max_size=None)
    reader.receive_data(text_frame(text))
    (frame,) = reader.events_received()
    assert isinstance(frame, Frame)
    assert (frame.opcode, frame.data, frame.fin) == (Opcode.TEXT, text, True)


class Transport:
    """A connection that takes `room` bytes before it is full."""

    TLS = False
    connected = True
    disconnecting = False

    def __init__(self, room: int = 1_000_000, lost: bool = False) -> None:
        self.room, self.lost = room, lost
        self.wire = b""
        self.dataBuffer = b""
        self._tempDataBuffer: list[bytes] = []

    def writeSomeData(self, data: bytes) -> int | Exception:
        if self.lost:
            return ConnectionError("lost")
        taken = data[: self.room]
        self.room -= len(taken)
        self.wire += taken
        return len(taken)

    def write(self, data: bytes) -> None:
        self._tempDataBuffer.append(data)


def a_protocol(transport: Any) -> WebSocketProtocol:
    protocol = WebSocketProtocol()
    protocol.transport = transport
    protocol.state = protocol.STATE_OPEN
    protocol._perMessageCompress = None
    protocol.send_queue = []
    return protocol


async def daphnes_send(protocol: WebSocketProtocol) -> Any:
    """The `send` that Daphne really hands to an application."""
    got: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    async def application(scope: Any, receive: Any, send: Any) -> None:
        got.set_result(send)

    server = Server(application=application, endpoints=["unused"])
    server.connections = {protocol: {}}
    server.create_application(protocol, {"type": "websocket"})
    return await got


async def test_an_idle_socket_gets_the_bytes_at_once() -> None:
    transport = Transport()
    write = ready_writer(await daphnes_send(a_protocol(transport)))
    assert write is not None, "Daphne has changed: every frame goes the slow way"
    assert write(b"one") is True
    assert write(b"two") is True
    assert transport.wire == b"onetwo"


async def test_what_does_not_fit_waits_and_the_next_goes_behind_it() -> None:
    transport = Transport(room=5)
    write = ready_writer(await daphnes_send(a_protocol(transport)))
    assert write is not None
    assert write(b"one") is True
    assert write(b"two") is True
    assert (transport.wire, transport._tempDataBuffer) == (b"onetw", [b"o"])
    assert write(b"three") is False
    assert (transport.wire, transport._tempDataBuffer) == (b"onetw", [b"o"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda protocol: setattr(protocol, "state", protocol.STATE_CLOSING),
        lambda protocol: setattr(protocol, "_perMessageCompress", object()),
        lambda protocol: protocol.send_queue.append((b"queued", False)),
        lambda protocol: setattr(protocol.transport, "connected", False),
        lambda protocol: setattr(protocol.transport, "disconnecting", True),
        lambda protocol: setattr(protocol.transport, "dataBuffer", b"waiting"),
        lambda protocol: setattr(protocol.transport, "lost", True),
    ],
)
async def test_otherwise_nothing_is_written(spoil: Any) -> None:
    protocol = a_protocol(Transport())
    write = ready_writer(await daphnes_send(protocol))
    assert write is not None
    spoil(protocol)
    assert write(b"frame") is False
    assert protocol.transport.wire == b""


async def test_other_servers_are_left_alone() -> None:
    async def send(message: Any) -> None: ...

    assert ready_writer(send) is None
    encrypted = Transport()
    encrypted.TLS = True
    assert ready_writer(await daphnes_send(a_protocol(encrypted))) is None
