"""What nobody else may know or do, as the database shows it: dots, contacts, memberships, the
forgotten. Written without the code that keeps these rules.
"""

from collections import Counter, defaultdict
from typing import Any

from sessions_app.board.rows import Rows
from sessions_app.models import Answer, Ballot, Entry, Event, Topic, Vote
from tests.actions.meeting import everything_kept
from tests.board.anything import OWN


class Dots:
    """Of one meeting: whoever gave more than they have did so when they had more."""

    def __init__(self, event: int) -> None:
        self.event = event
        self.given: Counter[int] = Counter()

    def assert_sound(self) -> None:
        """Each sum is that of its ballots, held back or not; nobody gives more than they have."""
        most = Event.objects.get(pk=self.event).dots
        topics = {topic.pk: topic for topic in Topic.objects.filter(event=self.event)}
        sums: Counter[int] = Counter()
        given: Counter[int] = Counter()
        for ballot in Ballot.objects.filter(topic__event=self.event, dots__gt=0):
            topic = topics[ballot.topic_id]
            while topic.merged_into_id is not None:
                topic = topics[topic.merged_into_id]
            if topic.state != "withdrawn":
                sums[topic.pk] += ballot.dots
                given[ballot.person_id or 0] += ballot.dots
        votes = Vote.objects.filter(event=self.event).values_list("topic", "dots")
        assert dict(votes) == dict(sums), "a sum is not that of its ballots"
        for person, dots in given.items():
            assert not person or dots <= max(most, self.given[person]), "more dots than one has"
        self.given = given


def assert_told_rightly(entry: dict[str, Any], before: Rows) -> None:
    """What an entry may say of people, and who may have done it."""
    put, actor = entry["put"], entry["actor"]
    if entry["action"] == "topic.vote":
        assert actor is None, "who gave what is told"
    (event,) = put.get("event", before["event"]).values()
    if not event["dots_shown"]:
        assert "vote" not in put, "a sum held back is told"
    known = before.get("membership", {})
    for pk, row in put.get("membership", {}).items():
        if pk not in known and entry["action"] != "entry.undo":
            assert row["person"] == actor, "a member by another's hand"
    for row in put.get("conclusion", {}).values():
        if row["adopted"] and entry["action"] == "conclusion.adopt":
            stances = before.get("stance", {}).values()
            against = [s for s in stances if s["conclusion"] == row["id"]]
            assert "object" not in {stance["stance"] for stance in against}, "adopted over a no"


class Told:
    """What people have told of themselves, and what of it must be gone."""

    def __init__(self) -> None:
        self.by: defaultdict[int, set[str]] = defaultdict(set)
        self.gone: set[str] = set()

    def hear(self, action: str, person: int, given: dict[str, Any]) -> None:
        """An action that came through."""
        if action in ("person.join", "person.edit", "conclusion.stand"):
            said = (given.get(key) for key in OWN)
            self.by[person] |= {word for word in said if isinstance(word, str) and "-" in word}
        elif action == "person.forget":
            self.gone |= self.by.pop(person, set())

    def assert_kept(self) -> None:
        """Contacts stand with their person alone; of the forgotten nothing stands anywhere."""
        told = [*Entry.objects.values_list("public", "before"), *Answer.objects.values_list("body")]
        assert "contact-" not in str(told), "a contact is told"
        kept = everything_kept()
        assert [word for word in self.gone if word in kept] == []
