"""Whatever is sent to an action: an answer of the contract's shape, and never a failure.

The values come from the registry's own fields: what each takes, and what it must not trip over.
"""

import string
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions_app.actions import fields as kinds
from sessions_app.actions.registry import ACTIONS
from tests.live import LiveEvent, make_event
from tests.servers import Server
from tests.test_api import refused

EXAMPLES = 6  # for each action

UGLY = [
    "\x00",
    "\ud800",
    "\u202e",
    "a\u0301" * 300,
    "x" * 70_000,
    "'; DROP TABLE x; --",
    "{{ 7*7 }}",
]
NUMBERS = [0, -1, 1, 1.5, 1e308, -0.0, 2**31, 2**53, 2**63, 2**64, -(2**63) - 1, 10**400]
SCALARS = st.one_of(
    st.none(), st.booleans(), st.text(max_size=20), st.sampled_from(UGLY), st.sampled_from(NUMBERS)
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=6,
)
TIMES = ["2026-05-04T12:00Z", "9999-12-31T23:59:59+14:00", "0001-01-01", "2026-02-30T00:00", "now"]
KEYS = st.one_of(st.just(""), st.text(string.printable, min_size=1, max_size=70))


def value(field: kinds.Field) -> st.SearchStrategy[Any]:
    """What the field is for, or something like it, or anything at all."""
    meant: st.SearchStrategy[Any] = st.nothing()
    match field:
        case kinds.Ref():
            meant = st.integers(-1, 30)
        case kinds.Items():
            inner = {name: value(each) for name, each in field.fields.items()}
            meant = st.lists(st.fixed_dictionaries({}, optional=inner), max_size=3)
        case kinds.Texts():
            meant = st.lists(SCALARS, max_size=60)
        case kinds.Number():
            meant = st.integers(field.least - 2, field.most + 2)
        case kinds.Choice():
            meant = st.sampled_from([each for each in field.choices if each != "closed"])
        case kinds.Flag():
            meant = st.booleans()
        case kinds.Moment() | kinds.Day():
            meant = st.sampled_from(TIMES)
        case kinds.Photo():
            meant = st.sampled_from(
                ["data:image/png;base64,", "data:,x", "data:image/jpeg;base64,/9j/"]
            )
    return st.one_of(meant, meant, JSON)


def bodies(name: str) -> st.SearchStrategy[Any]:
    each = {key: value(field) for key, field in ACTIONS[name].fields.items()}
    objects = st.fixed_dictionaries({}, optional=each | {"unknown": JSON})
    return st.one_of(objects, objects, objects, JSON)


@pytest.fixture(scope="module")
def event(site: Server) -> Iterator[LiveEvent]:
    """With a little of everything, so that small ids are somebody's."""
    made = make_event(site, phase="plenary")
    ann = made.join("Ann")
    made.facilitator.done("person.role", person=ann.id, role="facilitator")
    for who in (made.facilitator, ann):
        who.done("conclusion.propose", text="C")
        who.done("plan.propose", what="P")
        who.done("network.found", name="N", purpose="P")
    yield made
    made.close()


def send(event: LiveEvent, name: str, body: bytes, key: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {event.facilitator_token}"}
    headers["Content-Type"] = "application/json"
    if key:
        headers["Idempotency-Key"] = key
    return event.client.post(event.path(f"do/{name}"), content=body, headers=headers)


# Only the facilitator's own going away would end the test: not what it is about.
LAST = ("person.forget", "person.sign_out")


@pytest.mark.parametrize("name", [name for name in ACTIONS if name not in LAST])
def test_it_is_answered(event: LiveEvent, name: str) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(body=bodies(name), key=KEYS)
    def ask(body: Any, key: str) -> None:
        answer = send(event, name, written(body), printable(key))
        event.client.cookies.clear()
        if answer.status_code == 200:
            found = answer.json()
            assert answer.headers["Content-Type"] == "application/json"
            assert set(found) == {"seq", "result"}
            assert isinstance(found["seq"], int)
            assert isinstance(found["result"], dict)
        else:
            assert answer.status_code in (400, 403, 404, 409, 413)
            refused(answer, answer.json()["code"], answer.status_code)
        assert answer.headers["Cache-Control"] == "no-store"

    ask()


def written(body: Any) -> bytes:
    """As JSON, and where JSON has no such thing, as Python's own writer lets it through."""
    import json

    return json.dumps(body).encode()


def printable(key: str) -> str:
    """What can stand in a header."""
    return "".join(letter for letter in key if letter.isprintable()).strip()


RAW = [
    b"",
    b"\x00",
    b"\xff\xfe{}",
    b"\xef\xbb\xbf{}",
    b'{"title": "a", "title": "b"}',
    b'{"title": "\\ud800"}',
    b'{"title": Infinity}',
    b'{"title": 1e999999}',
    b'{"a":' * 5000 + b"1" + b"}" * 5000,
    b"[" * 60_000,
    b'{"' + b"k" * 60_000 + b'": 1}',
    b"{" + b",".join(b'"k%d": 1' % n for n in range(6000)) + b"}",
]


@pytest.mark.parametrize("name", ["topic.post", "topic.arrange", "person.edit", "person.join"])
def test_bytes_that_are_hardly_json(event: LiveEvent, name: str) -> None:
    for body in RAW:
        answer = send(event, name, body, "")
        event.client.cookies.clear()
        if answer.status_code != 200:
            assert answer.json()["code"] in ("invalid", "wrong_phase"), body[:20]
            refused(answer, answer.json()["code"], answer.status_code)


def test_the_wall_still_stands(event: LiveEvent) -> None:
    """Whatever got through is well told: board and journal agree."""
    from sessions_app.board.fold import fold

    rows: dict[str, Any] = {}
    after = 0
    while entries := event.journal(after):
        for entry in entries:
            fold(rows, entry)
        after = entries[-1]["seq"]
    assert event.board()["rows"] == rows
