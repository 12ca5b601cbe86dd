"""A thousand sockets in one epoll loop: as little of the clock as can be spent on listening."""

import base64
import os
import select
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

PING = b"\x89"


class Crowd:
    """`count` open web sockets at one address (ws://host:port/path)."""

    def __init__(self, address: str, count: int) -> None:
        self._poll = select.epoll()
        self._sockets: dict[int, socket.socket] = {}
        where = urlsplit(address)
        path = where.path + (f"?{where.query}" if where.query else "")
        for _ in range(count):
            one = self._shake_hands(where.hostname or "", where.port or 80, path)
            self._sockets[one.fileno()] = one
            self._poll.register(one, select.EPOLLIN)

    def _shake_hands(self, host: str, port: int, path: str) -> socket.socket:
        one = socket.create_connection((host, port), 30)
        key = base64.b64encode(os.urandom(16)).decode()
        one.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += one.recv(4096)
        if b" 101 " not in answer.split(b"\r\n")[0]:
            raise ConnectionError(answer[:200])
        one.setblocking(False)
        return one

    def hear(self, word: bytes, patience: float = 20) -> list[float]:
        """When each socket got bytes with the word in them (seconds, perf_counter), in order."""
        heard: list[float] = []
        waiting = set(self._sockets)
        until = time.perf_counter() + patience
        while waiting:
            events = self._poll.poll(0.2)
            for number, _event in events:
                if word in self._read(number) and number in waiting:
                    waiting.discard(number)
                    heard.append(time.perf_counter())
            if time.perf_counter() > until:
                raise TimeoutError(f"{len(waiting)} of {len(self._sockets)} did not hear {word!r}")
        return heard

    def drain(self) -> None:
        """Throw away what came meanwhile (greetings, pulses)."""
        while events := self._poll.poll(0.05):
            for number, _event in events:
                self._read(number)

    def _read(self, number: int) -> bytes:
        """What a socket got; pings are answered. Raises ConnectionError when it was closed."""
        one = self._sockets[number]
        if not (said := one.recv(65536)):
            raise ConnectionError(f"{one.getpeername()} closed a socket")
        if PING in said:
            for payload in pings(said):
                one.send(bytes((0x8A, 0x80 | len(payload))) + bytes(4) + payload)
        return said

    def close(self) -> None:
        for one in self._sockets.values():
            one.close()
        self._poll.close()


def pings(frames: bytes) -> Iterator[bytes]:
    """The payloads of the pings among whole frames, as a server sends them (RFC 6455, 5.2)."""
    while len(frames) > 1:
        length, head = frames[1], 2
        if length > 125:
            head += 2 if length == 126 else 8
            length = int.from_bytes(frames[2:head], "big")
        if frames[0] == PING[0]:
            yield frames[head : head + length]
        frames = frames[head + length :]
