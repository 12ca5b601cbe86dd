"""Ready statements against the ORM's own: the same rows out, the same rows in, on each database."""

from typing import Any

import pytest
from django.db import models

from sessions_app.board.rows import KINDS
from sessions_app.models import Attendance, Event
from sessions_app.models.one_row import count_rows, insert_row, one_row, write_row
from tests.board import anything

pytestmark = pytest.mark.django_db


def columns(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.fixture
def event() -> Event:
    """With rows of every kind."""
    return anything.beginning()[0].event


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_read_as_the_orm_reads_and_inserted_as_they_were(kind: Any, event: Event) -> None:
    manager = kind.model._default_manager
    there = [*manager.filter(**{kind.path: event.pk})]
    assert there
    for row in there:
        found = one_row(kind.model, id=row.pk)
        assert found is not None
        assert columns(found) == columns(row)
    if kind.model is Event:
        return
    taken = columns(there[-1])
    manager.filter(pk=there[-1].pk)._raw_delete("default")
    assert one_row(kind.model, id=there[-1].pk) is None
    insert_row(kind.model(**taken))
    assert columns(manager.get(pk=there[-1].pk)) == taken


def test_a_new_row_gets_a_number_and_is_one_from_then_on(event: Event) -> None:
    topic = event.topics.order_by("pk").last()
    person = event.people.exclude(attendance__topic=topic).first()
    assert topic is not None
    assert person is not None
    new = Attendance(topic=topic, person=person)
    before = topic.attendance.count()
    assert count_rows(Attendance, topic_id=topic.pk) == before
    insert_row(new)
    assert topic.attendance.get(person=person).pk == new.pk
    assert count_rows(Attendance, topic_id=topic.pk) == before + 1
    assert count_rows(Attendance, topic_id=topic.pk, person_id=person.pk) == 1
    new.save()  # an update, not a second one
    assert topic.attendance.count() == before + 1


def test_only_the_fields_named_are_written(event: Event) -> None:
    topic = event.topics.first()
    assert topic is not None
    topic.title, topic.text = "Broer", "Not written"
    write_row(topic, "title")
    kept = event.topics.get(pk=topic.pk)
    assert (kept.title, kept.text == "Not written") == ("Broer", False)
