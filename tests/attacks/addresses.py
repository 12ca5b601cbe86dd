"""Every address the site has, filled in for one event: what is added to urls.py is tried too."""

from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

from sessions_app.actions.registry import ACTIONS
from sessions_app.exports.registry import EXPORTS
from tests.live import LiveEvent

SECRET = "1.no-such-nonce.no-such-signature"


class Address(NamedTuple):
    name: str
    path: str


def every_address(event: LiveEvent) -> list[Address]:
    return [
        Address(pattern, path)
        for pattern in _patterns(get_resolver().url_patterns)
        for path in _filled(pattern, event)
    ]


def slow(path: str) -> bool:
    """Files that take a process of their own to make: one of them will do."""
    return path.endswith((".pdf", ".docx", ".xlsx", ".zip")) and "proceedings.pdf" not in path


def _patterns(entries: list[URLPattern | URLResolver], before: str = "/") -> list[str]:
    found = []
    for entry in entries:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += _patterns(entry.url_patterns, here)
        else:
            found.append(here)
    return found


def _filled(pattern: str, event: LiveEvent) -> list[str]:
    path = pattern.replace(r"^e/(?P<code>\w{1,32})/", f"e/{event.code}/")
    for part, value in (
        ("<int:network>", "1"),
        ("<int:person>", "1"),
        ("<str:secret>", SECRET),
        ("<str:language>", "da"),
    ):
        path = path.replace(part, value)
    names = {"export/<": EXPORTS, "photos/": ["none.jpg"], "do/<": ACTIONS}
    for mark, several in names.items():
        if mark in path and "<str:name>" in path:
            return [path.replace("<str:name>", name) for name in several]
    assert "<" not in path, f"{path}: no idea what to put there"
    return [path]
