"""The door as it first stands, the same for all but two marks: written once for a whole crowd.

Three hundred people open it within the same seconds, and writing it out is most of what that
costs. So the page is kept for a moment, and each phone gets it with a token and a key of its own.
"""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import translation

from ..models import Event

KEPT = 2.0  # seconds: so soon everybody is offered an organisation just given
MOST = 200
# What stands in the kept page for what is each phone's own; no page says this by itself.
TOKEN = f"token-{secrets.token_hex(16)}"
KEY = f"key-{secrets.token_hex(16)}"

_kept: OrderedDict[tuple[object, ...], tuple[float, str]] = OrderedDict()


def fresh_door(
    request: HttpRequest, event: Event, write: Callable[[str, str], str]
) -> HttpResponse:
    """The page `write(token, key)` writes, with this phone's own."""
    page = _page(event, write)
    # The CSRF token is masked anew for each, as in every form.
    page = page.replace(TOKEN, get_token(request)).replace(KEY, secrets.token_urlsafe(16))
    return HttpResponse(page)


def _page(event: Event, write: Callable[[str, str], str]) -> str:
    name = (event.pk, translation.get_language(), event.title, event.theme, event.language)
    now = time.monotonic()
    found = _kept.get(name)
    if found is None or now - found[0] > KEPT:
        found = _kept[name] = (now, write(TOKEN, KEY))
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found[1]
