"""The rules of the wall as its public rows show them, written without the code that keeps them."""

from collections import Counter

from sessions_app.board.rows import Row, Rows


def assert_sound(rows: Rows) -> None:
    """No rule of an Open Space is broken on this board."""
    tables = {kind: [*table.values()] for kind, table in rows.items()}
    for kind, table in rows.items():
        assert all(int(pk) == row["id"] for pk, row in table.items()), kind
    topics = {row["id"]: row for row in tables.get("topic", [])}
    people = {row["id"] for row in tables.get("person", [])}
    attendance = [(row["topic"], row["person"]) for row in tables.get("attendance", [])]
    _once([(row["room"], row["slot"]) for row in topics.values() if row["room"]], "a place")
    _once([row["number"] for row in topics.values()], "a number")
    _once(attendance, "a sign-up")
    for topic in topics.values():
        _assert_topic_sound(topic, rows, people, attendance)
    for topic_id, person in attendance:
        assert person in people, "somebody who has gone is signed up"
        assert topics[topic_id]["state"] != "merged", "signed up for a note merged away"
    for person in tables.get("person", []):
        assert person["at"] is None or topics[person["at"]]["state"] in ("posted", "running")
    for comment in tables.get("comment", []):
        assert not topics[comment["topic"]]["hidden"], "a comment of a hidden note"
    _assert_baton_sound(tables.get("turn", []), people, topics, rows)
    _assert_agreed_sound(tables, people, topics)
    _assert_outcomes_sound(tables, people)


def _assert_topic_sound(
    topic: Row, rows: Rows, people: set[int], attendance: list[tuple[int, int]]
) -> None:
    assert (topic["room"] is None) == (topic["slot"] is None), "half a place"
    if topic["room"]:
        assert str(topic["room"]) in rows["room"]
        assert str(topic["slot"]) in rows["slot"]
    if topic["state"] in ("withdrawn", "merged"):
        assert topic["room"] is None, "a note off the wall holds a place"
    if topic["state"] in ("posted", "running") and topic["convener"] in people:
        assert (topic["id"], topic["convener"]) in attendance, "the convener does not attend"
    assert (topic["merged_into"] is not None) == (topic["state"] == "merged")
    assert (topic["closed_at"] is not None) >= (topic["state"] in ("closed", "rehung"))
    if topic["hidden"]:
        assert topic["title"] == topic["text"] == topic["summary"] == ""


def _assert_baton_sound(
    turns: list[Row], people: set[int], topics: dict[int, Row], rows: Rows
) -> None:
    assert sum(turn["state"] == "holding" for turn in turns) <= 1, "two hold the baton"
    phase = next(iter(rows["event"].values()))["phase"]
    for turn in turns:
        if turn["state"] == "done":
            continue
        assert turn["person"] in people, "somebody who has gone waits for the baton"
        assert turn["state"] == "holding" or phase in ("notes", "market", "plenary")
        if turn["topic"]:
            assert topics[turn["topic"]]["convener"] == turn["person"], "not theirs to announce"


def _assert_agreed_sound(
    tables: dict[str, list[Row]], people: set[int], topics: dict[int, Row]
) -> None:
    conclusions = {row["id"]: row for row in tables.get("conclusion", [])}
    stances = tables.get("stance", [])
    _once([(row["conclusion"], row["person"]) for row in stances], "a stance")
    for stance in stances:
        assert stance["person"] in people, "somebody who has gone takes a stance"
        standing = conclusions[stance["conclusion"]]
        assert not (standing["adopted"] and stance["stance"] == "object"), "adopted over a no"
    for topic in topics.values():
        assert topic["conclusion"] is None or topic["conclusion"] in conclusions
    votes, event = tables.get("vote", []), tables["event"][0]
    _once([vote["topic"] for vote in votes], "a sum of dots")
    assert event["dots_shown"] or not votes, "sums held back are told"
    for vote in votes:
        assert vote["dots"] > 0
        assert topics[vote["topic"]]["state"] not in ("withdrawn", "merged"), "dots off the wall"


def _assert_outcomes_sound(tables: dict[str, list[Row]], people: set[int]) -> None:
    conclusions = {row["id"] for row in tables.get("conclusion", [])}
    networks = {row["id"]: row for row in tables.get("network", [])}
    plans = {row["id"]: row for row in tables.get("plan", [])}
    members = [(row["network"], row["person"]) for row in tables.get("membership", [])]
    supports = [(row["plan"], row["person"]) for row in tables.get("support", [])]
    _once(members, "a membership")
    _once(supports, "support")
    for network, person in members:
        assert person in people, "somebody who has gone is a member"
        assert networks[network]["host"] is not None, "members without a host"
    for plan, person in supports:
        assert plan in plans
        assert person in people, "somebody who has gone supports a plan"
    for network in networks.values():
        host = network["host"]
        assert host is None or (network["id"], host) in members, "the host is no member"
        assert network["plan"] is None or network["plan"] in plans
    for plan in plans.values():
        assert plan["owner"] is None or plan["owner"] in people, "somebody who has gone owns a plan"
        assert plan["conclusion"] is None or plan["conclusion"] in conclusions
        assert plan["network"] is None or plan["network"] in networks


def _once(found: list, what: str) -> None:
    twice = [one for one, count in Counter(found).items() if count > 1]
    assert not twice, f"{what} twice: {twice}"
