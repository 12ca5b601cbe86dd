"""What may be chosen for a book: its parts, names, photos, paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.refusals import Refused

# Each part by its name in the address, in the order of the book.
PARTS: Mapping[str, Any] = {
    "title": gettext_lazy("Title page"),
    "principles": gettext_lazy("How we met"),
    "wall": gettext_lazy("The wall as it hung"),
    "topics": gettext_lazy("The notes"),
    "words": gettext_lazy("Closing words"),
    "conclusions": gettext_lazy("Conclusions"),
    "plans": gettext_lazy("Action plans"),
    "networks": gettext_lazy("Networks"),
    "people": gettext_lazy("People"),
    "figures": gettext_lazy("The day in figures"),
}
PAPERS: Mapping[str, str] = {"a4": "A4", "letter": "US Letter"}
FLAGS = ("names", "photos", "pdfa")
# What any page may carry in its address, and means nothing to a book.
PASSED_OVER = ("lang",)


@dataclass(frozen=True)
class Options:
    """`parts` None: all there is something to say in."""

    parts: tuple[str, ...] | None = None
    names: bool = True
    photos: bool = True
    paper: str = "a4"
    pdfa: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Options":
        """From an address: parts=plans,people&names=0&photos=0&paper=letter&pdfa=1.

        A name that is not known is refused too: names left in for a slip of the pen would be worse.
        Raises Refused("invalid").
        """
        errors: dict[str, list[str]] = {
            name: [_("There is no such choice.")]
            for name in given
            if name not in ("parts", "paper", *FLAGS, *PASSED_OVER)
        }
        flags = {name: given[name] != "0" for name in FLAGS if name in given}
        for name in flags:
            if given[name] not in ("0", "1"):
                errors[name] = [_choose("0", "1")]
        wanted = [part.strip() for part in given.get("parts", "").split(",") if part.strip()]
        if set(wanted) - set(PARTS):
            errors["parts"] = [_choose(*PARTS)]
        paper = given.get("paper", "a4")
        if paper not in PAPERS:
            errors["paper"] = [_choose(*PAPERS)]
        if errors:
            raise Refused("invalid", errors=errors)
        parts = tuple(part for part in PARTS if part in wanted) or None
        return cls(parts=parts, paper=paper, **flags)

    def has(self, part: str) -> bool:
        return self.parts is None or part in self.parts

    def query(self) -> str:
        """The same choices as an address carries them; "" for none."""
        said = {"parts": ",".join(self.parts)} if self.parts else {}
        said |= {name: "0" for name in ("names", "photos") if not getattr(self, name)}
        said |= {"paper": self.paper} if self.paper != "a4" else {}
        said |= {"pdfa": "1"} if self.pdfa else {}
        return urlencode(said, safe=",")


def _choose(*choices: str) -> str:
    return _("Choose one of: %(choices)s.") % {"choices": ", ".join(choices)}
