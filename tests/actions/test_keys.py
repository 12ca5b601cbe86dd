"""Idempotency keys: the first answer again, and nothing happens twice."""

from sessions_app.models import Answer, Person

from .meeting import Meeting, everything_kept


def test_the_first_answer_again_and_nothing_happens(meeting: Meeting, ann: Person):
    first = meeting.act(ann, "topic.post", key="k", title="Én gang")
    seq = meeting.seq
    meeting.done(ann, "topic.post", title="Noget andet")
    again = meeting.act(ann, "topic.post", key="k", title="Én gang")
    assert again == first
    assert meeting.seq == seq + 1
    assert len(meeting.table("topic")) == 2


def test_a_refusal_is_an_answer_too(meeting: Meeting, ann: Person, bo: Person, topic: int):
    given = {"title": "Samme sted", **meeting.place(0, 0)}
    first = meeting.act(bo, "topic.post", key="k", **given)
    assert first.body["code"] == "place_taken"
    meeting.done(ann, "topic.withdraw", topic=topic)
    assert meeting.act(bo, "topic.post", key="k", **given) == first
    assert meeting.act(bo, "topic.post", key="k2", **given).status == 200


def test_an_action_that_changed_nothing_is_remembered_as_well(meeting, ann, bo, topic):
    meeting.done(bo, "topic.join", topic=topic)
    first = meeting.act(bo, "topic.join", key="k", topic=topic)
    meeting.done(bo, "topic.leave", topic=topic)
    assert meeting.act(bo, "topic.join", key="k", topic=topic) == first
    assert bo.pk not in meeting.attending(topic)


def test_two_people_may_choose_the_same_key(meeting: Meeting, ann: Person, bo: Person):
    one = meeting.act(ann, "topic.post", key="k", title="Anns")
    two = meeting.act(bo, "topic.post", key="k", title="Bos")
    assert one.body["result"]["id"] != two.body["result"]["id"]


def test_a_key_is_one_persons_in_one_event(meeting: Meeting, ann: Person):
    meeting.act(ann, "topic.post", key="k", title="Her")
    elsewhere = Meeting.begin()
    other = elsewhere.join("Ann")
    assert elsewhere.act(other, "topic.post", key="k", title="Der").body["result"]["number"] == 1
    elsewhere.check()


class TestJoining:
    def test_a_double_tap_joins_once(self, meeting: Meeting):
        first = meeting.act(None, "person.join", key="k", name="Ann", organisation="A")
        again = meeting.act(None, "person.join", key="k", organisation="A", name="Ann")
        assert again == first
        assert again.body["result"]["token"]
        assert [row["name"] for row in meeting.table("person")] == ["Freja", "Ann"]

    def test_two_people_with_one_key_are_two(self, meeting: Meeting):
        first = meeting.act(None, "person.join", key="k", name="Ann")
        second = meeting.act(None, "person.join", key="k", name="Bo")
        assert first.body["result"]["id"] != second.body["result"]["id"]

    def test_no_token_lies_in_the_database(self, meeting: Meeting):
        token = meeting.act(None, "person.join", key="k", name="Ann").body["result"]["token"]
        assert token not in everything_kept()
        assert token.rpartition(".")[2] not in everything_kept()

    def test_a_refused_joining_is_remembered(self, meeting: Meeting):
        meeting.phase("closed")
        first = meeting.act(None, "person.join", key="k", name="Ann")
        meeting.phase("market")
        assert meeting.act(None, "person.join", key="k", name="Ann") == first

    def test_the_removed_are_not_let_in_by_their_old_key(self, meeting: Meeting):
        joined = meeting.act(None, "person.join", key="k", name="Ann").body["result"]
        meeting.done(meeting.facilitator, "person.remove", person=joined["id"])
        again = meeting.act(None, "person.join", key="k", name="Ann")
        assert (again.status, again.body["code"]) == (401, "not_joined")

    def test_the_forgotten_hear_once_more_that_they_are(self, meeting: Meeting, ann: Person):
        meeting.act(ann, "person.edit", key="before", name="Anne")
        first = meeting.act(ann, "person.forget", key="bye")
        assert first.status == 200
        assert meeting.act(ann, "person.forget", key="bye") == first
        assert meeting.act(ann, "topic.post", key="before", title="Igen").status == 401
        assert meeting.act(ann, "topic.post", key="new", title="Igen").status == 401
        assert [answer.key for answer in Answer.objects.all()] == ["bye"]

    def test_nonsense_nested_deeply_is_a_refusal(self, meeting: Meeting):
        deep: list = []
        for _ in range(900):
            deep = [deep]
        outcome = meeting.act(None, "person.join", key="k", name="Ann", more=deep)
        assert (outcome.status, outcome.body["code"]) == (400, "invalid")


def test_nobody_unknown_leaves_answers_behind(meeting: Meeting):
    meeting.act(None, "topic.post", key="k", title="Hvem?")
    assert not Answer.objects.exists()
