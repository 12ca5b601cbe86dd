"""From an event's public rows to its book."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from django.utils import translation

from ..source import Source
from .figures import figures, people
from .notes import notes
from .opening import cover, dates, principles, wall
from .options import Options
from .outcomes import closing_words, conclusions, is_empty, networks, plans
from .teller import Teller
from .tree import Book, Section

CHAPTERS: Mapping[str, Callable[[Teller], Section]] = {
    "principles": principles,
    "wall": wall,
    "topics": notes,
    "words": closing_words,
    "conclusions": conclusions,
    "plans": plans,
    "networks": networks,
    "people": people,
    "figures": figures,
}
# Said even when there is nothing in it: a book without notes is a book of an empty wall.
ALWAYS = ("wall",)


def book_of(source: Source, options: Options) -> Book:
    """In the event's language throughout. Reads photos' names, and the journal for the figures."""
    about = source.about
    with translation.override(about["language"]):
        tell = Teller(source, options)
        now = datetime.now(UTC).astimezone(tell.zone)
        return Book(
            title=about["title"],
            theme=about["theme"],
            language=about["language"],
            date=dates(tell),
            made=f"{tell.day(now.date())} {tell.clock(now)}",
            address=source.address,
            cover=cover(tell) if options.has("title") else None,
            chapters=_chapters(tell, options),
            paper=options.paper,
        )


def _chapters(tell: Teller, options: Options) -> tuple[Section, ...]:
    found = []
    for part, write in CHAPTERS.items():
        if not options.has(part):
            continue
        chapter = write(tell)
        # A chapter with nothing in it says so only to whoever asked for it by name.
        asked = options.parts is not None or part in ALWAYS
        if asked or not is_empty(chapter):
            found.append(chapter)
    return tuple(found)
