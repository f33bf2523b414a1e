"""Who a single segment is about: the name, the role, and whether anything else stands there."""

import re
from collections.abc import Sequence

from news.structurer.vocabulary.offices import RELATION_HEADS
from news.structurer.vocabulary.words import word_set

from .lexicon import Lexicon
from .people import PRONOUN, Party
from .roles import RoleSplit
from .segments import Segment, Segmenter

_POINTING = word_set("tersebut itu ini tadi")
_UNNAMED = word_set("seorang beberapa sejumlah para salah")
_NAME_AND_OFFICE = re.compile("(?P<name>N+)P?(?P<one>l{0,2})R")
_ONE_OF = word_set("salah satu seorang selaku yang juga sebagai dari")
_INSTITUTION = re.compile("[UNPRpDK]+(?:l[UNR]+)?")
_CALLED_WORDS = word_set("bernama berinisial")


class SegmentReader:
    """Reads one stretch with the vocabulary of one article."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        self.lexicon = lexicon
        self.segmenter = segmenter

    def read(self, segment: Segment, *, from_start: bool = False) -> Party | None:
        """The party of a stretch; without `from_start`, the one that reaches its end."""
        if not from_start:
            segment = self._without_addition(segment)
        start = self._first_useful(segment, 0)
        first: Party | None = None
        while start is not None:
            party = self._read_at(segment, start)
            if from_start or party.is_whole:
                return party
            first = first or party
            start = self._first_useful(segment, start + 1)
        if first is None:
            return PRONOUN if "v" in segment.codes else None
        return first if first.role or self._is_plausible(segment, first) else None

    def _without_addition(self, segment: Segment) -> Segment:
        """Cut off what is said of a subject behind it: "Budi Santoso |dari BPBD Anu", "pendiri Anu |yang menjual …"."""
        for index in range(1, len(segment.tokens)):
            key = segment.tokens[index].key
            is_of_name = key in {"dari", "asal"} and segment.codes[index - 1] in "ND"
            is_of_role = key == "yang" and segment.codes[0] == "R" and not segment.tokens[0].is_capitalised
            if is_of_role or (is_of_name and self.segmenter.is_name(segment.upto(index))):
                return segment.upto(index)
        return segment

    def _is_plausible(self, segment: Segment, party: Party) -> bool:
        """A name with words behind it: "Budi Santoso yang …", hardly "Akun itu"."""
        return (
            self.is_known(party.name)
            or (len(party.name) > 1 and len(segment.codes) <= 6)
            or "yang" in segment.text
        )

    def _read_at(self, segment: Segment, start: int) -> Party:
        code = segment.codes[start]
        if code == "v":
            return PRONOUN
        return self.from_role(segment, start) if code in "RU" else self._from_name(segment, start)

    def _first_useful(self, segment: Segment, start: int) -> int | None:
        for index in range(start, len(segment.codes)):
            token, code = segment.tokens[index], segment.codes[index]
            if code in "Rv":
                return index
            if code == "K" and (token.is_capitalised or "N" in segment.codes[index:]):
                return index
            if code == "U" and not self.lexicon.is_common_word(token):
                return index
            if code == "N" and not self.segmenter.is_no_name(segment, index):
                return index
        return None

    def from_role(self, segment: Segment, head: int) -> Party:
        """The party that begins with a role."""
        return self._role_and_end(segment, head)[0]

    def _role_and_end(self, segment: Segment, head: int) -> tuple[Party, int]:
        """The party that begins with a role, and where to look for the next one."""
        called = segment.index_of(_CALLED_WORDS, head + 1)
        is_another = called is not None and "R" in segment.codes[head + 1 : called]
        if called is not None and not is_another and segment.name(called + 1):
            party = Party(name=segment.name(called + 1), role=segment.role(head, called), is_sure=True)
            return party, called + 1 + segment.name_length(called + 1)
        split = RoleSplit(self.lexicon, segment.tokens, segment.codes, segment.keys)
        start = split.name_start(head)
        end = split.role_end if start is None else start + segment.name_length(start)
        is_whole = not segment.codes[end:].strip("P")
        name = () if start is None else segment.name(start)
        if name and segment.tokens[head].key not in RELATION_HEADS:
            is_sure = segment.codes[start] == "K" or self.is_known(name)
            party = Party(name=name, role=segment.role(head, start), is_sure=is_sure, is_whole=is_whole)
            return party, max(end, head + 1)
        end = None if segment.codes[head] != "U" else head + _run_of_capitals(segment.codes, head)
        party = Party(
            role=segment.role(head, end),
            is_pointing=segment.has_any(_POINTING),
            is_unnamed=segment.has_any(_UNNAMED),
            is_institution=segment.codes[head] == "U",
            is_whole=is_whole,
        )
        return party, head + 1

    def _from_name(self, segment: Segment, start: int) -> Party:
        name = segment.name(start)
        rest = segment.codes[start + segment.name_length(start) :].lstrip("P")
        rest = rest[_ones(segment, len(segment.codes) - len(rest)) :]
        role = ""
        if (
            name
            and rest.startswith("R")
            and self._names_office_holder(segment, segment.codes.index("N", start))
        ):
            role = segment.role(len(segment.codes) - len(rest))
        is_whole = bool(name) and (bool(role) or not rest)
        return Party(name=name, role=role, is_sure=bool(role), is_whole=is_whole)

    def is_known(self, name: Sequence[str]) -> bool:
        """Whether the article names somebody so elsewhere."""
        return any(word.casefold() in self.lexicon.anchors for word in name)

    def next_titled(self, segment: Segment, start: int) -> tuple[Party | None, int]:
        """The next party from a word on, and where to look further."""
        for index in range(start, len(segment.codes)):
            code = segment.codes[index]
            if code == "R":
                return self._role_and_end(segment, index)
            if code == "N" and segment.tokens[index].key in self.lexicon.anchors:
                return self._from_name(segment, index), index + max(1, segment.name_length(index))
            if code == "N" and self._names_office_holder(segment, index):
                return self._from_name(segment, index), len(segment.codes)
        return None, len(segment.codes)

    def _names_office_holder(self, segment: Segment, index: int) -> bool:
        """ "Budi Santoso Kepala Desa Anu": a name with its office right behind it."""
        match = _NAME_AND_OFFICE.match(segment.codes, index)
        if not match or self.segmenter.is_no_name(segment, index):
            return False
        if match.group("one"):
            words = segment.tokens[match.start("one") : match.end("one")]
            is_name = len(match.group("name")) > 1 or words[0].key == "selaku"
            return is_name and all(token.key in _ONE_OF for token in words)
        office = segment.tokens[match.end() - 1]
        return office.is_capitalised or len(match.group("name")) > 1 or "P" in match.group()


def _ones(segment: Segment, start: int) -> int:
    """How many words of "salah satu", "selaku", "yang juga" stand there."""
    count = 0
    while start + count < len(segment.tokens) and segment.tokens[start + count].key in _ONE_OF:
        count += 1
    return count


def _run_of_capitals(codes: str, head: int) -> int:
    """How many words an institution's name has."""
    match = _INSTITUTION.match(codes, head)
    return match.end() - head if match else 1
