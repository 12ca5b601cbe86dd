"""The floor: a bare epoll loop that writes the same ready bytes to every socket.

`python -m tests.bench.floor PORT`. GET with an Upgrade is a listener; a POST's body is told to all.
"""

import base64
import hashlib
import select
import socket
import sys

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3


def frame(text: bytes) -> bytes:
    """An unmasked text frame (RFC 6455, 5.2) of up to 65,535 bytes."""
    if len(text) < 126:
        return bytes([0x81, len(text)]) + text
    return bytes([0x81, 126]) + len(text).to_bytes(2, "big") + text


def serve(port: int) -> None:
    listener = socket.create_server(("127.0.0.1", port), backlog=2048)
    poll = select.epoll()
    poll.register(listener, select.EPOLLIN)
    sockets: dict[int, socket.socket] = {}
    listening: list[socket.socket] = []
    while True:
        for number, _event in poll.poll():
            if number == listener.fileno():
                one, _address = listener.accept()
                sockets[one.fileno()] = one
                poll.register(one, select.EPOLLIN)
            else:
                answer(sockets, listening, poll, number)


def answer(
    sockets: dict[int, socket.socket],
    listening: list[socket.socket],
    poll: select.epoll,
    number: int,
) -> None:
    one = sockets[number]
    said = one.recv(65536)
    if said.startswith(b"POST"):
        ready = frame(said.partition(b"\r\n\r\n")[2])
        for listener in listening:
            listener.send(ready)
        one.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    elif said.startswith(b"GET"):
        key = said.partition(b"Sec-WebSocket-Key: ")[2].split(b"\r\n")[0]
        token = base64.b64encode(hashlib.sha1(key + GUID).digest())  # noqa: S324 (RFC 6455, 4.2.2)
        one.send(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + token + b"\r\n\r\n"
        )
        listening.append(one)
    else:  # gone
        poll.unregister(one)
        sockets.pop(number).close()
        if one in listening:
            listening.remove(one)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
