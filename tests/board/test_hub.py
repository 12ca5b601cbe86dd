"""The hub: every socket gets every entry once, in order, soon, whatever the others do."""

import asyncio
import itertools
import threading
import time
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from sessions_app.board import bell, journal, mirror
from sessions_app.board import hub as hub_module
from sessions_app.board import hubs as hubs_module
from sessions_app.board.hub import FAR, MOST_FRAMES, Hub
from sessions_app.board.hubs import Hubs
from sessions_app.board.rows import Rows, rows_of
from sessions_app.models import Entry
from tests.actions.meeting import Meeting
from tests.board.conftest import Phone, eventually

pytestmark = pytest.mark.django_db(transaction=True)


async def do(meeting: Meeting, action: str, **given: Any) -> dict[str, Any]:
    """Acted on in another thread, as the writing lane does."""
    done: dict[str, Any] = await sync_to_async(meeting.done)(meeting.facilitator, action, **given)
    return done


async def post(meeting: Meeting, title: str = "Emne") -> int:
    made: int = (await do(meeting, "topic.post", title=title))["id"]
    return made


async def open_(hub: Hub, phone: Phone) -> Phone:
    await hub.welcome(phone.socket)
    return phone


async def test_a_new_socket_gets_all_it_has_not_got(hub: Hub, market: Meeting) -> None:
    await post(market)
    phone = await open_(hub, Phone())
    behind = await open_(hub, Phone(after=1))
    level = await open_(hub, Phone(after=hub.seq))
    assert phone.seqs == [1, 2]
    assert phone.frames[0]["after"] == 0
    assert (behind.seqs, behind.frames[0]["after"], behind.frames[0]["seq"]) == ([2], 1, 2)
    assert level.frames == []


async def test_the_first_change_of_a_quiet_board_goes_out_at_once(
    hub: Hub, market: Meeting
) -> None:
    phone = await open_(hub, Phone(after=1))
    await asyncio.sleep(hub_module.QUIET)
    began = time.monotonic()
    await post(market)
    await eventually(lambda: phone.seqs == [2], "the change")
    # Not what a slow machine can do, but less than a frame's rest and much less than a look.
    assert phone.times[0] - began < hubs_module.POLL / 2


async def test_a_burst_is_merged_into_a_frame_every_tenth_of_a_second(hub, market) -> None:
    phone = await open_(hub, Phone(after=1))
    for number in range(40):
        await post(market, f"Nr. {number}")
    await eventually(lambda: phone.seqs[-1:] == [41], "all of them")
    assert phone.seqs == list(range(2, 42))
    assert all(a["seq"] == b["after"] for a, b in itertools.pairwise(phone.frames))
    gaps = [b - a for a, b in itertools.pairwise(phone.times)]
    assert all(gap > hub_module.QUIET * 0.9 for gap in gaps), gaps
    assert len(phone.frames) < 40


