"""What whoever runs the server sees of it: figures, and logs with an id for each request."""

import json
from collections.abc import Callable

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.live import LiveEvent
from tests.servers import Server


@pytest.fixture(scope="module")
def watched(module_server: Callable[..., Server]) -> Server:
    return module_server(env={"OPENSPACE_METRICS": "1", "OPENSPACE_LOG": "json"})


def figures(server: Server) -> dict[str, float]:
    """{"openspace_sockets": 0.0, 'openspace_refusals_total{code="not_joined"}': 1.0, …}"""
    answer = httpx.get(f"{server.base_url}/metrics", trust_env=False)
    assert answer.headers["Content-Type"].startswith("text/plain")
    found = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sample.labels.items())
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def test_figures_follow_what_happens(watched: Server, live_event: Callable[..., LiveEvent]) -> None:
    event = live_event(watched)
    ada = event.join("Ada Testperson")
    ada.done("topic.post", title="Hemmelig titel")
    assert ada.do("topic.post", title="").status_code == 400
    event.board()
    found = figures(watched)
    assert found["openspace_action_seconds_count{action=topic.post}"] == 2
    assert found["openspace_refusals_total{code=invalid}"] == 1
    assert found["openspace_hubs"] == 1
    assert found["openspace_sockets"] == 0
    assert found["openspace_lane_waiting{lane=writing}"] == 0
    assert found["process_resident_memory_bytes"] > 10_000_000
    text = httpx.get(f"{watched.base_url}/metrics", trust_env=False).text
    for private in ("Ada", "Hemmelig", event.code, ada.token):
        assert private not in text


def test_no_figures_unless_asked_for(site: Server) -> None:
    assert httpx.get(f"{site.base_url}/metrics", trust_env=False).status_code == 404


@pytest.mark.parametrize("given", ["abc123-from_proxy", None, "no spaces please"])
def test_every_answer_has_an_id(site: Server, given: str | None) -> None:
    headers = {"X-Request-ID": given} if given else {}
    answers = [
        httpx.get(f"{site.base_url}/healthz", headers=headers, trust_env=False) for _ in "ab"
    ]
    ids = [answer.headers["X-Request-ID"] for answer in answers]
    if given == "abc123-from_proxy":
        assert ids == [given, given]
    else:
        assert ids[0] != ids[1]
        assert all(len(each) == 16 for each in ids)


def test_logs_are_json_with_the_id(watched: Server) -> None:
    answer = httpx.post(
        f"{watched.base_url}/new/",
        data={},
        headers={"X-Request-ID": "look-for-me", "Origin": "https://elsewhere.example"},
        trust_env=False,
    )
    assert answer.status_code == 403
    lines = [json.loads(line) for line in watched.log.splitlines() if line.startswith("{")]
    (said,) = [line for line in lines if line["request_id"] == "look-for-me"]
    assert said["level"] == "WARNING"
    assert said["logger"] == "django.security.csrf"
