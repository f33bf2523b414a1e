"""Stretches of a phrase between commas, and what one of them can be: a name, a place, an office."""

import re
from collections.abc import Sequence, Set

from news.structurer.vocabulary.offices import LOWER_CASE_HEADS, NAMELIKE_UNITS, PAIRED_UNITS, UNITS
from news.structurer.vocabulary.words import SENTENCE_STARTERS

from .lexicon import Lexicon
from .roles import VERB, role_text
from .tokens import Token, tokenise

_NAME_ONLY = re.compile(r"K*N[NpKDx]*|K+N?[NpD]*")
_NAME_RUN = re.compile("[KD]*N?[NpKD]*")
_NAME_GOES_ON = re.compile("K*N+[lvRP]")
_LONG_NAME_GOES_ON = re.compile("NN+[lvRP]")
_OFFICE = re.compile("[Nl]{1,3}U")
_OFFICE_AT_END = re.compile("RU+[NUP]*$")
# "Pelaksana proyek, Budi Santoso,": who does something, though no list holds the trade.
_AGENT = re.compile(r"Pe[mnrl]?[a-z]{4,}(?<!an)")
_NO_AGENTS = frozenset({"pemerintah", "peristiwa", "perempuan", "pertama", "pesawat", "pekerti", "perwira"})
_STOPS = frozenset(",;:")
_PAIRS = frozenset(PAIRED_UNITS)
_BESIDE = frozenset({"dengan", "bersama", "oleh"})
_LONGEST_NAME_WORDS = 6


class Segment:
    """A stretch between commas, its words and their codes (see `tokens.py`)."""

    __slots__ = ("codes", "keys", "tokens")

    def __init__(self, tokens: list[Token], codes: str) -> None:
        self.tokens = tokens
        self.codes = codes
        self.keys = [token.key for token in tokens]

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(token.text for token in self.tokens)

    def has_any(self, words: Set[str]) -> bool:
        """Whether one of these words is in it, written small."""
        return not words.isdisjoint(self.keys) and any(
            token.key in words and not token.is_capitalised for token in self.tokens
        )

    def index_of(self, words: Set[str], start: int) -> int | None:
        """Where the first of these words stands, from a place on."""
        if words.isdisjoint(self.keys):
            return None
        return next((i for i in range(start, len(self.keys)) if self.keys[i] in words), None)

    def text_from(self, start: int) -> str:
        """Its words from one on, in one line."""
        return " ".join(token.text for token in self.tokens[start:])

    def upto(self, end: int) -> "Segment":
        """Its words before one."""
        return Segment(self.tokens[:end], self.codes[:end])

    def last_head(self) -> int:
        """The role's first word; of "dosen Anu dengan tetangga" the second one's."""
        head = self.codes.index("R")
        beside = self.index_of(_BESIDE, head)
        second = self.codes.find("R", beside) if beside is not None else -1
        return max(head, second)

    def role(self, head: int, end: int | None = None) -> str:
        """The role that begins at a word."""
        return role_text(self.tokens, self.codes, head, end)

    def name_length(self, start: int) -> int:
        """How many words from `start` are a name with its ranks and degrees."""
        matched = _NAME_RUN.match(self.codes, start)
        length = matched.end() - start if matched else 0
        while length and self.codes[start + length - 1] == "p":
            length -= 1
        return length

    def name(self, start: int) -> tuple[str, ...]:
        """The name words from `start`; ranks and honours before and degrees behind are left out."""
        end = start + self.name_length(start)
        while start < end and self.codes[start] in "KD":
            start += 1
        words: list[str] = []
        for index in range(start, end):
            token, code, is_last = self.tokens[index], self.codes[index], index == end - 1
            if code == "D" or (
                code == "K" and not (is_last and len(token.text) > 2 and token.is_capitalised)
            ):
                break
            words.append(token.text.rstrip(".") if is_last and len(token.text) > 2 else token.text)
        return tuple(words) if len(words) <= _LONGEST_NAME_WORDS else ()


