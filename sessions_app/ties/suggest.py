"""Networks that could be: people who met in two groups or more, from more than one organisation.

The rule, in plain words: two people belong together when they were in the same group at the same
time in at least two groups. Among those ties, Louvain's method (Blondel et al. 2008, networkx)
finds who belong together; where that is more than twelve, it is asked again among those who met in
one group more, and so on. A group of three to twelve people from two organisations or more, who are
not in one network already, is suggested to its own members, and to nobody else. It is only ever an
offer: founding and joining are each one's own act.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import networkx

from ..board.rows import Row
from .met import Met
from .picture import home

Tie = tuple[int, int, int]  # two people, and in how many groups they met

MET_IN = 2  # groups
SMALLEST, LARGEST = 3, 12  # people: fewer need no name, more need a host before a list
SEED = 7  # the same people get the same suggestion each time


def suggestions(met: Met) -> list[dict[str, Any]]:
    """[{"people", "topics", "organisations"}], the largest first."""
    people, known = met.people, _networks(met)
    met_often = [
        (one, other, len(topics))
        for (one, other), topics in met.topics_met_in().items()
        if len(topics) >= MET_IN and one in people and other in people
    ]
    found = [
        _suggestion(met, people, group)
        for group in _groups(met_often, MET_IN)
        if len(group) >= SMALLEST and not any(group <= members for members in known)
    ]
    return sorted(
        (each for each in found if each["organisations"] > 1),
        key=lambda each: (-len(each["people"]), each["people"]),
    )


def _groups(ties: list[Tie], times: int) -> Iterator[set[int]]:
    """Who belong together. Too large a group is looked at again by the ties of one time more."""
    if not ties:
        return
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_weighted_edges_from(sorted(ties))
    for group in networkx.community.louvain_communities(graph, weight="weight", seed=SEED):
        if len(group) <= LARGEST:
            yield group
            continue
        within: Iterable[Tie] = graph.subgraph(group).edges(data="weight")
        yield from _groups([tie for tie in within if tie[2] > times], times + 1)


def _networks(met: Met) -> list[set[int]]:
    members: dict[int, set[int]] = {}
    for row in met.rows.get("membership", {}).values():
        members.setdefault(row["network"], set()).add(row["person"])
    return list(members.values())


def _suggestion(met: Met, people: dict[int, Row], group: set[int]) -> dict[str, Any]:
    """The notes are those where at least half of them met somebody of the group."""
    together, there = met.topics_met_in(), defaultdict[int, set[int]](set)
    for two in combinations(sorted(group), 2):
        for topic in together.get(two, ()):
            there[topic].update(two)
    homes = {home(people[person]["organisation"]) for person in group}
    return {
        "people": sorted(group),
        "topics": sorted(topic for topic, who in there.items() if 2 * len(who) >= len(group)),
        "organisations": len(homes - {""}),
    }
