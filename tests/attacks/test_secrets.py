"""Secrets: none by default, none in a log, none in what a link leads to."""

import io
import json
import logging
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from logging.config import DictConfigurator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.conf import settings

from openspace.request_ids import RequestId
from openspace.secrets_in_logs import without_secrets
from tests.live import LiveEvent
from tests.servers import ROOT, SECRET_KEY, own_environment

SECRET = "12.k3-_YbQ.x8Zz-_0aV"


def test_a_check_of_the_deployed_site_finds_nothing(tmp_path: Path) -> None:
    env = own_environment(
        OPENSPACE_HOSTS="openspace.example.org",
        OPENSPACE_SECRET_KEY="k3yThatIsLongEnough_andHasManyLetters-0123456789abcdefXYZ",
        OPENSPACE_CREATE="account",
        OPENSPACE_PROXIES="127.0.0.1",
        DATABASE_URL=f"sqlite:///{tmp_path / 'db.sqlite3'}",
        OPENSPACE_STATIC=str(tmp_path / "static"),
        OPENSPACE_MEDIA=str(tmp_path / "media"),
    )
    asked = [sys.executable, "-W", "error", "manage.py", "check", "--deploy"]
    done = subprocess.run(
        [*asked, "--fail-level", "WARNING"], env=env, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_each_silenced_check_says_why() -> None:
    text = (ROOT / "openspace" / "settings.py").read_text()
    for name in settings.SILENCED_SYSTEM_CHECKS:
        assert re.search(rf'"{name}",  # \w+', text), name


def test_no_key_lies_in_the_source() -> None:
    """Nor an example that somebody would leave as it is."""
    example = (ROOT / "deploy" / "openspace.env").read_text()
    given = dict(line.split("=", 1) for line in example.splitlines() if re.match(r"\w+=", line))
    assert len(given["OPENSPACE_SECRET_KEY"]) < 32, "too short to start with"
    source = (ROOT / "openspace" / "settings.py").read_text()
    assert not re.search(r"SECRET_KEY\s*=\s*[\"'][^\"']", source)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"Internal Server Error: /me/{SECRET}/", "Internal Server Error: /me/-/"),
        (f"<ASGIRequest: GET '/facilitate/{SECRET}/?x'>", "<ASGIRequest: GET '/facilitate/-/?x'>"),
        (f'"GET /feed/{SECRET}.ics" 500', '"GET /feed/-" 500'),
        ("/e/ABC234/me.json", "/e/ABC234/me.json"),
        ("/me/here/", "/me/-/"),
    ],
)
def test_addresses_are_logged_without_their_secrets(line: str, left: str) -> None:
    assert without_secrets(line) == left


@pytest.fixture(params=["plain", "json"])
def lines(request: pytest.FixtureRequest) -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger as settings.py makes them, and what it writes."""
    config: dict[str, Any] = settings.LOGGING
    made: Any = DictConfigurator(config)
    bare: dict[str, Any] = {"formatter": None, "filters": []}
    handler: Any = made.configure_handler(dict(config["handlers"]["console"]) | bare)
    handler.addFilter(RequestId())
    handler.setFormatter(made.configure_formatter(dict(config["formatters"][request.param])))
    stream = io.StringIO()
    handler.setStream(stream)
    logger = logging.getLogger(f"tests.{request.param}")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger, stream
    logger.removeHandler(handler)


def test_nor_do_errors_carry_them(lines: tuple[logging.Logger, io.StringIO]) -> None:
    """In the message, its arguments, what rides along, and the traceback."""
    logger, stream = lines
    try:
        raise ValueError(f"no view for '/me/{SECRET}/'")
    except ValueError:
        extra = {"request": f"<ASGIRequest: GET '/me/{SECRET}/'>", "status_code": 500}
        logger.exception("Internal Server Error: %s", f"/me/{SECRET}/", extra=extra)
    logged = stream.getvalue()
    assert "Internal Server Error: /me/-/" in logged
    assert "ValueError" in logged
    assert SECRET not in logged


def secret_links(event: LiveEvent) -> dict[str, str]:
    ann = event.join("Ann")
    ann.done("person.link", on=True)
    ann.done("person.feed", on=True)
    bearer = {"Authorization": f"Bearer {ann.token}"}
    mine = event.client.get(event.path("me.json"), headers=bearer).json()
    return {"me": mine["link"], "feed": mine["feed"], "facilitate": event.facilitator_url}


def test_links_that_are_secrets_lead_away_at_once(event: LiveEvent) -> None:
    for name, link in secret_links(event).items():
        secret = link.rstrip("/").rpartition("/")[2].removesuffix(".ics")
        with httpx.Client(trust_env=False) as browser:
            first = browser.get(link, headers={"Referer": "https://mail.example/inbox"})
            assert first.headers["Referrer-Policy"] == "no-referrer", name
            assert "no-store" in first.headers["Cache-Control"] or name == "feed", name
            if name == "feed":
                continue
            assert first.status_code == 302, name
            assert secret not in first.headers["Location"]
            assert not first.content, "no page is ever shown under it"
            page = browser.get(link, follow_redirects=True)
        assert secret not in str(page.url), name
        assert secret not in page.text, name
    event.client.cookies.clear()


def test_they_are_in_no_log(event: LiveEvent) -> None:
    for link in secret_links(event).values():
        secret = link.rstrip("/").rpartition("/")[2].removesuffix(".ics")
        for change in ("", "?lang=en", "x/", "%00/"):
            httpx.get(link.rstrip("/") + "/" + change, trust_env=False)
            httpx.post(link + change, trust_env=False)
        assert secret not in event.server.log


def test_no_answer_tells_anothers_token(event: LiveEvent) -> None:
    ann, bo = event.join("Ann"), event.join("Bo")
    for who in (ann, bo):
        who.done("person.link", on=True)
    tokens = [ann.token, event.facilitator_token, SECRET_KEY]
    bearer = {"Authorization": f"Bearer {bo.token}"}
    paths = ("board.json", "journal.json", "me.json", "", "wall/", "plans/", "networks/", "replay/")
    seen = [event.client.get(event.path(path), headers=bearer).text for path in paths]
    told = json.dumps(seen)
    for token in tokens:
        assert token not in told
        assert token.rpartition(".")[2] not in told
    assert bo.token not in told, "nor one's own: a script that got in could not take it along"


def test_signed_for_one_purpose_is_no_good_for_another(
    event: LiveEvent, live_event: Callable[..., LiveEvent]
) -> None:
    links = secret_links(event)
    secrets = {
        name: link.rstrip("/").rpartition("/")[2].removesuffix(".ics")
        for name, link in links.items()
    }
    base = event.server.base_url
    for name, secret in secrets.items():
        for other, address in (
            ("me", f"{base}/me/{secret}/"),
            ("feed", f"{base}/feed/{secret}.ics"),
            ("facilitate", f"{base}/facilitate/{secret}/"),
        ):
            if other != name:
                assert httpx.get(address, trust_env=False).status_code == 404, (name, other)
