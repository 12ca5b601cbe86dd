"""An identity chosen by somebody else: a cookie or a session planted before one comes in."""

from collections.abc import Callable

import httpx
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sessions_app.actions.create import Draft, create_event
from sessions_app.identity import cookie_name, facilitator_secret, person_token
from sessions_app.models import Event, Person
from tests.live import LiveEvent
from tests.pages.reading import Page
from tests.servers import Server


def test_who_joins_is_nobody_else(site: Server, live_event: Callable[..., LiveEvent]) -> None:
    """Whatever cookie is there already: a new person, with a token nobody else has."""
    event = live_event(site)
    mallory = event.join("Mallory")
    planted = httpx.Cookies({cookie_name(event.code): mallory.token, "csrftoken": "a" * 32})
    with httpx.Client(base_url=site.base_url, trust_env=False, cookies=planted) as browser:
        joined = browser.post(event.path("do/person.join"), json={"name": "Ann"})
    found = joined.json()["result"]
    assert found["id"] != mallory.id
    assert found["token"] != mallory.token
    assert joined.cookies[cookie_name(event.code)] == found["token"]


@pytest.mark.django_db(transaction=True)
class TestSessions:
    @pytest.fixture
    def kirsten(self) -> User:
        return User.objects.create_user("kirsten", password="a long enough one")

    def test_signing_in_changes_the_sessions_key(self, kirsten: User) -> None:
        browser = Client()
        browser.get("/new/")
        session = browser.session
        session["planted"] = True
        session.save()
        before = session.session_key or ""
        browser.cookies["sessionid"] = before
        page = Page(browser.get("/account/in/"))
        given = {"username": "kirsten", "password": "a long enough one"}
        assert browser.post("/account/in/", page.send(**given)).status_code == 302
        after = browser.cookies["sessionid"].value
        assert after != before
        stolen = Client()
        stolen.cookies["sessionid"] = before
        assert "_auth_user_id" not in stolen.session
        assert "_auth_user_id" in browser.session

    def test_a_made_up_key_is_not_taken_over(self, kirsten: User) -> None:
        browser = Client()
        browser.cookies["sessionid"] = made_up = "x" * 32
        page = Page(browser.get("/account/in/"))
        given = {"username": "kirsten", "password": "a long enough one"}
        browser.post("/account/in/", page.send(**given))
        assert browser.cookies["sessionid"].value != made_up

    def test_signing_out_ends_the_session(self, kirsten: User) -> None:
        browser = Client()
        browser.force_login(kirsten)
        key = browser.session.session_key or ""
        browser.post("/account/out/")
        stolen = Client()
        stolen.cookies["sessionid"] = key
        assert "_auth_user_id" not in stolen.session


@pytest.fixture
def event(db: None) -> Event:
    return create_event(Draft(title="T", theme="T", phase="market"))[0]


@pytest.mark.django_db(transaction=True)
def test_the_facilitators_link_keeps_who_one_is(event: Event) -> None:
    ann = Person.objects.create(event=event, name="Ann")
    browser = Client()
    browser.cookies[cookie_name(event.code)] = person_token(ann)
    browser.get(reverse("facilitate", args=[facilitator_secret(event)]))
    assert browser.cookies[cookie_name(event.code)].value == person_token(ann)
    ann.refresh_from_db()
    assert ann.is_facilitator
