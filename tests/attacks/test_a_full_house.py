"""A thousand people behind one address come in within a minute, while one of them guesses codes."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import httpx

from sessions_app.board.limits import Guesses
from sessions_app.models.event import CODE_ALPHABET, CODE_LENGTH
from tests.live import LiveEvent, make_event
from tests.servers import Server

PEOPLE = 1000
A_MINUTE = 60.0


def test_a_thousand_join_while_one_guesses(module_server: Callable[..., Server]) -> None:
    server = module_server()
    event, other = make_event(server), make_event(server)
    guesses: Counter[int] = Counter()
    try:
        began = time.monotonic()
        with ThreadPoolExecutor(7) as threads:
            guessing = threads.submit(guess, server, guesses, other.code)
            crowds = [range(n, PEOPLE, 6) for n in range(6)]
            joined = [*threads.map(lambda crowd: come_in(event, crowd), crowds)]
            took = time.monotonic() - began
            assert guessing.result() == 429, "not even a right code tells the guesser anything"
        assert sum(joined) == PEOPLE
        assert took < A_MINUTE
        assert len(event.board()["rows"]["person"]) == PEOPLE + 1
        assert set(guesses) == {404, 429}
        assert guesses[404] <= 40 + took
        assert guesses[429] > guesses[404]
    finally:
        event.close()
        other.close()


def come_in(event: LiveEvent, crowd: range) -> int:
    """Each with a phone of their own, by one address; answers how many are in."""
    let_in = 0
    with httpx.Client(base_url=event.server.base_url, trust_env=False, timeout=30) as client:
        for number in crowd:
            answer = client.post(event.path("do/person.join"), json={"name": f"Guest {number}"})
            client.cookies.clear()
            let_in += answer.status_code == 200
    return let_in


def guess(server: Server, answers: Counter[int], right: str) -> int:
    """Two hundred codes, by the doors there are, and then a right one; answers its status."""
    chance = Random(7)
    with httpx.Client(base_url=server.base_url, trust_env=False) as client:
        for number in range(200):
            code = "".join(chance.choices(CODE_ALPHABET, k=CODE_LENGTH))
            if number % 2:
                answers[client.get(f"/e/{code}/board.json").status_code] += 1
            else:
                path = f"/e/{code}/do/person.join"
                answers[client.post(path, json={"name": "X"}).status_code] += 1
        return client.get(f"/e/{right}/board.json").status_code


def test_the_arithmetic_of_guessing() -> None:
    """What docs/security.md reckons with."""
    codes = len(CODE_ALPHABET) ** CODE_LENGTH
    assert codes == 729_000_000
    limit = Guesses()
    a_day = limit._wrong.burst + limit._wrong.rate * 24 * 60 * 60
    assert a_day < 44_000
    # The first of ten events, from one address: after more than four years, on average.
    assert codes / 11 / a_day > 4 * 365
