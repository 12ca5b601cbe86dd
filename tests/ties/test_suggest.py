"""Suggested networks: people who met in two groups or more, from more than one organisation."""

from sessions_app.ties.suggest import suggestions

from .conftest import Day


def who(day: Day) -> list[set[int]]:
    places = {person.pk: number for number, person in enumerate(day.people)}
    return [{places[pk] for pk in each["people"]} for each in suggestions(day.met())]


def test_three_who_met_twice_across_organisations(day: Day):
    for topic in (0, 1):
        day.together(topic, 0, 2, 4)
    (found,) = suggestions(day.met())
    assert found == {
        "people": [day.people[n].pk for n in (0, 2, 4)],
        "topics": day.topics[:2],
        "organisations": 3,
    }


def test_not_who_met_once(day: Day):
    day.together(0, 0, 2, 4)
    assert who(day) == []


def test_not_two(day: Day):
    for topic in (0, 1):
        day.together(topic, 0, 2)
    assert who(day) == []


def test_not_colleagues_only(day: Day):
    for topic in (0, 1):
        day.together(topic, 2, 3, 5)
    assert who(day) == []


def test_not_who_are_a_network_already(day: Day):
    for topic in (0, 1):
        day.together(topic, 0, 2, 4)
    done = day.meeting.done
    made = done(day.people[0], "network.found", name="N", purpose="P")["id"]
    for number in (2, 3, 4):
        assert who(day) == [{0, 2, 4}]
        done(day.people[number], "network.join", network=made, share_contact=False)
    assert who(day) == []


def test_the_same_day_suggests_the_same(day: Day):
    for topic in (0, 1):
        day.together(topic, 0, 2, 4)
        day.together(topic, 1, 3, 5)
    assert suggestions(day.met()) == suggestions(day.met())
    assert sorted(map(sorted, who(day))) == [[0, 2, 4], [1, 3, 5]]
