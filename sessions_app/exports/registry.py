"""Every export by its name in the address (`plans.csv`): who may have it, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .source import Source


def no_choices(given: Mapping[str, str]) -> Any:
    """Takes whatever the address says; the maker may still refuse it."""


@dataclass(frozen=True)
class Export:
    """`make` answers the file's bytes. `heavy` ones are made apart, so that the wall stays live.

    One that is not `offered` is for a page of ours, and on nobody's list.
    `check` raises Refused("invalid") for choices that are none, before anything is made. A heavy
    export is made once for all who ask, so it gets no `asker`.
    """

    name: str
    media_type: str
    make: Callable[[Source], bytes]
    facilitators_only: bool = False
    heavy: bool = False
    check: Callable[[Mapping[str, str]], Any] = no_choices
    offered: bool = True


EXPORTS: dict[str, Export] = {}


def offer(export: Export) -> None:
    """Called by the modules that make them, as they are imported by `apps.ready`."""
    assert export.name not in EXPORTS, export.name
    EXPORTS[export.name] = export
