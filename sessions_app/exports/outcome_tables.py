"""What plenary came to, as tables: closing words, conclusions with how people stood, networks."""

from django.utils.translation import gettext as _

from .naming import by, local, note_name, person_home, person_name, stance_word
from .source import Source
from .tables import Table, listed

STANCES = ("agree", "aside", "object")


def closing_words(source: Source) -> Table:
    turns = sorted(source.all("turn"), key=lambda row: row["position"])
    rows = [
        (
            person_name(source, row["person"]) or _("someone"),
            person_home(source, row["person"]),
            row["words"],
            note_name(source, row["topic"]),
            local(source, row["held_at"]),
        )
        for row in turns
        if row["words"]
    ]
    heads = (_("Name"), _("Organisation"), _("Words"), _("About note"), _("Said at"))
    return Table(_("Closing words"), heads, rows)


def conclusions(source: Source) -> Table:
    stances = by(source, "stance", "conclusion")
    rows = []
    for conclusion in source.all("conclusion"):
        here = stances[conclusion["id"]]
        numbers = (sum(row["stance"] == stance for row in here) for stance in STANCES)
        reasons = (
            f"{person_name(source, row['person'])} ({stance_word(row['stance'])}): {row['reason']}"
            for row in here
            if row["reason"]
        )
        rows.append(
            (
                conclusion["id"],
                conclusion["text"],
                _("yes") if conclusion["adopted"] else "",
                *numbers,
                "\n".join(reasons),
                person_name(source, conclusion["person"]),
                note_name(source, conclusion["topic"]),
            )
        )
    heads = (
        *(_("No."), _("Conclusion"), _("Adopted"), *map(stance_word, STANCES)),
        *(_("Reasons"), _("Proposed by"), _("From note")),
    )
    return Table(_("Conclusions"), heads, rows)


def networks(source: Source) -> Table:
    """Without how its members are reached, which is for those of them who share it."""
    members = by(source, "membership", "network")
    rows = []
    for network in source.all("network"):
        here = [row["person"] for row in members[network["id"]]]
        rows.append(
            (
                network["name"],
                network["purpose"],
                person_name(source, network["host"]),
                network["rhythm"],
                local(source, network["next_meeting"]),
                network["next_where"],
                len(here),
                listed(person_name(source, person) for person in here),
                note_name(source, network["topic"]),
            )
        )
    heads = (
        *(_("Network"), _("Purpose"), _("Host"), _("How often"), _("Next meeting"), _("Where")),
        *(_("Members"), _("Who is in it"), _("From note")),
    )
    return Table(_("Networks"), heads, rows)
