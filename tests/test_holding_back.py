"""What one person sends must not stop the others: photos, floods, guesses, bodies without end."""

import base64
import io
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from PIL import Image
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from sessions_app.identity import cookie_name
from tests.live import LiveEvent, Participant, make_event
from tests.servers import Server, Starter
from tests.test_api import post, refused


@pytest.fixture(scope="module")
def server(module_server) -> Server:
    """With its own counts of guesses and actions."""
    return module_server()


@pytest.fixture
def event(server: Server) -> Iterator[LiveEvent]:
    made = make_event(server, language="en")
    yield made
    made.close()


def heavy_photo() -> str:
    """Few bytes, many points: a second's work to unpack."""
    out = io.BytesIO()
    Image.new("RGB", (4990, 4990), "white").save(out, "WEBP")
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()


def test_nobody_waits_while_a_photo_is_unpacked(event: LiveEvent) -> None:
    ann, photo = event.join("Ann"), heavy_photo()
    topic = ann.done("topic.post", title="Note")["result"]["id"]

    def add(number: int) -> None:
        ann.done("comment.add", topic=topic, text=f"Photo {number}", photo=photo)

    with ThreadPoolExecutor(3) as threads:
        adding = [threads.submit(add, number) for number in range(3)]
        time.sleep(0.3)
        event.facilitator.done("event.announce", text="Coffee")
        assert not all(photo_added.done() for photo_added in adding)
    for photo_added in adding:
        photo_added.result()


def test_a_photo_that_is_none_is_told_with_the_other_fields(event: LiveEvent) -> None:
    ann = event.join("Ann")
    answer = ann.do("comment.add", topic="x", text="T", photo="data:image/svg+xml;base64,PHN2Zy8+")
    problem = refused(answer, "invalid", 400)
    assert list(problem["errors"]) == ["topic", "photo"]


def test_a_body_without_end_does_not_fill_the_memory(server: Server, event: LiveEvent) -> None:
    ann = event.join("Ann")
    Path(f"/proc/{server.pid}/clear_refs").write_text("5")  # count the most from here on
    before = most_memory(server)
    pieces = (b"x" * 1_000_000 for _ in range(100))
    refused(post(ann, "topic.post", pieces), "too_large", 413)
    assert most_memory(server) - before < 40_000_000


def most_memory(server: Server) -> int:
    """The most the server has held, in bytes."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def refusal_of_a_flood(who: Participant, most: int) -> httpx.Response | None:
    """To more quick actions than two hands do; None when that many are let through."""
    with ThreadPoolExecutor(8) as threads:
        for _ in range(most // 100):
            for answer in threads.map(lambda _n: who.do("person.edit"), range(100)):
                if answer.status_code != 200:
                    return answer
    return None


def test_a_facilitator_may_go_faster_without_opening_the_console(event: LiveEvent) -> None:
    assert refusal_of_a_flood(event.facilitator, 800) is None


def test_a_script_gone_wrong_is_slowed_down_and_nobody_else(event: LiveEvent) -> None:
    """Also one who was a facilitator, and is no more."""
    ann, calm = event.join("Ann"), event.join("Calm")
    event.facilitator.done("person.role", person=ann.id, role="facilitator")
    ann.done("event.announce", text="Hello")
    event.facilitator.done("person.role", person=ann.id, role="participant")
    answer = refusal_of_a_flood(ann, 3000)
    assert answer is not None
    refused(answer, "slow_down", 429)
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    calm.done("person.edit", name="Calmer")


def test_a_row_that_is_gone_is_no_wrong_code(event: LiveEvent) -> None:
    ann = event.join("Ann")
    for number in range(60):
        refused(ann.do("topic.join", topic=10_000 + number), "not_found", 404)
    other = make_event(event.server)
    try:
        assert other.join("Bo").id
    finally:
        other.close()


def test_whoever_is_in_is_never_taken_for_a_guesser(openspace_server: Starter) -> None:
    """On a server of its own: the next test would be taken for one."""
    server = openspace_server()
    event, other = make_event(server), make_event(server)
    ann = event.join("Ann")
    while event.client.get("/e/222222/board.json").status_code == 404:
        pass
    try:
        cookie = f"{cookie_name(other.code)}={other.facilitator_token}"
        stranger = f"{cookie_name(other.code)}={ann.token}"
        refused(event.client.get(other.path("board.json")), "slow_down", 429)
        with pytest.raises(InvalidStatus):
            connect(other.socket_url(), additional_headers={"Cookie": stranger}, proxy=None).recv()
        known = {"Cookie": cookie}
        with connect(other.socket_url(), additional_headers=known, proxy=None) as socket:
            assert json.loads(socket.recv(timeout=5))["type"] == "changes"
        other.facilitator.done("event.announce", text="Hello")
    finally:
        event.close()
        other.close()


def test_the_events_language_where_nobody_asks_for_one(event: LiveEvent) -> None:
    problem = refused(event.facilitator.do("event.phase", phase="lunch"), "invalid", 400)
    assert problem["title"] == "Something needs correcting"


@pytest.mark.parametrize("asks", ["fr", "*", ""])
def test_a_language_we_do_not_speak_asks_for_none(event: LiveEvent, asks: str) -> None:
    event.client.headers["Accept-Language"] = asks
    assert "Your name" in event.client.get(event.path()).text


def test_what_is_not_even_an_action_is_refused_in_the_askers_language(event: LiveEvent) -> None:
    ann = event.join("Ann")
    for asks, said in (("en", "Send a JSON object."), ("da", "Send et JSON-objekt.")):
        problem = refused(post(ann, "topic.post", b"[]", Accept_Language=asks), "invalid", 400)
        assert problem["detail"] == said
