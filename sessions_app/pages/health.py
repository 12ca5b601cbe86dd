"""For whoever watches the server: is it up, can it work."""

import asyncio
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from .. import metrics as figures
from ..board.lanes import Lane

PATIENCE = 3.0  # seconds


async def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return HttpResponse("ok", content_type="text/plain")


async def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database can be written and Redis (if used) answers; else 503 saying which."""
    checks: dict[str, Any] = {"database": _on_own_lane(_ask_database)}
    if settings.REDIS_URL:
        checks["redis"] = _ask_redis()
    found = {}
    for name, check in checks.items():
        try:
            await asyncio.wait_for(check, PATIENCE)
            found[name] = "ok"
        except Exception as error:
            found[name] = type(error).__name__
    ready = set(found.values()) == {"ok"}
    return JsonResponse(found, status=200 if ready else 503)


async def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, where OPENSPACE_METRICS=1 asks for them."""
    if not settings.OPENSPACE_METRICS:
        raise Http404
    return HttpResponse(figures.page(), content_type=figures.CONTENT_TYPE)


@lru_cache(maxsize=1)
def _asking() -> Lane:
    # Its own: a database that somebody has locked must not keep the readers waiting too.
    return Lane("asking", 1, most=3)


async def _on_own_lane(job: Callable[[], None]) -> None:
    await asyncio.wrap_future(_asking().submit(job))


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sessions_app_event LIMIT 1")
        if connection.vendor == "sqlite":
            # Written for real, as it stood: a full disk or somebody else's lock is found here.
            cursor.execute("PRAGMA user_version = 0")


async def _ask_redis() -> None:
    layer = get_channel_layer()
    await layer.group_send("openspace.ready", {"type": "ready"})
