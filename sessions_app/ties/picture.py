"""The picture of who met whom: people, ties, and how many ties cross organisations."""

from collections import Counter
from typing import Any

from .met import Met, Pair


def picture(met: Met) -> dict[str, Any]:
    """{"seq", "people", "ties", "measure"}, as docs/protocol.md tells."""
    people = sorted(met.people)
    place = {person: index for index, person in enumerate(people)}
    topics, talks, networks = met.topics(), met.talks(), met.networks()
    pairs = sorted(topics.keys() | talks.keys() | networks.keys())
    ties = [
        [place[one], place[other], topics[one, other], talks[one, other], networks[one, other]]
        for one, other in pairs
        if one in place and other in place
    ]
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
    across = sum(
        1
        for one, other in pairs
        if one in homes and other in homes and not (homes[one] and homes[one] == homes[other])
    )
    return {
        "before": {"within": within, "across": 0},
        "now": {"within": within, "across": across},
    }


def home(organisation: str) -> str:
    """The same organisation, however it was typed."""
    return " ".join(organisation.casefold().split())
