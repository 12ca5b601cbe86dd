"""The texts of the views: each gets all of its own, and not everybody's."""

import json
import re

import pytest

from openspace.packs import pack, views
from sessions_app.pages.words import catalogue

ASKED = re.compile(r'\bn?p?gettext\(\s*("(?:[^"\\]|\\.)*")')


def texts(language: str, view: str = "") -> dict[str, object]:
    found = re.search(r"const newcatalog = (\{.*?\});\n", catalogue(language, view).decode(), re.S)
    assert found
    told: dict[str, object] = json.loads(found[1])
    return told


@pytest.mark.parametrize("view", views())
def test_a_view_has_all_it_asks_for(view: str) -> None:
    asked = {json.loads(found) for found in ASKED.findall(pack(view))}
    assert len(asked) > 10
    whole, own = texts("da"), texts("da", view)
    missing = {text for text in asked if text in whole} - own.keys()
    assert not missing
    assert asked & own.keys(), "the texts are found at all"


def test_a_phone_fetches_less_than_all() -> None:
    assert len(texts("da", "phone")) < 0.7 * len(texts("da"))


def test_a_view_there_is_not_gets_all_and_a_language_there_is_not_is_english() -> None:
    assert catalogue("da", "nothing") == catalogue("da", "")
    assert catalogue("xx", "phone") == catalogue("en", "phone")
