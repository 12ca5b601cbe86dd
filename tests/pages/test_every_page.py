"""What holds for all of them: both languages, a strict policy, nothing inline, one heading."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from sessions_app.models import Event
from tests.pages.reading import Page, says

# The door reads on a lane of its own: another thread, another connection.
pytestmark = pytest.mark.django_db(transaction=True)

NewEvent = Callable[..., Event]


def pages(event: Event, over: Event) -> dict[str, tuple[str, int]]:
    return {
        "front": ("/", 200),
        "new": ("/new/", 200),
        "door": (f"/e/{event.code}/", 200),
        "closed": (f"/e/{over.code}/", 200),
        "console": (f"/e/{event.code}/console/", 403),
        "sign in": ("/account/in/", 200),
        "wrong code": ("/e/222222/", 404),
        "bad link": ("/me/nobody/", 404),
        "bad facilitator link": ("/facilitate/nobody/", 404),
        "not found": ("/nowhere/", 404),
    }


@pytest.fixture
def addresses(new_event: NewEvent) -> dict[str, tuple[str, int]]:
    return pages(new_event(), new_event(phase="closed"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_speaks_the_visitors_language_and_is_well_made(
    addresses: dict[str, tuple[str, int]], language: str
) -> None:
    browser = Client(headers={"accept-language": language})
    for name, (address, status) in addresses.items():
        response = browser.get(address)
        page = Page(response)
        # The console belongs to the event, and speaks its language to strangers.
        expected = "da" if name == "console" else language
        assert (response.status_code, page.language) == (status, expected), name
        assert page.headings == 1, name
        assert page.inline == [], name
        assert len(page.ids) == len(set(page.ids)), name
        assert set(page.described) <= set(page.ids), name
        assert page.labels <= set(page.ids), name


def test_each_has_a_strict_policy(addresses: dict[str, tuple[str, int]]) -> None:
    for name, (address, _status) in addresses.items():
        policy = Client().get(address)["Content-Security-Policy"]
        assert "default-src 'none'" in policy, name
        assert "unsafe" not in policy, name
        assert "style-src 'self';" in policy, name
        assert "form-action 'self'" in policy, name


def test_each_answers_a_head(addresses: dict[str, tuple[str, int]]) -> None:
    for name, (address, status) in addresses.items():
        assert Client().head(address).status_code == status, name


def test_one_typed_without_its_last_slash_is_found(new_event: NewEvent) -> None:
    code = new_event().code
    for address in (f"/e/{code}", f"/e/{code}/wall", "/new", "/e/222222"):
        response = Client().get(f"{address}?lang=en")
        assert (response.status_code, response["Location"]) == (301, f"{address}/?lang=en")
    for address in ("/nowhere", f"/e/{code}/board.json/", f"/e/{code}/nowhere"):
        assert Client().get(address).status_code == 404, address
    assert Client().post("/new", {}).status_code == 404


def test_the_words_follow_the_language() -> None:
    for language in ("da", "en"):
        with translation.override(language):
            words = translation.gettext("The programme is not written yet")
        assert says(Client().get(f"/?lang={language}"), words)


def test_a_language_asked_for_is_remembered(addresses: dict[str, tuple[str, int]]) -> None:
    browser = Client(headers={"accept-language": "da"})
    assert Page(browser.get("/?lang=en")).language == "en"
    for name in ("new", "door", "not found"):
        assert Page(browser.get(addresses[name][0])).language == "en", name


def test_a_language_nobody_speaks_here_is_ignored() -> None:
    assert Page(Client().get("/?lang=xx", headers={"accept-language": "da"})).language == "da"


def test_each_form_needs_its_token(strict: Client, new_event: NewEvent) -> None:
    User.objects.create_user("kirsten", password="a long enough one")
    event = new_event()
    for address in (f"/e/{event.code}/", "/new/", "/account/in/", "/account/out/"):
        refused = strict.post(address, {"name": "Ada", "title": "T", "theme": "T"})
        assert refused.status_code == 403, address
        assert says(refused, "This page was open too long"), address
    assert event.people.count() == 1
    assert Event.objects.count() == 1


def test_forms_with_their_token_pass(strict: Client) -> None:
    page = Page(strict.get("/new/"))
    assert strict.post("/new/", page.send(act="add-rooms")).status_code == 200


class TestServerError:
    def test_speaks_without_the_database(
        self, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
    ) -> None:
        def fails(*_: Any, **__: Any) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr("sessions_app.pages.home.render", fails)
        browser = Client(raise_request_exception=False)
        with django_assert_num_queries(0):
            response = browser.get("/?lang=en")
        assert response.status_code == 500
        assert says(response, "Something went wrong here")
        assert "default-src 'none'" in response["Content-Security-Policy"]

    def test_has_last_words_when_templates_fail_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: Any, **__: Any) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr("sessions_app.pages.home.render", fails)
        monkeypatch.setattr("sessions_app.pages.errors.render", fails)
        response = Client(raise_request_exception=False).get("/")
        assert response.status_code == 500
        assert says(response, "Noget gik galt")
        assert says(response, "Something went wrong")
