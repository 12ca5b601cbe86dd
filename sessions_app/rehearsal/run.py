"""All processes of a rehearsal, what is shown meanwhile, and what is read in the end."""

import asyncio
import contextlib
import multiprocessing
import os
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson

from .crowd import Orders, rehearse
from .figures import Figures
from .invariants import broken
from .server_cost import ServerCost

PAGE = 500  # entries of journal.json
Progress = dict[int, dict[str, Any]]


@dataclass
class Told:
    """A rehearsal's end."""

    figures: Figures
    broken: list[str]
    entries: int
    began: float
    seconds: float
    cost: ServerCost


def run(orders: Orders, show: Callable[[Progress], None]) -> Told:
    """Raises RuntimeError if a process of the crowd ends before its day does."""
    context = multiprocessing.get_context("spawn")
    said: Any = context.Queue()
    cost = ServerCost(orders.url)
    since = asyncio.run(read_board(orders))["seq"]
    began = time.monotonic()
    parts = [
        context.Process(target=one_part, args=(orders, part, said), daemon=True)
        for part in range(orders.parts)
    ]
    for part in parts:
        part.start()
    try:
        figures = gathered(parts, said, show, cost)
    finally:
        for part in parts:
            part.terminate()
            part.join()
    seconds = time.monotonic() - began
    entries, board = asyncio.run(read_journal(orders))
    found = broken(entries, board, figures, since)
    return Told(figures, found, len(entries), began, seconds, cost)


def one_part(orders: Orders, part: int, said: Any) -> None:
    with contextlib.suppress(ImportError):  # not on Windows
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    parent = multiprocessing.parent_process()

    def tell(news: dict[str, Any]) -> None:
        if parent is not None and not parent.is_alive():
            os._exit(1)  # ended from outside: a crowd without its rehearsal goes home
        said.put(news)

    figures = asyncio.run(rehearse(orders, part, tell))
    said.put(figures)
    said.close()
    said.join_thread()


def gathered(
    parts: list[Any], said: Any, show: Callable[[Progress], None], cost: ServerCost
) -> Figures:
    together, progress, done = Figures(), Progress(), 0
    while done < len(parts):
        try:
            news = said.get(timeout=1)
        except queue.Empty:
            if any(part.exitcode not in (None, 0) for part in parts):
                raise RuntimeError("a process of the crowd broke down") from None
            continue
        if isinstance(news, Figures):
            together.add(news)
            done += 1
        else:
            progress[news["part"]] = news
            cost.look()
            show(progress)
    return together


async def read_journal(orders: Orders) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """All entries, and the board they lead to."""
    base = f"{orders.url}/e/{orders.code}"
    entries: list[dict[str, Any]] = []
    async with aiohttp.ClientSession() as session:
        while True:
            address = f"{base}/journal.json?after={len(entries)}&limit={PAGE}"
            async with session.get(address) as answer:
                found = orjson.loads(await answer.read())["entries"]
            entries += found
            if len(found) < PAGE:
                break
    return entries, await read_board(orders)


async def read_board(orders: Orders) -> dict[str, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{orders.url}/e/{orders.code}/board.json") as answer,
    ):
        board: dict[str, Any] = orjson.loads(await answer.read())
    return board
