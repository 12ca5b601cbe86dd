"""What the meeting agreed on, and what lives on: closing words, conclusions, plans, networks."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...board.rows import Row
from .markdown import paragraphs
from .options import PARTS
from .teller import Teller
from .tree import Bars, Block, Facts, Items, Para, Remark, Section, Words, words


def _chapter(
    part: str, blocks: Iterable[Block], sections: Iterable[Section], empty: str
) -> Section:
    """One with nothing in it says so: compose.py leaves it out where nobody asked for it."""
    all_blocks, all_sections = tuple(blocks), tuple(sections)
    if not all_blocks and not all_sections:
        return Section(words(str(PARTS[part])), part, blocks=(Para(words(empty), "empty"),))
    return Section(words(str(PARTS[part])), part, blocks=all_blocks, sections=all_sections)


def is_empty(chapter: Section) -> bool:
    """Whether the chapter only says that there is nothing in it."""
    return not chapter.sections and all(
        isinstance(block, Para) and block.look == "empty" for block in chapter.blocks
    )


def closing_words(tell: Teller) -> Section:
    """In the order the baton went."""
    turns = sorted(tell.source.all("turn"), key=lambda turn: (turn["position"], turn["id"]))
    said = [turn for turn in turns if turn["words"]]
    remarks = (
        Remark("words", paragraphs(turn["words"]), tell.signed(turn["person"])) for turn in said
    )
    return _chapter("words", remarks, (), _("No closing words were written down."))


def stances(tell: Teller, conclusion: Row) -> tuple[dict[str, int], list[Row]]:
    """How many stand where, and the stances that come with a reason."""
    rows = tell.of("stance", "conclusion")[conclusion["id"]]
    counts = dict.fromkeys(("agree", "aside", "object"), 0)
    for row in rows:
        counts[row["stance"]] += 1
    reasons = [row for row in rows if row["reason"] and row["stance"] != "agree"]
    return counts, reasons


def conclusions(tell: Teller) -> Section:
    """The adopted ones first."""
    rows = sorted(tell.source.all("conclusion"), key=lambda row: (not row["adopted"], row["id"]))
    sections = (_conclusion(tell, row, number) for number, row in enumerate(rows, 1))
    return _chapter("conclusions", (), sections, _("No conclusions were proposed."))


def _conclusion(tell: Teller, row: Row, number: int) -> Section:
    state = _("Adopted") if row["adopted"] else _("Proposed, not adopted")
    named = {"n": number, "state": state}
    counts, reasons = stances(tell, row)
    blocks: list[Block] = [Para(words(row["text"]), "lead")]
    if any(counts.values()):
        labels = {"agree": _("Agree"), "aside": _("Stand aside"), "object": _("Object")}
        bars = tuple((labels[name], counts[name], name) for name in labels)
        blocks.append(Bars(_("How people stood"), bars))
    for reason in reasons:
        why = _("Stood aside:") if reason["stance"] == "aside" else _("Objected:")
        blocks.append(Para(words(f"{why} ") + words(reason["reason"]), "soft"))
    gathered = [*tell.of("topic", "conclusion")[row["id"]]]
    if row["topic"] and all(topic["id"] != row["topic"] for topic in gathered):
        gathered.insert(0, {"id": row["topic"]})
    blocks += _notes(tell, gathered)
    return Section(
        title=words(_("%(n)s. %(state)s") % named),
        anchor=f"conclusion-{row['id']}",
        blocks=tuple(blocks),
        listed=False,
    )


def _notes(tell: Teller, topics: Iterable[Row]) -> Iterator[Block]:
    found = [note for topic in topics if (note := tell.note(topic["id"]))]
    if found:
        yield Para(words(_("From the notes")), "head")
        yield Items(tuple((Para(note),) for note in found))


def plan_state(state: str) -> str:
    return {
        "open": _("Not begun"),
        "doing": _("Under way"),
        "done": _("Done"),
        "dropped": _("Dropped"),
    }[state]


def plans(tell: Teller) -> Section:
    """Those with the nearest day first, those without one last."""
    rows = sorted(tell.source.all("plan"), key=lambda row: (row["due"] or "9", row["id"]))
    sections = (_plan(tell, row) for row in rows)
    return _chapter("plans", (), sections, _("No action plans were made."))


def _plan(tell: Teller, row: Row) -> Section:
    facts: list[tuple[str, Words]] = []
    if row["first_step"]:
        facts.append((_("First step"), words(row["first_step"])))
    if tell.names or row["owner"] is None:
        nobody = words(_("nobody yet"))
        owner = nobody if row["owner"] is None else tell.who_and_whence(row["owner"])
        facts.append((_("Sees to it"), owner))
    if row["due"]:
        facts.append((_("Due"), words(tell.day(date.fromisoformat(row["due"])))))
    facts.append((_("How it goes"), words(plan_state(row["state"]))))
    if row["note"]:
        facts.append((_("Latest word"), words(row["note"])))
    support = len(tell.of("support", "plan")[row["id"]])
    if support:
        people = ngettext("%(n)s person", "%(n)s people", support) % {"n": support}
        facts.append((_("Supported by"), words(people)))
    if note := tell.note(row["topic"]):
        facts.append((_("From the note"), note))
    if network := tell.source.row("network", row["network"]):
        facts.append((_("Carried on by"), words(network["name"])))
    return Section(
        title=words(row["what"]),
        anchor=f"plan-{row['id']}",
        blocks=(Facts(tuple(facts)),),
    )


def networks(tell: Teller) -> Section:
    """Never how their people are reached."""
    sections = (_network(tell, row) for row in tell.source.all("network"))
    return _chapter("networks", (), sections, _("No networks were founded."))


def _network(tell: Teller, row: Row) -> Section:
    members = [each["person"] for each in tell.of("membership", "network")[row["id"]]]
    facts: list[tuple[str, Words]] = []
    if tell.names and row["host"] is not None:
        facts.append((_("Host"), tell.who_and_whence(row["host"])))
    count = ngettext("%(n)s person", "%(n)s people", len(members)) % {"n": len(members)}
    facts.append((_("Members"), _listing(tell, members) or words(count)))
    if row["rhythm"]:
        facts.append((_("How often"), words(row["rhythm"])))
    if row["next_meeting"]:
        when = tell.at(row["next_meeting"])
        said = f"{tell.day(when.date())} {tell.clock(when)}"
        where = f", {row['next_where']}" if row["next_where"] else ""
        facts.append((_("Next meeting"), words(said + where)))
    if note := tell.note(row["topic"]):
        facts.append((_("From the note"), note))
    return Section(
        title=words(row["name"]),
        anchor=f"network-{row['id']}",
        blocks=(*paragraphs(row["purpose"]), Facts(tuple(facts))),
    )


def _listing(tell: Teller, members: list[int]) -> Words:
    if not tell.names:
        return Words()
    named = Words()
    for name in tell.sorted_names(members):
        named += (words(", ") if named else Words()) + name
    return named
