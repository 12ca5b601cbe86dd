"""The whole journal in one piece: the same entries as everywhere, veiled as things are now."""

import gzip
import zlib
from typing import Any

import orjson
import pytest

from sessions_app.board import journal, past
from sessions_app.board.hub import VEILING
from sessions_app.board.past import Past, Story
from tests.actions.meeting import Meeting


@pytest.fixture(params=[2, 3, 2000])
def part(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    size: int = request.param
    monkeypatch.setattr(past, "PART", size)
    return size


@pytest.fixture
def meeting(db: None) -> Meeting:
    made = Meeting.begin()
    for number in range(5):
        made.post(made.join(f"Nr. {number}"), f"Emne {number}")
    return made


def told(story: Story) -> dict[str, Any]:
    """What a client makes of it. One gzip member, as browsers read no second one."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    text = unpacker.decompress(story.packed) + unpacker.flush()
    assert unpacker.eof
    assert unpacker.unused_data == b""
    found: dict[str, Any] = orjson.loads(text)
    return found


def read(kept: Past, meeting: Meeting) -> Story:
    return kept.story(meeting.seq)


def test_it_is_the_journal_however_it_is_cut(meeting: Meeting, part: int) -> None:
    kept = Past(meeting.event.pk)
    for title in ("A", "B", "C", "D", "E", "F"):
        story = read(kept, meeting)
        assert told(story) == {"veiling": sorted(VEILING), "entries": meeting.entries()}
        assert story.seq == meeting.seq
        meeting.post(meeting.facilitator, title)


def test_what_is_asked_again_is_not_made_again(
    meeting: Meeting, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Past(meeting.event.pk)
    first = read(kept, meeting)
    asked: list[int] = []
    real = journal.read

    def watched(event_id: int, after: int, limit: int) -> list[journal.Line]:
        asked.append(after)
        return real(event_id, after, limit)

    monkeypatch.setattr(journal, "read", watched)
    assert read(kept, meeting) is first
    assert asked == []
    meeting.post(meeting.facilitator, "Nyt")
    assert read(kept, meeting).tag != first.tag
    assert min(asked) >= first.seq - first.seq % part, "full parts were read again"


def test_what_is_hidden_leaves_and_what_is_shown_comes_back(meeting: Meeting, part: int) -> None:
    kept = Past(meeting.event.pk)
    topic = meeting.post(meeting.join("Ann"), "Hemmeligt")
    shown = read(kept, meeting)
    assert "Hemmeligt" in gzip.decompress(shown.packed).decode()
    meeting.done(meeting.facilitator, "topic.hide", topic=topic)
    hidden = read(kept, meeting)
    assert "Hemmeligt" not in gzip.decompress(hidden.packed).decode()
    assert told(hidden)["entries"] == meeting.entries()
    meeting.done(meeting.facilitator, "topic.show", topic=topic)
    assert told(read(kept, meeting))["entries"] == meeting.entries()
    assert "Hemmeligt" in gzip.decompress(read(kept, meeting).packed).decode()


def test_whoever_is_forgotten_is_gone_from_the_past(meeting: Meeting, part: int) -> None:
    kept = Past(meeting.event.pk)
    ann = meeting.join("Ann-Sofie Mønster")
    meeting.done(ann, "topic.post", title="Emne")
    assert "Mønster" in gzip.decompress(read(kept, meeting).packed).decode()
    meeting.done(ann, "person.forget")
    assert "Mønster" not in gzip.decompress(read(kept, meeting).packed).decode()
    assert told(read(kept, meeting))["entries"] == meeting.entries()


def test_what_moved_while_it_was_read_is_read_again(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hidden and shown again around one reading: the story kept must be the one without a veil."""
    kept = Past(meeting.event.pk)
    topic = meeting.post(meeting.join("Ann"), "Vist igen")
    real = journal.read

    def hidden_meanwhile(event_id: int, after: int, limit: int) -> list[journal.Line]:
        monkeypatch.setattr(journal, "read", real)
        meeting.done(meeting.facilitator, "topic.hide", topic=topic)
        return real(event_id, after, limit)

    monkeypatch.setattr(journal, "read", hidden_meanwhile)
    assert "Vist igen" not in gzip.decompress(read(kept, meeting).packed).decode()
    meeting.done(meeting.facilitator, "topic.show", topic=topic)
    assert "Vist igen" in gzip.decompress(read(kept, meeting).packed).decode()
