"""A bad network between phones and server, on the loopback: it drops, doubles and reorders."""

import asyncio
import contextlib
import random
import socket
import struct
import threading
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlsplit

from tests.programs import free_port

CHUNK = 65536
LATEST = 0.08  # seconds a doubled or reordered request may be held


class Proxy:
    """Passes connections on to the servers in turn. `double`: each action is sent on twice, at
    different moments, and the answer that comes last is the one the phone gets."""

    def __init__(self, *base_urls: str, double: bool = False) -> None:
        self.port = free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.double = double
        self.doubled = 0
        self._chance = random.Random(7)
        self.lead_to(*base_urls)
        self._turn = 0
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._listening = self._call(asyncio.start_server(self._phone, "127.0.0.1", self.port))

    def lead_to(self, *base_urls: str) -> None:
        """Where connections go from now on; those that are open stay where they are."""
        self._servers = [
            (urlsplit(url).hostname or "", urlsplit(url).port or 80) for url in base_urls
        ]

    @property
    def connections(self) -> int:
        """How many phones' connections are open."""
        return len(self._open)

    def _call(self, job: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(job, self._loop).result(20)

    def close(self) -> None:
        async def end() -> None:
            self._listening.close()
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.sleep(0.05)  # transports say goodbye

        self._call(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def drop(self, part: float) -> int:
        """Tear off this part of all open connections at once; answers how many."""

        async def tear() -> int:
            chosen = self._chance.sample(sorted(self._open, key=id), round(part * len(self._open)))
            for writer in chosen:
                # No farewell: the phone left the Wi-Fi (RST instead of FIN).
                raw: socket.socket = writer.get_extra_info("socket")
                with contextlib.suppress(OSError):  # left already
                    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
            return len(chosen)

        found: int = self._call(tear())
        return found

    async def _server(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self._turn += 1
        host, port = self._servers[self._turn % len(self._servers)]
        return await asyncio.open_connection(host, port)

    async def _phone(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, OSError):
                if self.double:
                    await self._requests(reader, writer)
                else:
                    await self._pass_on(b"", reader, writer)
            await writer.drain()
        except OSError:
            pass  # the phone is gone
        finally:
            self._open.discard(writer)
            writer.transport.abort()

    async def _pass_on(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Both ways, byte for byte, till either side hangs up."""
        up_reader, up_writer = await self._server()
        up_writer.write(head)
        ways = [
            asyncio.create_task(copy(reader, up_writer)),
            asyncio.create_task(copy(up_reader, writer)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            up_writer.close()

    async def _requests(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            if b"\r\nupgrade: websocket" in head.lower():
                return await self._pass_on(head, reader, writer)
            _, _, length = head.lower().partition(b"\r\ncontent-length:")
            body = await reader.readexactly(int(length.partition(b"\r\n")[0] or 0))
            if b"/do/" in head.split(b"\r\n", 1)[0]:
                self.doubled += 1
                answers = await asyncio.gather(self._once(head, body), self._once(head, body))
                answer = self._chance.choice(answers)
            else:
                answer = await self._once(head, body)
            writer.write(answer)
            await writer.drain()

    async def _once(self, head: bytes, body: bytes) -> bytes:
        """Sent over a connection of its own, some time later; the whole answer."""
        await asyncio.sleep(self._chance.uniform(0, LATEST))
        reader, writer = await self._server()
        first, rest = head.split(b"\r\n", 1)
        writer.write(first + b"\r\nConnection: close\r\n" + rest + body)
        answer = await reader.read(-1)
        writer.close()
        return answer.replace(b"Connection: close\r\n", b"", 1)


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(CHUNK):
        writer.write(chunk)
        await writer.drain()
