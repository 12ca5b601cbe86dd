"""How the book begins: the cover, the welcome and the principles, and the wall as it hung."""

from datetime import UTC, date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...board.rows import Row
from .markdown import paragraphs
from .options import PARTS
from .teller import Teller
from .tree import Block, Items, Para, Section, Span, Table, Words, words

# More columns than this do not fit a page; the rest of the day gets a table of its own.
COLUMNS = 5


def dates(tell: Teller) -> str:
    """The day, or the first and the last of several; the day it was made where no time is set."""
    days = [*tell.days] or [datetime.now(UTC).astimezone(tell.zone).date()]
    first, last = days[0], days[-1]
    return tell.day(first) if first == last else f"{tell.day(first)} – {tell.day(last)}"


def cover(tell: Teller) -> tuple[tuple[str, Words], ...]:
    """What stands under the theme: when, where, and how much came of it."""
    rooms = [room["name"] for room in tell.rooms]
    facts = [(_("When"), words(dates(tell)))]
    if rooms:
        more = len(rooms) - 6
        named = ", ".join(rooms[:6] if more > 1 else rooms)
        facts.append((_("Where"), words(_("%(rooms)s and %(n)s more") % {
            "rooms": named, "n": more} if more > 1 else named)))  # fmt: skip
    people, notes = len(tell.source.all("person")), len(tell.topics)
    facts.append(
        (_("Who"), words(ngettext("%(n)s person", "%(n)s people", people) % {"n": people}))
    )
    facts.append((_("What"), words(ngettext("%(n)s note", "%(n)s notes", notes) % {"n": notes})))
    return tuple(facts)


def principles(tell: Teller) -> Section:
    """The words of the wall's opening (templates/parts/_principles.html), and the welcome."""
    four = (
        _("Those who turn up are the ones we need."),
        _("The day gives what it has to give."),
        _("We begin when we are ready, and then it is time."),
        _("When there is no more to say, we are done."),
    )
    feet = _(
        "You decide where you are. If you neither learn nor give anything here, walk on to where "
        "you do. Nobody holds you, nobody sends you away."
    )
    note = _(
        "You who wrote the note get the group started and stay until it is done. Then you hang "
        "the note back on the wall with what came of it."
    )
    welcome = paragraphs(tell.source.about["welcome"])
    return Section(
        title=words(str(PARTS["principles"])),
        anchor="principles",
        blocks=welcome,
        sections=(
            _said(_("Four things that always hold"), Items(tuple((Para(words(t)),) for t in four))),
            _said(_("Use your two feet"), Para(words(feet))),
            _said(_("Your note, your group"), Para(words(note))),
        ),
    )


def _said(title: str, block: Block) -> Section:
    return Section(title=words(title), blocks=(block,), listed=False)


def wall(tell: Teller) -> Section:
    """Rooms down the side, times across, as on the wall; then the notes without a place."""
    tables = (
        _table(tell, day, slots[first : first + COLUMNS])
        for day, slots in tell.days.items()
        for first in range(0, len(slots), COLUMNS)
    )
    blocks: list[Block] = [table for table in tables if table.rows]
    homeless = [topic for topic in tell.topics if topic["room"] is None]
    if not tell.topics:
        blocks = [Para(words(_("No note hangs on the wall.")), "empty")]
    elif homeless:
        blocks.append(Para(words(_("Without a place")), "head"))
        blocks.append(Items(tuple((Para(_cell(tell, topic)),) for topic in homeless)))
    return Section(words(str(PARTS["wall"])), anchor="wall", blocks=tuple(blocks))


def _table(tell: Teller, day: date, slots: list[Row]) -> Table:
    hung = {(topic["room"], topic["slot"]): topic for topic in tell.topics}
    times = {slot["id"] for slot in slots}
    used = {room for room, slot in hung if slot in times}
    over = ((Span(slot["label"], bold=True, line=True), Span(tell.hours(slot))) for slot in slots)
    head = (words(_("Room")), *map(Words, over))
    rows = [
        (words(room["name"]), *(_cell(tell, hung.get((room["id"], s["id"]))) for s in slots))
        for room in tell.rooms
        if room["id"] in used
    ]
    return Table(tell.weekday(day), head, tuple(rows))


def _cell(tell: Teller, topic: Row | None) -> Words:
    if topic is None:
        return Words()
    link = f"#note-{topic['number']}"
    number = Span(f"{topic['number']}", bold=True, link=link)
    return Words([number, Span(" "), Span(topic["title"], link=link)])
