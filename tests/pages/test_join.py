"""The door: a name, and one is in, once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from sessions_app.actions.registry import ACTIONS
from sessions_app.board.journal import record_for
from sessions_app.board.lanes import Busy
from sessions_app.identity import cookie_name
from sessions_app.models import Entry, Event
from sessions_app.pages import events, fresh_door, join
from tests.pages.conftest import ENGLISH
from tests.pages.reading import Page, says

# Joining happens on the writing lane, a thread with a connection of its own.
pytestmark = pytest.mark.django_db(transaction=True)

NewEvent = Callable[..., Event]


@pytest.fixture
def event(new_event: NewEvent) -> Event:
    return new_event()


def names(event: Event) -> list[str]:
    return list(event.people.filter(role="participant").values_list("name", flat=True))


def door(browser: Client, event: Event) -> Page:
    return Page(browser.get(f"/e/{event.code}/"))


def test_a_name_is_enough(english: Client, event: Event) -> None:
    page = door(english, event)
    assert page.focus == "id_name"
    response = english.post(f"/e/{event.code}/", page.send(name="  Ada "))
    assert response.status_code == 302
    assert response["Location"] == f"/e/{event.code}/"
    assert response.cookies[cookie_name(event.code)]["httponly"]
    person = event.people.get(name="Ada")
    assert (person.organisation, person.language) == ("", "en")
    assert 'id="boot"' in english.get(f"/e/{event.code}/").content.decode()


def test_the_door_shows_title_and_theme_and_what_is_kept(english: Client, event: Event) -> None:
    response = english.get(f"/e/{event.code}/")
    for words in (event.title, event.theme, "Everybody at the event sees your name"):
        assert says(response, words)
    assert response["Cache-Control"].count("no-store") == 1


def test_each_view_has_a_key_of_its_own(english: Client, event: Event) -> None:
    first, second = (door(english, event).fields["key"] for _view in range(2))
    assert first != second
    assert len(first) >= 16


def test_the_same_form_sent_twice_joins_once(event: Event) -> None:
    phone = Client(**ENGLISH)
    sent = door(phone, event).send(name="Ada")
    # A double tap: the second goes out before the first one's cookie is back.
    tokens = {
        Client(**ENGLISH).post(f"/e/{event.code}/", sent).cookies[cookie_name(event.code)].value
        for _tap in range(2)
    }
    assert names(event) == ["Ada"]
    assert len(tokens) == 1


def test_two_taps_at_the_same_moment_join_once(event: Event) -> None:
    sent = door(Client(**ENGLISH), event).send(name="Ada")

    def tap(_number: int) -> int:
        try:
            return Client(**ENGLISH).post(f"/e/{event.code}/", sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        assert list(hands.map(tap, range(4))) == [302] * 4
    assert names(event) == ["Ada"]
    assert Entry.objects.filter(event=event, action="person.join").count() == 1


def test_the_form_again_from_somebody_already_in_changes_nothing(
    english: Client, event: Event
) -> None:
    sent = door(english, event).send(name="Ada")
    english.post(f"/e/{event.code}/", sent)
    again = english.post(f"/e/{event.code}/", sent | {"name": "Bo"})
    assert again.status_code == 302
    assert names(event) == ["Ada"]


def test_two_people_of_one_name_are_two_people(event: Event) -> None:
    for _person in range(2):
        phone = Client(**ENGLISH)
        phone.post(f"/e/{event.code}/", door(phone, event).send(name="Ada"))
    assert names(event) == ["Ada", "Ada"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "A\x00da"])
def test_a_bad_name_is_told_at_the_field_and_nothing_is_lost(
    english: Client, event: Event, name: str
) -> None:
    sent = door(english, event).send(name=name, organisation="Region Øst")
    response = english.post(f"/e/{event.code}/", sent)
    page = Page(response)
    assert response.status_code == 400
    assert page.focus == "id_name"
    assert "id_name_error" in page.described
    assert page.fields["organisation"] == "Region Øst"
    assert page.fields["key"] == sent["key"]
    assert names(event) == []


def test_a_long_organisation_is_told_at_its_own_field(english: Client, event: Event) -> None:
    sent = door(english, event).send(name="Ada", organisation="x" * 121)
    page = Page(english.post(f"/e/{event.code}/", sent))
    assert page.focus == "id_organisation"
    assert page.fields["name"] == "Ada"


def test_changing_language_keeps_what_is_typed(danish: Client, event: Event) -> None:
    sent = door(danish, event).send(name="Ada", act="language")
    page = Page(danish.post(f"/e/{event.code}/?lang=en", sent))
    assert (page.language, page.fields["name"], page.fields["key"]) == ("en", "Ada", sent["key"])
    assert names(event) == []
    danish.post(f"/e/{event.code}/?lang=en", page.send())
    assert event.people.get(name="Ada").language == "en"


def test_a_crowd_gets_one_page_with_marks_of_each_phones_own(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    context = join.door_context

    def counted(*given: Any) -> dict[str, Any]:
        written.append(given)
        return context(*given)

    monkeypatch.setattr(join, "door_context", counted)
    phones = [Client(enforce_csrf_checks=True, **ENGLISH) for _ in range(3)]
    pages = [door(phone, event) for phone in phones]
    assert len(written) == 1
    assert len({page.fields["key"] for page in pages}) == 3
    assert len({page.fields["csrfmiddlewaretoken"] for page in pages}) == 3
    for number, (phone, page) in enumerate(zip(phones, pages, strict=True)):
        assert phone.post(f"/e/{event.code}/", page.send(name=f"P{number}")).status_code == 302
    assert names(event) == ["P0", "P1", "P2"]


def test_a_full_line_at_the_door_is_told_calmly(
    english: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_job: Any) -> Any:
        raise Busy("pages")

    monkeypatch.setattr(events, "on_page_lane", full)
    response = english.get(f"/e/{event.code}/")
    assert (response.status_code, response["Retry-After"]) == (503, "3")
    assert says(response, "Many at the door")


def test_organisations_already_there_are_offered(
    english: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_door, "KEPT", -1)
    for name, organisation in (("Ada", "Region Øst"), ("Bo", "Region Øst"), ("Cy", "Vest")):
        phone = Client(**ENGLISH)
        phone.post(
            f"/e/{event.code}/", door(phone, event).send(name=name, organisation=organisation)
        )
    gone = event.people.get(name="Cy")
    record_for(event, gone, ACTIONS["person.forget"], {})
    source = english.get(f"/e/{event.code}/").content.decode()
    assert source.count('<option value="Region Øst">') == 1
    assert "Vest" not in source


def test_words_of_others_stay_words(english: Client, new_event: NewEvent) -> None:
    event = new_event(title="<script>alert(1)</script>", theme='"><img src=x onerror=y>')
    phone = Client(**ENGLISH)
    phone.post(
        f"/e/{event.code}/", door(phone, event).send(name="A", organisation='"><b onclick=x>')
    )
    assert door(english, event).inline == []


class TestClosed:
    def test_says_so_and_leads_to_the_wall(self, english: Client, new_event: NewEvent) -> None:
        event = new_event(phase="closed")
        response = english.get(f"/e/{event.code}/")
        assert response.status_code == 200
        assert says(response, "This event is over")
        assert f'href="/e/{event.code}/wall/"' in response.content.decode()
        assert "name" not in Page(response).fields

    def test_a_form_still_open_on_a_phone_joins_nobody(
        self, english: Client, event: Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent = door(english, event).send(name="Ada")
        facilitator = event.people.get()
        record_for(event, facilitator, ACTIONS["event.phase"], {"phase": "closed"})
        late = english.post(f"/e/{event.code}/", sent)
        assert (late.status_code, says(late, "This event is over")) == (409, True)
        # And when the closing comes between looking and joining:
        monkeypatch.setattr(Event, "phase", "market")
        assert english.post(f"/e/{event.code}/", sent).status_code == 409
        monkeypatch.undo()
        assert names(event) == []


def test_a_busy_server_says_so_and_keeps_the_words(
    english: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullLane:
        def submit(self, *_: Any, **__: Any) -> None:
            raise Busy("writing")

    monkeypatch.setattr("sessions_app.pages.join.writing", FullLane)
    response = english.post(f"/e/{event.code}/", door(english, event).send(name="Ada"))
    assert response.status_code == 503
    assert says(response, "The server is busy")
    assert Page(response).fields["name"] == "Ada"


def test_the_page_is_small(english: Client, event: Event) -> None:
    assert len(english.get(f"/e/{event.code}/").content) < 4000
