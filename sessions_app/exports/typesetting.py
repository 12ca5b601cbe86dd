"""PDF by typst. People's words travel as JSON and are set letter by letter, never read as markup.

The fonts are our own (exports/fonts) and the compiler's, so that a bare machine sets the same
pages; the machine's fonts are asked only for letters ours do not have.
"""

import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
import typst

logger = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
TEMPLATES = HERE / "templates"
NO_GLYPH = "could not be displayed with font"


@lru_cache(maxsize=2)
def _fonts(system: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=system, font_paths=[str(FONTS)])


def typeset(template: str, data: Any, root: Path, *, pdfa: bool = False) -> bytes:
    """A tagged PDF/UA-1 (and PDF/A-2a with `pdfa`); photos are read from under `root`.

    A letter that no font on this machine has (a rare script) keeps the standards from being
    claimed: the PDF is made all the same, tagged, with a box for that letter.
    """
    standards: list[Any] = ["ua-1", "a-2a"] if pdfa else ["ua-1"]
    try:
        return _compiled(template, data, root, standards, system=False)
    except typst.TypstError as error:
        if NO_GLYPH not in error.message:
            raise
    try:
        return _compiled(template, data, root, standards, system=True)
    except typst.TypstError as error:
        if NO_GLYPH not in error.message:
            raise
        logger.warning("%s without %s: %s", template, standards, error.message)
    return _compiled(template, data, root, [], system=True)


def picture(template: str, data: Any) -> bytes:
    """The first page as PNG, sharp enough for print."""
    compiler = _compiler(template, data, HERE, system=False)
    made = compiler.compile(format="png", ppi=200)
    assert made
    return made if isinstance(made, bytes) else made[0]


def _compiled(template: str, data: Any, root: Path, standards: list[Any], *, system: bool) -> bytes:
    compiler = _compiler(template, data, root, system=system)
    made = compiler.compile(format="pdf", pdf_standards=standards)
    assert isinstance(made, bytes)
    return made


def _compiler(template: str, data: Any, root: Path, *, system: bool) -> typst.Compiler:
    return typst.Compiler(
        input=(TEMPLATES / template).read_bytes(),
        root=str(root),
        font_paths=_fonts(system),
        ignore_system_fonts=True,
        sys_inputs={"data": orjson.dumps(data).decode()},
    )
