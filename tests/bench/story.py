"""The whole journal in one piece, against board.json and against the same journal page by page.

A new entry comes before each reading: what is packed already is used, the rest is packed anew.
"""

from collections.abc import Awaitable, Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

import httpx

from . import servers

ROUNDS = 8
PAGE = 500


class Figures(NamedTuple):
    """Seconds, but for `entries` and `bytes`."""

    first: float  # the whole journal, nothing packed yet
    story: float  # after one more entry
    board: float  # board.json after one more entry
    pages: float  # the same journal by journal.json, one page after the other
    entries: int
    bytes: int


async def measure(site: servers.Site, change: Callable[[], Awaitable[object]]) -> Figures:
    """`change` makes one more entry."""
    event = f"/e/{site.code}"
    async with httpx.AsyncClient(base_url=site.base, trust_env=False, timeout=60) as client:

        async def get(path: str) -> httpx.Response:
            answer = await client.get(event + path)
            answer.raise_for_status()
            return answer

        async def taken(path: str) -> float:
            await change()
            began = perf_counter()
            await get(path)
            return perf_counter() - began

        async def paged() -> float:
            began, last = perf_counter(), 0
            while entries := (await get(f"/journal.json?after={last}")).json()["entries"]:
                last = entries[-1]["seq"]
                if len(entries) < PAGE:
                    break
            return perf_counter() - began

        first = await taken("/replay/entries.json")
        rounds = [
            (await taken("/replay/entries.json"), await taken("/board.json"), await paged())
            for _ in range(ROUNDS)
        ]
        story, board, pages = (median(found) for found in zip(*rounds, strict=True))
        whole = await get("/replay/entries.json")
        return Figures(
            *(first, story, board, pages),
            entries=len(whole.json()["entries"]),
            bytes=whole.num_bytes_downloaded,
        )
