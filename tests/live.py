"""A running event as the outside sees it: made by the command, spoken to over HTTP."""

import json
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from tests.servers import Server


@dataclass
class Participant:
    """Someone who joined; `do` acts as them."""

    event: "LiveEvent"
    token: str
    id: int | None = None

    def do(self, action: str, *, key: str | None = None, **fields: Any) -> httpx.Response:
        """POST the action as this person; the answer, whatever its status."""
        headers = {"Authorization": f"Bearer {self.token}"}
        if key:
            headers["Idempotency-Key"] = key
        return self.event.client.post(self.event.path(f"do/{action}"), json=fields, headers=headers)

    def done(self, action: str, **fields: Any) -> dict[str, Any]:
        """The same, where only success will do: `{"seq", "result"}`."""
        answer = self.do(action, **fields)
        assert answer.status_code == 200, f"{action} {fields}: {answer.status_code} {answer.text}"
        found: dict[str, Any] = answer.json()
        return found


@dataclass
class LiveEvent:
    server: Server
    code: str
    join_url: str
    wall_url: str
    facilitator_url: str
    facilitator_token: str
    client: httpx.Client = field(init=False, repr=False)
    elsewhere: list["LiveEvent"] = field(default_factory=list, init=False, repr=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(
            base_url=self.server.base_url, trust_env=False, timeout=20, verify=False
        )

    @property
    def facilitator(self) -> Participant:
        return Participant(self, self.facilitator_token)

    def path(self, rest: str = "") -> str:
        return f"/e/{self.code}/{rest}"

    def socket_url(self, after: int = 0, server: Server | None = None) -> str:
        base = (server or self.server).base_url.replace("http", "ws", 1)
        return f"{base}/ws/e/{self.code}/?after={after}"

    def at(self, server: Server) -> "LiveEvent":
        """The same event through another server process."""
        old, new = self.server.base_url, server.base_url
        moved = replace(
            self,
            server=server,
            join_url=self.join_url.replace(old, new),
            wall_url=self.wall_url.replace(old, new),
            facilitator_url=self.facilitator_url.replace(old, new),
        )
        self.elsewhere.append(moved)
        return moved

    def close(self) -> None:
        for event in (self, *self.elsewhere):
            event.client.close()

    def join(self, name: str, **fields: Any) -> Participant:
        answer = self.client.post(self.path("do/person.join"), json={"name": name, **fields})
        assert answer.status_code == 200, answer.text
        # A browser's cookie would outrank the bearer tokens of the others.
        self.client.cookies.clear()
        found = answer.json()["result"]
        return Participant(self, found["token"], found["id"])

    def board(self) -> dict[str, Any]:
        answer = self.client.get(self.path("board.json"))
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def journal(self, after: int = 0, limit: int = 500) -> list[dict[str, Any]]:
        answer = self.client.get(self.path("journal.json"), params={"after": after, "limit": limit})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["entries"]
        return found


def make_event(
    server: Server,
    *,
    title: str = "Netværk i kommunerne",
    theme: str = "Hvordan kan vi danne netværk?",
    language: str = "da",
    rooms: tuple[str, ...] = ("Salen:40", "Biblioteket:12", "Haven"),
    slots: tuple[str, ...] = ("Runde 1=13:00-13:45", "Runde 2=14:00-14:45"),
    phase: str = "market",
) -> LiveEvent:
    """`manage.py create_event --json` beside the running server."""
    places = [f"--room={room}" for room in rooms] + [f"--slot={slot}" for slot in slots]
    made = server.create_event(
        *("--title", title, "--theme", theme, "--language", language),
        *(*places, "--phase", phase, "--json"),
    )
    return LiveEvent(server, **json.loads(made))
