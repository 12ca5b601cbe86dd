"""The chapter of notes: each with its place, its people, and what its group added."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...board.rows import Row
from .markdown import blocks_of, paragraphs
from .options import PARTS
from .teller import Teller
from .tree import Block, Items, Names, Para, Photo, Remark, Section, Words, text_of, words

KINDS = ("decision", "insight", "question", "note")


def kind_title(kind: str) -> str:
    return {
        "decision": _("Decisions"),
        "insight": _("Insights"),
        "question": _("Questions"),
        "note": _("What was added"),
    }[kind]


def notes(tell: Teller) -> Section:
    return Section(
        title=words(str(PARTS["topics"])),
        anchor="topics",
        blocks=() if tell.topics else (Para(words(_("No note hangs on the wall.")), "empty"),),
        sections=tuple(_note(tell, topic) for topic in tell.topics),
    )


def _note(tell: Teller, topic: Row) -> Section:
    blocks: list[Block] = [*paragraphs(topic["text"])]
    blocks += _joined_in(tell, topic)
    if topic["summary"]:
        blocks += [Para(words(_("In short")), "head"), *paragraphs(topic["summary"])]
    comments = tell.of("comment", "topic")[topic["id"]]
    if came := tuple((para,) for para in _came_of_it(tell, topic)):
        blocks += [Para(words(_("What came of it")), "head"), Items(came)]
    return Section(
        title=words(topic["title"]),
        anchor=f"note-{topic['number']}",
        number=str(topic["number"]),
        facts=tuple(_facts(tell, topic)),
        blocks=tuple(blocks),
        sections=tuple(
            _added(tell, topic, kind, [row for row in comments if row["kind"] == kind])
            for kind in KINDS
            if any(row["kind"] == kind for row in comments)
        )
        + tuple(_people(tell, topic)),
    )


def _facts(tell: Teller, topic: Row) -> Iterator[tuple[str, Words]]:
    slot, room = tell.source.row("slot", topic["slot"]), tell.source.row("room", topic["room"])
    if slot and room:
        yield _("When"), words(tell.when(slot))
        yield _("Where"), words(room["name"])
    if tell.names:
        yield _("Convener"), tell.who_and_whence(topic["convener"])
    votes = tell.of("vote", "topic")[topic["id"]]
    if votes and votes[0]["dots"]:
        yield _("Dots"), words(str(votes[0]["dots"]))


def _joined_in(tell: Teller, topic: Row) -> Iterator[Block]:
    """The notes that were merged into this one."""
    for other in tell.of("topic", "merged_into")[topic["id"]]:
        if not other["hidden"]:
            said = _("Note %(number)s joined this one: %(title)s")
            yield Para(words(said % {"number": other["number"], "title": other["title"]}), "soft")


def _came_of_it(tell: Teller, topic: Row) -> Iterator[Para]:
    """Conclusion, plans and networks that name this note, each told of in its own chapter."""
    conclusion = tell.source.row("conclusion", topic["conclusion"])
    if conclusion:
        yield Para(words(_("Conclusion:") + " ") + words(conclusion["text"]))
    for plan in tell.of("plan", "topic")[topic["id"]]:
        yield Para(words(_("Action plan:") + " ") + words(plan["what"]))
    for network in tell.of("network", "topic")[topic["id"]]:
        yield Para(words(_("Network:") + " ") + words(network["name"]))


def _added(tell: Teller, topic: Row, kind: str, comments: list[Row]) -> Section:
    remarks = tuple(
        Remark(kind, blocks_of(row["text"]), tell.signed(row["person"]), _photo(tell, topic, row))
        for row in comments
    )
    return Section(title=words(kind_title(kind)), blocks=remarks, listed=False)


def _photo(tell: Teller, topic: Row, comment: Row) -> Photo | None:
    """Its alternative text is what was written beside it: nobody else has described it."""
    said = " ".join(
        text_of(block.words) for block in blocks_of(comment["text"]) if isinstance(block, Para)
    )
    alt = _("Photo at note %(number)s, “%(title)s”. Beside it is written: %(words)s")
    told = {"number": topic["number"], "title": topic["title"], "words": said[:300]}
    return tell.photo(comment, alt % told)


def _people(tell: Teller, topic: Row) -> Iterator[Section]:
    """Who signed up, besides the convener alone; only how many where names are left out."""
    rows = tell.of("attendance", "topic")[topic["id"]]
    count = len(rows)
    if not count or [row["person"] for row in rows] == [topic["convener"]]:
        return
    title = ngettext("%(n)s took part", "%(n)s took part", count) % {"n": count}
    names = tell.sorted_names(row["person"] for row in rows) if tell.names else ()
    if names:
        yield Section(words(title), blocks=(Names(names),), listed=False)
    else:
        yield Section(Words(), blocks=(Para(words(title), "soft"),), listed=False)
