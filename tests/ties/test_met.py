"""Ties: shared notes, groups at the same time, networks; within and across organisations."""

from typing import Any

from sessions_app.ties.met import HALL, Met
from sessions_app.ties.picture import picture

from .conftest import Day

COLUMNS = ("one", "other", "topics", "talks", "networks")


def ties(drawn: dict[str, Any]) -> list[tuple[int, ...]]:
    """A row a tie, as one reads them."""
    return list(zip(*(drawn["ties"][name] for name in COLUMNS), strict=True))


def test_who_signed_up_for_the_same_notes(day: Day):
    day.sign_up(0, 0, 2)
    day.sign_up(1, 0, 2, 4)
    topics = day.met().topics()
    assert topics[day.pair(0, 2)] == 2
    assert topics[day.pair(2, 4)] == 1
    assert topics[day.pair(0, 5)] == 0


def test_a_note_taken_down_ties_nobody(day: Day):
    day.sign_up(0, 0, 2)
    day.meeting.done(day.meeting.facilitator, "topic.withdraw", topic=day.topics[0])
    assert day.met().topics()[day.pair(0, 2)] == 0


def test_a_hall_full_of_people_is_no_conversation(day: Day, monkeypatch):
    day.sign_up(0, 0, 1, 2)
    monkeypatch.setattr("sessions_app.ties.met.HALL", 3)
    assert HALL > 3
    assert day.met().topics()[day.pair(0, 2)] == 0


def test_who_was_in_a_group_at_the_same_time(day: Day):
    day.together(0, 0, 2)
    day.together(0, 4)  # the same group, but after the others had gone
    day.together(1, 2, 4)
    talks = day.met().talks()
    assert talks == {day.pair(0, 2): 1, day.pair(2, 4): 1}


def test_two_who_met_twice_in_one_group_met_in_one(day: Day):
    day.together(0, 0, 2)
    day.together(0, 2, 0)
    assert day.met().talks() == {day.pair(0, 2): 1}


def test_networks(day: Day):
    done = day.meeting.done
    made = done(day.people[0], "network.found", name="N", purpose="P")["id"]
    done(day.people[4], "network.join", network=made, share_contact=False)
    assert day.met().networks() == {day.pair(0, 4): 1}


def test_following_in_parts_is_following_at_once(day: Day):
    met = Met(day.meeting.event.pk)
    met.follow()
    day.together(0, 0, 2)
    met.follow()
    day.together(1, 0, 4)
    met.follow()
    whole = day.met()
    assert (met.seq, met.talks(), met.rows) == (whole.seq, whole.talks(), whole.rows)


def test_who_is_forgotten_is_in_no_tie(day: Day):
    day.together(0, 0, 2)
    met = day.met()
    day.meeting.done(day.people[0], "person.forget")
    met.follow()
    assert ties(picture(met)) == ties(picture(day.met())) == []
    assert day.people[0].pk not in picture(met)["people"]


def test_the_measure(day: Day):
    day.together(0, 0, 1)  # colleagues, however the organisation was typed
    day.together(1, 0, 2)  # across
    day.together(2, 4, 5)  # who wrote no organisation is nobody's colleague
    drawn = picture(day.met())
    # Nord and Syd have two each: two ties within before anybody came.
    assert drawn["measure"] == {
        "before": {"within": 2, "across": 0},
        "now": {"within": 2, "across": 2},
    }


def test_before_anybody_met_the_measure_is_colleagues_only(day: Day):
    assert picture(day.met())["measure"]["now"] == {"within": 2, "across": 0}


def test_the_picture_names_people_by_their_place_in_it(day: Day):
    day.together(1, 0, 2)
    day.sign_up(0, 0, 2)
    drawn = picture(day.met())
    people = drawn["people"]
    places = sorted(people.index(day.people[n].pk) for n in (0, 2))
    assert (*places, 1, 1, 0) in ties(drawn)
    # The facilitator convenes, and so attends.
    assert sorted([*tie[2:]] for tie in ties(drawn)) == [[1, 0, 0], [1, 0, 0], [1, 1, 0]]
    assert drawn["seq"] == day.meeting.seq


def test_whom_one_person_met_and_where(day: Day):
    day.together(0, 0, 2)
    day.together(1, 0, 2, 4)
    met, pk = day.met(), [person.pk for person in day.people]
    assert met.together(pk[0]) == {
        pk[2]: [day.topics[0], day.topics[1]],
        pk[4]: [day.topics[1]],
    }
    day.meeting.done(day.people[2], "person.forget")
    met.follow()
    assert met.together(pk[0]) == {pk[4]: [day.topics[1]]}
    assert met.together(pk[5]) == {}
