"""Which words the house knows, as far as anybody can tell it: the dictionary, and all that it has published before."""

import re
from enum import IntEnum
from functools import cached_property
from typing import Protocol

from wagtail import hooks

from news.models import ArticlePage

HOOK = "news_known_words"


class Sighting(IntEnum):
    """What whoever answers ``news_known_words`` has seen of a word."""

    NOWHERE = 0
    WITH_A_CAPITAL = 1
    IN_SMALL_LETTERS = 2


class Words(Protocol):
    """What a repair asks about the words that went and those that came."""

    def has(self, word: str) -> bool:
        """It may have been meant."""

    def is_common(self, word: str) -> bool:
        """A word of the language, and no name."""


class Vocabulary:
    """The words known beside the story ``article``; ``kept`` are those that stand in its new text."""

    def __init__(self, article: ArticlePage, *, kept: frozenset[str]) -> None:
        self._article, self._kept = article, kept
        self._sightings: dict[str, Sighting] = {}

    def has(self, word: str) -> bool:
        """Somebody has seen it, with a capital or without; or the new text has it still, at another place."""
        return word.casefold() in self._kept or all(map(self._sighting, parts_of(word)))

    def is_common(self, word: str) -> bool:
        """Somebody has seen each part of it in small letters."""
        return all(self._sighting(part) is Sighting.IN_SMALL_LETTERS for part in parts_of(word))

    def _sighting(self, word: str) -> Sighting:
        if word not in self._sightings:
            answers = (answer(word=word, article=self._article) for answer in self._answers)
            self._sightings[word] = max(answers, default=Sighting.NOWHERE)
        return self._sightings[word]

    @cached_property
    def _answers(self) -> list:
        return hooks.get_hooks(HOOK)


def parts_of(word: str) -> list[str]:
    """What a hyphen or a mark joins, in small letters."""
    return [part for part in re.split(r"[\W_]+", word.casefold()) if part]
