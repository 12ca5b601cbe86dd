"""`make check-messages`: a text that is missing, blank, fuzzy or broken in one language fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT

PAGES = """
from django.utils.translation import gettext as _, ngettext

def words(n):
    return _("Good morning"), _("Room %(n)s"), ngettext("%(n)s note", "%(n)s notes", n)
"""
DANISH = {
    'msgid "Good morning"\nmsgstr ""': 'msgid "Good morning"\nmsgstr "Godmorgen"',
    'msgid "Room %(n)s"\nmsgstr ""': 'msgid "Room %(n)s"\nmsgstr "Lokale %(n)s"',
    'msgstr[0] ""': 'msgstr[0] "%(n)s seddel"',
    'msgstr[1] ""': 'msgstr[1] "%(n)s sedler"',
}


def run(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, project / "tools" / "messages.py", *options],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "openspace.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def project(tmp_path):
    """A small project with one page, gathered and translated."""
    for folder in ("tools", "openspace", "sessions_app", "templates", "static/js"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "messages.py", tmp_path / "tools")
    (tmp_path / "openspace" / "settings.py").write_text('SECRET_KEY = "words"\nUSE_I18N = True\n')
    (tmp_path / "sessions_app" / "pages.py").write_text(PAGES)
    assert run(tmp_path).returncode == 0
    for blank, word in DANISH.items():
        rewrite(danish(tmp_path), blank, word)
    return tmp_path


def danish(project: Path) -> Path:
    return project / "sessions_app" / "locale" / "da" / "LC_MESSAGES" / "django.po"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) == 1, (old, text)
    path.write_text(text.replace(old, new))


def test_complete_catalogues_pass_and_english_may_stand_as_it_is(project):
    checked = run(project, "--check")
    assert (checked.returncode, checked.stdout) == (0, "Translations are complete.\n")


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ('"Godmorgen"', '""', "not translated: 'Good morning'"),
        ('"%(n)s sedler"', '""', "not translated: '%(n)s note'"),
        ('msgid "Good morning"', '#, fuzzy\nmsgid "Good morning"', "fuzzy: 'Good morning'"),
        ('msgid "Good morning"\nmsgstr "Godmorgen"\n', "", "not gathered: 'Good morning'"),
        ('"Good morning"', '"Good evening"', "no longer used: 'Good evening'"),
        ('"Lokale %(n)s"', '"Lokale"', "'Room %(n)s': the translation lost %(n)s"),
        ('"Lokale %(n)s"', '"Lokale %(n)s %(m)s"', "'Room %(n)s' has no %(m)s"),
    ],
)
def test_a_faulty_catalogue_fails(project, good, bad, says):
    rewrite(danish(project), good, bad)
    checked = run(project, "--check")
    assert checked.returncode == 1
    assert says in checked.stdout


def test_a_new_text_in_a_script_fails_until_it_is_gathered_and_translated(project):
    (project / "static" / "js" / "wall.js").write_text('gettext("The wall");\n')
    assert "djangojs.po: not gathered: 'The wall'" in run(project, "--check").stdout
    run(project)
    checked = run(project, "--check")
    assert checked.returncode == 1
    assert "da/LC_MESSAGES/djangojs.po: not translated: 'The wall'" in checked.stdout
    assert "en/" not in checked.stdout
