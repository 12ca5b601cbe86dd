"""People arriving: a join against an empty Django POST view on the same server; the facilitator's
action while they arrive against one in a quiet hall; and board.json for phones coming at once."""

import asyncio
import json
from statistics import median
from time import perf_counter
from typing import NamedTuple

import httpx

from . import door, servers, story
from .http_load import load, post

ROUNDS = 4
COUNT = 1000  # requests of one kind in a round
CONNECTIONS = 32
ARRIVING = 150  # people per second: three hundred are in within two


class Figures(NamedTuple):
    empty: float  # per second, in Django's own handler
    lean: float  # per second, in ours
    join: float  # per second
    sign_up: float  # per second
    board: float  # per second
    idle: float  # seconds of one announcement, nobody else there
    crowd: float  # the same while people arrive
    door: float  # seconds until the last of door.PEOPLE is in
    build: float  # seconds of board.json the first time after a change
    story: story.Figures


async def measure() -> Figures:
    with servers.openspace() as site:
        rates: dict[str, list[float]] = {
            kind: [] for kind in ("empty", "lean", "join", "sign_up", "board")
        }
        topic = await a_note(site)
        for number in range(ROUNDS + 1):
            for kind, rate in (await one_round(site, number, topic)).items():
                rates[kind].append(rate)
        idle = await announcements(site, 40)
        crowd = await while_they_arrive(site)
        fastest = {kind: median(found[1:]) for kind, found in rates.items()}  # the first warms up
        doors = [await door.crowd(site, number) for number in range(ROUNDS)]
        return Figures(
            **fastest,
            **{"idle": idle, "crowd": crowd, "door": median(doors[1:])},
            build=await build(site),
            story=await story.measure(site, lambda: announcements(site, 2)),
        )


async def one_round(site: servers.Site, number: int, topic: int) -> dict[str, float]:
    def empty(count: int) -> bytes:
        return post(site.base, "/bench/django/empty", person(count))

    def lean(count: int) -> bytes:
        return post(site.base, "/bench/empty", person(count))

    def join(count: int) -> bytes:
        # Without a key a double tap would make two people: honest phones always send one.
        key = f"bench-{number}-{count}"
        path = f"/e/{site.code}/do/person.join"
        return post(site.base, path, person(count), Idempotency_Key=key)

    def board(count: int) -> bytes:
        host = site.base.removeprefix("http://")
        lines = [
            f"GET /e/{site.code}/board.json HTTP/1.1",
            f"Host: {host}",
            "Accept-Encoding: gzip",
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n"

    def sign_up(count: int) -> bytes:
        key = {"Idempotency_Key": "sign-up", "Authorization": f"Bearer {tokens[count]}"}
        return post(site.base, f"/e/{site.code}/do/topic.join", {"topic": topic}, **key)

    rates, tokens = {}, list[str]()
    kinds = {"empty": empty, "lean": lean, "join": join, "sign_up": sign_up, "board": board}
    for kind, make in kinds.items():
        found, bodies = await load(site.base, make, COUNT, CONNECTIONS)
        if set(found.statuses) != {200}:
            raise RuntimeError(f"{kind}: {found.statuses}")
        rates[kind] = found.per_second
        if kind == "join":
            tokens = [json.loads(body)["result"]["token"] for body in bodies]
    return rates


async def a_note(site: servers.Site) -> int:
    bearer = {"Authorization": f"Bearer {site.token}"}
    async with httpx.AsyncClient(base_url=site.base, trust_env=False, headers=bearer) as client:
        answer = await client.post(f"/e/{site.code}/do/topic.post", json={"title": "Emne"})
    answer.raise_for_status()
    found: int = answer.json()["result"]["id"]
    return found


def person(count: int) -> dict[str, str]:
    return {"name": f"Deltager {count}", "organisation": "Kommunen"}


async def announcements(site: servers.Site, count: int) -> float:
    """Seconds of one announcement, the middle of `count`, one after the other."""

    def announce(number: int) -> bytes:
        bearer = {"Authorization": f"Bearer {site.token}"}
        path = f"/e/{site.code}/do/event.announce"
        return post(site.base, path, {"text": f"{perf_counter()} {number}"}, **bearer)

    found, bodies = await load(site.base, announce, count, 1)
    if set(found.statuses) != {200}:
        raise RuntimeError(bodies[-1].decode())
    return found.median


async def while_they_arrive(site: servers.Site) -> float:
    """The same while people come through the door faster than any hall has doors."""

    def join(count: int) -> bytes:
        key = {"Idempotency_Key": f"crowd-{count}"}
        return post(site.base, f"/e/{site.code}/do/person.join", person(count), **key)

    arriving = asyncio.create_task(load(site.base, join, 8 * ARRIVING, CONNECTIONS, ARRIVING))
    await asyncio.sleep(0.5)  # they are under way
    found = await announcements(site, 100)
    if arriving.done():
        raise RuntimeError("the crowd was in before the announcements were made")
    await arriving
    return found


async def build(site: servers.Site) -> float:
    """Seconds of board.json after a change, the middle of several."""
    taken = []
    async with httpx.AsyncClient(base_url=site.base, trust_env=False) as client:
        for _ in range(10):
            await announcements(site, 2)
            began = perf_counter()
            answer = await client.get(f"/e/{site.code}/board.json")
            taken.append(perf_counter() - began)
    people = len(json.loads(answer.content)["rows"]["person"])
    if people < COUNT:
        raise RuntimeError(f"only {people} people on the board")
    return median(taken)
