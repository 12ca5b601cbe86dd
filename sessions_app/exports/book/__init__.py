"""The book of proceedings: one neutral document, written as PDF, DOCX, HTML and Markdown.

What sets pages and writes documents is loaded when the first book is made: a server that makes
none (they are made apart) does not carry it.
"""

from collections.abc import Callable
from importlib import import_module

from ..registry import Export, offer
from ..source import Source
from .options import Options

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    ("pdf", "application/pdf", "pdf"),
    ("docx", DOCX, "word"),
    ("html", "text/html; charset=utf-8", "page"),
    ("md", "text/markdown; charset=utf-8", "md"),
)


def maker(module: str, name: str) -> Callable[[Source], bytes]:
    def make(source: Source) -> bytes:
        made: bytes = getattr(import_module(module, __name__), name)(source)
        return made

    return make


for ending, media_type, module in FORMATS:
    offer(
        Export(
            f"proceedings.{ending}",
            media_type,
            maker(f".{module}", f"proceedings_{ending}"),
            heavy=True,
            check=Options.of,
        )
    )
offer(
    Export(
        "proceedings.json",
        "application/json",
        maker(".screen", "proceedings_json"),
        heavy=True,
        check=Options.of,
        offered=False,
    )
)
offer(
    Export(
        "doors.pdf",
        "application/pdf",
        maker("..door_sheets", "doors_pdf"),
        facilitators_only=True,
        heavy=True,
        check=Options.of,
    )
)
