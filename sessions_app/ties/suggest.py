"""Networks that could be: people who met in two groups or more, from more than one organisation.

The rule, in plain words: two people belong together when they were in the same group at the same
time in at least two groups. Among those ties, Louvain's method (Blondel et al. 2008, networkx)
finds who belong together. A group of three to twelve people from two organisations or more, who
are not in one network already, is suggested to its own members, and to nobody else. It is only
ever an offer: founding and joining are each one's own act.
"""

from typing import Any

import networkx

from .met import Met
from .picture import home

MET_IN = 2  # groups
SMALLEST, LARGEST = 3, 12  # people: fewer need no name, more need a host before a list
SEED = 7  # the same people get the same suggestion each time


def suggestions(met: Met) -> list[dict[str, Any]]:
    """[{"people", "topics", "organisations"}], the largest first."""
    graph: networkx.Graph[int] = networkx.Graph()
    people = met.people
    for (one, other), topics in sorted(met.topics_met_in().items()):
        if len(topics) >= MET_IN and one in people and other in people:
            graph.add_edge(one, other, weight=len(topics))
    if not graph.number_of_edges():
        return []
    groups = networkx.community.louvain_communities(graph, weight="weight", seed=SEED)
    known = _networks(met)
    found = [
        _suggestion(met, group)
        for group in groups
        if SMALLEST <= len(group) <= LARGEST and not any(group <= members for members in known)
    ]
    return sorted(
        (each for each in found if each["organisations"] > 1),
        key=lambda each: (-len(each["people"]), each["people"]),
    )


def _networks(met: Met) -> list[set[int]]:
    members: dict[int, set[int]] = {}
    for row in met.rows.get("membership", {}).values():
        members.setdefault(row["network"], set()).add(row["person"])
    return list(members.values())


def _suggestion(met: Met, group: set[int]) -> dict[str, Any]:
    """The notes are those where at least half of them met somebody of the group."""
    there: dict[int, set[int]] = {}
    for (one, other), topics in met.topics_met_in().items():
        if one in group and other in group:
            for topic in topics:
                there.setdefault(topic, set()).update((one, other))
    homes = {home(met.people[person]["organisation"]) for person in group}
    return {
        "people": sorted(group),
        "topics": sorted(topic for topic, who in there.items() if 2 * len(who) >= len(group)),
        "organisations": len(homes - {""}),
    }
