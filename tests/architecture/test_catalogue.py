"""The Indonesian catalogue is complete: every string of ours is translated, and what is compiled is what is written."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "newsroom/locale/id/LC_MESSAGES/django.po"
SOURCES = ("devtools", "home", "news", "newsroom", "search", "templates")


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> polib.POFile:
    """The catalogue as ``make messages`` would write it now, made from a copy of the sources."""
    if shutil.which("xgettext") is None:
        pytest.skip("GNU gettext is needed: apt-get install gettext")
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        shutil.copytree(
            ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "static", "*.mo")
        )
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "id", "--no-location", "--no-wrap"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)  # noqa: S603 - our own command
    return polib.pofile(str(copy / CATALOGUE.relative_to(ROOT)))


def test_every_string_is_in_the_catalogue(collected):
    known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(CATALOGUE))}
    missing = [
        entry.msgid for entry in collected if not entry.obsolete and (entry.msgctxt, entry.msgid) not in known
    ]
    assert missing == [], "Run `make messages` and translate these."


def test_every_string_is_translated():
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_placeholders_survive_translation():
    catalogue = polib.pofile(str(CATALOGUE))
    broken = [
        entry.msgid
        for entry in catalogue
        if not entry.msgid_plural
        and sorted(_placeholders(entry.msgid)) != sorted(_placeholders(entry.msgstr))
    ]
    assert broken == []


def test_compiled_catalogue_is_the_written_one():
    written = {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural
        for entry in polib.pofile(str(CATALOGUE))
        if not entry.obsolete
    }
    compiled = {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural
        for entry in polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    }
    assert compiled == written, "Run `make messages`."


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))
