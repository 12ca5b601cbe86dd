"""One person's way to the server: the door, and actions that are sent until they are answered."""

import asyncio
import re
import secrets
import time
from random import Random
from typing import Any

import aiohttp

from .figures import Figures

PATIENCE = 90.0  # seconds after which an action is given up, and told as an error
ANSWER = aiohttp.ClientTimeout(total=30)
FIRST_WAIT = 0.5  # seconds, doubled each time
LONGEST_WAIT = 8.0
AGAIN = {429, 502, 503, 504}
HONEST = {409}  # refusals of the event's rules: people live with them
DOUBLE_TAPS = 0.02  # of all actions are tapped twice

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')


class Turned(Exception):
    """Not let in, or an action that was not answered as it should be; it has been counted."""


class Phone:
    def __init__(
        self, session: aiohttp.ClientSession, base: str, code: str, chance: Random, figures: Figures
    ) -> None:
        self.base, self.code = base, code
        self.figures = figures
        self.chance = chance
        self.token = ""
        self.id: int | None = None
        self.urgent = False  # a facilitator's
        self.under_way = 0  # actions sent and not yet answered
        self.put_away = False  # the day is over: nothing more is begun
        self._session = session

    @property
    def cookies(self) -> dict[str, str]:
        return {f"openspace_{self.code}": self.token}

    def address(self, rest: str = "") -> str:
        return f"{self.base}/e/{self.code}/{rest}"

    async def come_in(self, name: str, organisation: str) -> None:
        """Through the door as a browser goes: its page, its form, and the phone's own page."""
        key = secrets.token_urlsafe(16)
        waits = self._waits(f"door: {name}")
        while True:
            try:
                if await self._through_the_door(name, organisation, key):
                    return
                self.figures.retries["door"] += 1
            except (aiohttp.ClientError, TimeoutError) as error:
                self.figures.retries[type(error).__name__] += 1
            await next_of(waits)

    async def _through_the_door(self, name: str, organisation: str, key: str) -> bool:
        """False: told to try again."""
        async with self._session.get(self.address(), timeout=ANSWER) as answer:
            page = await answer.text()
            cookie = answer.cookies.get("csrftoken")
        self.figures.bytes += len(page)
        token = TOKEN.search(page)
        if answer.status != 200 or cookie is None or token is None:
            return self._counted(answer.status, "the door's page")
        form = {
            "csrfmiddlewaretoken": token[1],
            "key": key,
            "name": name,
            "organisation": organisation,
        }
        async with self._session.post(
            self.address(),
            data=form,
            cookies={"csrftoken": cookie.value},
            headers={"Origin": self.base, "Referer": self.address()},
            allow_redirects=False,
            timeout=ANSWER,
        ) as answer:
            await answer.read()
            found = answer.cookies.get(f"openspace_{self.code}")
        if answer.status != 302 or found is None:
            return self._counted(answer.status, "the door's form")
        self.token = found.value
        # "PERSON.NONCE.SIGNATURE": who one is, as the page itself would say.
        self.id = int(self.token.partition(".")[0])
        return True

    def _counted(self, status: int, what: str) -> bool:
        if status in AGAIN:
            return False
        self.figures.errors[f"{status} at {what}"] += 1
        raise Turned(what)

    async def act(
        self, action: str, *, changes: bool = True, **fields: Any
    ) -> dict[str, Any] | None:
        """Sent until it is answered; the result, or None where the event's rules refused.

        `changes`: whether something has to change, so that the journal must have an entry of it.
        """
        if self.put_away:
            raise Turned(action)
        began = time.monotonic()
        self.under_way += 1
        try:
            told = await self._tapped(action, fields)
        finally:
            self.under_way -= 1
        took = time.monotonic() - began
        status, body = told
        if status == 200:
            self.figures.acks.append((began, took))
            if self.urgent:
                self.figures.urgent.append(took)
            self.figures.answered.append((body["seq"], action, self.id, changes))
            if changes:
                self.figures.sent[body["seq"]] = began
            result: dict[str, Any] = body["result"]
            return result
        if status in HONEST:
            self.figures.acks.append((began, took))
            self.figures.refusals[body["code"]] += 1
            return None
        self.figures.errors[f"{status} {body.get('code', '')} {action}"] += 1
        raise Turned(action)

    async def _tapped(self, action: str, fields: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Once, or now and then twice, which must be the same."""
        key = secrets.token_urlsafe(12)
        if self.chance.random() >= DOUBLE_TAPS:
            return await self._until_answered(action, key, fields)
        told, again = await asyncio.gather(
            self._until_answered(action, key, fields), self._until_answered(action, key, fields)
        )
        if told != again:
            self.figures.broken.append(f"{action}, tapped twice: {told} and {again}")
        return told

    async def _until_answered(
        self, action: str, key: str, fields: dict[str, Any]
    ) -> tuple[int, dict[str, Any]]:
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key}
        waits = self._waits(action)
        while True:
            wait = 0.0
            try:
                async with self._session.post(
                    self.address(f"do/{action}"), json=fields, headers=headers, timeout=ANSWER
                ) as answer:
                    body = await answer.json(content_type=None)
                if answer.status not in AGAIN:
                    return answer.status, body
                wait = float(answer.headers.get("Retry-After", 0))
                self.figures.retries[str(answer.status)] += 1
            except (aiohttp.ClientError, TimeoutError, ValueError) as error:
                self.figures.retries[type(error).__name__] += 1
            await next_of(waits, wait)

    def _waits(self, what: str) -> "Waits":
        return Waits(self.chance, self.figures, what)


class Waits:
    """Growing, random waits. Raises Turned when the patience is at its end."""

    def __init__(self, chance: Random, figures: Figures, what: str) -> None:
        self._until = time.monotonic() + PATIENCE
        self._wait = FIRST_WAIT
        self._chance, self._figures, self._what = chance, figures, what

    def next(self, at_least: float) -> float:
        if time.monotonic() > self._until:
            self._figures.errors[f"no answer: {self._what.partition(':')[0]}"] += 1
            raise Turned(self._what)
        wait = max(at_least, self._wait) * (0.5 + self._chance.random())
        self._wait = min(LONGEST_WAIT, 2 * self._wait)
        return wait


async def next_of(waits: Waits, at_least: float = 0.0) -> None:
    await asyncio.sleep(waits.next(at_least))