async def test_many_writers_and_newcomers_leave_no_gap_and_no_double(hub, market) -> None:
    people = [await sync_to_async(market.join)(f"Nr. {n}") for n in range(3)]
    phones = [await open_(hub, Phone()) for _ in range(3)]

    def write(who: Any) -> None:
        try:
            for number in range(12):
                market.act(who, "topic.post", title=f"{number}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        phones.append(await open_(hub, Phone(after=len(phones) % 5)))
        await asyncio.sleep(0.02)
    head = 1 + 3 + 36
    await eventually(lambda: all(p.seqs[-1:] == [head] for p in phones), "everybody is level")
    for phone in phones:
        assert phone.seqs == list(range(phone.seqs[0], head + 1))


async def test_a_change_somebody_else_found_first_reaches_all(hub, market, monkeypatch) -> None:
    """A newcomer reads the journal: what it finds there is news for those who were here, too,
    though the bell was never heard and the looks at the head find nothing new."""
    phone = await open_(hub, Phone(after=1))
    monkeypatch.setattr(bell, "ring", lambda *news: None)
    await post(market)
    newcomer = await open_(hub, Phone(after=1))
    assert newcomer.seqs == [2]
    await eventually(lambda: phone.seqs == [2], "the change", hubs_module.POLL * 2)


async def test_a_lost_bell_delays_a_change_but_loses_none(hub, market, monkeypatch) -> None:
    phone = await open_(hub, Phone(after=1))
    monkeypatch.setattr(bell, "ring", lambda *news: None)
    await post(market)
    await eventually(lambda: phone.seqs == [2], "the look at the head", hubs_module.POLL * 3)


async def test_a_doubled_or_early_bell_sends_nothing_twice(hub: Hub, market: Meeting) -> None:
    phone = await open_(hub, Phone(after=1))
    for seq in (1, 5, 5, 1):
        hub.wake(seq)
    await post(market)
    for _ in range(5):
        hub.wake(2)
    await post(market)
    await eventually(lambda: phone.seqs == [2, 3], "both")
    await asyncio.sleep(hub_module.QUIET * 2)
    assert phone.seqs == [2, 3]


async def test_too_far_back_or_ahead_is_sent_to_the_board(hub, market, monkeypatch) -> None:
    monkeypatch.setattr(hub_module, "FAR", 3)
    for _ in range(5):
        await post(market)
    assert FAR > 100
    for after in (0, 2, 7, 10**9):
        phone = await open_(hub, Phone(after=after))
        assert phone.frames == [{"type": "reload", "seq": 6}], after
    near = await open_(hub, Phone(after=3))
    assert near.seqs == [4, 5, 6]
    far = await open_(hub, Phone(after=0))
    await post(market)
    await eventually(lambda: far.seqs == [7] and near.seqs[-1] == 7, "both go on together")


async def test_entries_older_than_the_tail_are_read_again(hub, market) -> None:
    for _ in range(4):
        await post(market)
    await hub.catch_up()
    hub.tail.popleft()
    phone = await open_(hub, Phone(after=1))
    assert phone.seqs == [2, 3, 4, 5]


async def test_hidden_words_are_in_no_later_frame(hub: Hub, market: Meeting) -> None:
    topic = await post(market, "Ukvemsord")
    await do(market, "comment.add", topic=topic, text="Ukvemsord igen")
    early = await open_(hub, Phone())
    assert "Ukvemsord" in str(early.frames)
    await do(market, "topic.hide", topic=topic)
    late = await open_(hub, Phone())
    assert "Ukvemsord" not in str(late.frames)
    await eventually(lambda: early.seqs[-1:] == [4], "the hiding")
    shown = early.entries[-1]
    assert shown["put"]["topic"][str(topic)]["title"] == ""
    assert list(shown["drop"]) == ["comment"]
    assert late.seqs == [1, 2, 3, 4]


@pytest.mark.parametrize("waits", [True, False])
async def test_one_who_reads_no_more_delays_nobody(hub, market, monkeypatch, waits) -> None:
    """Whether its server waits for it (then the hub must not), or piles up what it is sent."""
    slow, quick = await open_(hub, Phone(after=1)), await open_(hub, Phone(after=1))
    slow.stuck = waits
    for number in range(3):
        await post(market, f"Nr. {number}")
        await eventually(lambda: quick.seqs[-1:] == [number + 2], "the others go on", 3)  # noqa: B023
    assert quick.seqs == [2, 3, 4]


async def test_one_who_has_not_seen_too_much_is_closed(all_hubs, hub, market, monkeypatch) -> None:
    monkeypatch.setattr(hubs_module, "MOST_UNSEEN", 2000)
    slow, quick = await open_(hub, Phone(after=1)), await open_(hub, Phone(after=1))
    for number in range(6):
        await post(market, "x" * 140)
        await eventually(lambda: quick.seqs[-1:] == [number + 2], "sent")  # noqa: B023
        quick.socket.unseen = 0  # as its {"seen": …} does
    await all_hubs._tend(hub)
    await eventually(lambda: slow.closed, "it is told")
    assert (slow.closed, quick.closed) == (hub_module.TOO_SLOW, None)
    assert hub.sockets == {quick.socket}


async def test_one_silent_for_a_minute_is_closed(all_hubs: Hubs, hub: Hub, monkeypatch) -> None:
    silent, alive = await open_(hub, Phone(after=1)), await open_(hub, Phone(after=1))
    assert hubs_module.SILENT == 60
    silent.socket.seen_at -= 61
    alive.socket.seen_at -= 59
    await all_hubs._tend(hub)
    await eventually(lambda: silent.closed, "it is told")
    assert (silent.closed, alive.closed) == (hub_module.TOO_SLOW, None)
    assert hub.sockets == {alive.socket}


async def test_people_are_counted_once_and_projectors_not(all_hubs: Hubs, hub: Hub) -> None:
    for person, screen in (
        (1, False),
        (1, False),
        (2, False),
        (None, False),
        (2, True),
        (None, True),
    ):
        await open_(hub, Phone(after=1, person=person, screen=screen))
    assert all_hubs.here(hub) == 3  # two people, and a phone that has not given its name


async def test_people_in_other_processes_count_until_they_are_silent(all_hubs, hub) -> None:
    await open_(hub, Phone(after=1, person=1))
    told = {"type": "here", "event": hub.event_id, "process": "other", "here": 4}
    all_hubs._heard(told)
    all_hubs._heard(told | {"process": all_hubs._process, "here": 50})
    all_hubs._heard(told | {"event": hub.event_id + 1})
    assert all_hubs.here(hub) == 5
    key = (hub.event_id, "other")
    all_hubs._elsewhere[key] = (4, time.monotonic() - hubs_module.STALE - 1)
    assert all_hubs.here(hub) == 1


async def test_a_pulse_when_it_is_due(all_hubs: Hubs, hub: Hub) -> None:
    assert hubs_module.PULSE <= 20
    phone = await open_(hub, Phone(after=1, person=1))
    await all_hubs._tend(hub)
    (pulse,) = phone.of_type("pulse")
    assert (pulse["seq"], pulse["here"]) == (1, 1)
    assert pulse["server_time"].endswith("Z")
    await all_hubs._tend(hub)
    assert len(phone.of_type("pulse")) == 1, "nothing new, and not yet due"
    await open_(hub, Phone(after=1, person=2))
    await all_hubs._tend(hub)
    assert phone.of_type("pulse")[-1]["here"] == 2
    all_hubs._pulsed[hub.event_id] = (time.monotonic() - hubs_module.PULSE - 1, 2)
    await all_hubs._tend(hub)
    assert len(phone.of_type("pulse")) == 3


async def test_a_board_nobody_looks_at_is_let_go(all_hubs: Hubs, hub: Hub) -> None:
    hub.used_at -= hubs_module.IDLE + 1
    await all_hubs._tend(hub)
    assert hub.event_id not in all_hubs.hubs


async def test_the_database_away_for_a_moment_loses_nothing(hub, market, monkeypatch) -> None:
    phone = await open_(hub, Phone(after=1))
    reads = []

    def away(*given: Any) -> Any:
        reads.append(given)
        if len(reads) < 2:
            raise OSError("gone")
        return read(*given)

    read = journal.read
    monkeypatch.setattr(journal, "read", away)
    await post(market)
    await eventually(lambda: phone.seqs == [2], "it is tried again")
    assert len(reads) > 1


async def test_a_thousand_boards_at_once_are_read_from_the_database_once(
    all_hubs, hub, market, monkeypatch
) -> None:
    loaded: list[int] = []

    def load(event_id: int) -> Rows:
        loaded.append(event_id)
        return rows_of(event_id)

    monkeypatch.setattr(mirror, "rows_of", load)
    boards = await asyncio.gather(*(all_hubs.board(hub.event_id, 1) for _ in range(1000)))
    assert len({id(board.packed) for board in boards}) == 1
    await post(market)
    newer = await asyncio.gather(*(all_hubs.board(hub.event_id, 2) for _ in range(100)))
    assert {board.seq for board in newer} == {2}
    assert len({id(board.packed) for board in newer}) == 1
    assert loaded == [hub.event_id], "the journal is folded over what is there"
    assert await Entry.objects.acount() == 2


async def test_asking_from_everywhere_keeps_few_frames(hub: Hub, market: Meeting) -> None:
    for number in range(2 * MOST_FRAMES):
        await post(market, f"Emne {number}")
    phones = [await open_(hub, Phone(after=after)) for after in range(2 * MOST_FRAMES)]
    assert len(hub._frames) <= MOST_FRAMES
    for after, phone in enumerate(phones):
        assert phone.seqs == list(range(after + 1, hub.seq + 1))


async def test_pulses_go_on_while_the_database_is_away(all_hubs, hub, monkeypatch) -> None:
    def away(event_ids: list[int]) -> dict[int, int]:
        raise OSError("gone")

    monkeypatch.setattr(hubs_module, "PULSE", 0.0)
    monkeypatch.setattr(hubs_module, "POLL", 0.05)
    monkeypatch.setattr(journal, "heads", away)
    phone = await open_(hub, Phone())
    before = len(phone.of_type("pulse"))
    await eventually(lambda: len(phone.of_type("pulse")) > before + 2, "the pulse goes on")
