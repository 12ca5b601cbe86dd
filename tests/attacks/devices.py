"""A person's devices: the links that let one in, and whose a browser is."""

import json
import re
from typing import Any

import httpx

from tests.live import LiveEvent, Participant


def mine(who: Participant) -> dict[str, Any]:
    bearer = {"Authorization": f"Bearer {who.token}"}
    found: dict[str, Any] = who.event.client.get(who.event.path("me.json"), headers=bearer).json()
    return found


def new_link(who: Participant) -> str:
    who.done("person.link", on=True)
    link: str = mine(who)["link"]
    return link


def who_is(device: httpx.Client, event: LiveEvent) -> int | None:
    """Whose this browser is, by the page it gets."""
    page = device.get(event.join_url).text
    boot = re.search(r'<script id="boot"[^>]*>(.*?)</script>', page)
    found: int | None = json.loads(boot[1])["me"] if boot else None
    return found
