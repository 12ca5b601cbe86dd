"""Frames written past uvicorn's framing, on a real connection: the same words in the same order."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from sessions_app.board.ready import Writer, ready_writer, text_frame


class Line(NamedTuple):
    """Both ends of an open socket."""

    send: Any
    write: Writer
    client: ClientConnection


@asynccontextmanager
async def open_line(deflate: bool = False) -> AsyncIterator[Line]:
    sends: asyncio.Queue[Any] = asyncio.Queue()

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})
        await sends.put(send)
        while (await receive())["type"] != "websocket.disconnect":
            pass

    config = uvicorn.Config(
        application, log_level="error", lifespan="off", ws_per_message_deflate=deflate
    )
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))  # whoever comes early waits in its queue
    running = asyncio.create_task(server.serve([listening]))
    async with connect(f"ws://127.0.0.1:{listening.getsockname()[1]}/", proxy=None) as client:
        send = await sends.get()
        write = ready_writer(send)
        assert write is not None, "uvicorn has changed: every frame goes the slow way"
        yield Line(send, write, client)
    server.should_exit = True
    await running


@pytest.mark.parametrize("deflate", [False, True])
async def test_ready_frames_and_others_keep_their_order(deflate: bool) -> None:
    async with open_line(deflate) as line:
        assert bool(line.client.protocol.extensions) == deflate
        for number in range(40):
            if number % 3:
                assert line.write(text_frame(b"word %d" % number)) is True
            else:
                await line.send({"type": "websocket.send", "text": f"word {number}"})
        heard = [await asyncio.wait_for(line.client.recv(), 10) for _ in range(40)]
        assert heard == [f"word {number}" for number in range(40)]


async def test_a_phone_that_does_not_read_gets_no_more_of_them() -> None:
    async with open_line() as line:
        line.client.transport.pause_reading()
        frame = text_frame(b"x" * 1_000_000)
        written = 0
        while line.write(frame):
            written += 1
            await asyncio.sleep(0)  # the transport tells the protocol when it has enough
            assert written < 100
        line.client.transport.resume_reading()
        for _ in range(written):
            assert len(await asyncio.wait_for(line.client.recv(), 10)) == 1_000_000


async def test_nothing_is_written_once_it_closes() -> None:
    async with open_line() as line:
        await line.send({"type": "websocket.close", "code": 4408})
        assert line.write(text_frame(b"too late")) is False
        await asyncio.wait_for(line.client.wait_closed(), 10)
        assert line.client.close_code == 4408
        assert line.write(text_frame(b"too late")) is False
