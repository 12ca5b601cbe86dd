"""The last pages: who agreed to be listed, and the day in figures and pictures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...ties.picture import home, picture
from .day import Day
from .options import PARTS
from .teller import Teller, alphabetical
from .tree import Activity, Bars, Block, Figure, Figures, Names, Para, Ring, Section, words


def people(tell: Teller) -> Section:
    """Those who said yes to it themselves; nobody where names are left out."""
    rows = [row for row in tell.source.all("person") if row["listed"]] if tell.names else []
    rows.sort(key=lambda row: alphabetical(row["name"]))
    names = tuple(
        words(row["name"], bold=True)
        + words(f", {row['organisation']}" if row["organisation"] else "")
        for row in rows
    )
    lead = _("People who agreed to be listed.")
    blocks: tuple[Block, ...] = (Para(words(lead), "soft"), Names(names, "columns"))
    if not names:
        blocks = (Para(words(_("Nobody is listed here.")), "empty"),)
    return Section(words(str(PARTS["people"])), "people", blocks=blocks)


def figures(tell: Teller) -> Section:
    """Read from the journal as well: how the day went is in no row."""
    day = Day(tell.source.event.pk)
    day.follow()
    blocks = [Figures(tuple(_numbers(tell))), *_activity(tell, day), *_ties(tell, day)]
    return Section(words(str(PARTS["figures"])), "figures", blocks=tuple(blocks))


def _numbers(tell: Teller) -> Iterator[Figure]:
    source, told = tell.source, {topic["id"] for topic in tell.topics}
    homes = {home(row["organisation"]) for row in source.all("person")} - {""}
    comments = [row for row in source.all("comment") if row["topic"] in told]
    met = sum(topic["opened_at"] is not None for topic in tell.topics)
    adopted = sum(row["adopted"] for row in source.all("conclusion"))

    people, notes = len(source.all("person")), len(tell.topics)
    photos = sum(bool(row["photo"]) for row in comments)
    plans, networks = len(source.all("plan")), len(source.all("network"))
    counts = (
        (people, ngettext("person", "people", people)),
        (len(homes), ngettext("organisation", "organisations", len(homes))),
        (notes, ngettext("note on the wall", "notes on the wall", notes)),
        (met, ngettext("group that met", "groups that met", met)),
        (len(comments), ngettext("comment", "comments", len(comments))),
        (photos, ngettext("photo", "photos", photos)),
        (adopted, ngettext("conclusion adopted", "conclusions adopted", adopted)),
        (plans, ngettext("action plan", "action plans", plans)),
        (networks, ngettext("network", "networks", networks)),
    )
    yield from (Figure(str(n), means) for n, means in counts if n)


def _activity(tell: Teller, day: Day) -> Iterator[Block]:
    which = day.busiest([*tell.days], tell.zone)
    steps = day.steps(which, tell.zone) if which else []
    if which is None or len(steps) < 2:
        return
    times = [moment for moment, _count in steps]
    phases: list[tuple[str, int]] = []
    for phase, began in day.phases_of(which, tell.zone):
        step = max((n for n, moment in enumerate(times) if moment <= began), default=0)
        phases = [each for each in phases if each[1] != step] + [(phase_name(phase), step)]
    most, count = max(steps, key=lambda step: step[1])
    alt = _(
        "A bar for each quarter of an hour from %(first)s to %(last)s on %(day)s. "
        "Most happened about %(most)s: %(n)s changes of the wall."
    ) % {
        "first": tell.clock(times[0]),
        "last": tell.clock(times[-1]),
        "day": tell.weekday(which),
        "most": tell.clock(most),
        "n": count,
    }
    caption = _("Changes of the wall, each quarter of an hour, %(day)s") % {
        "day": tell.weekday(which)
    }
    bars = tuple((tell.clock(moment), n) for moment, n in steps)
    yield Activity(caption, alt, bars, tuple(phases))


def phase_name(phase: str) -> str:
    return {
        "prepare": _("Preparation"),
        "welcome": _("Welcome"),
        "notes": _("Notes"),
        "market": _("Marketplace"),
        "sessions": _("Groups"),
        "plenary": _("Plenary"),
        "closed": _("Closed"),
    }.get(phase, phase)


def _ties(tell: Teller, day: Day) -> Iterator[Block]:
    """Ties across organisations, before and after: the invitation's own measure."""
    across = picture(day)["measure"]["now"]["across"]
    if not across:
        return
    title = ngettext(
        "%(n)s pair of people met across organisations",
        "%(n)s pairs of people met across organisations",
        across,
    ) % {"n": across}
    yield Para(words(title), "head")
    yield Para(
        words(
            _(
                "Two people met when they signed up for the same note, were in a group at the "
                "same time, or joined the same network. Colleagues are taken to have known "
                "each other before; nobody else."
            )
        ),
        "soft",
    )
    names, ties = day.ring(_("the others"))
    # Two points and a line say no more than the number above; and where names are left out, an
    # organisation may well be one person.
    if len(names) < 3 or not tell.names:
        return
    one, other, most = max(ties, key=lambda tie: tie[2])
    strongest = {"one": names[one], "other": names[other], "n": most}
    alt = _(
        "%(count)s organisations in a ring, with a line between each two whose people met. "
        "The thickest, %(n)s pairs, is between %(one)s and %(other)s."
    ) % (strongest | {"count": len(names)})
    caption = _("Who met across organisations: the thicker the line, the more pairs")
    yield Ring(caption, alt, tuple(names), tuple(ties))
    top = sorted(ties, key=lambda tie: -tie[2])[:5]
    bars = tuple((f"{names[one]} · {names[other]}", n, "") for one, other, n in top)
    yield Bars(_("Most pairs"), bars)
