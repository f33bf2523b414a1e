"""The house's style guide as the rules read it: ``style_guide.toml``, where editors add to it."""

import re
import tomllib
from functools import cache
from pathlib import Path

GUIDE = Path(__file__).parent.parent / "style_guide.toml"


@cache
def words() -> dict[str, str]:
    """What is written too often, in small letters, and what to write for it."""
    return _read()["words"]


@cache
def phrases() -> dict[str, str]:
    """The same for several words, or for one that is two."""
    return _read()["phrases"]


@cache
def any_phrase() -> re.Pattern[str]:
    """Finds them all in one go."""
    wrong = sorted(map(re.escape, phrases()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(wrong)})\b", re.IGNORECASE)


@cache
def passive_roots() -> frozenset[str]:
    """Verbs that "di" is a part of."""
    return frozenset(_read()["passive"]["roots"].split())


@cache
def no_verbs() -> frozenset[str]:
    """Nouns that look like a verb in -kan."""
    return frozenset(_read()["passive"]["not_verbs"].split())


@cache
def kinds() -> frozenset[str]:
    """Titles and kinds of things that stand before a name, in small letters: "bupati", "kabupaten"."""
    return frozenset(_read()["names"]["kinds"].split())


@cache
def capitals() -> frozenset[str]:
    """Abbreviations that everybody writes in capitals."""
    return frozenset(_read()["capitals"]["known"].split())


@cache
def _read() -> dict:
    with GUIDE.open("rb") as file:
        return tomllib.load(file)
