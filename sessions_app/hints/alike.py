"""Notes that look alike, and why: the words they share.

Words are compared by their stems (Snowball, Danish or English), so that "netværket" and
"netværk" are one word; rapidfuzz then says how much of two titles is the same, whatever the order.
A word that stands on many notes tells nothing (the theme's own words), so only the rarer count.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

import snowballstemmer
from rapidfuzz import fuzz

from ..board.rows import Row, Rows

WORD = re.compile(r"[^\W\d_]{2,}")
LIKELY = 62  # of 100: below it, pairs are mostly two sides of one theme
MOST = 30
# Little words; a stem shorter than this is one too, or near enough.
SHORTEST = 4
COMMON = 6  # on more notes than this (or an eighth of them) a word tells nothing
LITTLE = frozenset(
    WORD.findall("""
    med for til fra som der det den hvad hvor hvordan hvorfor kan skal vil ikke når eller også
    vores jeres hos ved mellem hinanden mere noget nogen alle andre blive bliver gør have været
    the and with for from what how why can our your not when who where does this that about
    into more are have will should would could between each other
    """)
)


class Pair(NamedTuple):
    topics: tuple[int, int]
    score: int
    shared: list[str]


def alike(rows: Rows, language: str) -> list[dict[str, Any]]:
    """[{"topics": [a, b], "score": 0–100, "shared": [word]}], the likeliest first."""
    topics = [row for row in rows.get("topic", {}).values() if _may_merge(row)]
    words = [_words(row, language) for row in topics]
    seen = Counter(stem for each in words for stem in each)
    often = max(COMMON, len(topics) // 8)
    telling = [{stem: word for stem, word in each.items() if seen[stem] <= often} for each in words]
    pairs = []
    for one, other in _sharing(telling):
        shared = telling[one].keys() & telling[other].keys()
        score = _score(topics[one], topics[other], telling[one], telling[other])
        if score >= LIKELY:
            told = [telling[one][stem] for stem in telling[one] if stem in shared]
            pairs.append(Pair((topics[one]["id"], topics[other]["id"]), score, told))
    pairs.sort(key=lambda found: (-found.score, found.topics))
    return [
        {"topics": list(found.topics), "score": found.score, "shared": found.shared}
        for found in pairs[:MOST]
    ]


def _may_merge(row: Row) -> bool:
    return row["state"] == "posted" and not row["hidden"]


def _words(row: Row, language: str) -> dict[str, str]:
    """The words of a note's title, then text, by stem."""
    found: dict[str, str] = {}
    for word in WORD.findall(f"{row['title']} {row['text']}"):
        low = word.casefold()
        if len(low) >= SHORTEST and low not in LITTLE:
            found.setdefault(_stem(low, language), word)
    return found


@lru_cache(maxsize=20_000)
def _stem(word: str, language: str) -> str:
    stemmer = snowballstemmer.stemmer("english" if language == "en" else "danish")
    stem: str = stemmer.stemWord(word)
    return stem


def _sharing(words: list[dict[str, str]]) -> set[tuple[int, int]]:
    """Pairs of notes with a telling word in common: the others need no look."""
    by_stem: dict[str, list[int]] = {}
    for index, each in enumerate(words):
        for stem in each:
            by_stem.setdefault(stem, []).append(index)
    return {
        (one, other)
        for notes in by_stem.values()
        for at, one in enumerate(notes)
        for other in notes[at + 1 :]
    }


def _score(one: Row, other: Row, words: dict[str, str], others: dict[str, str]) -> int:
    """How alike the telling words are, the title's counting most."""
    title = fuzz.token_sort_ratio(_titled(one, words), _titled(other, others))
    whole = fuzz.token_set_ratio(" ".join(sorted(words)), " ".join(sorted(others)))
    overlap = 100 * len(words.keys() & others.keys()) / min(len(words), len(others))
    return round(max(title, (2 * title + whole + overlap) / 4))


def _titled(row: Row, words: dict[str, str]) -> str:
    """The title's telling words as stems; the whole title where it has none."""
    title = row["title"].casefold()
    told = [stem for stem, word in words.items() if word.casefold() in title]
    return " ".join(told) or title
