"""Which way words run: a line that begins in Hebrew or Arabic letters is set from the right."""

import unicodedata

LANGUAGES = (("HEBREW", "he"), ("ARABIC", "ar"))


def direction(text: str) -> tuple[bool, str]:
    """(from the right, language of the script); by the first letter that has a direction."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way == "L":
            break
        if way in ("R", "AL"):
            name = unicodedata.name(letter, "")
            found = (language for script, language in LANGUAGES if name.startswith(script))
            return True, next(found, "he")
    return False, ""
