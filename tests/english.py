"""Finds English where Indonesian is promised.

Three nets. The catalogues: a text that is, word for word or filled in, an English message of Django, Wagtail or ours.
Little words: two of "the", "your", "with" and their like in one text. Vocabulary: a text with a word that only the
English messages have, and none that only the Indonesian ones have.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings
from django.http import HttpResponse

# What both languages call by the same name, or what is nobody's language.
NAMES = {"English", "Wagtail", "Newsroom", "JavaScript", "Slug", "slug", "HTML", "Esc", "Ctrl", "Shift"}
# A digest as people compare it: nobody's language, though one may begin with "be".
_DIGEST = re.compile(r"[0-9a-f]{4}( [0-9a-f]{4}){2}")
# Python's words for what a template did not translate.
PYTHON = {"None", "True", "False"}
LITTLE_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        about all already also and any are been before below but by can cannot could did do does
        each for from had has have here how if in into is it its more must new no not of off on one
        only or other our out over please select should some sorry such than that the their them
        then there these they this those to until up use was were what when where which who will
        with without would yes you your
        """,
    )
)
SHOWN_ATTRIBUTES = {"title", "placeholder", "aria-label", "aria-description", "alt", "label"}
SHOWN_STIMULUS_VALUES = re.compile(
    r"data-w-[\w-]+-(content|message|active|label|title|text|saving|offset)[\w-]*-value"
)
HIDDEN = {"script", "style", "symbol"}
# Wagtail writes "None" into it until a script counts.
COUNTER = "data-side-panel-toggle-counter"
# Of hidden buttons for browsers without script; it stands so in Wagtail's template (shared/header.html).
FIXED_BUTTONS = {"Search"}

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_TAG = re.compile(r"<[^<>]+>")
# Addresses, file names, labels of models: nobody's language.
_ADDRESS = re.compile(r"\S+://\S+|\S*\w[.@]\w\S*")
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][a-z]+)?")


def english_in(texts: Iterable[str]) -> list[str]:
    """Those of the texts that a net catches, each once, in order."""
    return [text for text in dict.fromkeys(map(_tidy, texts)) if is_english(text)]


@cache
def is_english(text: str) -> bool:
    """Whether a text of one element or attribute is English."""
    if text in NAMES or text in _catalogues().indonesian or _DIGEST.fullmatch(text):
        return False
    if _is_a_message(text) or not PYTHON.isdisjoint(text.split()):
        return True
    words = [word.lower() for word in _WORD.findall(_ADDRESS.sub("", text))]
    return _has_little_words(words) or _is_of_english_words(words)


def texts_of(html: str) -> list[str]:
    """What a person may see or hear of a page: its texts, and the attributes that browsers show or read aloud."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.texts


def texts_in(response: HttpResponse) -> list[str]:
    """The texts of an answer; of a chooser's, those of the markup in its JSON."""
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        return [text for markup in _strings(json.loads(response.content)) for text in texts_of(markup)]
    return texts_of(response.content.decode()) if kind.startswith("text/") else []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and ("<" in value or " " in value):
        yield value
    if isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


class _Reader(HTMLParser):
    """Templates count: the editor's script draws them later."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in HIDDEN or COUNTER in given:
            self._hidden.append(tag)
        if tag == "input" and given.get("type") in {"submit", "button", "reset"}:
            self._keep("" if given.get("value") in FIXED_BUTTONS else given.get("value", ""))
        if tag == "meta" and given.get("name") == "description":
            self._keep(given.get("content", ""))
        for name, value in given.items():
            if name in SHOWN_ATTRIBUTES or SHOWN_STIMULUS_VALUES.fullmatch(name):
                self._keep(value)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._keep(data)

    def _keep(self, text: str) -> None:
        if _WORD.search(text):
            self.texts.append(_tidy(text))


def _tidy(text: str) -> str:
    return " ".join(text.split())


# The nets -----------------------------------------------------------------------------------------------------------


def _is_a_message(text: str) -> bool:
    known = _catalogues()
    return text in known.english or any(pattern.fullmatch(text) for pattern in known.patterns)


def _has_little_words(words: list[str]) -> bool:
    return len(LITTLE_WORDS.intersection(words)) >= 2


def _is_of_english_words(words: list[str]) -> bool:
    known = _catalogues()
    return not known.english_words.isdisjoint(words) and known.indonesian_words.isdisjoint(words)


class Catalogues:
    """All messages of Django, Wagtail and ours, in both languages."""

    def __init__(self) -> None:
        self.english: set[str] = set()
        self.indonesian: set[str] = set()
        patterns: set[str] = set()
        entries = list(_entries())
        for _, translations in entries:
            self.indonesian.update(_tidy(part) for text in translations for part in _parts(text))
        for messages, _ in entries:
            for part in (_tidy(part) for text in messages for part in _parts(text)):
                if _PLACEHOLDER.search(part):
                    patterns.add(part)
                else:
                    self.english.add(part)
        self.english -= self.indonesian
        self.patterns = [_pattern(part) for part in patterns - self.indonesian if _says_something(part)]
        english = _vocabulary(text for messages, _ in entries for text in messages)
        indonesian = _vocabulary(text for _, translations in entries for text in translations)
        self.english_words, self.indonesian_words = english - indonesian, indonesian - english


@cache
def _catalogues() -> Catalogues:
    return Catalogues()


def _entries() -> Iterator[tuple[list[str], list[str]]]:
    for path in _files():
        for entry in polib.pofile(str(path)):
            translations = [entry.msgstr, *entry.msgstr_plural.values()]
            is_indonesian = path.parts[-3].startswith("id") and not entry.fuzzy
            yield [entry.msgid, entry.msgid_plural], translations if is_indonesian else []


def _files() -> Iterator[Path]:
    django_home = Path(django.__file__).parent
    # Wagtail uses Django's spoken times without installing their app.
    places = [
        django_home / "conf/locale",
        django_home / "contrib/humanize/locale",
        *map(Path, settings.LOCALE_PATHS),
    ]
    places += [Path(config.path) / "locale" for config in apps.get_app_configs()]
    for place in places:
        for language in ("en", "id", "id_ID"):
            yield from (place / language / "LC_MESSAGES").glob("*.po")


def _parts(text: str) -> list[str]:
    """What stands between tags comes to the screen as texts of their own."""
    return [part.strip() for part in _TAG.split(text) if _WORD.search(_PLACEHOLDER.sub("", part))]


def _says_something(part: str) -> bool:
    return re.search(r"[a-z]{3}", _PLACEHOLDER.sub("", part)) is not None


def _pattern(part: str) -> re.Pattern[str]:
    pieces = [re.escape(piece) for piece in _PLACEHOLDER.split(part.replace("%%", "%"))]
    return re.compile(".+?".join(pieces))


def _vocabulary(texts: Iterable[str]) -> set[str]:
    plain = (_PLACEHOLDER.sub(" ", _TAG.sub(" ", text)) for text in texts)
    return {word.lower() for text in plain for word in _WORD.findall(text)}
