"""A rehearsal with trouble in the middle of it: whatever happens, no invariant may break."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.live import LiveEvent
from tests.programs import Program, wait_until
from tests.servers import ROOT


class Rehearsal:
    """`people` walk through the day in `seconds`, by way of `url`."""

    def __init__(
        self, event: LiveEvent, folder: Path, *, people: int, seconds: float, url: str = ""
    ) -> None:
        self.told = folder / "figures.json"
        self.event, self.people = event, people
        command = [
            *("rehearse", event.code, "--url", url or event.server.base_url),
            *("--people", str(people), "--minutes", str(seconds / 60), "--json", str(self.told)),
        ]
        self.program = Program(
            "rehearse",
            [sys.executable, str(ROOT / "manage.py"), *command],
            self._gathering,
            folder / "rehearse.log",
            env=event.server.env,
        )

    def _gathering(self) -> bool:
        return len(self.event.board()["rows"].get("person", {})) > self.people / 4

    def with_trouble(self, trouble: Callable[[], None], patience: float) -> dict[str, Any]:
        """The figures afterwards. Fails with what the rehearsal said if an invariant broke."""
        self.program.start()
        try:
            trouble()
            wait_until(lambda: not self.program.running, "the rehearsal ends", patience)
        finally:
            if self.program.running:
                self.program.terminate()
        assert self.told.exists(), self.program.log
        found: dict[str, Any] = json.loads(self.told.read_text())
        assert found["broken"] == [], self.program.log
        assert found["errors"] == {}, self.program.log
        assert found["screens"] == self.people + 1
        return found
