"""Where a request comes from, when a reverse proxy may stand between."""

import ipaddress
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Whose counts a request goes to: the nearest address that is not one of our own proxies.

    An IPv6 house is one (its first 64 bits), or a guesser there could come from any of 2⁶⁴.
    """
    return nearest(request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", ""))


def nearest(peer: str, forwarded: str) -> str:
    hops = [*(hop.strip() for hop in forwarded.split(",") if hop.strip()), peer]
    while len(hops) > 1 and _is_proxy(hops[-1]):
        hops.pop()
    return _house(hops[-1])


@lru_cache(maxsize=4096)
def _house(address: str) -> str:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv4Address):
        return address
    return str(ip.ipv4_mapped or ipaddress.ip_network((int(ip), 64), strict=False))


def _is_proxy(address: str) -> bool:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(ip in network for network in settings.OPENSPACE_PROXIES)
