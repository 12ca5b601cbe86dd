"""A photo taken in, on its way to the comment that will show it."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from . import files
from .development import picture_of


@dataclass
class Taken:
    """A photo on disk. `keep` it in the transaction of the comment that shows it."""

    event_id: int
    name: str
    kept: bool = False

    def keep(self) -> str:
        """The name to write into the comment's row."""
        transaction.on_commit(self._is_kept)
        return self.name

    def _is_kept(self) -> None:
        self.kept = True

    def let_go(self) -> None:
        if not self.kept:
            files.delete(self.event_id, self.name)

    def settle(self, action: "Future[Any]") -> None:
        """For when its action has been answered: refused, or an answer given again, it goes.

        One that failed may have been committed all the same, and the sweep will know; not on a
        disk that is full, where each try would leave another.
        """
        if action.cancelled() or (error := action.exception()) is None or no_room(error):
            self.let_go()


def no_room(error: BaseException) -> bool:
    """Whether SQLite could not write what was to be committed: then it was not."""
    return getattr(error.__cause__, "sqlite_errorname", "") in ("SQLITE_FULL", "SQLITE_IOERR_WRITE")


def taken(event_id: int, data_url: Any) -> Taken:
    """Unpack and write it, here and now. Raises ValidationError, OSError."""
    return Taken(event_id, files.keep(event_id, picture_of(data_url)))
