"""Whose pages may open the socket: those of this server, by any of its names."""

from typing import Any

import pytest

from sessions_app.board.consumer import origin_allowed

HOST = "127.0.0.1:8000"


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),  # a script
        ("http://127.0.0.1:8000", True),
        ("https://127.0.0.1:8000", True),
        ("https://openspace.example.org", True),  # behind a proxy that passes another Host
        ("https://any.hall.example", True),
        ("http://openspace.example.org", False),
        ("https://openspace.example.org:8443", False),  # what else listens on that machine
        ("http://127.0.0.1", False),
        ("http://127.0.0.1:8001", False),
        ("https://openspace.example.org.evil.example", False),
        ("https://evil.example", False),
        ("ftp://127.0.0.1:8000", False),
        ("null", False),
        ("", False),
        ("127.0.0.1:8000", False),
        ("http://[", False),
        ("http://127.0.0.1:port", False),
    ],
)
@pytest.mark.parametrize("more", [[], ["*"]])
def test_whose_pages(settings: Any, origin: str | None, allowed: bool, more: list[str]) -> None:
    settings.ALLOWED_HOSTS = ["openspace.example.org", ".hall.example", *more]
    headers = {b"host": HOST} | ({} if origin is None else {b"origin": origin})
    assert origin_allowed(headers) is allowed
