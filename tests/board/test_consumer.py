"""The consumer with the clock wound forward: who says nothing is closed, who answers stays."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from channels.testing import WebsocketCommunicator

from openspace.asgi import application
from sessions_app.board import consumer
from sessions_app.board import hub as hub_module
from sessions_app.board import hubs as hubs_module
from sessions_app.board.hubs import Hubs
from tests.actions.meeting import Meeting


@pytest.fixture
async def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute is 0.4 seconds here, a pulse due every tenth."""
    monkeypatch.setattr(hubs_module, "SILENT", 0.4)
    monkeypatch.setattr(hubs_module, "PULSE", 0.1)
    monkeypatch.setattr(hubs_module, "POLL", 0.02)


@pytest.fixture
async def socket(
    fast: None, all_hubs: Hubs, market: Meeting
) -> AsyncIterator[WebsocketCommunicator]:
    opened = WebsocketCommunicator(application, f"/ws/e/{market.event.code}/?after=0")
    connected, _ = await opened.connect()
    assert connected
    yield opened
    await opened.disconnect()


async def heard(socket: WebsocketCommunicator) -> dict[str, Any]:
    message: dict[str, Any] = await socket.receive_output(timeout=5)
    return orjson.loads(message["text"]) if "text" in message else message


async def test_a_silent_socket_is_closed(socket: WebsocketCommunicator) -> None:
    pulses = 0
    while (message := await heard(socket))["type"] != "websocket.close":
        pulses += message["type"] == "pulse"
    assert message["code"] == hub_module.TOO_SLOW
    assert pulses >= 3


@pytest.mark.parametrize("answer", ['{"seen": 1}', '{"seen": 1, "more": []}', b'{"seen": 1}'])
async def test_one_that_answers_pulses_stays(
    socket: WebsocketCommunicator, all_hubs: Hubs, answer: str | bytes
) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + 3 * hubs_module.SILENT
    while loop.time() < until:
        message = await heard(socket)
        assert message["type"] in ("changes", "pulse")
        text = isinstance(answer, str)
        await socket.send_to(**{"text_data" if text else "bytes_data": answer})
    (hub,) = all_hubs.hubs.values()
    assert len(hub.sockets) == 1


async def test_nonsense_is_no_sign_of_life(socket: WebsocketCommunicator) -> None:
    while (message := await heard(socket))["type"] != "websocket.close":
        await socket.send_to(text_data='{"seen": "all"}')
    assert message["code"] == hub_module.TOO_SLOW


async def test_a_slow_flood_of_nonsense_is_a_flood(socket: WebsocketCommunicator) -> None:
    """Also when it begins long after the last sign of life."""
    await asyncio.sleep(0.05)
    for _ in range(consumer.SAID_AT_ONCE + 50):
        await socket.send_to(text_data="x")
    while (message := await heard(socket))["type"] != "websocket.close":
        pass
    assert message["code"] == consumer.POLICY


async def test_one_that_went_is_not_written_to(
    socket: WebsocketCommunicator, all_hubs: Hubs
) -> None:
    while (await heard(socket))["type"] != "pulse":
        pass
    (hub,) = all_hubs.hubs.values()
    assert len(hub.sockets) == 1
    await socket.disconnect()
    assert not hub.sockets
