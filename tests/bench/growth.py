"""What one more note costs as the wall grows, and board.json cold and warm against a file."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx

from . import servers
from .actions import announcements
from .http_load import load, post
from .report import Report

WALLS = (50, 100, 200, 400, 800)  # notes
READ = 600  # boards in a round
CONNECTIONS = 32
FILES = (4, 8, 12, 16, 24, 32, 48, 64, 96, 128)  # KB, one of them about a board's size
ROUNDS = 3


def measure(report: Report) -> None:
    asyncio.run(_measure(report))


async def _measure(report: Report) -> None:
    report.part("As the wall grows")
    with servers.openspace(with_files) as site:
        taken = await walls(site)
        for notes, seconds in taken.items():
            report.figure(f"all of {notes} notes, one after the other", seconds * 1000, "ms")
        report.ratio("one more note: how its cost grows (exponent)", report.exponent(taken), 1.1)
        await boards(report, site)


def with_files(env: dict[str, str]) -> tuple[str, str]:
    """The server looks for its static files once, as it starts."""
    for kilobytes in FILES:
        path = Path(env["OPENSPACE_STATIC"]) / f"bench-{kilobytes}.bin"
        path.write_bytes(os.urandom(kilobytes * 1024))
    return servers.market(env)


async def walls(site: servers.Site) -> dict[int, float]:
    """Seconds that the first 50, 100 … notes took."""
    taken, hung, seconds = {}, 0, 0.0
    for notes in WALLS:
        seconds += await hang(site, hung, notes)
        taken[notes], hung = seconds, notes
    return taken


async def hang(site: servers.Site, first: int, last: int) -> float:
    def note(count: int) -> bytes:
        bearer = {"Authorization": f"Bearer {site.token}"}
        path = f"/e/{site.code}/do/topic.post"
        words = {"title": f"Emne {first + count}", "text": "x" * 200}
        return post(site.base, path, words, **bearer)

    began = perf_counter()
    found, bodies = await load(site.base, note, last - first, 1)
    if set(found.statuses) != {200}:
        raise RuntimeError(bodies[-1].decode())
    return perf_counter() - began


async def boards(report: Report, site: servers.Site) -> None:
    path = f"/e/{site.code}/board.json"
    async with httpx.AsyncClient(base_url=site.base, trust_env=False) as client:
        packed = await client.get(path, headers={"Accept-Encoding": "gzip"})
        size = int(packed.headers["Content-Length"])
        cold = []
        for _ in range(10):
            await announcements(site, 2)
            began = perf_counter()
            await client.get(path)
            cold.append(perf_counter() - began)
    nearest = min(FILES, key=lambda kilobytes: abs(kilobytes * 1024 - size))
    rates: dict[str, list[float]] = {"board": [], "file": []}
    for _ in range(ROUNDS):
        for name, address in (("board", path), ("file", f"/static/bench-{nearest}.bin")):
            found, _bodies = await load(site.base, get(site, address), READ, CONNECTIONS)
            if set(found.statuses) != {200}:
                raise RuntimeError(f"{address}: {found.statuses}")
            rates[name].append(found.per_second)
    board, file_rate = median(rates["board"]), median(rates["file"])
    report.figure(f"board.json of {size / 1024:.0f} KB packed, ready", board, "/s")
    report.figure(f"a static file of {nearest} KB", file_rate, "/s")
    report.figure("board.json after a change", median(cold) * 1000, "ms")
    report.ratio("board.json, ready / a static file", board / file_rate, 0.5, at_least=True)
    report.ratio("board.json after a change / a ready one", median(cold) * board, 40)


def get(site: servers.Site, path: str) -> Callable[[int], bytes]:
    host = site.base.removeprefix("http://")
    lines = (f"GET {path} HTTP/1.1", f"Host: {host}", "Accept-Encoding: gzip")
    request = "\r\n".join(lines).encode() + b"\r\n\r\n"
    return lambda _count: request
