"""Every export by its name in the address (`plans.csv`): who may have it, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from .source import Source


@dataclass(frozen=True)
class Export:
    """`make` answers the file's bytes. `heavy` ones are made apart, so that the wall stays live."""

    name: str
    media_type: str
    make: Callable[[Source], bytes]
    facilitators_only: bool = False
    heavy: bool = False


EXPORTS: dict[str, Export] = {}


def offer(export: Export) -> None:
    """Called by the modules that make them, as they are imported by `apps.ready`."""
    assert export.name not in EXPORTS, export.name
    EXPORTS[export.name] = export
