"""What is known while one article is read: places, names used bare, words also written small."""

import functools
import re
from collections.abc import Iterable, Sequence, Set

from news.structurer.vocabulary.gazetteer import PlaceIndex, indonesia, place_index
from news.structurer.vocabulary.offices import ADMIN_UNITS, LOWER_CASE_HEADS, UNITS, is_role_head
from news.structurer.vocabulary.words import (
    CALENDAR,
    HONORIFICS,
    PRONOUNS,
    RANKS,
    REPORT_VERBS,
    SAY_ROOTS,
    SENTENCE_STARTERS,
    word_set,
)

from .names import (
    Nicks,
    capitals_behind,
    names_alone,
    places_after_cues,
    speakers_behind,
    villages,
    words_in,
    words_of,
)
from .tokens import Token

_INITIALS_ONLY = re.compile(r"\b(?:ber)?inisial ([A-Z]{2,3})\b")
_INSTITUTIONS = word_set("PT CV Bank Partai Kementerian Kemenko Universitas Grup Klub")


@functools.lru_cache(maxsize=8)
def _known_index(names: tuple[str, ...]) -> PlaceIndex:
    return place_index(names)


@functools.lru_cache(maxsize=8)
def _names_by_first_word(names: tuple[str, ...]) -> dict[str, list[str]]:
    """A paper may know thousands of people; an article is asked only for those whose first word it holds."""
    index: dict[str, list[str]] = {}
    for name in names:
        first = words_in(name)[:1]
        if first:
            index.setdefault(first[0], []).append(name)
    return index


class Lexicon:
    """The vocabulary of one article."""

    def __init__(
        self, text: str, *, known_people: Iterable[str] = (), known_places: Iterable[str] = ()
    ) -> None:
        words = words_of(text)
        self.single_places, places = places_after_cues(text, words)
        self._places = [
            place_index(villages(text, words, self.single_places)),
            _known_index(tuple(known_places)),
            indonesia(),
        ]
        self.small_words = {word for word in words if word.islower()}
        self.learned_places = {key for key in places if not is_role_head(key) and key not in UNITS}
        self.nicks = Nicks(text)
        self.anchors: set[str] = set()
        self.words = {word.casefold() for word in words}
        self.words.update(*[word.split("-") for word in self.words if "-" in word])
        self.institutions = set(capitals_behind(text, _INSTITUTIONS & words))
        self._learn_anchors(text)
        self._learn_known_people(text, words, tuple(known_people))
        self._naming = tuple(key for key in self.words if is_role_head(key) or key in self.anchors)

    def _learn_known_people(self, text: str, words: Set[str], names: tuple[str, ...]) -> None:
        known = _names_by_first_word(names)
        for word in known.keys() & words:
            for name in known[word]:
                if name in text:
                    self.anchors.update(key.casefold() for key in words_in(name))

    def _learn_anchors(self, text: str) -> None:
        # "kata Bima" is no town; "Bima menyatakan" may be one.
        for name in speakers_behind(text, SAY_ROOTS & self.words):
            self._learn_name(name.split(), may_be_place=False)
        if "inisial" in text:
            self.anchors.update(match.group(1).casefold() for match in _INITIALS_ONLY.finditer(text))
        for name in names_alone(text, REPORT_VERBS & self.words):
            self._learn_name(name.split(), may_be_place=True)

    def _learn_name(self, words: Sequence[str], *, may_be_place: bool) -> None:
        keys = [word.casefold() for word in words]
        while keys and (keys[0] in RANKS or keys[0] in HONORIFICS):
            keys = keys[1:]
        if not keys or keys[0] in SENTENCE_STARTERS or (len(keys) == 1 and keys[0] in self.small_words):
            return
        if words[0].isupper() and len(words[0]) > 1:
            return
        if any(_is_institution(word) or word.casefold() in self.institutions for word in words):
            return
        if any(self._is_vocabulary(key) for key in keys) or (may_be_place and self.place_at(keys, 0)):
            return
        self.anchors.update(keys)

    def _is_vocabulary(self, key: str) -> bool:
        if key in LOWER_CASE_HEADS:
            return False
        return is_role_head(key) or key in UNITS or key in CALENDAR or key in PRONOUNS

    def place_at(self, keys: Sequence[str], index: int) -> int:
        """How many words from `index` on are the name of a place; 0 if none."""
        for places in self._places:
            for words in places.get(keys[index], ()):
                if tuple(keys[index : index + len(words)]) == words:
                    return len(words)
        return 0

    def codes(self, tokens: Iterable[Token]) -> str:
        """What each word may be in this article (see `tokens.py`): a known name is one, whatever else it could be."""
        anchors = self.anchors
        return "".join([token.code_as_name if token.key in anchors else token.code for token in tokens])

    def may_name_somebody(self, sentence: str) -> bool:
        """A cheap test: whether any role or known name of this article is in the sentence."""
        lowered = sentence.casefold()
        for word in self._naming:  # noqa: SIM110 - asked of every sentence; a generator takes twice as long
            if word in lowered:
                return True
        return False

    def is_admin_unit(self, token: Token) -> bool:
        """Whether the next word must be a place: Desa, Kecamatan, Kota."""
        return token.key in ADMIN_UNITS

    def is_common_word(self, token: Token) -> bool:
        """A capital of a sentence's beginning, not of a name."""
        return token.key not in self.anchors and (
            token.key in SENTENCE_STARTERS or token.key in self.small_words
        )


def _is_institution(word: str) -> bool:
    """An acronym or something with a figure is no name of a person."""
    return any(map(str.isdigit, word)) or (len(word) > 2 and word.isupper())
