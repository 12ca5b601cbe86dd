"""What must be true of the journal afterwards, told as sentences; none means all is well.

The rules are reckoned here once more, from nothing but the entries: a fault in the actions' own
code is not repeated by the check.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ..board.fold import Rows, fold
from .figures import Figures

Entry = dict[str, Any]
MOST_TOLD = 20

NEXT = {
    "posted": {"posted", "running", "withdrawn", "merged"},
    "running": {"running", "closed", "merged"},
    "closed": {"closed", "rehung", "running", "merged"},
    "rehung": {"rehung", "running", "merged"},
    "withdrawn": {"withdrawn"},
    "merged": {"merged"},
}


def broken(
    entries: list[Entry], board: dict[str, Any], figures: Figures, since: int = 0
) -> list[str]:
    """All that is wrong, at most MOST_TOLD of a kind. The rehearsal began after entry `since`."""
    checks = (
        figures.broken,
        gaps(entries),
        lost_or_doubled(entries[since:], figures),
        rules(entries),
        folded(entries, board),
    )
    return [said for check in checks for said in first(check)]


def first(check: Iterable[str]) -> list[str]:
    found = list(check)
    more = len(found) - MOST_TOLD
    return found[:MOST_TOLD] + ([f"… and {more} more like it"] if more > 0 else [])


def gaps(entries: list[Entry]) -> Iterator[str]:
    for place, entry in enumerate(entries, 1):
        if entry["seq"] != place:
            yield f"entry {entry['seq']} stands at place {place} of the journal"
            return


def lost_or_doubled(entries: list[Entry], figures: Figures) -> Iterator[str]:
    """Every acknowledged action is in the journal exactly once, under the seq it was told."""
    at = {entry["seq"]: entry for entry in entries}
    answered: Counter[tuple[int | None, str]] = Counter()
    for seq, action, person, changes in figures.answered:
        entry = at.get(seq)
        mine = entry is not None and entry["action"] == action and entry["actor"] in (person, None)
        if mine:
            answered[_by(action, person)] += 1
        elif changes:
            there = f"{entry['action']} of {entry['actor']}" if entry else "nothing"
            yield f"{action} of person {person} was answered with {seq}, where there is {there}"
    people = {person for _seq, _action, person, _changes in figures.answered}
    for (person, action), count in written(entries, people).items():
        told = answered[person, action]
        if action != "person.join" and count != told and not figures.errors:
            yield f"{action} of person {person}: {count} entries, {told} answers"


def written(entries: list[Entry], people: set[int | None]) -> Counter[tuple[int | None, str]]:
    """How often each of these people did each thing, as the journal has it."""
    found: Counter[tuple[int | None, str]] = Counter()
    for entry in entries:
        if entry["actor"] in people or entry["actor"] is None:
            found[_by(entry["action"], entry["actor"])] += 1
    return found


def _by(action: str, person: int | None) -> tuple[int | None, str]:
    """Dots are nobody's: they are counted for all together."""
    return (None if action == "topic.vote" else person, action)


def rules(entries: list[Entry]) -> Iterator[str]:
    rows: Rows = {}
    places: dict[tuple[int, int], int] = {}
    for entry in entries:
        before = rows.get("topic", {})
        for pk, topic in entry["put"].get("topic", {}).items():
            was = before.get(pk)
            yield from _topic(entry, topic, was, places)
        fold(rows, entry)
        if "turn" in entry["put"]:
            holding = [t for t in rows.get("turn", {}).values() if t["state"] == "holding"]
            if len(holding) > 1:
                yield f"entry {entry['seq']}: {len(holding)} hold the baton"
        yield from _conveners(entry, rows)
        yield from _once(entry, rows)


def _topic(
    entry: Entry, topic: dict[str, Any], was: dict[str, Any] | None, places: dict[Any, int]
) -> Iterator[str]:
    """One topic in each place; states one after the other."""
    if was is not None:
        if places.get((was["room"], was["slot"])) == topic["id"]:
            del places[was["room"], was["slot"]]
        if topic["state"] not in NEXT[was["state"]] and entry["action"] != "entry.undo":
            yield f"entry {entry['seq']}: a note went from {was['state']} to {topic['state']}"
    if topic["room"] is not None:
        place = (topic["room"], topic["slot"])
        other = places.setdefault(place, topic["id"])
        if other != topic["id"] and str(other) not in entry["put"]["topic"]:
            yield f"entry {entry['seq']}: notes {other} and {topic['id']} hang in one place"
        places[place] = topic["id"]


def _conveners(entry: Entry, rows: Rows) -> Iterator[str]:
    """Whoever convenes a running group is nowhere else."""
    for person in entry["put"].get("person", {}).values():
        for topic in rows.get("topic", {}).values() if person["at"] is not None else ():
            running = topic["state"] == "running" and topic["convener"] == person["id"]
            if running and person["at"] != topic["id"]:
                yield f"entry {entry['seq']}: the convener of a running group went away"


def _once(entry: Entry, rows: Rows) -> Iterator[str]:
    """Nobody is signed up twice for the same note."""
    if entry["action"] not in ("topic.join", "topic.merge"):
        return
    touched = {row["topic"] for row in entry["put"].get("attendance", {}).values()}
    signed = Counter(
        (row["topic"], row["person"])
        for row in rows.get("attendance", {}).values()
        if row["topic"] in touched
    )
    for (topic, person), count in signed.items():
        if count > 1:
            yield f"entry {entry['seq']}: person {person} is signed up {count} times for {topic}"


def folded(entries: list[Entry], board: dict[str, Any]) -> Iterator[str]:
    """The journal from nothing gives board.json's rows."""
    rows: Rows = {}
    for entry in entries:
        fold(rows, entry)
    if rows != board["rows"]:
        kinds = [
            k for k in rows.keys() | board["rows"].keys() if rows.get(k) != board["rows"].get(k)
        ]
        yield f"the journal folded is not board.json: {', '.join(sorted(kinds))} differ"
