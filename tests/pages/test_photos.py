"""Photos over real HTTP: on their way in, as they are served, and what is left when refused."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.exceptions import ValidationError

from sessions_app.actions.refusals import Refused
from sessions_app.identity import Claim
from sessions_app.photos import arriving
from tests.live import LiveEvent, Participant
from tests.pictures import chart, claiming, data_url, encoded, opened, shows_chart
from tests.servers import Server
from tests.test_api import post, refused

PHOTO = data_url(encoded(chart()))
NAME = re.compile(r"photos/([0-9a-f]{32}-320x200\.jpg)")


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site, language="en")


@pytest.fixture
def ann(event: LiveEvent) -> Participant:
    return event.join("Ann")


@pytest.fixture
def topic(ann: Participant) -> int:
    found: int = ann.done("topic.post", title="Note")["result"]["id"]
    return found


def added(who: Participant, topic: int, **fields: Any) -> dict[str, Any]:
    """The row of a comment just added, with a photo."""
    given = {"text": "The chart", "photo": PHOTO} | fields
    made = who.done("comment.add", topic=topic, **given)["result"]["id"]
    row: dict[str, Any] = who.event.board()["rows"]["comment"][str(made)]
    return row


def get(event: LiveEvent, path: str) -> httpx.Response:
    return event.client.get(event.path(path))


def on_disk(event: LiveEvent) -> list[Path]:
    """The files of this event; waits for those just let go of."""
    assert event.server.env is not None
    media = Path(event.server.env["OPENSPACE_MEDIA"])
    (row,) = event.board()["rows"]["event"].values()
    return sorted(path for path in (media / str(row["id"])).rglob("*") if path.is_file())


class TestServed:
    def test_large_and_small(self, event: LiveEvent, ann: Participant, topic: int) -> None:
        row = added(ann, topic, photo=data_url(encoded(chart(2000, 1250), "PNG")))
        large, small = get(event, row["photo"]), get(event, row["photo_small"])
        assert opened(large.content).size == (row["photo_width"], row["photo_height"])
        assert opened(small.content).size == (640, 400)
        assert shows_chart(opened(small.content))

    @pytest.mark.parametrize("size", ["photo", "photo_small"])
    def test_as_a_picture_and_nothing_else(self, event, ann, topic, size: str) -> None:
        answer = get(event, added(ann, topic)[size])
        headers = answer.headers
        assert answer.status_code == 200
        assert headers["Content-Type"] == "image/jpeg"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == (
            "default-src 'none'; sandbox; frame-ancestors 'none'"
        )
        assert headers["Content-Disposition"].startswith("inline; filename=")
        assert headers["Content-Length"] == str(len(answer.content))
        assert set(headers["Cache-Control"].split(", ")) == {
            "private",
            "max-age=86400",
            "immutable",
        }
        assert "Set-Cookie" not in headers

    def test_only_to_be_read(self, event: LiveEvent, ann: Participant, topic: int) -> None:
        path = event.path(added(ann, topic)["photo"])
        assert event.client.head(path).status_code == 200
        assert event.client.post(path).status_code == 405

    def test_not_in_another_event(self, site: Server, live_event, event, ann, topic) -> None:
        row = added(ann, topic)
        other = live_event(site)
        added(other.join("Bo"), other.join("Bo").done("topic.post", title="N")["result"]["id"])
        assert get(other, row["photo"]).status_code == 404
        assert get(other, row["photo_small"]).status_code == 404

    @pytest.mark.parametrize(
        "path", ["photos/gone", "photos/small/gone", "photos/..%2f..%2fopenspace.sqlite3"]
    )
    def test_nothing_else_from_the_disk(self, event, ann, topic, path: str) -> None:
        added(ann, topic)
        assert get(event, path).status_code == 404

    def test_not_while_its_note_is_hidden(self, event, ann, topic) -> None:
        row = added(ann, topic)
        event.facilitator.done("topic.hide", topic=topic)
        assert get(event, row["photo"]).status_code == 404
        assert get(event, row["photo_small"]).status_code == 404
        event.facilitator.done("topic.show", topic=topic)
        assert get(event, row["photo"]).status_code == 200

    @pytest.mark.parametrize("who", ["author", "facilitator", "undo"])
    def test_deleted_with_its_comment(self, event, ann, topic, who: str) -> None:
        row = added(ann, topic)
        assert len(on_disk(event)) == 2
        if who == "undo":
            event.facilitator.done("entry.undo", seq=event.board()["seq"])
        else:
            actor = ann if who == "author" else event.facilitator
            actor.done("comment.remove", comment=row["id"])
        assert get(event, row["photo"]).status_code == 404
        assert on_disk(event) == []
        answer = event.facilitator.done("entry.undo", seq=event.board()["seq"])
        assert answer["result"] == {
            "warning": "photo_gone",
            "detail": "The words are back. The photo was deleted with them.",
        }
        assert event.board()["rows"]["comment"][str(row["id"])]["photo"] is None
        assert get(event, row["photo"]).status_code == 404


class TestOnItsWayIn:
    def test_a_refused_action_leaves_no_file(self, event, ann, topic) -> None:
        refused(ann.do("comment.add", topic=10**6, text="T", photo=PHOTO), "not_found", 404)
        refused(ann.do("comment.add", topic=topic, text=" ", photo=PHOTO), "invalid", 400)
        event.facilitator.done("topic.hide", topic=topic)
        refused(ann.do("comment.add", topic=topic, text="T", photo=PHOTO), "not_on_wall", 409)
        assert until(lambda: on_disk(event) == [])

    def test_a_repeated_key_adds_no_file(self, event, ann, topic) -> None:
        answers = [
            ann.do("comment.add", key="once", topic=topic, text="T", photo=PHOTO).json()
            for _time in range(3)
        ]
        assert answers[0] == answers[1] == answers[2]
        assert until(lambda: len(on_disk(event)) == 2)
        (row,) = event.board()["rows"]["comment"].values()
        assert NAME.fullmatch(row["photo"])
        assert get(event, row["photo"]).status_code == 200

    def test_strangers_cost_nothing(self, site: Server, live_event, event, topic) -> None:
        """Neither is their photo unpacked nor does it reach the disk."""
        bomb = data_url(claiming("PNG", 60_000, 60_000), "png")
        bo = Participant(event, live_event(site).join("Bo").token)
        nobody = Participant(event, "made-up")
        for who in (bo, nobody):
            for photo in (PHOTO, bomb):
                answer = who.do("comment.add", topic=topic, text="T", photo=photo)
                refused(answer, "not_joined", 401)
        assert on_disk(event) == []

    def test_too_large_is_said_at_the_photo(self, event, ann, topic) -> None:
        said = "The picture is too large; at most 4 MB."
        heavy = data_url(b"\xff\xd8\xff" + b"\0" * 4_300_000)
        problem = refused(ann.do("comment.add", topic=topic, text="T", photo=heavy), "invalid", 400)
        assert problem["errors"] == {"photo": [said]}
        body = b'{"photo": "%s"}' % (b"x" * 7_000_000)
        answer = post(ann, "comment.add", body, Accept_Language="en")
        problem = refused(answer, "too_large", 413)
        assert (problem["detail"], problem["errors"]) == (said, {"photo": [said]})

    def test_in_danish(self, event: LiveEvent, topic: int) -> None:
        bo = event.join("Bo", language="da")
        answer = bo.do("comment.add", topic=topic, text="T", photo=data_url(b"hej"))
        problem = refused(answer, "invalid", 400)
        assert problem["errors"]["photo"] == ["Send et billede (JPEG, PNG, WebP eller HEIC)."]
        answer = post(bo, "comment.add", b'{"photo": "%s"}' % (b"x" * 7_000_000))
        assert refused(answer, "too_large", 413)["detail"].startswith("Billedet er for stort")


async def test_who_sends_what_takes_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve seconds of unpacking each: others' photos get their turn."""
    monkeypatch.setattr(arriving, "_event_of", lambda code, claim: 1)
    monkeypatch.setattr(arriving, "_timed", lambda event_id, url: (ValidationError("no"), 4.5))
    bomber, other = Claim(10**9, "a"), Claim(10**9 + 1, "b")
    for _time in range(3):
        assert isinstance(await arriving.arrived("ABC234", bomber, "data:"), ValidationError)
    with pytest.raises(Refused) as refused:
        await arriving.arrived("ABC234", bomber, "data:")
    assert refused.value.code == "slow_down"
    assert 1 <= refused.value.extra["retry_after"] <= 15
    assert isinstance(await arriving.arrived("ABC234", other, "data:"), ValidationError)


async def test_photos_that_take_no_time_are_not_counted_against_anybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(arriving, "_event_of", lambda code, claim: 1)
    monkeypatch.setattr(arriving, "_timed", lambda event_id, url: (ValidationError("no"), 0.1))
    for _time in range(60):
        await arriving.arrived("ABC234", Claim(10**9 + 2, "c"), "data:")


def until(come: Any) -> bool:
    """Files are let go of right after the answer, not before."""
    for _time in range(100):
        if come():
            return True
        time.sleep(0.02)
    return False
