import pytest

from sessions_app.rehearsal.figures import Figures, part_of
from sessions_app.rehearsal.timetable import PHASES, PRESETS, Timetable


@pytest.mark.parametrize(("part", "value"), [(0.5, 51), (0.99, 100), (0.0, 1), (1.0, 100)])
def test_parts_of_a_hundred(part: float, value: float) -> None:
    assert part_of([float(n) for n in range(100, 0, -1)], part) == value


def test_no_part_of_nothing() -> None:
    assert part_of([], 0.5) == 0


def test_two_processes_together() -> None:
    one = Figures(acks=[(1, 0.1)], sent={5: 10.0}, heard={5: 10.2}, screens=2, bytes=10)
    other = Figures(acks=[(2, 0.3)], heard={5: 10.5, 6: 11.0}, screens=3, bytes=5)
    one.errors["500 x"] += 1
    other.errors["500 x"] += 2
    one.add(other)
    assert (one.screens, one.bytes, one.errors["500 x"]) == (5, 15, 3)
    assert one.changes() == [0.5]  # the last screen of all counts; 6 was sent by nobody here
    assert one.acks_between(1.5, 9) == [0.3]


def test_the_phases_fill_the_day() -> None:
    day = Timetable.of(people=100, minutes=2)
    assert sum(day.lasts(phase) for phase in PHASES) == pytest.approx(120)
    assert day.rush < day.lasts("prepare")
    assert (day.topics, day.reports) == (11, 7)


def test_wurzburg() -> None:
    day = PRESETS["wurzburg"]
    assert (day.people, day.topics, day.reports, day.seconds) == (2108, 232, 150, 600)
    assert Timetable.of(2108, 10) == day
