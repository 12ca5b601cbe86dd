"""The addresses handed out for an event, where there is no request to build them from."""

import os
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from .identity import facilitator_secret
from .models import Event


class Links(NamedTuple):
    join_url: str
    wall_url: str
    facilitator_url: str

    @classmethod
    def of(cls, event: Event, site: str) -> "Links":
        return cls(
            site + reverse("phone", args=[event.code]),
            site + reverse("wall", args=[event.code]),
            site + reverse("facilitate", args=[facilitator_secret(event)]),
        )


def site_address() -> str:
    """Where people reach this server, as far as the environment and a running server tell."""
    if given := os.environ.get("OPENSPACE_URL"):
        return given.rstrip("/")
    if settings.PRODUCTION:
        return f"https://{settings.ALLOWED_HOSTS[0]}"
    told = settings.VAR_DIR / "address"  # left by `manage.py serve`
    return told.read_text().strip() if told.exists() else "http://127.0.0.1:8000"
