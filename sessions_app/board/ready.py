"""Ready bytes: one frame, built once, written to every socket by the shortest way.

ASGI has no word for "the same to all": each send is framed anew, queued, and written when the
reactor next looks round, which is three quarters of the time it takes to tell a thousand phones.
Where the server is Daphne or uvicorn and a socket has nothing waiting, the frame goes straight to
it. In every other case (another server, a slow phone, TLS in Daphne) `ready_writer` or its writer
says no, and the hub sends as ASGI does; so nothing depends on this but speed.
docs/decisions/0003-ready-bytes.md
"""

import sys
from collections.abc import Callable
from typing import Any

Writer = Callable[[bytes], bool]


def text_frame(text: bytes) -> bytes:
    """An unmasked text frame, as servers send them (RFC 6455, 5.2)."""
    length = len(text)
    if length < 126:
        return bytes((0x81, length)) + text
    if length < 1 << 16:
        return b"\x81\x7e" + length.to_bytes(2, "big") + text
    return b"\x81\x7f" + length.to_bytes(8, "big") + text


def ready_writer(send: Any) -> Writer | None:
    """A writer of ready frames to the socket that `send` sends to, or None.

    The writer answers False, having written nothing, when the frame must go the ordinary way:
    only so do frames stay in order.
    """
    return _through_daphne(send) or _through_uvicorn(send)


def _through_daphne(send: Any) -> Writer | None:
    protocol = _daphnes(send)
    transport: Any = getattr(protocol, "transport", None)
    if not hasattr(transport, "writeSomeData") or transport.TLS:
        return None

    def write(frame: bytes) -> bool:
        if not _idle(protocol, transport):
            return False
        sent = transport.writeSomeData(frame)
        if not isinstance(sent, int):
            return False  # the connection is lost; the ordinary way finds out and tidies up
        if sent < len(frame):
            transport.write(frame[sent:])
        return True

    return write


def _daphnes(send: Any) -> Any:
    """The protocol object behind Daphne's `send`, which is a partial(handle_reply, protocol)."""
    daphne = sys.modules.get("daphne.ws_protocol")
    given = getattr(send, "args", None)
    if daphne is None or not given or not isinstance(given[0], daphne.WebSocketProtocol):
        return None
    return given[0]


def _idle(protocol: Any, transport: Any) -> bool:
    """Open, uncompressed, and with nothing queued anywhere between us and the kernel."""
    return bool(
        protocol.state == protocol.STATE_OPEN
        and protocol._perMessageCompress is None
        and not protocol.send_queue
        and transport.connected
        and not transport.disconnecting
        and not transport.dataBuffer
        and not transport._tempDataBuffer
    )


def _through_uvicorn(send: Any) -> Writer | None:
    """Its `send` is a method of the connection, which keeps no frames back: whatever is sent goes
    to the transport at once, and so in order. A frame that is not compressed is right also where
    compression was agreed upon (RFC 7692, 6).
    """
    uvicorn = sys.modules.get("uvicorn.protocols.websockets.websockets_sansio_impl")
    protocol = getattr(send, "__self__", None)
    if uvicorn is None or not isinstance(protocol, uvicorn.WebSocketsSansIOProtocol):
        return None
    connection: Any = protocol

    def write(frame: bytes) -> bool:
        if not (
            connection.conn.state.name == "OPEN"
            and connection.writable.is_set()  # or its phone is slow
            and not connection.close_sent
            and not connection.transport.is_closing()
        ):
            return False
        connection.transport.write(frame)
        return True

    return write
