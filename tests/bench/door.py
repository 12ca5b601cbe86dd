"""Three hundred people coming through the door at the same moment: each opens the page and sends
its form, over a connection of their own."""

import asyncio
import re
from time import perf_counter
from urllib.parse import urlencode, urlsplit

from . import servers

PEOPLE = 300


async def come_in(site: servers.Site, name: str) -> None:
    where = urlsplit(site.base)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    try:
        path, host = f"/e/{site.code}/", f"Host: {where.netloc}\r\n"
        writer.write(f"GET {path} HTTP/1.1\r\n{host}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        page = (await reader.readexactly(int(found(r"(?i)content-length: (\d+)", head)))).decode()
        form = {
            "csrfmiddlewaretoken": found(r'name="csrfmiddlewaretoken" value="([^"]+)"', page),
            "key": found(r'name="key" value="([^"]+)"', page),
            "name": name,
        }
        body = urlencode(form)
        cookie = found(r"(csrftoken=[^;]+)", head)
        writer.write(
            f"POST {path} HTTP/1.1\r\n{host}Cookie: {cookie}\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}".encode()
        )
        answer = await reader.readuntil(b"\r\n\r\n")
        if b" 302 " not in answer.split(b"\r\n")[0]:
            raise RuntimeError(f"{name} was not let in: {answer.decode()}")
    finally:
        writer.close()


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise RuntimeError(f"no {pattern} in {text[:500]}")
    return match[1]


async def crowd(site: servers.Site, number: int) -> float:
    """Seconds until the last of PEOPLE is in."""
    began = perf_counter()
    await asyncio.gather(*(come_in(site, f"Deltager {number}-{n}") for n in range(PEOPLE)))
    return perf_counter() - began
