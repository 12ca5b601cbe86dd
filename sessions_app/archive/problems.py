"""Why an archive is not taken in, in words whoever sent it can do something with."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PROBLEMS: dict[str, Any] = {
    "no_archive": _("This is not an Openspace archive, or only a part of one."),
    "too_large": _("The archive is too large: at most %(most)s MB."),
    "too_much": _("There is more in the archive than an event can have."),
    "foreign_file": _("There is a file in the archive that does not belong there: %(name)s"),
    "twice": _("This file is in the archive twice: %(name)s"),
    "file_too_large": _("This file is larger than it may be: %(name)s"),
    "missing": _("This file is missing in the archive: %(name)s"),
    "damaged": _("This file is damaged: %(name)s"),
    "newer": _("A newer Openspace made this archive (format %(version)s). Update this one first."),
    "not_understood": _("This file says what no Openspace would: %(name)s (%(where)s)"),
    "no_photo": _("This is not a photo as Openspace keeps them: %(name)s"),
    "gap": _("The journal has a gap: entry %(seq)s is missing."),
    "does_not_fit": _("The journal does not lead to the rows beside it."),
    "breaks_rules": _("The rows break the rules of an Open Space."),
    "no_room": _("There is no room left on this server. Nothing was brought in."),
}


class BadArchive(Exception):
    """`code` is a key of PROBLEMS; `words` fill in its message."""

    def __init__(self, code: str, **words: Any) -> None:
        super().__init__(code)
        self.code = code
        self.words = words

    def __str__(self) -> str:
        """In the language that is spoken now."""
        return str(PROBLEMS[self.code]) % self.words
