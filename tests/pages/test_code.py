"""Finding one's event: the code on the front page, and guesses."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.board import limits
from sessions_app.board.limits import Buckets, guesses
from sessions_app.identity import facilitator_secret, person_token
from sessions_app.models import Event
from sessions_app.pages.home import read_code
from tests.pages.reading import Page, says

NewEvent = Callable[..., Event]


@pytest.mark.parametrize(
    "typed",
    [
        "ABC234",
        "abc234",
        " abc 234 ",
        "a b c 2 3 4",
        "abc-234",
        "ＡＢＣ２３４",
        "http://hall.local:8000/e/ABC234/",
        "hall.local/e/abc234",
        "https://hall.local/e/abc234/wall/?lang=da",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "ABC234"


@pytest.mark.django_db(transaction=True)
def test_the_front_page_leads_to_the_event(english: Client, new_event: NewEvent) -> None:
    event = new_event()
    response = english.get("/", {"code": f" {event.code[:3].lower()} {event.code[3:].lower()}"})
    assert response["Location"] == f"/e/{event.code}/"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("typed", ["222222", "abc", "!!!", "æøåæøå", "x" * 500, "1/../2", "%00"])
def test_a_wrong_code_gets_a_clear_page_to_correct_it_on(english: Client, typed: str) -> None:
    response = english.get("/", {"code": typed}, follow=True)
    assert response.status_code == 404
    assert says(response, "No event has that code")
    page = Page(response)
    assert page.focus == "code"
    assert page.fields["code"] == read_code(typed)[:12]


@pytest.mark.django_db(transaction=True)
def test_guessing_is_slowed_but_a_full_house_is_not(
    english: Client, new_event: NewEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Or a guess comes back while three hundred go in.
    monkeypatch.setattr(limits, "time", SimpleNamespace(monotonic=lambda: 1000.0))
    known, other = new_event(), new_event()
    assert english.get(f"/e/{known.code}/").status_code == 200
    for _guess in range(40):
        assert english.get("/e/222222/").status_code == 404
    slow = english.get("/e/333333/")
    assert slow.status_code == 429
    assert int(slow["Retry-After"]) >= 1
    assert says(slow, "Wait a little")
    # Not even a right guess tells the guesser anything.
    assert english.get(f"/e/{other.code}/").status_code == 429
    for _phone in range(300):
        assert Client().get(f"/e/{known.code}/").status_code == 200
    # Whoever is in there already does not guess: the house goes on after a restart, too.
    member = Client(headers={"Authorization": f"Bearer {person_token(other.people.get())}"})
    assert member.get(f"/e/{known.code}/plans/").status_code == 200
    guesses._known.clear()
    assert member.get(f"/e/{known.code}/").status_code == 429
    assert english.get(f"/e/{other.code}/").status_code == 429
    assert member.get(f"/e/{other.code}/").status_code == 200
    assert english.get(f"/e/{other.code}/").status_code == 200
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.get(f"/e/{other.code}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_guessed_links_count_too(
    english: Client, new_event: NewEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "_wrong", Buckets(burst=3, rate=0.1))
    for _guess in range(3):
        assert english.get("/me/1.x.y/").status_code == 404
    assert english.get("/facilitate/1.x.y/").status_code == 429
    # A right one cannot be guessed, so it is never kept waiting.
    link = reverse("facilitate", args=[facilitator_secret(new_event())])
    assert english.get(link).status_code == 302
