"""Heavy exports in a running site: made once for all who ask, apart, and gone when they must be."""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.live import LiveEvent, Participant
from tests.programs import Failed
from tests.servers import ROOT, Server

from .reading import docx_words, md_words, pdf, pdf_words


@pytest.fixture
def event(site: Server, live_event: Callable[..., LiveEvent]) -> LiveEvent:
    return live_event(site)


def fetch(who: Participant, name: str, **choices: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {who.token}"}
    path = who.event.path(f"export/{name}")
    return who.event.client.get(path, params=choices, headers=headers, timeout=60)


def made_files(event: LiveEvent) -> list[Path]:
    """What lies on the disk for this event."""
    assert event.server.env is not None
    [number] = event.board()["rows"]["event"]
    return [*(Path(event.server.env["OPENSPACE_MEDIA"]) / "made" / number).glob("*")]


def test_a_crowd_that_asks_costs_one_making(event: LiveEvent) -> None:
    ann = event.join("Ann")
    ann.done("topic.post", title="Et emne")
    with ThreadPoolExecutor(20) as threads:
        answers = [*threads.map(lambda _n: fetch(ann, "proceedings.pdf"), range(20))]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert "Et emne" in pdf_words(answers[0].content)
    assert len(made_files(event)) == 1


def test_each_choice_is_a_book_of_its_own(event: LiveEvent) -> None:
    ann = event.join("Annelise")
    ann.done("topic.post", title="Et emne")
    assert "Annelise" in md_words(fetch(ann, "proceedings.md").content)
    assert "Annelise" not in md_words(fetch(ann, "proceedings.md", names="0").content)
    assert len(made_files(event)) == 2


def test_what_happened_just_before_is_in_it(event: LiveEvent) -> None:
    ann = event.join("Ann")
    for number in range(3):
        ann.done("topic.post", title=f"Emne nummer {number}")
        assert f"Emne nummer {number}" in md_words(fetch(ann, "proceedings.md").content)


def test_it_tells_how_far_it_is(event: LiveEvent) -> None:
    ann = event.join("Ann")
    stages = []
    for _ in range(200):
        told = fetch(ann, "proceedings.docx/made.json").json()
        stages.append(told["stage"])
        if told["stage"] == "ready":
            break
        time.sleep(0.05)
    order = ["waiting", "starting", "reading", "photos", "pages", "ready"]
    assert stages[-1] == "ready"
    assert stages == sorted(stages, key=order.index)
    began = time.monotonic()
    answer = fetch(ann, "proceedings.docx")
    assert time.monotonic() - began < 0.5, "it was ready, and made again"
    assert docx_words(answer.content)


def test_a_forgotten_name_is_in_no_file(event: LiveEvent) -> None:
    ann, bo = event.join("Ann"), event.join("Rosalinde Q")
    bo.done("topic.post", title="En seddel, der bliver")
    assert "Rosalinde" in md_words(fetch(ann, "proceedings.md").content)
    assert any(b"Rosalinde" in path.read_bytes() for path in made_files(event))
    bo.done("person.forget")
    assert made_files(event) == []
    found = md_words(fetch(ann, "proceedings.md").content)
    assert "Rosalinde" not in found
    assert "En seddel, der bliver" in found


def test_the_newer_takes_the_place_of_the_older(event: LiveEvent) -> None:
    ann = event.join("Ann")
    for number in range(3):
        ann.done("topic.post", title=f"Emne {number}")
        fetch(ann, "proceedings.md")
    ann.done("topic.post", title="Det sidste")
    fetch(ann, "proceedings.md")
    assert len(made_files(event)) <= 2


def test_several_kinds_at_once_wait_their_turn(event: LiveEvent) -> None:
    names = ("proceedings.pdf", "proceedings.docx", "proceedings.html", "doors.pdf")
    with ThreadPoolExecutor(4) as threads:
        answers = [*threads.map(lambda name: fetch(event.facilitator, name), names)]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len(pdf(answers[3].content).pages) == 3


def test_refusals_need_no_making(event: LiveEvent) -> None:
    ann = event.join("Ann")
    assert fetch(ann, "proceedings.pdf", paper="a9").json()["errors"]["paper"]
    assert fetch(ann, "doors.pdf").status_code == 403
    assert event.client.get(event.path("export/proceedings.pdf")).status_code == 401
    assert made_files(event) == []


def test_the_page_of_a_large_day_is_made_apart_too(event: LiveEvent) -> None:
    ann = event.join("Ann")
    topic = ann.done("topic.post", title="Det store emne")["result"]["id"]
    for number in range(260):
        event.facilitator.done("comment.add", topic=topic, text=f"Ord {number}.")
    page = event.client.get(event.path("proceedings/"), timeout=60)
    assert page.status_code == 200
    assert "Ord 259." in page.text
    assert [path.name.partition("-")[2] for path in made_files(event)] == ["proceedings.json"]


class TestTheCommand:
    def test_writes_what_the_address_gives(self, event: LiveEvent, tmp_path: Path) -> None:
        event.join("Ann").done("topic.post", title="Et emne")
        path = tmp_path / "book.md"
        event.server.manage("export", event.code.lower(), "proceedings.md", "-o", str(path))
        assert "Et emne" in md_words(path.read_bytes())
        assert event.server.base_url in path.read_text()
        chosen = ("--choose", "parts=people", "--choose", "names=0")
        event.server.manage("export", event.code, "proceedings.md", "-o", str(path), *chosen)
        assert "Et emne" not in path.read_text()

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("222222", "proceedings.md"), "There is no event"),
            (("CODE", "proceedings.md", "--choose", "paper=a9"), "paper:"),
            (("CODE", "proceedings.md", "--choose", "paper"), "NAME=VALUE"),
            (("CODE", "cake.pdf"), "invalid choice"),
        ],
    )
    def test_says_what_is_wrong(
        self, event: LiveEvent, tmp_path: Path, arguments: Any, said: str
    ) -> None:
        given = [event.code if each == "CODE" else each for each in arguments]
        with pytest.raises(Failed, match=said):
            event.server.manage("export", *given, "-o", str(tmp_path / "x"))
        assert not (tmp_path / "x").exists()

    def test_apart_it_is_gentle(self, event: LiveEvent, tmp_path: Path) -> None:
        told = event.server.manage(
            *("export", event.code, "proceedings.md", "-o", str(tmp_path / "x"), "--apart")
        )
        assert '"stage": "reading"' in told
        assert '"seq": ' in told
        asked = "from sessions_app.gently import go_gently; go_gently();"
        done = subprocess.run(
            [sys.executable, "-c", f"{asked} import os; print(os.nice(0))"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert int(done.stdout) >= 15
