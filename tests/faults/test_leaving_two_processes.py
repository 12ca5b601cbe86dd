"""Who is removed, or signs out, through one server process is let go by the other as well."""

from collections.abc import Callable
from typing import Any

import pytest
from websockets.sync.client import connect

from sessions_app.board.hub import NOT_IN, WHO_IS_IT
from sessions_app.identity import cookie_name
from tests.attacks.sockets import closed_with
from tests.live import LiveEvent, Participant
from tests.services import Redis

SOON = 2.0  # seconds, Redis or no Redis


def page(event: LiveEvent, who: Participant) -> Any:
    cookie = {"Cookie": f"{cookie_name(event.code)}={who.token}"}
    return connect(event.socket_url(), additional_headers=cookie, proxy=None)


@pytest.fixture(params=["with Redis", "without Redis"])
def way(request: pytest.FixtureRequest, bell: Redis) -> Any:
    """The bell rings, or is away."""
    if request.param == "without Redis":
        bell.stop()
    yield request.param
    if not bell.running:
        bell.start()


WAYS: dict[str, Callable[[LiveEvent, Participant], object]] = {
    "removed": lambda here, who: here.facilitator.done("person.remove", person=who.id),
    "forgotten": lambda here, who: Participant(here, who.token).done("person.forget"),
}


@pytest.mark.parametrize("leaves", WAYS)
def test_whoever_leaves_is_let_go_everywhere(both, way: str, leaves: str) -> None:
    here, there = both
    ann, bo = here.join("Ann"), here.join("Bo")
    with page(here, ann) as one, page(there, ann) as other, page(there, bo) as his:
        for socket in (one, other, his):
            socket.recv(timeout=5)
        WAYS[leaves](here, ann)
        assert closed_with(one, SOON) == NOT_IN
        assert closed_with(other, SOON) == NOT_IN
        bo.done("person.edit", name="Bo stays")
        while "Bo stays" not in str(his.recv(timeout=5)):
            pass


def test_whoever_signs_out_is_asked_anew_everywhere(both, bell: Redis) -> None:
    here, there = both
    ann = here.join("Ann")
    with page(here, ann) as one, page(there, ann) as other:
        for socket in (one, other):
            socket.recv(timeout=5)
        token = ann.done("person.sign_out")["result"]["token"]
        here.client.cookies.clear()
        assert closed_with(one, SOON) == closed_with(other, SOON) == WHO_IS_IT
    with page(there, ann) as lost, page(there, Participant(there, token)) as kept:
        assert closed_with(lost, SOON) == NOT_IN
        assert kept.recv(timeout=5)
