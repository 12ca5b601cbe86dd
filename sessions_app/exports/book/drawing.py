"""Drawn pictures as PNG, for documents that cannot draw themselves: the PDF's own drawings."""

from pathlib import Path

from ..typesetting import picture
from .pdf import drawing_data
from .tree import Activity, Ring


def drawn_png(drawing: Activity | Ring, folder: Path) -> Path:
    path = folder / f"{type(drawing).__name__.lower()}.png"
    path.write_bytes(picture("book.typ", drawing_data(drawing)))
    return path
