"""One, two and four Openspace processes on one PostgreSQL, with Redis as the bell between them.

They share the machine's cores with the load, so more processes than cores gain little here; what
this shows is what sharing costs.
"""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from tests.programs import free_port
from tests.services import Postgres, Redis

from . import servers
from .actions import person
from .fanout import Way, way_to
from .http_load import load, post
from .report import Report

HOW_MANY = (1, 2, 4)
JOINS = 600
SOCKETS = 500
ROUNDS = 9


def measure(report: Report) -> None:
    report.part("Processes on one PostgreSQL, with Redis")
    rates, last = {}, {}
    for count in HOW_MANY:
        with several(count) as sites:
            rates[count] = asyncio.run(joins(sites))
            last[count] = told(sites)
        report.figure(f"{count} processes: joins", rates[count], "/s")
        report.figure(f"{count} processes: last of {SOCKETS} sockets", last[count] * 1000, "ms")
    for count in HOW_MANY[1:]:
        report.ratio(f"{count} processes / one: joins", rates[count] / rates[1], 0.9, at_least=True)
        report.ratio(f"{count} processes / one: last socket", last[count] / last[1], 2)


@contextmanager
def several(count: int) -> Iterator[list[servers.Site]]:
    """The same event through each of `count` processes."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        redis, postgres = Redis(folder), Postgres()
        stack.callback(postgres.remove)
        postgres.start()
        redis.start()
        stack.callback(redis.stop)
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "DATABASE_URL": postgres.new_database(),
            "REDIS_URL": redis.url,
            "OPENSPACE_STATIC": f"{folder}/static",
            "OPENSPACE_MEDIA": f"{folder}/media",
            "OPENSPACE_SECRET_KEY": servers.KEY,
        }
        servers.manage(env, "migrate", "--verbosity=0")
        servers.manage(env, "collectstatic", "--noinput", "--verbosity=0")
        code, token = servers.market(env)
        sites = []
        for _ in range(count):
            port = free_port()
            base = f"http://127.0.0.1:{port}"
            command = servers.serving("daphne", port)
            pid = stack.enter_context(servers.running(command, env, f"{base}/readyz", core=None))
            sites.append(servers.Site(base, code, token, pid, env))
        yield sites


async def joins(sites: list[servers.Site]) -> float:
    """Joins per second through all of them at once."""

    async def through(number: int, site: servers.Site) -> float:
        def join(count: int) -> bytes:
            key = {"Idempotency_Key": f"through-{number}-{count}"}
            return post(site.base, f"/e/{site.code}/do/person.join", person(count), **key)

        found, bodies = await load(site.base, join, JOINS // len(sites), 32 // len(sites))
        if set(found.statuses) != {200}:
            raise RuntimeError(bodies[-1].decode())
        return found.per_second

    return sum(await asyncio.gather(*(through(n, site) for n, site in enumerate(sites))))


def told(sites: list[servers.Site]) -> float:
    """Seconds until the last socket, on any of them, has a change made through the first."""
    ways = [way_to(site, f"process {n}", SOCKETS // len(sites)) for n, site in enumerate(sites)]
    try:
        found = [together(ways, number) for number in range(ROUNDS + 2)]
    finally:
        for way in ways:
            way.crowd.close()
    return median(found[2:])


def together(ways: list[Way], number: int) -> float:
    first, *others = ways
    for way in others:
        way.crowd.drain()
    first.round(number)
    word = f"{first.name}-{number:04}-".encode()
    heard = [way.crowd.hear(word)[-1] - first.began for way in others]
    return max([first.last[-1], *heard])
