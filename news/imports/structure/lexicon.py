"""What is known while one article is read: places, names used bare, words also written small."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from news.regions_data import read_regions

from .tokens import Token
from .words import (
    ADMIN_UNITS,
    CALENDAR,
    DEGREES,
    HONORIFICS,
    LOWER_CASE_HEADS,
    NAME_PARTICLES,
    PRONOUNS,
    RANKS,
    REPORT_PATTERN,
    REPORT_VERBS,
    ROLE_HEADS,
    SAY_PATTERN,
    SENTENCE_STARTERS,
    UNITS,
)

type PlaceIndex = dict[str, list[tuple[str, ...]]]

# fmt: off
_MORE_PLACES = [
    "Sumatera", "Sumatra", "Jawa", "Kalimantan", "Sulawesi", "Papua", "Bali", "Madura", "Flores", "Timor",
    "Nusantara", "IKN", "Jabodetabek", "Bandarlampung", "Jogja", "Solo", "Cirebon", "Tegal", "Purwokerto",
    "Cibinong", "Cikarang", "Soreang", "Sangatta", "Tenggarong", "Penajam", "Tanjung Redeb",
    "Tanjung Selor", "Tana Paser", "Sendawar", "Ubud", "Kuta", "Singaraja", "Lembang", "Cepu", "Kotabumi",
    "Kalianda", "Palabuhanratu", "Pelabuhan Ratu", "Maumere", "Ende", "Labuan Bajo", "Atambua", "Timika",
    "Wamena", "Sentani", "Kepanjen", "Ungaran", "Mungkid", "Wates", "Wonosari", "Singaparna",
    "Rangkasbitung", "Tigaraksa", "Ciputat", "Pare-Pare", "Sungguminasa", "Watampone", "Poso", "Luwuk",
    # Abroad, as far as Indonesian papers report from there.
    "Singapura", "Malaysia", "Kuala Lumpur", "Bangkok", "Hanoi", "Manila", "Dili", "Tokyo", "Seoul",
    "Beijing", "Taipei", "Hong Kong", "Shanghai", "New Delhi", "Dhaka", "Islamabad", "Kabul", "Teheran",
    "Baghdad", "Damaskus", "Beirut", "Amman", "Gaza", "Palestina", "Tel Aviv", "Yerusalem", "Kairo",
    "Riyadh", "Makkah", "Mekkah", "Madinah", "Jeddah", "Doha", "Dubai", "Abu Dhabi", "Ankara", "Istanbul",
    "Moskow", "Kyiv", "Kiev", "London", "Manchester", "Liverpool", "Birmingham", "Newcastle", "Paris",
    "Berlin", "Munich", "Dortmund", "Madrid", "Barcelona", "Lisbon", "Roma", "Milan", "Turin", "Napoli",
    "Brussel", "Amsterdam", "Den Haag", "Jenewa", "Wina", "Washington", "Washington DC", "New York",
    "Los Angeles", "Arab Saudi", "Amerika Serikat", "Buenos Aires", "Sydney", "Canberra", "Melbourne",
    "Johannesburg",
]
# fmt: on
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PLACE_CUE = re.compile(
    r"\b(?:[Dd]i|[Kk]e|[Dd]ari|Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Kampung|Dusun|Distrik|Camat|Polsek|Pemdes|Pulau)"
    r" ([A-Z][a-z]+)\b"
)
_VILLAGE_CUE = re.compile(
    r"(?<!Kepala )(?<!kepala )\b(?:Desa|Kelurahan|Kecamatan|Kampung|Dusun|Distrik|Nagari|Gampong|Pulau)"
    r" ((?:[A-Z][a-z]+)(?: [A-Z][a-z]+){1,2})\b(?! [A-Z])"
)
_NAME = r"([A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,3})"
_LONG_NAME = r"([A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){1,2})"
_OFFICES = (
    "Kepala|Ketua|Bupati|Wali Kota|Gubernur|Camat|Lurah|Kades|Kapolres|Kapolsek|Sekretaris|Direktur|Wakil|Anggota|Kuwu"
    "|Sekda"
)
# Where a name stands alone: behind a verb of saying, before one or before an office at a clause's start, before an age.
_SAID = re.compile(rf"\b(?:{SAY_PATTERN}) {_NAME}")
_CLAUSE = re.compile(r"(?:^|[.!?,\n] ?|[Mm]enurut |[Ll]anjut )(?=[A-Z])")
_REPORTS = re.compile(
    rf"{_NAME}(?: \(\d+(?: tahun)?\))?,? (?:juga |pun |turut |kembali |lantas |sendiri |kemudian )?{REPORT_PATTERN}\b"
)
_HOLDS_OFFICE = re.compile(rf"{_LONG_NAME} (?=(?:{_OFFICES})\b)")
_AGE = re.compile(r" \(\d{1,2}(?: tahun)?\)")
_NAME_AT_END = re.compile(rf"{_NAME}$")
_ACCORDING = re.compile(rf"\b[Mm]enurut {_NAME}(?=,)")
_LONGEST_NAME = 60


def place_index(names: Iterable[str]) -> PlaceIndex:
    """Names of places by their first word, longest first."""
    index: PlaceIndex = {}
    for name in names:
        words = tuple(name.casefold().replace(".", "").split())
        if words:
            index.setdefault(words[0], []).append(words)
    for entries in index.values():
        entries.sort(key=len, reverse=True)
    return index


@functools.cache
def indonesia() -> PlaceIndex:
    """All provinces, regencies and cities, with their short names, and a few places beside."""
    names = [name for region in read_regions() for name in (region.name, region.short_name, *region.aliases)]
    return place_index(names + _MORE_PLACES)


class Lexicon:
    """The vocabulary of one article."""

    def __init__(
        self, text: str, *, known_people: Iterable[str] = (), known_places: Iterable[str] = ()
    ) -> None:
        self._places = indonesia()
        self.single_places = _single_places(text)
        self._more_places = place_index([*known_places, *_villages(text, self.single_places)])
        words = _WORD.findall(text)
        self.small_words = {word for word in words if word.islower()}
        self.learned_places = self._learn_places(text)
        self.anchors: set[str] = set()
        self._learn_anchors(text)
        for name in known_people:
            if name and name in text:
                self.anchors.update(word.casefold() for word in _WORD.findall(name))

    def _learn_places(self, text: str) -> set[str]:
        seen = Counter(match.group(1).casefold() for match in _PLACE_CUE.finditer(text))
        return {word for word in seen if word not in ROLE_HEADS and word not in UNITS}

    def _learn_anchors(self, text: str) -> None:
        for match in _SAID.finditer(text):
            # "kata Bima" is no town; "Bima menyatakan" may be one.
            self._learn_name(match.group(1).split(), may_be_place=False)
        for name in _names_alone(text):
            self._learn_name(name.split(), may_be_place=True)

    def _learn_name(self, words: Sequence[str], *, may_be_place: bool) -> None:
        keys = [word.casefold() for word in words]
        while keys and keys[0] in RANKS | HONORIFICS:
            keys = keys[1:]
        if not keys or keys[0] in SENTENCE_STARTERS or (len(keys) == 1 and keys[0] in self.small_words):
            return
        if any(self._is_vocabulary(key) for key in keys) or (may_be_place and self.place_at(keys, 0)):
            return
        self.anchors.update(keys)

    def _is_vocabulary(self, key: str) -> bool:
        if key in LOWER_CASE_HEADS:
            return False
        return key in ROLE_HEADS or key in UNITS or key in CALENDAR or key in PRONOUNS

    def place_at(self, keys: Sequence[str], index: int) -> int:
        """How many words from `index` on are the name of a place; 0 if none."""
        for places in (self._more_places, self._places):
            for words in places.get(keys[index], ()):
                if tuple(keys[index : index + len(words)]) == words:
                    return len(words)
        return 0

    def code(self, token: Token) -> str:
        """What a word may be.

        P insertion · R role · K rank or honorific · D degree · U unit or acronym · C calendar · N name ·
        p particle of a name · v pronoun · l small word · x mark
        """
        text, key = token.text, token.key
        if token.is_insertion:
            return "P"
        if not text[0].isalnum():
            return "x"
        if token.is_capitalised:
            return self._capital_code(token)
        if key in PRONOUNS:
            return "v"
        if key in HONORIFICS or key in RANKS:
            return "K"
        if key in ROLE_HEADS:
            return "R"
        return "p" if key in NAME_PARTICLES else "l"

    def _capital_code(self, token: Token) -> str:
        key = token.key
        if key in PRONOUNS:
            return "v"
        if key in CALENDAR:
            return "C"
        if _is_degree(token):
            return "D"
        if key in RANKS or key in HONORIFICS:
            return "K"
        if key in self.anchors:
            return "N"
        if key in ROLE_HEADS and key not in LOWER_CASE_HEADS:
            return "R"
        if key in UNITS or token.is_acronym or "/" in token.text:
            return "U"
        return "N"

    def is_admin_unit(self, token: Token) -> bool:
        """Whether the next word must be a place: Desa, Kecamatan, Kota."""
        return token.key in ADMIN_UNITS

    def is_common_word(self, token: Token) -> bool:
        """A capital of a sentence's beginning, not of a name."""
        return token.key not in self.anchors and (
            token.key in SENTENCE_STARTERS or token.key in self.small_words
        )


