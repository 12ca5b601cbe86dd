"""Who may have what: the files at /export/NAME, the page of them, and the book as a page."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.test import Client

from sessions_app.board.limits import guesses
from sessions_app.exports.registry import EXPORTS
from sessions_app.identity import cookie_name, person_token
from sessions_app.models import Person
from tests.actions.meeting import Meeting
from tests.pages.reading import Page, says

from .days import NASTY, whole_day
from .reading import docx_words, md_words, pdf_words

# Files are read on lanes of their own: other threads, other connections.
pytestmark = pytest.mark.django_db(transaction=True)

FOR_FACILITATORS = ("doors.pdf",)
FOR_ALL = ("proceedings.pdf", "proceedings.docx", "proceedings.html", "proceedings.md")


class Hall(NamedTuple):
    meeting: Meeting
    ann: Person

    def path(self, rest: str = "") -> str:
        return f"/e/{self.meeting.event.code}/{rest}"

    def browser(self, who: Person | None, language: str = "en") -> Client:
        client = Client(headers={"accept-language": language})
        if who is not None:
            client.cookies[cookie_name(self.meeting.event.code)] = person_token(who)
        return client

    def get(self, who: Person | None, rest: str, language: str = "en") -> Any:
        return self.browser(who, language).get(self.path(rest))


@pytest.fixture
def hall() -> Iterator[Hall]:
    guesses.empty()
    meeting, people = whole_day()
    yield Hall(meeting, people[0])
    guesses.empty()


def problem(response: Any, status: int, code: str) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = response.json()
    assert found["code"] == code
    return found


class TestFiles:
    @pytest.mark.parametrize("name", FOR_ALL)
    def test_participants_get_the_book(self, hall: Hall, name: str) -> None:
        response = hall.get(hall.ann, f"export/{name}")
        assert response.status_code == 200
        assert response["Content-Type"] == EXPORTS[name].media_type
        code = hall.meeting.event.code
        assert response["Content-Disposition"] == f'attachment; filename="{code}-{name}"'
        assert "no-store" in response["Cache-Control"]

    def test_it_is_the_same_book_in_each(self, hall: Hall) -> None:
        for name, words_of in (("pdf", pdf_words), ("docx", docx_words), ("md", md_words)):
            body = hall.get(hall.ann, f"export/proceedings.{name}").content
            assert "Vi mødes igen i juni." in words_of(body)

    @pytest.mark.parametrize("name", [*FOR_ALL, *FOR_FACILITATORS])
    def test_whoever_has_not_joined_is_told_how(self, hall: Hall, name: str) -> None:
        found = problem(hall.get(None, f"export/{name}"), 401, "not_joined")
        assert "Give your name" in found["detail"]
        problem(hall.get(None, f"export/{name}/made.json"), 401, "not_joined")

    @pytest.mark.parametrize("name", FOR_FACILITATORS)
    def test_some_are_the_facilitators(self, hall: Hall, name: str) -> None:
        problem(hall.get(hall.ann, f"export/{name}"), 403, "not_allowed")
        problem(hall.get(hall.ann, f"export/{name}/made.json"), 403, "not_allowed")
        assert hall.get(hall.meeting.facilitator, f"export/{name}").status_code == 200

    def test_what_is_not_there(self, hall: Hall) -> None:
        problem(hall.get(hall.ann, "export/proceedings.exe"), 404, "not_found")
        browser = hall.browser(hall.ann)
        problem(browser.get("/e/222222/export/proceedings.pdf"), 404, "not_found")

    def test_another_events_people_have_not_joined_here(self, hall: Hall) -> None:
        stranger = Meeting.begin().join("Bo")
        problem(hall.get(stranger, "export/proceedings.pdf"), 401, "not_joined")
        bearer = {"authorization": f"Bearer {person_token(stranger)}"}
        answer = Client(headers=bearer).get(hall.path("export/proceedings.pdf"))
        problem(answer, 401, "not_joined")

    def test_a_bearer_token_will_do(self, hall: Hall) -> None:
        bearer = {"authorization": f"Bearer {person_token(hall.ann)}"}
        assert Client(headers=bearer).get(hall.path("export/proceedings.md")).status_code == 200

    @pytest.mark.parametrize(("language", "words"), [("en", "Choose one of"), ("da", "Vælg en af")])
    def test_bad_choices_are_said_at_their_names(
        self, hall: Hall, language: str, words: str
    ) -> None:
        answer = hall.get(hall.ann, "export/proceedings.pdf?paper=a9&cake=1&names=0", language)
        found = problem(answer, 400, "invalid")
        assert [*found["errors"]] == ["cake", "paper"]
        assert words in found["errors"]["paper"][0]

    def test_choices_reach_the_book(self, hall: Hall) -> None:
        query = "parts=plans&parts=conclusions&names=0&lang=en"
        text = md_words(hall.get(hall.ann, f"export/proceedings.md?{query}").content)
        assert "Kald sammen" in text
        assert "Vi holder fast." in text
        assert "Sedlerne" not in text
        assert "Bo" not in text

    def test_how_far_it_is(self, hall: Hall) -> None:
        told = hall.get(hall.ann, "export/proceedings.pdf/made.json").json()
        assert told == {"stage": "ready", "done": 0, "of": 0, "ahead": 0}


class TestThePageOfFiles:
    def test_participants_see_what_they_may_take(self, hall: Hall) -> None:
        response = hall.get(hall.ann, "export/?lang=en")
        assert response.status_code == 200
        assert says(response, "The book of the day")
        for name in FOR_ALL:
            assert hall.path(f"export/{name}") in response.content.decode()
        assert "doors.pdf" not in response.content.decode()
        assert "proceedings.json" not in response.content.decode()

    def test_facilitators_see_all(self, hall: Hall) -> None:
        page = hall.get(hall.meeting.facilitator, "export/").content.decode()
        for name, export in EXPORTS.items():
            assert (hall.path(f"export/{name}") in page) == export.offered, name

    def test_others_are_told_how_to_join(self, hall: Hall) -> None:
        response = hall.get(None, "export/?lang=en")
        assert response.status_code == 401
        assert says(response, "Join first")
        assert hall.path("proceedings/") in response.content.decode()
        assert "proceedings.pdf" not in response.content.decode()

    @pytest.mark.parametrize(("language", "words"), [("en", "Take it home"), ("da", "Tag det med")])
    def test_in_both_languages(self, hall: Hall, language: str, words: str) -> None:
        response = hall.browser(hall.ann).get(hall.path(f"export/?lang={language}"))
        page = Page(response)
        assert (page.language, page.headings, page.inline) == (language, 1, [])
        assert says(response, words)

    def test_a_wrong_code(self) -> None:
        assert Client().get("/e/222222/export/").status_code == 404


class TestTheBookAsAPage:
    def test_anyone_with_the_code_may_read_it(self, hall: Hall) -> None:
        for who in (None, hall.ann, hall.meeting.facilitator):
            response = hall.get(who, "proceedings/")
            page = Page(response)
            assert response.status_code == 200
            assert (page.language, page.headings, page.inline) == ("da", 1, [])
            assert says(response, "Vi mødes igen i juni.")
        assert "unsafe" not in response["Content-Security-Policy"]

    def test_photos_come_from_where_the_phones_have_them(self, hall: Hall) -> None:
        page = hall.get(None, "proceedings/").content.decode()
        address = page.partition('<img src="/e/')[2].partition('"')[0]
        photo = Client().get(f"/e/{address}")
        assert photo.status_code == 200
        assert photo["Content-Type"] == "image/jpeg"
        photo.close()

    def test_links_to_files_carry_the_choices(self, hall: Hall) -> None:
        page = hall.get(hall.ann, "proceedings/?parts=plans,wall&names=0").content.decode()
        assert "export/proceedings.pdf?parts=wall,plans&amp;names=0" in page
        assert "export/proceedings.pdf" not in hall.get(None, "proceedings/").content.decode()

    def test_choices(self, hall: Hall) -> None:
        response = hall.get(None, "proceedings/?parts=plans&names=0")
        assert says(response, "Kald sammen")
        assert not says(response, "Hvem vil være med?")

    def test_bad_choices_get_a_page_that_says_so(self, hall: Hall) -> None:
        response = hall.get(None, "proceedings/?paper=a9&lang=en")
        assert response.status_code == 400
        assert says(response, "Something needs correcting")
        assert says(response, "paper")

    def test_it_follows_the_wall(self, hall: Hall) -> None:
        assert not says(hall.get(None, "proceedings/"), "Et ord til")
        topic = hall.meeting.event.topics.order_by("pk")[0]
        hall.meeting.done(hall.ann, "comment.add", topic=topic.pk, text="Et ord til")
        assert says(hall.get(None, "proceedings/"), "Et ord til")
        hall.meeting.done(hall.meeting.facilitator, "topic.hide", topic=topic.pk)
        assert not says(hall.get(None, "proceedings/"), "Et ord til")

    def test_words_are_words(self) -> None:
        meeting = Meeting.begin(title=NASTY[3], theme=NASTY[3])
        meeting.post(meeting.join(NASTY[3]), NASTY[3], text=NASTY[3])
        response = Client().get(f"/e/{meeting.event.code}/proceedings/")
        assert Page(response).inline == []
        assert response.content.decode().count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5

    def test_a_wrong_code(self) -> None:
        assert Client().get("/e/222222/proceedings/").status_code == 404
