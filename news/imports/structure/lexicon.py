"""What is known while one article is read: places, names used bare, words also written small."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence, Set

from .codes import is_role_head
from .gazetteer import PlaceIndex, indonesia, place_index
from .nicks import Nicks
from .offices import LOWER_CASE_HEADS
from .tokens import Token
from .units import ADMIN_UNITS, UNITS
from .words import (
    CALENDAR,
    HONORIFICS,
    PRONOUNS,
    RANKS,
    REPORT_VERBS,
    SAY_ROOTS,
    SENTENCE_STARTERS,
    any_of,
    word_set,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PLACE_CUES = word_set(
    "di Di ke Ke dari Dari Desa Kelurahan Kecamatan Kabupaten Kota Kampung Dusun Distrik Camat Polsek Pemdes Pulau"
)
_PLACE = re.compile("([A-Z][a-z]+)\\b(?! [A-Z])|([A-Z][a-z]+)\\b")
_VILLAGE_KINDS = word_set("Desa Kelurahan Kecamatan Kampung Dusun Distrik Nagari Gampong Pulau")
_VILLAGE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}\b(?! [A-Z])")
_OF_HEAD = re.compile(r"[Kk]epala \w+ $")
_NAME = r"([A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,3})"
_LONG_NAME = r"([A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){1,2})"
_OFFICES = (
    *(
        "Kepala",
        "Ketua",
        "Bupati",
        "Wali Kota",
        "Gubernur",
        "Camat",
        "Lurah",
        "Kades",
        "Kapolres",
        "Kapolsek",
    ),
    *("Sekretaris", "Direktur", "Wakil", "Anggota", "Kuwu", "Sekda"),
)
# Where a name stands alone: behind a verb of saying, before one or before an office at a clause's start, before an age.
_SAID = re.compile(_NAME)
_CLAUSE = r"(?:^|[.!?,\n] ?|[Mm]enurut |[Ll]anjut )"
_BEFORE_VERB = word_set("juga pun turut kembali lantas sendiri kemudian")
_REPORTS = re.compile(rf"{_CLAUSE}{_NAME}(?: \(\d+(?: tahun)?\))?,?(?: (?:{any_of(_BEFORE_VERB)}))?$")
_HOLDS_OFFICE = re.compile(rf"{_CLAUSE}{_LONG_NAME}$")
_AGE = re.compile(r" \(\d{1,2}(?: tahun)?\)|, \d{2},")
_NAME_AT_END = re.compile(rf"{_NAME}$")
_ACCORDING = re.compile(rf"\b[Mm]enurut {_NAME}(?=,)")
_CALLED = re.compile(
    rf"{_CLAUSE}{_NAME}(?=,? (?:atau )?(?:yang )?(?:akrab |biasa |kerap |lebih )?(?:disapa|dipanggil)\b)"
)
_INSTITUTIONS = word_set("PT CV Bank Partai Kementerian Kemenko Universitas Grup Klub")
_LONGEST_NAME = 60
_LONGEST_SUBJECT = 120
# "Bupati ajak Karang Taruna …" in a related title: whom it names there does not speak. He does behind a quotation:
# "…," ajak Budi.
_TAKES_OBJECT = re.compile(
    r"[\w)]\s+(?:ajak|sapa|tegur|puji|kritik|kecam|sindir|ancam|tantang|bela|ingat|tanya|pinta|himbau|imbau|tuding|nilai)\s$"
)
_LONGEST_VERB = 12


@functools.lru_cache(maxsize=8)
def _known_index(names: tuple[str, ...]) -> PlaceIndex:
    return place_index(names)


@functools.lru_cache(maxsize=8)
def _names_by_first_word(names: tuple[str, ...]) -> dict[str, list[str]]:
    """A paper may know thousands of people; an article is asked only for those whose first word it holds."""
    index: dict[str, list[str]] = {}
    for name in names:
        first = _WORD.search(name)
        if first:
            index.setdefault(first.group(), []).append(name)
    return index


class Lexicon:
    """The vocabulary of one article."""

    def __init__(
        self, text: str, *, known_people: Iterable[str] = (), known_places: Iterable[str] = ()
    ) -> None:
        words = set(itertools.chain.from_iterable(map(_words_in, set(text.split()))))
        self.single_places, places = _places_after_cues(text, words)
        villages = place_index(_villages(text, words, self.single_places))
        self._places = [villages, _known_index(tuple(known_places)), indonesia()]
        self.small_words = {word for word in words if word.islower()}
        self.learned_places = {key for key in places if not is_role_head(key) and key not in UNITS}
        self.nicks = Nicks(text)
        self.anchors: set[str] = set()
        self.words = {word.casefold() for word in words}
        self.words.update(*[word.split("-") for word in self.words if "-" in word])
        self.institutions = set(_words_behind(text, _INSTITUTIONS & words))
        self._learn_anchors(text)
        self._learn_known_people(text, words, tuple(known_people))
        self._naming = tuple(key for key in self.words if is_role_head(key) or key in self.anchors)

    def _learn_known_people(self, text: str, words: Set[str], names: tuple[str, ...]) -> None:
        known = _names_by_first_word(names)
        for word in known.keys() & words:
            for name in known[word]:
                if name in text:
                    self.anchors.update(key.casefold() for key in _WORD.findall(name))

    def _learn_anchors(self, text: str) -> None:
        for start in _behind(text, SAY_ROOTS & self.words):
            match = _SAID.match(text, start)
            if match and not _TAKES_OBJECT.search(text, max(0, start - _LONGEST_VERB), start):
                # "kata Bima" is no town; "Bima menyatakan" may be one.
                self._learn_name(match.group(1).split(), may_be_place=False)
        for name in _names_alone(text, REPORT_VERBS & self.words):
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
        """What each word may be in this article (see `codes.py`): a known name is one, whatever else it could be."""
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


@functools.lru_cache(maxsize=32_768)
def _words_in(stretch: str) -> tuple[str, ...]:
    """The words between two spaces, mostly one; an archive repeats most of them."""
    return tuple(_WORD.findall(stretch))


def _is_institution(word: str) -> bool:
    """An acronym or something with a figure is no name of a person."""
    return any(map(str.isdigit, word)) or (len(word) > 2 and word.isupper())


def _words_behind(text: str, words: Iterable[str]) -> Iterator[str]:
    for start in _behind(text, words):
        match = _WORD.match(text, start)
        if match and match.group()[0].isupper():
            yield match.group().casefold()


def _behind(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where the next word begins behind these words."""
    for word in words:
        wanted = f"{word} "
        start = text.find(wanted)
        while start >= 0:
            if not text[start - 1 : start].isalnum():
                yield start + len(wanted)
            start = text.find(wanted, start + len(word))


