"""A power cut right after an answer: what was acknowledged is there, keys included."""

from tests.live import Participant


def test_what_was_answered_is_kept_and_done_once(openspace_server, live_event) -> None:
    server = openspace_server()
    event = live_event(server)
    ann = event.join("Ann")
    answers = {}
    for number in range(5):
        key = f"key-{number}"
        answers[key] = ann.do("topic.post", key=key, title=f"Nr. {number}").json()
        server.kill9()
        server.start()
        again = ann.do("topic.post", key=key, title=f"Nr. {number}")
        assert again.json() == answers[key]
    titles = [row["title"] for row in event.board()["rows"]["topic"].values()]
    assert titles == [f"Nr. {number}" for number in range(5)]
    assert [entry["seq"] for entry in event.journal()] == list(range(1, event.board()["seq"] + 1))


def test_a_refusal_and_a_joining_are_remembered_too(openspace_server, live_event) -> None:
    server = openspace_server()
    event = live_event(server)
    joining = {"json": {"name": "Bo"}, "headers": {"Idempotency-Key": "joining"}}
    first = event.client.post(event.path("do/person.join"), **joining).json()
    event.client.cookies.clear()
    bo = Participant(event, first["result"]["token"], first["result"]["id"])
    refusal = bo.do("topic.open", key="open", topic=10**6).json()
    server.kill9()
    server.start()
    assert event.client.post(event.path("do/person.join"), **joining).json() == first
    event.client.cookies.clear()
    assert bo.do("topic.open", key="open", topic=10**6).json() == refusal
    assert [row["name"] for row in event.board()["rows"]["person"].values()].count("Bo") == 1
    bo.done("person.edit", name="Bo selv")
