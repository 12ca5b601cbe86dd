"""How a socket ends."""

import time

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection


def closed_with(socket: ClientConnection, seconds: float = 5) -> int:
    """The code the server closes with; 0 where the line is cut without a word.

    Raises TimeoutError when it is still open after so many seconds, whatever was said meanwhile.
    """
    until = time.monotonic() + seconds
    try:
        while True:
            socket.recv(timeout=max(0.0, until - time.monotonic()))
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0
