"""Reading a page as its visitor does: its fields, its headings, what it says."""

import html
from html.parser import HTMLParser
from typing import Any


class Page(HTMLParser):
    """`fields`: what the form would send; `focus`: where the page begins; `text`: all its words."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.source = response.content.decode()
        self.fields: dict[str, str] = {}
        self.labels: set[str] = set()
        self.ids: list[str] = []
        self.focus = ""
        self.headings = 0
        self.language = ""
        self.inline: list[str] = []
        self.described: list[str] = []
        self._words: list[str] = []
        self._textarea = self._select = ""
        self.feed(self.source)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in given}
        self.inline += [f"<{tag} {name}>" for name in at if name == "style" or name[:2] == "on"]
        if tag == "script" and "src" not in at:
            self.inline.append("<script>")
        if tag == "style":
            self.inline.append("<style>")
        self.ids += [at["id"]] if "id" in at else []
        self.labels |= {at["for"]} if "for" in at else set()
        self.described += at.get("aria-describedby", "").split()
        self.headings += tag == "h1"
        self.language = at.get("lang", "") if tag == "html" else self.language
        if "autofocus" in at:
            self.focus = at.get("id") or at.get("value", "")
        if tag == "input" and "name" in at:
            self.fields[at["name"]] = at.get("value", "")
        if tag == "textarea":
            self._textarea = at["name"]
            self.fields[self._textarea] = ""
        if tag == "select":
            self._select = at["name"]
        if tag == "option" and "selected" in at:
            self.fields[self._select] = at["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.fields[self._textarea] = self.fields[self._textarea].removeprefix("\n")
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[self._textarea] += data
        else:
            self._words.append(data)

    def send(self, **typed: str) -> dict[str, str]:
        """What a browser would send, with `typed` typed in (rooms__0__name is rooms-0-name)."""
        return self.fields | {name.replace("__", "-"): value for name, value in typed.items()}


def says(response: Any, words: str) -> bool:
    return " ".join(words.split()) in html.unescape(Page(response).text)