def _names_alone(text: str) -> Iterator[str]:
    for clause in _CLAUSE.finditer(text):
        for pattern in (_REPORTS, _HOLDS_OFFICE):
            match = pattern.match(text, clause.end())
            if match:
                yield match.group(1)
    for match in _ACCORDING.finditer(text):
        yield match.group(1)
    for age in _AGE.finditer(text):
        match = _NAME_AT_END.search(text, max(0, age.start() - _LONGEST_NAME), age.start())
        if match:
            yield match.group(1)


def _single_places(text: str) -> set[str]:
    """Words after "di" or "Desa" with no further capital behind them: a place of one word."""
    return {
        match.group(1).casefold()
        for match in _PLACE_CUE.finditer(text)
        if not re.match(r" [A-Z]", text[match.end() : match.end() + 2])
    }


def _villages(text: str, single: set[str]) -> list[str]:
    """Villages of two or three words: printed so, never by the first word alone, no speaker's name at their end."""
    found = []
    for match in _VILLAGE_CUE.finditer(text):
        following = _WORD.match(text, match.end() + 1)
        speaks = following is not None and following.group() in REPORT_VERBS
        if match.group(1).split()[0].casefold() not in single and not speaks:
            found.append(match.group(1))
    return found


def _is_degree(token: Token) -> bool:
    inner_dot = "." in token.text.rstrip(".")
    if token.key in DEGREES:
        return inner_dot or token.text.isupper() or token.key in {"msi", "spd", "mpd", "ssos", "phd", "amd"}
    return inner_dot and token.key[0] in "smp" and not token.text.isupper() and len(token.key) < 7
