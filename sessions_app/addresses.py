"""Where a request comes from, when a reverse proxy may stand between."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not one of our own proxies."""
    return nearest(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", "")
    )


def nearest(peer: str, forwarded: str) -> str:
    hops = [*(hop.strip() for hop in forwarded.split(",") if hop.strip()), peer]
    while len(hops) > 1 and _is_proxy(hops[-1]):
        hops.pop()
    return hops[-1]


def _is_proxy(address: str) -> bool:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(ip in network for network in settings.OPENSPACE_PROXIES)
