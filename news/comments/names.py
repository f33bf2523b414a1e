"""Which names belong to the newsroom, however they are written: with letters that look the same, or signs between."""

import re
import unicodedata

from django.contrib.auth import get_user_model

from news.models import Author, PaperSettings

_OURS = ("redaksi", "admin", "moderator", "wartawan", "redaktur")
_SHORTEST_WITHIN = 5
"""Letters. A shorter name of a paper or a person stands within too many others: it is taken as a whole alone."""
_LATIN = re.compile(r"LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL |DOTLESS |SCRIPT |LONG )?([A-Z])\b")
_FIGURES = str.maketrans("013457", "oieast")
# The writing of one language may take letters of all of these.
_WRITTEN_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}


def skeleton(name: str) -> str:
    """What is left for the eye: small letters without accents, and nothing between them."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(_plain(character) for character in parts if character.isalpha())


def mixes_scripts(name: str) -> bool:
    """Whether letters of several scripts stand together, as in "Rеdaksi" with a Cyrillic letter: no name has that."""
    scripts = {_script(character) for character in unicodedata.normalize("NFKC", name) if character.isalpha()}
    return len(scripts) > 1 and not scripts <= _WRITTEN_TOGETHER


def belongs_to_newsroom(name: str) -> bool:
    """Whether a name has the paper's in it, that of one of its people, or what they are; three queries."""
    looks = {skeleton(name), skeleton(name.translate(_FIGURES))}
    within, whole = _taken()
    return bool(looks & whole) or any(taken in look for taken in within for look in looks)


def _taken() -> tuple[set[str], set[str]]:
    """What may stand nowhere in a name, and what may not be one: who shares a first name with somebody may keep it."""
    users = get_user_model().objects.filter(is_active=True).values_list("first_name", "last_name")
    people = [*Author.objects.values_list("name", flat=True), *(f"{first} {last}" for first, last in users)]
    full = [PaperSettings.load().name, *(name for name in people if len(name.split()) > 1)]
    whole = {skeleton(name) for name in (*full, *people)} - {""}
    within = {taken for taken in map(skeleton, full) if len(taken) >= _SHORTEST_WITHIN}
    return {*_OURS, *within}, whole


def _plain(letter: str) -> str:
    found = _LATIN.match(unicodedata.name(letter, ""))
    return found[1].lower() if found else letter


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
