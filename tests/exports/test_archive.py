"""An archive: what is in it and what is not, and how a meeting goes on that came back from one."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest

from sessions_app.archive.restoring import portions, restore
from sessions_app.exports.registry import EXPORTS
from sessions_app.identity import person_of, person_token, read_person_token
from sessions_app.models import Answer, Ballot, Event, Membership, Person
from tests.actions.meeting import Meeting
from tests.exports.restored import (
    board_and_journal,
    brought_back,
    files_in,
    full_meeting,
    packed,
    repacked,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Events of other tests had the same ids."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def meeting(media: Path) -> Meeting:
    return full_meeting()


def again(meeting: Meeting, folder: Path) -> Meeting:
    """The meeting brought back into an empty database."""
    restored = brought_back(packed(meeting.event, folder))
    assert restored.facilitator
    return Meeting(restored.event, restored.facilitator, meeting.rooms, meeting.slots)


class TestWhatIsInIt:
    def test_all_that_everybody_can_see(
        self, meeting: Meeting, tmp_path: Path, media: Path
    ) -> None:
        files = files_in(packed(meeting.event, tmp_path))
        rows, journal = board_and_journal(meeting.event)
        assert orjson.loads(files["rows.json"]) == rows
        assert [orjson.loads(line) for line in files["journal.jsonl"].splitlines()] == journal
        assert len(files["undo.jsonl"].splitlines()) == len(journal)
        assert "Openspace henter det ind igen" in files["README.txt"].decode()
        (photo,) = (name for name in files if name.startswith("photos/"))
        (shown,) = (row["photo"] for row in rows["comment"].values())
        assert photo == shown
        kept = media / str(meeting.event.pk) / Path(photo).name
        assert files[photo] == kept.read_bytes()

    def test_the_manifest_knows_every_file(self, meeting: Meeting, tmp_path: Path) -> None:
        files = files_in(packed(meeting.event, tmp_path))
        manifest = orjson.loads(files.pop("manifest.json"))
        assert (manifest["format"], manifest["version"]) == ("openspace-archive", 1)
        assert (manifest["seq"], manifest["event"]["code"]) == (meeting.seq, meeting.event.code)
        assert manifest["files"] == {
            name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files.items()
        }

    def test_nothing_that_is_somebodys_own(self, meeting: Meeting, tmp_path: Path) -> None:
        """Contacts, keys, who gave which dots, who shares; nor what is hidden or gone now."""
        ann = meeting.event.people.get(name="Ann")
        meeting.done(ann, "person.feed", on=True)
        ann.refresh_from_db()
        secrets = [*Person.objects.values_list("nonce", flat=True), ann.feed, meeting.event.nonce]
        words = ("hemmelig.example", "Skjultord", "Fortrudtord", "Glemtesen", "share", "ballot")
        for name, content in files_in(packed(meeting.event, tmp_path)).items():
            for word in (*secrets, *words):
                assert word.encode() not in content, f"{word} is in {name}"

    def test_a_lost_photo_is_told(self, meeting: Meeting, tmp_path: Path, media: Path) -> None:
        folder = media / str(meeting.event.pk)
        (photo,) = folder.glob("*.jpg")
        photo.unlink()
        path = packed(meeting.event, tmp_path)
        assert orjson.loads(files_in(path)["manifest.json"])["lost_photos"] == [photo.name]
        before = board_and_journal(meeting.event)
        assert board_and_journal(brought_back(path).event) == before

    def test_it_is_the_facilitators(self) -> None:
        assert EXPORTS["archive.zip"].facilitators_only


class TestBringingItBack:
    def test_rows_journal_and_photos_are_as_they_were(
        self, meeting: Meeting, tmp_path: Path, media: Path
    ) -> None:
        before = board_and_journal(meeting.event)
        (photo,) = (media / str(meeting.event.pk)).glob("*.jpg")
        jpeg = photo.read_bytes()
        path = packed(meeting.event, tmp_path)
        photo.unlink()
        restored = brought_back(path)
        assert (restored.code_kept, restored.ids_kept) == (True, True)
        assert board_and_journal(restored.event) == before
        assert photo.read_bytes() == jpeg
        began = Event.objects.get(pk=restored.event.pk).created_at
        assert began.isoformat(timespec="milliseconds")[:23] == before[1][0]["at"][:23]

    def test_beside_the_first_it_has_ids_and_a_code_of_its_own(
        self, meeting: Meeting, tmp_path: Path, media: Path
    ) -> None:
        path, before = packed(meeting.event, tmp_path), board_and_journal(meeting.event)
        first, second = restore(path), restore(path)
        codes = {meeting.event.code, first.event.code, second.event.code}
        assert len(codes) == 3
        assert board_and_journal(meeting.event) == before, "the first is left alone"
        for restored in (first, second):
            assert (restored.code_kept, restored.ids_kept) == (False, False)
            assert restored.facilitator
            Meeting(restored.event, restored.facilitator).check()
            rows = board_and_journal(restored.event)[0]
            for kind, table in rows.items():
                assert not table.keys() & before[0][kind].keys(), kind
            folder = media / str(restored.event.pk)
            assert len([*folder.iterdir()]) == 1

    def test_keys_of_the_first_open_nothing(self, meeting: Meeting, tmp_path: Path) -> None:
        tokens = [person_token(person) for person in meeting.event.people.all()]
        back = again(meeting, tmp_path)
        for token in tokens:
            assert person_of(read_person_token(token), back.event) is None
        assert back.event.nonce != meeting.event.nonce

    def test_what_was_somebodys_own_is_not_there(self, meeting: Meeting, tmp_path: Path) -> None:
        again(meeting, tmp_path)
        assert set(Person.objects.values_list("contact", "feed", "language")) == {("", "", "")}
        assert not Membership.objects.filter(share_contact=True).exists()
        assert not Ballot.objects.exclude(person=None).exists()
        assert not Answer.objects.exists()
        gone = Person.objects.get(forgotten=True)
        assert (gone.name, gone.organisation) == ("", "")


class TestGoingOn:
    def test_the_facilitator_leads_on(self, meeting: Meeting, tmp_path: Path) -> None:
        back = again(meeting, tmp_path)
        back.phase("closed")
        back.undo()
        back.check()

    def test_an_old_entry_can_be_undone(self, meeting: Meeting, tmp_path: Path) -> None:
        ann = meeting.event.people.get(name="Ann")
        topic = meeting.event.topics.get(number=1)
        meeting.done(ann, "topic.edit", topic=topic.pk, title="Nyt navn")
        seq = meeting.seq
        path = packed(meeting.event, tmp_path)
        for way in (restore, brought_back):  # with new ids, and with its own
            restored = way(path)
            assert restored.facilitator
            back = Meeting(restored.event, restored.facilitator)
            back.undo(seq)
            assert restored.event.topics.get(number=1).title == "Et **netværk**"
            back.check()

    @pytest.mark.parametrize("action", ["comment.remove", "person.forget", "person.remove"])
    def test_what_is_gone_does_not_come_back(
        self, meeting: Meeting, tmp_path: Path, action: str
    ) -> None:
        bo = meeting.event.people.get(name="Bo")
        meeting.done(meeting.facilitator, "person.remove", person=bo.pk)
        seq = max(line["seq"] for line in meeting.entries() if line["action"] == action)
        back = again(meeting, tmp_path)
        back.refused("too_late", back.facilitator, "entry.undo", seq=seq)

    def test_a_hidden_note_is_shown_without_its_words(
        self, meeting: Meeting, tmp_path: Path
    ) -> None:
        back = again(meeting, tmp_path)
        hidden = back.event.topics.get(hidden=True)
        back.done(back.facilitator, "topic.show", topic=hidden.pk)
        assert back.row("topic", hidden.pk)["title"] == ""
        back.done(back.facilitator, "topic.edit", topic=hidden.pk, title="Nyt")
        back.check()

    def test_dots_are_added_to_those_there_were(self, meeting: Meeting, tmp_path: Path) -> None:
        back = again(meeting, tmp_path)
        topic = back.event.topics.get(number=1).pk
        back.done(back.facilitator, "topic.vote", topic=topic, dots=4)
        assert [row["dots"] for row in back.table("vote")] == [3 + 2 + 4]

    def test_sums_held_back_are_not_told(self, meeting: Meeting, tmp_path: Path) -> None:
        meeting.done(meeting.facilitator, "event.edit", dots_shown=False)
        back = again(meeting, tmp_path)
        back.done(back.facilitator, "event.edit", dots_shown=True)
        assert back.table("vote") == []
        back.check()

    def test_a_whole_houses_dots_fit(self) -> None:
        assert portions(9) == [9]
        assert sum(portions(2108 * 100)) == 2108 * 100
        assert max(portions(2108 * 100)) <= 32767

    def test_new_rows_have_ids_of_their_own(self, meeting: Meeting, tmp_path: Path) -> None:
        spoken_of = {
            int(pk) for line in meeting.entries() for pk in line["put"].get("comment", {})
        } | {pk for line in meeting.entries() for pk in line["drop"].get("comment", [])}
        back = again(meeting, tmp_path)
        made = back.done(
            *(back.facilitator, "comment.add"), topic=back.event.topics.get(number=1).pk, text="Ny"
        )["id"]
        assert made > max(spoken_of)

    def test_a_closed_event_whom_all_facilitators_left(self, tmp_path: Path) -> None:
        meeting = Meeting.begin(phase="closed")
        meeting.done(meeting.facilitator, "person.forget")
        before = board_and_journal(meeting.event)
        restored = brought_back(packed(meeting.event, tmp_path))
        assert restored.facilitator is None
        assert board_and_journal(restored.event) == before


def test_markup_comes_from_here_and_never_from_the_file(meeting: Meeting, tmp_path: Path) -> None:
    files = files_in(packed(meeting.event, tmp_path))
    for name in ("rows.json", "journal.jsonl"):
        files[name] = files[name].replace(b"<h3>Indsigt</h3>", b"<script>1</script>")
        assert b"<script>" in files[name]
    rows, journal = board_and_journal(brought_back(repacked(files, tmp_path)).event)
    told: Any = [rows, journal]
    assert b"<script>" not in orjson.dumps(told)
    assert b"<h3>Indsigt</h3>" in orjson.dumps(told)
