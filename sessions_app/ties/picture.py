"""The picture of who met whom: people, ties, and how many ties cross organisations."""

from collections import Counter
from typing import Any

from .met import Met, Pair


def picture(met: Met) -> dict[str, Any]:
    """{"seq", "people", "ties", "measure"}, as docs/protocol.md tells.

    Ties are columns: a hall of two thousand has two hundred thousand of them, and packed like this
    they are half as heavy on its Wi-Fi as in rows.
    """
    rows = met.people
    people = sorted(rows)
    place = {person: index for index, person in enumerate(people)}
    kinds = {
        name: _by_places(counts, place)
        for name, counts in (
            ("topics", met.topics()),
            ("talks", met.talks()),
            ("networks", met.networks()),
        )
    }
    pairs = sorted(set().union(*kinds.values()))
    ties = {
        "one": [pair // len(people) for pair in pairs],
        "other": [pair % len(people) for pair in pairs],
    }
    ties |= {name: [counts.get(pair, 0) for pair in pairs] for name, counts in kinds.items()}
    homes = [home(rows[person]["organisation"]) for person in people]
    return {"seq": met.seq, "people": people, "ties": ties, "measure": measure(homes, ties)}


def _by_places(counts: Counter[Pair], place: dict[int, int]) -> dict[int, int]:
    """A pair of people as one number: both places, quicker to sort and to find than a tuple."""
    return {
        place[one] * len(place) + place[other]: count
        for (one, other), count in counts.items()
        if one in place and other in place
    }


def measure(homes: list[str], ties: dict[str, list[int]]) -> dict[str, dict[str, int]]:
    """Ties within and across organisations, before the day and now: the invitation's own measure.

    Nobody is asked whom they knew. Before the day, colleagues (people who wrote the same
    organisation) are taken to know each other, and nobody else; who wrote none is nobody's
    colleague.
    """
    sizes = Counter(name for name in homes if name)
    within = sum(size * (size - 1) // 2 for size in sizes.values())
    across = sum(
        1
        for one, other in zip(ties["one"], ties["other"], strict=True)
        if not homes[one] or homes[one] != homes[other]
    )
    return {
        "before": {"within": within, "across": 0},
        "now": {"within": within, "across": across},
    }


def home(organisation: str) -> str:
    """The same organisation, however it was typed."""
    return " ".join(organisation.casefold().split())