def _names_before(text: str, words: Iterable[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """Names that stand right before these words; looked for from the word backwards."""
    for word in words:
        wanted = f" {word}"
        start = text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if _may_end_name(text, start):
                match = pattern.search(text, max(0, start - _LONGEST_SUBJECT), start)
                if match and not text[end : end + 1].isalnum():
                    yield match.group(1)
            start = text.find(wanted, end)


def _may_end_name(text: str, end: int) -> bool:
    """A cheap test before a name is looked for: a capital in the last word, an adverb or a mark at its end."""
    last = text[max(0, end - _LONGEST_NAME) : end].split()[-1:]
    return bool(last) and (not last[0].islower() or last[0] in _BEFORE_VERB or last[0][-1] in "),")


def _names_alone(text: str, verbs: Iterable[str]) -> Iterator[str]:
    yield from _names_before(text, verbs, _REPORTS)
    yield from _names_before(text, _OFFICES, _HOLDS_OFFICE)
    if "enurut " in text:
        for match in _ACCORDING.finditer(text):
            yield match.group(1)
    if "disapa" in text or "dipanggil" in text:
        for match in _CALLED.finditer(text):
            yield match.group(1)
    for age in _AGE.finditer(text):
        match = _NAME_AT_END.search(text, max(0, age.start() - _LONGEST_NAME), age.start())
        if match:
            yield match.group(1)


def _places_after_cues(text: str, words: Set[str]) -> tuple[set[str], set[str]]:
    """Words after "di" or "Desa": those of one word (no further capital behind them), and all of them."""
    single, found = set(), set()
    for start in _behind(text, _PLACE_CUES & words):
        match = _PLACE.match(text, start)
        if match:
            found.add(match.group().casefold())
            if match.group(1):
                single.add(match.group().casefold())
    return single, found


def _villages(text: str, words: Set[str], single: set[str]) -> list[str]:
    """Villages of two or three words: printed so, never by the first word alone, no speaker's name at their end."""
    found: list[str] = []
    for start in _behind(text, _VILLAGE_KINDS & words):
        match = _VILLAGE.match(text, start)
        if match is None or _OF_HEAD.search(text, max(0, start - _LONGEST_NAME), start):
            continue
        following = _WORD.match(text, match.end() + 1)
        speaks = following is not None and following.group() in REPORT_VERBS
        if match.group().split()[0].casefold() not in single and not speaks:
            found.append(match.group())
    return found
