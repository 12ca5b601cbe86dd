"""What those hear whose actions share a transaction, when it is lost half-way."""

import threading
from concurrent.futures import wait

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction

from sessions_app.board.lanes import Lane


@pytest.mark.django_db(transaction=True)
def test_nobody_is_told_it_was_done_when_the_transaction_went_with_another() -> None:
    lane = Lane("lost half-way", 1, most=10)
    all_wait = threading.Event()

    def first() -> str:
        all_wait.wait(5)
        User.objects.create(username="first")
        return "done"

    def loses_the_transaction() -> None:
        with transaction.atomic():
            connection.connection.rollback()  # as a connection cut off, or a full disk, does
            raise OperationalError("cut off")

    def last() -> str:
        User.objects.create(username="last")
        return "done"

    jobs = [lane.submit(job, together="x") for job in (first, loses_the_transaction)]
    jobs.append(lane.submit(last, together="x"))
    all_wait.set()
    wait(jobs, 5)
    assert [type(job.exception()) for job in jobs[:2]] == [OperationalError, OperationalError]
    assert jobs[2].result() == "done", "the next begins anew"
    assert list(User.objects.values_list("username", flat=True)) == ["last"]
