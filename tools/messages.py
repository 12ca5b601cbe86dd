"""Gather the strings to translate into sessions_app/locale, or check that it is up to date.

    python tools/messages.py            write the .po files (make messages)
    python tools/messages.py --check    exit 1 if they are stale or a translation is missing

Needs gettext (xgettext, msgmerge). The gathering runs in a copy of the source, so that neither a
half-done run nor a check touches the real files.
"""

import argparse
import contextlib
import os
import re
import shutil
import string
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import makemessages

ROOT = Path(__file__).resolve().parent.parent
LOCALE = Path("sessions_app/locale")
SOURCES = ("sessions_app", "openspace", "templates", "static/js")
LANGUAGES = ("da", "en")
# English is the language of the source: an empty translation there means "as it stands".
SOURCE_LANGUAGE = "en"

HEADER = r'''msgid ""
msgstr ""
"Language: %s\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"'''


class Gather(makemessages.Command):
    """Django's makemessages, without guesses at translations of changed strings."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


def gather(folder: Path) -> None:
    """Bring the .po files of a copy of the source up to date."""
    for source in SOURCES:
        shutil.copytree(
            ROOT / source, folder / source, ignore=shutil.ignore_patterns("__pycache__", "*.mo")
        )
    (folder / LOCALE).mkdir(exist_ok=True)
    settings.LOCALE_PATHS = [str(folder / LOCALE)]
    os.chdir(folder)
    for domain in ("django", "djangojs"):
        call_command(
            Gather(),
            domain=domain,
            locale=list(LANGUAGES),
            no_location=True,
            no_wrap=True,
            no_obsolete=True,
            verbosity=0,
        )
    for path in catalogues(folder):
        # gettext's own header holds blanks to fill in, the hour of gathering, and a mark that it
        # is fuzzy, for which the compiler would pass over the whole file.
        _, entries_begin, rest = path.read_text().partition("\n\n")
        path.write_text(HEADER % path.parts[-3] + entries_begin + rest)


def catalogues(folder: Path) -> list[Path]:
    return sorted((folder / LOCALE).glob("*/LC_MESSAGES/*.po"))


def entries(path: Path) -> Iterator[Message]:
    """All but the header; none of a file that is not there."""
    if path.exists():
        with path.open("rb") as file:
            yield from (entry for entry in read_po(file) if entry.id)


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """A text in its one form, or in its singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def strings(path: Path) -> set[tuple[str, ...]]:
    return {(*forms(entry.id), entry.context or "") for entry in entries(path)}


def stale(folder: Path) -> Iterator[str]:
    """What the source says and the catalogues do not, and the other way round."""
    for fresh in catalogues(folder):
        name = fresh.relative_to(folder)
        gathered, kept = strings(fresh), strings(ROOT / name)
        yield from (f"{name}: not gathered: {text[0]!r}" for text in sorted(gathered - kept))
        yield from (f"{name}: no longer used: {text[0]!r}" for text in sorted(kept - gathered))


def incomplete() -> Iterator[str]:
    """Strings without a translation, marked fuzzy, or with other placeholders than the source."""
    for path in catalogues(ROOT):
        name, source = path.relative_to(ROOT), path.parts[-3] == SOURCE_LANGUAGE
        for entry in entries(path):
            texts, words = forms(entry.id), forms(entry.string)
            if entry.fuzzy:
                yield f"{name}: fuzzy: {texts[0]!r}"
            elif not all(words) and not (source and not any(words)):
                yield f"{name}: not translated: {texts[0]!r}"
            known = set().union(*map(placeholders, texts))
            for word in filter(None, words):
                if strange := placeholders(word) - known:
                    yield f"{name}: {texts[0]!r} has no {', '.join(sorted(strange))}"
                elif len(texts) == 1 and (lost := known - placeholders(word)):
                    yield f"{name}: {texts[0]!r}: the translation lost {', '.join(sorted(lost))}"


def placeholders(text: str) -> set[str]:
    """`%(name)s`, `%s` and `{name}` in a text."""
    found = set(re.findall(r"%(?:\(\w+\))?[sd]", text))
    with contextlib.suppress(ValueError):  # a lone brace is only a brace
        found |= {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name}
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openspace.settings")
    django.setup()
    with tempfile.TemporaryDirectory(prefix="openspace-messages-") as name:
        folder = Path(name).resolve()
        gather(folder)
        if not check:
            for path in catalogues(folder):
                kept = ROOT / path.relative_to(folder)
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, kept)
        wrong = [*(stale(folder) if check else ()), *incomplete()]
        os.chdir(ROOT)
    print("\n".join(wrong) or "Translations are complete.")
    if check and wrong:
        print("Run `make messages`, then translate what is missing.", file=sys.stderr)
    return int(check and bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
