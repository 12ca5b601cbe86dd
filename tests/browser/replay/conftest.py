"""A day with a bit of everything in it, and its film."""

from collections.abc import Callable

import pytest

from tests.browser.phones import NewContext
from tests.browser.replay.films import SECRET, Day, Film, made
from tests.live import LiveEvent
from tests.servers import Server


@pytest.fixture
def day(site: Server, live_event: Callable[..., LiveEvent]) -> Day:
    event = live_event(
        site,
        title="Demo",
        theme="Demo?",
        language="en",
        rooms=("Hall:20", "Library:9"),
        slots=("One=13:00-13:45", "Two=14:00-14:45"),
        phase="notes",
    )
    lead = event.facilitator
    ada, bo = (event.join(name, language="en") for name in ("Ada", "Bo"))
    board = event.board()["rows"]
    rooms, slots = (sorted(map(int, board[kind])) for kind in ("room", "slot"))
    trust = made(ada, "topic.post", title="Trust", room=rooms[0], slot=slots[0])
    coffee = made(bo, "topic.post", title="Coffee")
    secret = made(bo, "topic.post", title=SECRET, room=rooms[1], slot=slots[1])
    ada.done("topic.place", topic=trust, room=rooms[1], slot=slots[0])
    lead.done("topic.hide", topic=secret)
    lead.done("event.phase", phase="sessions")
    ada.done("topic.open", topic=trust)
    bo.done("person.move", topic=trust)
    ada.done("topic.close", topic=trust, summary="We go on")
    ada.done("topic.rehang", topic=trust)
    bo.done("topic.open", topic=coffee)
    ada.done("person.move", topic=coffee)
    lead.done("event.phase", phase="plenary")
    return Day(event, ada, bo, trust, coffee, secret)


@pytest.fixture
def film(day: Day, new_context: NewContext) -> Film:
    return Film(new_context, day)
