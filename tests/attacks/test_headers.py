"""What every answer says to the browser that gets it: pages, actions, files, errors and all."""

import re
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.attacks.addresses import every_address, slow
from tests.live import LiveEvent, make_event
from tests.pictures import chart, data_url, encoded
from tests.servers import Server

TLS = {"X-Forwarded-Proto": "https"}


@pytest.fixture(scope="module")
def server(module_server: Callable[..., Server]) -> Server:
    """Behind a proxy that ends TLS."""
    return module_server(env={"OPENSPACE_PROXIES": "127.0.0.1"})


@pytest.fixture(scope="module")
def event(server: Server) -> Iterator[LiveEvent]:
    made = make_event(server)
    yield made
    made.close()


def assert_safe(answer: httpx.Response) -> None:
    head, where = answer.headers, f"{answer.request.method} {answer.request.url.path}"
    assert head.get_list("X-Content-Type-Options") == ["nosniff"], where
    assert head["Referrer-Policy"] in ("same-origin", "no-referrer"), where
    for name in ("camera", "geolocation", "microphone", "payment"):
        assert f"{name}=()" in head["Permissions-Policy"], where
    (policy,) = head.get_list("Content-Security-Policy", split_commas=False)
    assert "frame-ancestors 'none'" in policy, where
    assert "unsafe" not in policy, where
    kind = head.get("Content-Type", "")
    if kind.startswith("text/html") and answer.status_code != 400:  # an unknown host's bare words
        assert head["Cross-Origin-Opener-Policy"] == "same-origin", where
        assert "form-action 'self'" in policy, where
        assert "base-uri 'none'" in policy, where
    if not kind.startswith("application/pdf"):
        assert policy.startswith("default-src 'none'"), where
    assert not re.search(r"https?:|\*", policy), f"{where}: foreign hosts"
    assert head["Server"] == "openspace", where
    for each in head.get_list("Set-Cookie", split_commas=False):
        (cookie,) = SimpleCookie(each).values()
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), where


def cookies(answer: httpx.Response) -> list[Any]:
    said = answer.headers.get_list("Set-Cookie", split_commas=False)
    return [cookie for each in said for cookie in SimpleCookie(each).values()]


@pytest.mark.parametrize("who", ["nobody", "facilitator"])
def test_every_address(server: Server, event: LiveEvent, who: str) -> None:
    bearer = {"Authorization": f"Bearer {event.facilitator_token}"} if who != "nobody" else {}
    statuses = set()
    for address in every_address(event):
        if who != "nobody" and (slow(address.path) or "/do/" in address.path):
            continue
        for method in ("GET", "POST"):
            answer = event.client.request(method, address.path, headers=TLS | bearer)
            event.client.cookies.clear()
            statuses.add(answer.status_code)
            assert answer.status_code < 500, address
            assert_safe(answer)
            assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
            assert all(cookie["secure"] for cookie in cookies(answer)), address
    assert statuses >= {200, 302, 403, 404, 405}


def test_a_photo(server: Server, event: LiveEvent) -> None:
    ann = event.join("Ann")
    topic = ann.done("topic.post", title="Note")["result"]["id"]
    comment = ann.done("comment.add", topic=topic, text="Photo", photo=data_url(encoded(chart())))[
        "result"
    ]["id"]
    row = event.board()["rows"]["comment"][str(comment)]
    for name in ("photo", "photo_small"):
        answer = event.client.get(event.path(row[name]))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert_safe(answer)


def test_static_files(server: Server, event: LiveEvent, static_root: Path) -> None:
    for file in ("css/base.css", "packs/phone.js", "img/logo.svg", "no/such.js"):
        answer = event.client.get(f"/static/{file}", headers=TLS)
        assert answer.status_code == (404 if "no/" in file else 200), file
        assert_safe(answer)
        assert "Strict-Transport-Security" in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1@evil.example", "a b"])
def test_another_sites_name(server: Server, event: LiveEvent, host: str) -> None:
    """No address of ours is built from a host that is not us."""
    for path in ("/", event.path(), "/facilitate/x/", "/static/css/base.css"):
        answer = event.client.get(path, headers={"Host": host})
        assert answer.status_code == (200 if path.startswith("/static/") else 400)
        assert_safe(answer)
        assert "evil" not in answer.text


def test_without_tls_nothing_pretends_there_is(site: Server, live_event) -> None:
    event = live_event(site)
    answer = event.client.get(event.path(), headers=TLS)  # from nobody's proxy
    assert_safe(answer)
    assert "Strict-Transport-Security" not in answer.headers
    assert cookies(answer)
    assert not any(cookie["secure"] for cookie in cookies(answer))


def test_every_door_sets_careful_cookies(server: Server, event: LiveEvent) -> None:
    """Joining, moving, leading, making: each lets a browser in."""
    ann = event.join("Ann")
    ann.done("person.link", on=True)
    bearer = {"Authorization": f"Bearer {ann.token}"}
    link = event.client.get(event.path("me.json"), headers=TLS | bearer).json()["link"]
    assert link.startswith("https://")
    path = "/" + link.split("/", 3)[3]
    answers = [
        event.client.post(event.path("do/person.join"), json={"name": "Bo"}, headers=TLS),
        event.client.get(path, headers=TLS),
        event.client.get(httpx.URL(event.facilitator_url).path, headers=TLS),
    ]
    event.client.cookies.clear()
    for answer in answers:
        assert cookies(answer), answer.request.url
        assert_safe(answer)
        assert all(cookie["secure"] for cookie in cookies(answer))
