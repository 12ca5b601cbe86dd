"""What a group adds, and words that are covered on every screen, the past included."""

import re

import pytest

from sessions_app.models import Comment, Person

from .meeting import Meeting


@pytest.fixture
def comment(meeting: Meeting, bo: Person, topic: int) -> int:
    """Bo's comment on Ann's note."""
    added: int = meeting.done(bo, "comment.add", topic=topic, text="Bos ord")["id"]
    return added


class TestComments:
    @pytest.mark.parametrize("kind", [None, "note", "insight", "question", "decision"])
    def test_of_four_kinds(self, meeting: Meeting, bo: Person, topic: int, kind):
        given = {"kind": kind} if kind else {}
        added = meeting.done(bo, "comment.add", topic=topic, text="**Ja**", **given)
        row = meeting.row("comment", added["id"])
        assert row == {
            "id": added["id"],
            "topic": topic,
            "person": bo.pk,
            "text": "**Ja**",
            "html": "<p><strong>Ja</strong></p>",
            "kind": kind or "note",
            "photo": None,
            "photo_small": None,
            "photo_width": None,
            "photo_height": None,
            "at": meeting.last_entry()["at"],
        }

    @pytest.mark.parametrize("state", ["running", "closed", "rehung"])
    def test_at_any_time_while_on_the_wall(self, meeting: Meeting, ann, bo, topic, state):
        meeting.run(topic, ann)
        for step in ("topic.close", "topic.rehang")[: ["running", "closed", "rehung"].index(state)]:
            meeting.done(ann, step, topic=topic)
        meeting.done(bo, "comment.add", topic=topic, text="Også")

    @pytest.mark.parametrize("action", ["topic.withdraw", "topic.hide"])
    def test_not_on_a_note_off_the_wall(self, meeting, freja, bo, topic, comment, action):
        meeting.done(freja, action, topic=topic)
        meeting.refused("not_on_wall", bo, "comment.add", topic=topic, text="For sent")
        meeting.refused("not_on_wall", bo, "comment.edit", comment=comment, text="For sent")

    def test_edited_by_its_author(self, meeting: Meeting, bo, ann, comment):
        meeting.refused("not_allowed", ann, "comment.edit", comment=comment, text="Anns ord")
        meeting.done(bo, "comment.edit", comment=comment, text="Nye ord")
        assert meeting.row("comment", comment)["text"] == "Nye ord"
        meeting.unchanged(bo, "comment.edit", comment=comment, text="Nye ord")

    def test_removed_from_the_past_too(self, meeting: Meeting, bo: Person, comment: int):
        meeting.done(bo, "comment.edit", comment=comment, text="Rettede ord")
        meeting.done(bo, "comment.remove", comment=comment)
        assert meeting.table("comment") == []
        assert "Bos ord" not in meeting.journal_text()
        assert "Rettede ord" not in meeting.journal_text()
        meeting.refused("not_found", bo, "comment.remove", comment=comment)

    def test_html_does_no_harm(self, meeting: Meeting, bo: Person, topic: int):
        text = "<script>alert(1)</script>[her](javascript:alert(1)) ![x](http://a/b) <b onclick=x>"
        added = meeting.done(bo, "comment.add", topic=topic, text=text)
        html = meeting.row("comment", added["id"])["html"]
        for harm in ("<script", 'href="javascript', "<img", "<b "):
            assert harm not in html

    def test_links_lead_out_of_the_wall_only(self, meeting: Meeting, bo: Person, topic: int):
        text = "[a](/me/SECRET/) [b](//evil.example) [c](x) [d](https://a.dk/) [e](mailto:a@b.dk)"
        added = meeting.done(bo, "comment.add", topic=topic, text=text)
        html = meeting.row("comment", added["id"])["html"]
        assert re.findall('href="([^"]*)"', html) == ["https://a.dk/", "mailto:a@b.dk"]


class TestHiding:
    """A hidden topic keeps id, number, place and state, and nothing anyone wrote."""

    def texts(self, meeting: Meeting) -> str:
        return meeting.journal_text() + repr(meeting.rows())

    def test_all_words_are_gone(self, meeting: Meeting, freja, ann, bo, topic, comment):
        meeting.done(ann, "topic.edit", topic=topic, title="Anden titel", text="Anden tekst")
        meeting.run(topic, ann)
        meeting.done(ann, "topic.close", topic=topic, summary="Sammenfatning")
        meeting.done(freja, "topic.hide", topic=topic)
        for word in ("Anns", "Anden", "Sammenfatning", "Bos ord"):
            assert word not in self.texts(meeting)
        row = meeting.row("topic", topic)
        assert (row["number"], row["room"], row["slot"]) == (1, *meeting.place(0, 0).values())
        assert (row["state"], row["hidden"]) == ("closed", True)
        assert meeting.table("comment") == []

    def test_shown_again_all_is_back(self, meeting: Meeting, freja, topic, comment):
        rows, entries = meeting.rows(), meeting.entries()
        meeting.done(freja, "topic.hide", topic=topic)
        meeting.unchanged(freja, "topic.hide", topic=topic)
        meeting.done(freja, "topic.show", topic=topic)
        meeting.unchanged(freja, "topic.show", topic=topic)
        assert meeting.rows() == rows
        assert meeting.entries()[: len(entries)] == entries

    def test_what_is_written_while_hidden_is_not_seen_either(self, meeting, freja, ann, topic):
        meeting.done(freja, "topic.hide", topic=topic)
        meeting.done(ann, "topic.edit", topic=topic, title="Smugtitel")
        assert "Smugtitel" not in self.texts(meeting)
        meeting.done(freja, "topic.show", topic=topic)
        assert meeting.row("topic", topic)["title"] == "Smugtitel"

    def test_a_removed_comment_stays_away_when_its_note_is_shown(
        self, meeting, freja, topic, comment
    ):
        meeting.done(freja, "topic.hide", topic=topic)
        meeting.done(freja, "comment.remove", comment=comment)
        meeting.done(freja, "topic.show", topic=topic)
        assert meeting.table("comment") == []

    def test_comments_that_came_by_a_merge_are_hidden_in_the_past_too(
        self, meeting, freja, bo, topic, comment
    ):
        into = meeting.post(bo, "Bos emne")
        meeting.done(freja, "topic.merge", topic=topic, into=into)
        meeting.done(freja, "topic.hide", topic=into)
        assert "Bos ord" not in self.texts(meeting)

    def test_a_removed_person_is_gone_from_the_past(self, meeting, freja, bo):
        meeting.done(bo, "person.edit", name="Grimme ord")
        meeting.done(freja, "person.remove", person=bo.pk)
        assert "Grimme ord" not in self.texts(meeting)
        assert Person.objects.get(pk=bo.pk).removed

    def test_hidden_words_are_kept_for_showing_again(self, meeting, freja, topic, comment):
        meeting.done(freja, "topic.hide", topic=topic)
        assert Comment.objects.get(pk=comment).text == "Bos ord"
