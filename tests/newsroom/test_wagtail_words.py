"""Wagtail's words have Indonesian ones, on the screens of ``test_words.py`` or not: a new version's are found here."""

import json
import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.utils.translation import trans_real

ROOT = Path(__file__).parents[2] / "newsroom/wagtail_locale/id/LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")


def messages_of_wagtail(domain: str) -> list[polib.POEntry]:
    places = [Path(app.path) / "locale/en/LC_MESSAGES" / f"{domain}.po" for app in apps.get_app_configs()]
    return [entry for place in places if place.exists() for entry in polib.pofile(str(place))]


def has_indonesian(entry: polib.POEntry) -> bool:
    key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
    known = trans_real.translation("id")._catalog
    return known.get((key, 0) if entry.msgid_plural else key) is not None


def marks(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_every_message_has_an_indonesian_one():
    assert [entry.msgid for entry in messages_of_wagtail("django") if not has_indonesian(entry)] == []


def test_every_word_of_the_editors_scripts_is_sent_in_indonesian(client, db):
    script = client.get("/admin/jsi18n/").text
    sent = json.loads(re.search(r"const newcatalog = ({.*?});\n", script, re.DOTALL)[1])
    assert [entry.msgid for entry in messages_of_wagtail("djangojs") if entry.msgid not in sent] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_placeholders_and_tags_survive(domain):
    assert [
        entry.msgid
        for entry in polib.pofile(str(ROOT / f"{domain}.po"))
        if not marks(entry.msgid)
        <= marks(entry.msgstr or entry.msgstr_plural[0])
        <= marks(entry.msgid) | marks(entry.msgid_plural)
    ] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_compiled_words_are_the_written_ones(domain):
    written, compiled = (
        {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in entries}
        for entries in (polib.pofile(str(ROOT / f"{domain}.po")), polib.mofile(str(ROOT / f"{domain}.mo")))
    )
    assert compiled == written, "Run `make messages`."
