"""A small, honest HTTP load: keep-alive connections, each waiting for its answer."""

import asyncio
import json
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit


class Load(NamedTuple):
    """What a load gave: answers per second and seconds per answer."""

    per_second: float
    median: float
    p99: float
    statuses: dict[int, int]


async def _request(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, raw: bytes
) -> tuple[int, bytes]:
    writer.write(raw)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    if b"transfer-encoding: chunked" in head:
        body = b""
        while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readexactly(2)
        return status, body
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0].strip()
    return status, await reader.readexactly(int(length or 0))


def post(base: str, path: str, body: dict, **headers: str) -> bytes:
    """The bytes of one POST of JSON."""
    payload = json.dumps(body).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {urlsplit(base).netloc}",
        "Content-Type: application/json",
        f"Content-Length: {len(payload)}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + payload


async def load(
    base: str,
    make: Callable[[int], bytes],
    count: int,
    connections: int,
    per_second: float | None = None,
) -> tuple[Load, list[bytes]]:
    """Send `count` requests over `connections`; answers the figures and the answers' bodies.

    As fast as they are answered, or at most `per_second` of them.
    """
    where = urlsplit(base)
    numbers = iter(range(count))
    taken: list[float] = []
    statuses: dict[int, int] = {}
    bodies: list[bytes] = []

    async def one() -> None:
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        try:
            for number in numbers:
                if per_second:
                    await asyncio.sleep(begun + number / per_second - time.perf_counter())
                began = time.perf_counter()
                status, body = await _request(reader, writer, make(number))
                taken.append(time.perf_counter() - began)
                statuses[status] = statuses.get(status, 0) + 1
                bodies.append(body)
        finally:
            writer.close()

    begun = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    seconds = time.perf_counter() - begun
    cuts = statistics.quantiles(taken, n=100)
    return Load(count / seconds, statistics.median(taken), cuts[98], statuses), bodies
