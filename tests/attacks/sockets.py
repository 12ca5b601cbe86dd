"""How a socket ends."""

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection


def closed_with(socket: ClientConnection, seconds: float = 5) -> int:
    """The code the server closes with; 0 where the line is cut without a word."""
    try:
        while True:
            socket.recv(timeout=seconds)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0
