"""/new/: from an empty sheet to a wall, with nothing lost on the way."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from sessions_app.board.limits import Buckets
from sessions_app.models import Event
from sessions_app.pages import new
from tests.pages.conftest import DANISH, ENGLISH
from tests.pages.reading import Page, says

pytestmark = pytest.mark.django_db

WORDS = {"title": "Netværk på tværs", "theme": "Hvordan kan I danne netværk?"}


@pytest.fixture
def sheet(english: Client) -> Page:
    return Page(english.get("/new/"))


def press(browser: Client, page: Page, button: str, **typed: str) -> Page:
    """Press one of the buttons that change the sheet itself."""
    response = browser.post("/new/", page.send(**typed) | {"act": button})
    assert response.status_code == 200
    return Page(response)


def filled_in(browser: Client, page: Page, **rhythm: str) -> Page:
    typed = {"day": "2027-03-04", "starts": "13:00", "times": "3", "minutes": "45", "pause": "15"}
    given = {f"rhythm-{name}": value for name, value in (typed | rhythm).items()}
    return press(browser, page, "fill", **given)


def times(page: Page) -> list[tuple[str, str, str, str]]:
    count = int(page.fields["slots-TOTAL_FORMS"])
    names = ("label", "day", "starts", "ends")
    return [tuple(page.fields[f"slots-{n}-{name}"] for name in names) for n in range(count)]  # type: ignore[misc]


class TestMaking:
    def test_a_title_and_a_question_are_enough(self, english: Client, sheet: Page) -> None:
        response = english.post("/new/", sheet.send(**WORDS))
        assert response["Location"] == "/new/made/"
        event = Event.objects.get()
        assert (event.title, event.theme, event.phase) == (*WORDS.values(), "prepare")
        assert (event.timezone, event.language) == ("Europe/Copenhagen", "en")
        assert (event.rooms.count(), event.slots.count()) == (0, 0)
        assert event.people.get().is_facilitator

    def test_with_rooms_and_a_days_rhythm(self, english: Client, sheet: Page) -> None:
        page = press(english, sheet, "add-rooms", rooms__0__name="Salen", rooms__0__capacity="60")
        page = filled_in(english, page)
        sent = page.send(
            **WORDS,
            facilitator="Kirsten",
            welcome="Velkommen!",
            rooms__2__name="Online",
            rooms__2__where="Anywhere",
            rooms__2__url="meet.example.org/os",
        )
        assert english.post("/new/", sent).status_code == 302
        event = Event.objects.get()
        rooms = list(event.rooms.order_by("position").values_list("name", "capacity", "url"))
        assert rooms == [("Salen", 60, ""), ("Online", None, "https://meet.example.org/os")]
        first = event.slots.order_by("position")[0]
        assert first.label == "Round 1"
        # One o'clock in Copenhagen in March is noon in UTC.
        assert first.starts_at == datetime(2027, 3, 4, 12, 0, tzinfo=UTC)
        assert first.ends_at == datetime(2027, 3, 4, 12, 45, tzinfo=UTC)
        assert event.people.get().name == "Kirsten"

    def test_times_are_those_of_the_timezone(self, english: Client, sheet: Page) -> None:
        page = filled_in(english, sheet, day="2027-07-04", times="1")
        english.post("/new/", page.send(**WORDS, timezone="America/New_York"))
        starts = Event.objects.get().slots.get().starts_at
        assert starts == datetime(2027, 7, 4, 17, 0, tzinfo=UTC)

    def test_sent_twice_it_makes_one_event(self, english: Client, sheet: Page) -> None:
        sent = sheet.send(**WORDS)
        for browser in (english, english, Client(**ENGLISH)):
            assert browser.post("/new/", sent)["Location"] == "/new/made/"
        assert Event.objects.count() == 1

    def test_gone_back_to_and_changed_it_makes_another(self, english: Client, sheet: Page) -> None:
        for title in ("One", "Two"):
            english.post("/new/", sheet.send(**WORDS | {"title": title}))
        assert Event.objects.count() == 2


class TestErrors:
    def test_are_at_their_fields_and_nothing_is_lost(self, english: Client, sheet: Page) -> None:
        typed = {
            "theme": "x" * 301,
            "welcome": "Kom\nindenfor",
            "rooms__0__where": "1. sal",
            "rooms__1__name": "Kantinen",
            "rooms__1__capacity": "mange",
            "rooms__1__url": "javascript:alert(1)",
            "rhythm__minutes": "hvad",
        }
        response = english.post("/new/", sheet.send(**typed))
        page = Page(response)
        assert response.status_code == 400
        wrong = ("title", "theme", "rooms-0-name", "rooms-1-capacity", "rooms-1-url")
        for name in wrong:
            assert f"id_{name}_error" in page.ids
            assert f'href="#id_{name}"' in page.source
        assert page.focus == "id_title"
        for name, value in typed.items():
            assert page.fields[name.replace("__", "-")] == value
        assert page.fields["key"] == sheet.fields["key"]
        assert Event.objects.count() == 0

    def test_of_times(self, english: Client, sheet: Page) -> None:
        page = filled_in(english, sheet, times="2")
        sent = page.send(**WORDS, slots__0__ends="12:00", slots__1__label="", slots__1__day="")
        page = Page(english.post("/new/", sent))
        for name in ("slots-0-ends", "slots-1-label", "slots-1-day"):
            assert f"id_{name}_error" in page.ids
        assert page.focus == "id_slots-0-ends"
        assert page.fields["slots-0-ends"] == "12:00"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("timezone", "Mars/Olympus"),
            ("language", "tlh"),
            ("rooms-TOTAL_FORMS", "hvad"),
            ("rooms-TOTAL_FORMS", "999999999"),
            ("slots-TOTAL_FORMS", ""),
            ("title", "A\x00B"),
        ],
    )
    def test_a_form_tampered_with_is_refused(
        self, english: Client, sheet: Page, field: str, value: str
    ) -> None:
        response = english.post("/new/", sheet.send(**WORDS) | {field: value})
        assert response.status_code in (302, 400)
        for button in ("add-rooms", "take-slots-7", "fill", "language", "hvad"):
            tampered = sheet.send(**WORDS) | {field: value, "act": button}
            assert english.post("/new/", tampered).status_code == 200

    def test_blank_rows_are_no_rows(self, english: Client, sheet: Page) -> None:
        page = press(english, sheet, "add-slots", rooms__1__name="Salen")
        assert page.fields["slots-0-day"]
        assert english.post("/new/", page.send(**WORDS)).status_code == 302
        event = Event.objects.get()
        assert (event.rooms.get().name, event.slots.count()) == ("Salen", 0)


class TestRows:
    def test_a_row_is_added_and_the_page_begins_there(self, english: Client, sheet: Page) -> None:
        page = press(english, sheet, "add-rooms", title="T", rooms__1__name="Salen")
        assert page.fields["rooms-TOTAL_FORMS"] == "3"
        assert page.focus == "id_rooms-2-name"
        assert (page.fields["title"], page.fields["rooms-1-name"]) == ("T", "Salen")

    def test_a_row_is_taken_away(self, english: Client, sheet: Page) -> None:
        page = press(english, sheet, "take-rooms-0", rooms__0__name="A", rooms__1__name="B")
        assert page.fields["rooms-TOTAL_FORMS"] == "1"
        assert page.fields["rooms-0-name"] == "B"

    def test_there_is_an_end_to_rows(self, english: Client, sheet: Page) -> None:
        page = press(english, sheet, "add-rooms", rooms__TOTAL_FORMS="60")
        assert page.fields["rooms-TOTAL_FORMS"] == "60"
        assert 'value="add-rooms"' not in page.source

    def test_changing_language_keeps_everything(self, sheet: Page) -> None:
        browser = Client(**DANISH)
        sent = sheet.send(**WORDS, rooms__0__name="Salen") | {"act": "language"}
        page = Page(browser.post("/new/?lang=da", sent))
        assert page.language == "da"
        assert page.fields["title"] == WORDS["title"]
        assert page.fields["rooms-0-name"] == "Salen"


class TestRhythm:
    def test_one_press_fills_the_times(self, english: Client, sheet: Page) -> None:
        page = filled_in(english, sheet)
        assert times(page) == [
            ("Round 1", "2027-03-04", "13:00", "13:45"),
            ("Round 2", "2027-03-04", "14:00", "14:45"),
            ("Round 3", "2027-03-04", "15:00", "15:45"),
        ]
        assert page.focus == "fill"

    def test_labels_are_in_the_walls_language(self, english: Client, sheet: Page) -> None:
        press(english, sheet, "fill")
        page = press(english, sheet, "fill", language="da")
        with translation.override("da"):
            assert times(page)[0][0] == translation.gettext("Round %(n)s") % {"n": 1}

    def test_a_second_press_takes_the_first_ones_place(self, english: Client, sheet: Page) -> None:
        page = filled_in(english, sheet)
        page.fields["slots-1-label"] = "Efter frokost"
        page = filled_in(english, page, times="2", minutes="60")
        assert times(page) == [
            ("Round 1", "2027-03-04", "13:00", "14:00"),
            ("Efter frokost", "2027-03-04", "14:15", "15:15"),
        ]

    def test_another_day_goes_on(self, english: Client, sheet: Page) -> None:
        page = filled_in(english, filled_in(english, sheet, times="2"), day="2027-03-05", times="1")
        assert [row[:2] for row in times(page)] == [
            ("Round 1", "2027-03-04"),
            ("Round 2", "2027-03-04"),
            ("Round 3", "2027-03-05"),
        ]

    def test_a_day_has_an_end(self, english: Client, sheet: Page) -> None:
        page = filled_in(english, sheet, times="20", minutes="60")
        assert "id_rhythm-times_error" in page.ids
        assert page.focus == "id_rhythm-times"
        assert times(page) == []

    def test_what_cannot_be_read_is_told(self, english: Client, sheet: Page) -> None:
        page = filled_in(english, sheet, starts="hvad", pause="-1")
        assert {"id_rhythm-starts_error", "id_rhythm-pause_error"} <= set(page.ids)
        assert page.fields["rhythm-starts"] == "hvad"


class TestMade:
    @pytest.fixture
    def maker(self, english: Client, sheet: Page) -> Client:
        english.post("/new/", sheet.send(**WORDS))
        return english

    def test_the_secret_is_shown_once(self, maker: Client) -> None:
        first = maker.get("/new/made/")
        event = Event.objects.get()
        assert first.content.decode().count("/facilitate/") == 1
        assert "no-store" in first["Cache-Control"]
        assert says(first, "Shown now, and never again here.")
        for words in (f"http://testserver/e/{event.code}/", "/wall/", event.code):
            assert words in first.content.decode()
        again = maker.get("/new/made/")
        assert again.status_code == 200
        assert "/facilitate/" not in again.content.decode()
        assert says(again, "the console can show the link again")

    def test_nor_by_sending_the_form_again(self, maker: Client, sheet: Page) -> None:
        maker.get("/new/made/")
        maker.post("/new/", sheet.send(**WORDS))
        assert "/facilitate/" not in maker.get("/new/made/").content.decode()

    def test_looking_ahead_does_not_use_it_up(self, maker: Client) -> None:
        assert maker.head("/new/made/").status_code == 405
        assert "/facilitate/" in maker.get("/new/made/").content.decode()

    def test_the_link_works_and_the_maker_is_in_already(self, maker: Client) -> None:
        source = maker.get("/new/made/").content.decode()
        link = source.partition('id="facilitator-link">')[2].partition("<")[0]
        event = Event.objects.get()
        assert maker.get(f"/e/{event.code}/facilitators.json").status_code == 200
        stranger = Client()
        assert stranger.get(link)["Location"] == f"/e/{event.code}/console/"
        assert stranger.get(f"/e/{event.code}/facilitators.json").status_code == 200

    def test_nobody_else_sees_it(self, maker: Client) -> None:
        assert Client().get("/new/made/")["Location"] == "/new/"
        assert "/facilitate/" in maker.get("/new/made/").content.decode()

    def test_a_stranger_leaves_no_session_behind(self, english: Client) -> None:
        for address in ("/", "/new/", "/new/made/", "/account/in/"):
            assert "sessionid" not in english.get(address).cookies


class TestWhoMay:
    @pytest.fixture
    def organiser(self, settings: Any) -> User:
        settings.OPENSPACE_CREATE = "account"
        return User.objects.create_user("kirsten", password="a long enough one")

    def sign_in(self, browser: Client, password: str) -> Any:
        page = Page(browser.get("/account/in/?next=/new/"))
        typed = page.send(username="kirsten", password=password)
        return browser.post("/account/in/?next=/new/", typed)

    def test_organisers_only(self, english: Client, sheet: Page, organiser: User) -> None:
        assert english.get("/new/")["Location"] == "/account/in/?next=/new/"
        assert english.post("/new/", sheet.send(**WORDS)).status_code == 302
        assert Event.objects.count() == 0

    def test_signed_in_they_make_their_own(
        self, english: Client, sheet: Page, organiser: User
    ) -> None:
        assert self.sign_in(english, "a long enough one")["Location"] == "/new/"
        assert says(english.get("/new/"), "Sign kirsten out")
        english.post("/new/", sheet.send(**WORDS))
        assert Event.objects.get().owner == organiser
        english.post("/account/out/")
        assert english.get("/new/").status_code == 302

    def test_a_wrong_password_is_told_and_the_name_kept(
        self, english: Client, organiser: User
    ) -> None:
        page = Page(self.sign_in(english, "guess"))
        assert page.fields["username"] == "kirsten"
        assert "guess" not in page.source
        assert page.focus == "id_password"

    def test_guessing_passwords_is_slowed(self, english: Client, organiser: User) -> None:
        assert [self.sign_in(english, "guess").status_code for _ in range(7)] == [400] * 6 + [429]
        slow = self.sign_in(english, "a long enough one")
        assert (slow.status_code, int(slow["Retry-After"]) > 0) == (429, True)
        # The owner, elsewhere, is not locked out.
        home = Client(REMOTE_ADDR="192.0.2.9", **ENGLISH)
        assert self.sign_in(home, "a long enough one").status_code == 302

    def test_nobody_is_sent_away_to_another_site(self, english: Client, organiser: User) -> None:
        typed = {"username": "kirsten", "password": "a long enough one"}
        away = english.post("/account/in/?next=https://elsewhere.example/", typed)
        assert away["Location"] == "/new/"

    def test_a_script_is_held_back(
        self, english: Client, sheet: Page, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(new, "making", Buckets(burst=2, rate=1 / 180))
        for number in range(2):
            assert (
                english.post("/new/", sheet.send(title=str(number), theme="T")).status_code == 302
            )
        slow = english.post("/new/", sheet.send(**WORDS))
        assert (slow.status_code, slow["Retry-After"]) == (429, "180")
        assert Page(slow).fields["title"] == WORDS["title"]
        assert Event.objects.count() == 2
        elsewhere = Client(REMOTE_ADDR="192.0.2.9", **ENGLISH)
        assert elsewhere.post("/new/", sheet.send(**WORDS)).status_code == 302
