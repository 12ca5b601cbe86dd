"""/new/archive/: an archive comes back in, whole or in pieces, for whoever may make events."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sessions_app.archive import arriving, layout, uploads
from sessions_app.archive.writing import archive_of
from sessions_app.board.limits import Buckets
from sessions_app.models import Event
from sessions_app.pages import bringing_in
from tests.actions.meeting import Meeting
from tests.pages.reading import Page, says

pytestmark = pytest.mark.django_db
AT = "/new/archive/"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(autouse=True)
def fresh_pieces() -> Iterator[None]:
    bringing_in.pieces.empty()
    yield
    bringing_in.pieces.empty()


@pytest.fixture
def archive() -> bytes:
    meeting = Meeting.begin(title="Hjemkommen", language="da")
    meeting.post(meeting.join("Ann"), "Netværk", **meeting.place(0, 0))
    meeting.event.refresh_from_db()
    return archive_of(meeting.event)


def whole(content: bytes) -> dict[str, Any]:
    return {"archive": SimpleUploadedFile("archive.zip", content)}


def sent(browser: Client, content: bytes, upload: str = "", offset: int = 0) -> Any:
    return browser.post(
        f"{AT}piece/?upload={upload}&offset={offset}",
        content,
        content_type="application/octet-stream",
    )


def left_lying() -> list[Path]:
    return [*arriving.waiting_room().iterdir()]


class TestWhole:
    def test_it_comes_back_and_its_bringer_leads_it(self, danish: Client, archive: bytes) -> None:
        response = danish.post(AT, whole(archive))
        assert (response.status_code, response["Location"]) == (302, "/new/made/")
        again = Event.objects.order_by("-pk")[0]
        assert again.topics.get().title == "Netværk"
        page = danish.get("/new/made/")
        assert says(page, f"/facilitate/{again.pk}.")
        assert danish.get(f"/e/{again.code}/console/").status_code == 200
        assert left_lying() == []

    @pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
    def test_what_is_none_is_told_at_the_field(self, english: Client, content: bytes) -> None:
        response = english.post(AT, whole(content))
        assert response.status_code == 400
        page = Page(response)
        assert page.focus == "id_archive"
        assert "id_archive_error" in page.ids
        assert Event.objects.count() == 0
        assert left_lying() == []

    def test_in_danish(self, danish: Client) -> None:
        assert says(danish.post(AT, whole(b"no zip")), "Det er ikke et arkiv fra Openspace")
        assert says(danish.post(AT, {}), "Vælg filen.")

    def test_too_large_for_one_request(self, english: Client) -> None:
        response = english.post(AT, whole(b"x" * (bringing_in.WHOLE + 1)))
        assert response.status_code == 413
        assert says(response, "Without scripts in the browser an archive may be at most 7 MB.")


class TestPieces:
    def test_they_are_put_together(self, english: Client, archive: bytes) -> None:
        name, have, size = "", 0, len(archive) // 3 + 1
        while have < len(archive):
            answer = sent(english, archive[have : have + size], name, have).json()
            name, have = answer["upload"], answer["have"]
        response = english.post(AT, {"upload": name})
        assert response.status_code == 302
        assert Event.objects.count() == 2
        assert left_lying() == []
        assert english.post(AT, {"upload": name}).status_code == 400, "it is there once"

    def test_one_that_comes_again_is_told_what_is_here(self, english: Client) -> None:
        name = sent(english, b"abc").json()["upload"]
        assert sent(english, b"def", name, 3).json()["have"] == 6
        for offset in (3, 0, 9):
            again = sent(english, b"def", name, offset)
            assert (again.status_code, again.json()["have"]) == (409, 6)
        (path,) = left_lying()
        assert path.read_bytes() == b"abcdef"

    @pytest.mark.parametrize(
        "name", ["../secret-key", "x", "a" * 32, "..%2f..%2fetc%2fpasswd", "a" * 31 + "/"]
    )
    def test_names_nobody_was_given(self, english: Client, name: str) -> None:
        assert sent(english, b"abc", name).status_code == 404
        assert english.post(AT, {"upload": name}).status_code == 400
        assert left_lying() == []

    def test_too_much_of_it(self, english: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(layout, "MOST", 5)
        name = sent(english, b"abc").json()["upload"]
        assert sent(english, b"defg", name, 3).status_code == 413
        assert sent(english, b"x" * (bringing_in.PIECE + 1), name, 3).status_code == 404

    def test_too_many_on_their_way(self, english: Client) -> None:
        for _one in range(uploads.MOST_WAITING):
            assert sent(english, b"x").status_code == 200
        refused = sent(english, b"x")
        assert (refused.status_code, len(left_lying())) == (413, uploads.MOST_WAITING)

    def test_what_was_given_up_is_swept_away(
        self, english: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        name = sent(english, b"abc").json()["upload"]
        monkeypatch.setattr(arriving, "FORGOTTEN", -1)
        sent(english, b"x")
        assert uploads.path_of(name) is None

    def test_a_flood(self, english: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bringing_in, "pieces", Buckets(burst=2, rate=0.1))
        answers = [sent(english, b"x") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[-1]["Retry-After"]


class TestWhoMay:
    def test_organisers_where_only_they_make_events(
        self, english: Client, archive: bytes, settings: Any
    ) -> None:
        settings.OPENSPACE_CREATE = "account"
        assert english.get(AT)["Location"] == f"/account/in/?next={AT}"
        assert english.post(AT, whole(archive)).status_code == 302
        assert sent(english, b"abc").status_code == 401
        assert Event.objects.count() == 1
        english.force_login(User.objects.create_user("kirsten"))
        assert english.post(AT, whole(archive))["Location"] == "/new/made/"
        owner = Event.objects.order_by("-pk")[0].owner
        assert owner
        assert owner.username == "kirsten"

    def test_they_are_counted_with_the_events_made(
        self, english: Client, archive: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bringing_in, "making", Buckets(burst=1, rate=0.01))
        assert english.post(AT, whole(archive)).status_code == 302
        refused = english.post(AT, whole(archive))
        assert (refused.status_code, Event.objects.count()) == (429, 2)

    def test_the_form_needs_its_token(self, strict: Client, archive: bytes) -> None:
        assert strict.post(AT, whole(archive)).status_code == 403
        assert sent(strict, b"abc").status_code == 403
        page = Page(strict.get(AT))
        token = {"csrfmiddlewaretoken": page.fields["csrfmiddlewaretoken"]}
        assert strict.post(AT, token | whole(archive)).status_code == 302


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_is_well_made(language: str) -> None:
    page = Page(Client(headers={"accept-language": language}).get(AT))
    assert (page.language, page.headings, page.inline) == (language, 1, [])
    assert page.labels <= set(page.ids)
    assert set(page.described) <= set(page.ids)
