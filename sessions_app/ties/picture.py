"""The picture of who met whom: people, ties, and how many ties cross organisations."""

from collections import Counter
from typing import Any

from .met import Met, Pair


def picture(met: Met) -> dict[str, Any]:
    """{"seq", "people", "ties", "measure"}, as docs/protocol.md tells.

    Ties are columns: a hall of two thousand has two hundred thousand of them, and packed like this
    they are half as heavy on its Wi-Fi as in rows.
    """
    people = sorted(met.people)
    place = {person: index for index, person in enumerate(people)}
    topics, talks, networks = met.topics(), met.talks(), met.networks()
    pairs = sorted(
        (one, other)
        for one, other in topics.keys() | talks.keys() | networks.keys()
        if one in place and other in place
    )
    ties = {
        "one": [place[one] for one, _ in pairs],
        "other": [place[other] for _, other in pairs],
        "topics": [topics[pair] for pair in pairs],
        "talks": [talks[pair] for pair in pairs],
        "networks": [networks[pair] for pair in pairs],
    }
    return {"seq": met.seq, "people": people, "ties": ties, "measure": measure(met, pairs)}


def measure(met: Met, pairs: list[Pair]) -> dict[str, dict[str, int]]:
    """Ties within and across organisations, before the day and now: the invitation's own measure.

    Nobody is asked whom they knew. Before the day, colleagues (people who wrote the same
    organisation) are taken to know each other, and nobody else; who wrote none is nobody's
    colleague.
    """
    homes = {person: home(row["organisation"]) for person, row in met.people.items()}
    sizes = Counter(name for name in homes.values() if name)
    within = sum(size * (size - 1) // 2 for size in sizes.values())
    across = sum(1 for one, other in pairs if not (homes[one] and homes[one] == homes[other]))
    return {
        "before": {"within": within, "across": 0},
        "now": {"within": within, "across": across},
    }


def home(organisation: str) -> str:
    """The same organisation, however it was typed."""
    return " ".join(organisation.casefold().split())