class Segmenter:
    """Cuts phrases with the vocabulary of one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def cut(self, phrase: str) -> list[Segment]:
        """The stretches between commas; degrees that stand alone are dropped, long offices joined."""
        tokens = tokenise(phrase)
        codes = self.lexicon.codes(tokens)
        segments: list[Segment] = []
        start, end = 0, codes.find("x")
        while end >= 0:
            if tokens[end].text in _STOPS:
                if end > start:
                    segments.append(self._segment(tokens[start:end], codes[start:end]))
                start = end + 1
            end = codes.find("x", end + 1)
        if start < len(tokens):
            segments.append(self._segment(tokens[start:], codes[start:]))
        return _joined([s for s in segments if s.codes.strip("D") and not _is_age(s)])

    def _segment(self, tokens: list[Token], codes: str) -> Segment:
        is_then = codes.startswith("UN") and tokens[0].text == "Lalu"
        if is_then or (codes.startswith("NN") and self._is_starter(tokens[0])):
            tokens, codes = tokens[1:], codes[1:]
        segment = Segment(tokens, codes)
        if "U" in codes or not _PAIRS.isdisjoint(segment.keys):
            segment.codes = codes = _with_units(segment)
        # "Anak sulung Budi", "Ibu korban": a tie; "Ibu Siti": an honour.
        if segment.keys[0] in LOWER_CASE_HEADS and codes[1:2] in {"l", "R"}:
            segment.codes = f"R{codes[1:]}"
        return segment

    def _is_starter(self, token: Token) -> bool:
        """ "Sedangkan Budi Santoso": the capital is the sentence's."""
        return token.key in SENTENCE_STARTERS and token.key not in self.lexicon.anchors

    def is_place(self, segment: Segment) -> bool:
        """A region, or a village with its kind before it."""
        keys = [token.key for token in segment.tokens if token.code != "P"]
        if not keys or any(key in self.lexicon.anchors for key in keys):
            return False
        if self.lexicon.place_at(keys, 0) or (len(keys) == 1 and keys[0] in self.lexicon.learned_places):
            return True
        return self.lexicon.is_admin_unit(segment.tokens[0]) or keys[0] in {"daerah", "provinsi", "tepatnya"}

    def is_name(self, segment: Segment) -> bool:
        """Nothing but a person's name, with ranks and degrees, perhaps an age."""
        codes = segment.codes.rstrip("P")
        if not _NAME_ONLY.fullmatch(codes) or codes.count("N") > 5 or self.is_place(segment):
            return False
        is_plain = self.lexicon.is_common_word(segment.tokens[0]) and codes.count("N") == 1
        return codes[:1] == "K" or not is_plain

    def starts_with_name(self, segment: Segment, following: Sequence[Segment]) -> bool:
        """A name up to the comma, or one that the sentence goes on from: "Sekda, |Budi Santoso membuka …"."""
        first = segment.tokens[0]
        is_known = first.key in self.lexicon.anchors or segment.codes[0] == "K"
        if self.is_name(segment):
            # "warga Dusun Anu, Kasihan, Bantul": a single unknown word before a place is one itself.
            is_in_address = segment.codes == "N" and bool(following) and self.is_place(following[0])
            return is_known or not is_in_address
        if is_known:
            return bool(_NAME_GOES_ON.match(segment.codes))
        if not _LONG_NAME_GOES_ON.match(segment.codes):
            return False
        return not (self.lexicon.is_common_word(first) or self.is_place(segment))

    def is_office(self, segment: Segment) -> bool:
        """A trade the vocabulary lacks, told by the institution behind it: "Prakirawan BMKG"."""
        first = segment.tokens[0]
        if self.lexicon.is_common_word(first) or self.lexicon.place_at([t.key for t in segment.tokens], 0):
            return False
        if (
            _AGENT.fullmatch(first.text)
            and segment.codes[1:2] in {"", "l", "U"}
            and first.key not in _NO_AGENTS
        ):
            return True
        return bool(_OFFICE.match(segment.codes)) and not VERB.match(first.key)

    def is_no_name(self, segment: Segment, index: int) -> bool:
        """A capital that is no name: a sentence's first word, a place."""
        if self.lexicon.is_common_word(segment.tokens[index]):
            return True
        keys = [token.key for token in segment.tokens]
        length = self.lexicon.place_at(keys, index)
        goes_on = segment.codes[index + length : index + length + 1] == "N"
        return bool(length) and not goes_on and keys[index] not in self.lexicon.anchors


def _is_age(segment: Segment) -> bool:
    """ "Budi Santoso, 52, mengaku": a number alone between commas."""
    return len(segment.tokens) == 1 and segment.tokens[0].text.isdigit() and len(segment.tokens[0].text) <= 2


def _with_units(segment: Segment) -> str:
    """The codes, each unit's word by what stands before it."""
    codes = list(segment.codes)
    for index in range(1, len(codes)):
        if codes[index] == "U":
            codes[index] = _unit_code(codes[index - 1], segment.keys[index])
        elif codes[index] == "N" and segment.keys[index] in PAIRED_UNITS.get(segment.keys[index - 1], ()):
            codes[index] = "U"
    return "".join(codes)


def _unit_code(before: str, key: str) -> str:
    """A unit's word that belongs to the name or the rank before it: "Budi Utama", "Budi AR", "Brigjen TNI"."""
    if before == "N" and (key in NAMELIKE_UNITS or (len(key) == 2 and key not in UNITS)):
        return "N"
    return "K" if before == "K" and key in {"tni", "polri"} else "U"


def _joined(segments: list[Segment]) -> list[Segment]:
    """An office's name may hold commas: "Kepala Dinas Koperasi, UKM dan Perdagangan Kota Anu Budi"."""
    for first, segment in enumerate(segments):
        if "RU" not in segment.codes or not _OFFICE_AT_END.search(segment.codes):
            continue
        for last in range(first + 1, min(first + 4, len(segments))):
            codes = _as_units(segments[last].codes)
            if "R" in codes or not (
                codes[:1] in {"U", "N"} or segments[last].tokens[0].key in {"dan", "serta"}
            ):
                break
            if "U" in codes and any(token.key in {"dan", "serta"} for token in segments[last].tokens):
                office = _as_one(segments[first : last + 1])
                return [*segments[:first], office, *segments[last + 1 :]]
    return segments


def _as_units(codes: str) -> str:
    return codes.replace("UR", "UU")


def _as_one(segments: Sequence[Segment]) -> Segment:
    """One segment; every capital up to "dan" and the word after it names the office."""
    tokens = [token for segment in segments for token in segment.tokens]
    codes = "".join(
        _as_units(segment.codes) if index else segment.codes for index, segment in enumerate(segments)
    )
    # "…, Edukasi dan Perlindungan Konsumen": a trade behind a unit's word is one itself.
    before = len(codes) - len(segments[-1].codes)
    until = next(i for i in range(before, len(tokens)) if tokens[i].key in {"dan", "serta"}) + 2
    codes = codes[:until].replace("N", "U") + codes[until:]
    return Segment(tokens, codes)
