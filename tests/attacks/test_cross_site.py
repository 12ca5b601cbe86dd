"""Another site, open in the browser of somebody who is in: it can neither act, nor read, nor
listen, nor frame."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from sessions_app.actions.registry import ACTIONS
from sessions_app.identity import cookie_name
from tests.attacks.addresses import every_address, slow
from tests.live import LiveEvent, Participant
from tests.test_api import refused
from tests.watch import BrowserWatch

NewContext = Callable[..., Any]
THEIRS = "https://evil.example"
MULTIPART = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'


@pytest.fixture
def ann(event: LiveEvent) -> Participant:
    ann = event.join("Ann")
    event.facilitator.done("person.role", person=ann.id, role="facilitator")
    return ann


@pytest.fixture
def nothing_changes(event: LiveEvent, ann: Participant) -> Iterator[None]:
    before = event.board()
    yield
    after = event.board()
    assert (after["seq"], after["rows"]) == (before["seq"], before["rows"])
    ann.done("person.edit", name="Still in, with the same token")


def browser_of(who: Participant) -> httpx.Client:
    """With her cookie, and the CSRF cookie that goes with it, sent wherever it is asked for."""
    client = httpx.Client(base_url=who.event.server.base_url, trust_env=False)
    client.cookies.set(cookie_name(who.event.code), who.token, domain="127.0.0.1")
    client.get(who.event.path())
    assert "csrftoken" in client.cookies
    return client


@pytest.mark.usefixtures("nothing_changes")
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{}"),
        ("text/plain", b"{}"),
        ("application/x-www-form-urlencoded", b"name=X"),
        ("multipart/form-data; boundary=x", MULTIPART),
    ],
)
def test_no_action_is_done_by_the_cookie_alone(event, ann, kind: str, body: bytes) -> None:
    with closing(browser_of(ann)) as client:
        for action in ACTIONS.values():
            if action.joins or not action.public:
                continue
            for origin in ({}, {"Origin": THEIRS}, {"Origin": "null"}):
                answer = client.post(
                    event.path(f"do/{action.name}"),
                    content=body,
                    headers={"Content-Type": kind} | origin,
                )
                assert answer.json()["code"] in ("not_allowed", "not_json"), action.name
        refused(client.post(event.path("do/person.edit"), json={}), "not_allowed", 403)


@pytest.mark.usefixtures("nothing_changes")
def test_the_right_token_from_the_wrong_place_is_none(event: LiveEvent, ann: Participant) -> None:
    with closing(browser_of(ann)) as client:
        token = {"X-CSRFToken": client.cookies["csrftoken"]}
        for origin in (THEIRS, "null", event.server.base_url + ".evil.example", "http://localhost"):
            answer = client.post(
                event.path("do/person.forget"), json={}, headers=token | {"Origin": origin}
            )
            refused(answer, "not_allowed", 403)


@pytest.mark.usefixtures("nothing_changes")
def test_no_address_takes_anothers_form(event: LiveEvent, ann: Participant) -> None:
    """Whatever view is added: a POST with cookies and no CSRF token does nothing. Pages that only
    show something show it; she is in already, so the door leads her in."""
    with closing(browser_of(ann)) as client:
        for address in every_address(event):
            if slow(address.path):
                continue
            data = {"name": "X", "title": "T", "theme": "T", "act": "make"}
            answer = client.post(address.path, data=data, headers={"Origin": THEIRS})
            assert answer.status_code in (200, 302, 400, 403, 404, 405, 415), address
            if address.path.startswith(("/new/", "/account/", "/me/here/")):
                assert answer.status_code in (403, 405), address
            assert "openspace_" not in answer.headers.get("Set-Cookie", ""), address


@pytest.mark.parametrize("way", ["cookie", "bearer"])
def test_no_socket_for_another_site(event: LiveEvent, ann: Participant, way: str) -> None:
    said = {"cookie": {"Cookie": f"{cookie_name(event.code)}={ann.token}"}}
    said["bearer"] = {"Authorization": f"Bearer {ann.token}"}
    for origin in (
        *(THEIRS, "null", "file://", event.server.base_url + ".evil.example", ""),
        *("http://localhost", "http://127.0.0.1:1", "http://[", "http://127.0.0.1:x"),
    ):
        with pytest.raises(InvalidStatus):
            connect(
                event.socket_url(),
                additional_headers=said[way] | {"Origin": origin},
                proxy=None,
            ).__enter__()


# A browser, and a page of theirs on another site (localhost is not 127.0.0.1)


class _Theirs(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Win a bicycle</title>")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def their_page(
    event: LiveEvent, ann: Participant, new_context: NewContext, browser_watch: BrowserWatch
) -> Iterator[Page]:
    browser_watch.allow(".*")  # the browser complains, as it should
    server = ThreadingHTTPServer(("localhost", 0), _Theirs)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = new_context()
    own = context.new_page()
    cookie = {"name": cookie_name(event.code), "value": ann.token, "url": event.server.base_url}
    context.add_cookies([cookie | {"sameSite": "Lax", "httpOnly": True}])
    own.goto(event.join_url)
    own.locator(".phone h1").wait_for()
    page = context.new_page()
    page.goto(f"http://localhost:{server.server_address[1]}/")
    yield page
    server.shutdown()
    server.server_close()


TRIES = (Path(__file__).parent / "cross_site.js").read_text()


@pytest.mark.usefixtures("nothing_changes")
def test_a_page_of_theirs_in_her_browser(event: LiveEvent, their_page: Page) -> None:
    where = [event.server.base_url, event.path(), event.socket_url()]
    told = their_page.evaluate(TRIES, where)
    assert (told["json"], told["read"], told["listen"]) == ("refused", "refused", "refused")
    assert told["simple"] in ("opaque", "refused")
    (frame,) = their_page.frames[1:]
    assert frame.url.startswith("chrome-error:"), "it is not framed"


FORM = """([action, fields]) => {
  const form = document.createElement("form");
  Object.assign(form, {method: "post", action, enctype: "text/plain"});
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), {name, value}));
  }
  document.body.append(form);
  form.submit();
}"""


@pytest.mark.usefixtures("nothing_changes")
@pytest.mark.parametrize("path", ["do/person.forget", ""])
def test_a_form_of_theirs(event: LiveEvent, their_page: Page, path: str) -> None:
    fields = {'{"name": "X", "a': '": 1}'}
    with their_page.expect_navigation() as went:
        their_page.evaluate(
            FORM, [event.server.base_url + event.path(path), dict.fromkeys(fields, "")]
        )
    assert went.value.status in (403, 415), json.dumps(went.value.headers)


@pytest.mark.usefixtures("nothing_changes")
def test_her_link_in_a_page_of_theirs_is_not_used(
    event, ann: Participant, their_page: Page
) -> None:
    """As a picture, or fetched: the cookie that would use it up is not kept for another site."""
    ann.done("person.link", on=True)
    bearer = {"Authorization": f"Bearer {ann.token}"}
    link = event.client.get(event.path("me.json"), headers=bearer).json()["link"]
    their_page.evaluate(
        """async (link) => {
          await fetch(link, {mode: "no-cors", credentials: "include"}).catch(() => null);
          await new Promise((done) => {
            const picture = new Image();
            picture.onload = picture.onerror = done;
            picture.src = link;
          });
        }""",
        link,
    )
    assert event.client.get(event.path("me.json"), headers=bearer).json()["link"] == link
