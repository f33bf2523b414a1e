"""Who a phrase is about: "Kepala Dinas Sosial Kota Anu, H. Budi Santoso, S.H." is a role and a name."""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from .lexicon import Lexicon
from .offices import CLIENT_HEADS, RELATION_HEADS
from .roles import RoleSplit
from .segments import Segment, Segmenter
from .words import word_set

_POINTING = word_set("tersebut itu ini tadi")
_UNNAMED = word_set("seorang beberapa sejumlah para salah")
_ADDRESS_CODES = re.compile("[NU]+P?")
_NAME_AND_OFFICE = re.compile("(?P<name>N+)P?(?P<one>l{0,2})R")
_ONE_OF = word_set("salah satu seorang selaku yang juga sebagai dari")
_INSTITUTION = re.compile("[UNPRpDK]+(?:l[UNR]+)?")
_CALLED_WORDS = word_set("bernama berinisial")
_APPOSITION = word_set("salah satu seorang selaku yang juga sebagai menjabat merupakan")


class Party(NamedTuple):
    """What one phrase says: name words (no ranks, honours, degrees), role as worded, or only a pronoun.

    `is_sure`: the name's border is certain. `is_whole`: nothing else stood between the commas.
    """

    name: tuple[str, ...] = ()
    role: str = ""
    nicks: tuple[str, ...] = ()
    is_pronoun: bool = False
    is_pointing: bool = False
    is_unnamed: bool = False
    is_institution: bool = False
    is_sure: bool = False
    is_whole: bool = True

    @property
    def keys(self) -> frozenset[str]:
        """The name's words as they are compared."""
        return name_keys(self.name)


@functools.lru_cache(maxsize=4096)
def name_keys(name: tuple[str, ...]) -> frozenset[str]:
    """A name's words without capitals and dots."""
    return frozenset(word.casefold().replace(".", "") for word in name)


PRONOUN = Party(is_pronoun=True)
THAT_ONE = Party(is_pointing=True)  # "akun itu": the last speaker, or somebody without a name


class PartyReader:
    """Reads parties with the vocabulary of one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.segmenter = Segmenter(lexicon)

    def before(self, phrase: str) -> Party | None:
        """The subject that ends at the phrase's end, as in "Ketua RT 5, Budi,| mengatakan"."""
        segments = self._without_places(self.segmenter.cut(self.lexicon.nicks.without(phrase))[-8:])
        party = self._read(segments[-1]) if segments else None
        if party is None:
            return None
        party = self._as_apposition(segments, party) or party
        if party.name and not party.role:
            party = party._replace(role=self._role_before(segments[:-1]))
        elif party.role and not party.name:
            party = self._name_before(segments[:-1], party)
        return self._with_nicks(party, phrase)

    def _as_apposition(self, segments: Sequence[Segment], party: Party) -> Party | None:
        """ "Budi Santoso, pendiri Maju Jaya": the capitals behind the role are no second name."""
        last = segments[-1]
        is_role_first = last.codes[0] == "R" and not last.tokens[0].is_capitalised
        if (
            len(segments) < 2
            or not (is_role_first and party.role and party.name)
            or self._is_known(party.name)
        ):
            return None
        before = segments[-2]
        if not self.segmenter.is_name(before) or before.codes.count("N") < 2:
            return None
        return Party(name=before.name(0), role=last.role(0), is_sure=True)

    def after(self, phrase: str) -> Party | None:
        """The subject that the phrase starts with, as in "kata |Ketua RT 5, Budi, Senin"."""
        segments = self.segmenter.cut(self.lexicon.nicks.without(phrase))[:6]
        party = self._read(segments[0], from_start=True) if segments else None
        if party is None:
            return None
        if party.role and not party.is_sure:
            party = self._name_after(segments[0], segments[1:], party)
        elif party.name and not party.role:
            party = self._role_after(segments[1:], party)
        return self._with_nicks(party, phrase)

    def titled(self, sentence: str) -> list[Party]:
        """Everybody a sentence names with a role or by a name already known."""
        found: list[Party] = []
        if not self.lexicon.may_name_somebody(sentence):
            return found
        segments = self.segmenter.cut(self.lexicon.nicks.without(sentence))
        for number, segment in enumerate(segments):
            start = 0 if self._may_name_somebody(segment) else len(segment.codes)
            while start < len(segment.codes):
                party, start = self._next_titled(segment, start)
                if party and party.name and party.role:
                    party = self._client_or(party, segment, segments[number + 1 : number + 2])
                if party and party.role and not party.is_sure:
                    party = self._name_after(segment, segments[number + 1 : number + 3], party)
                if (
                    party
                    and party.name
                    and not party.role
                    and number == 0
                    and self.segmenter.is_name(segment)
                ):
                    party = self._role_beside(segments[1:2], party)
                if party and party.name:
                    found.append(self._with_nicks(party, sentence))
        return found

    def _role_beside(self, following: Sequence[Segment], party: Party) -> Party:
        """ "Budi Santoso, 52, warga Desa Anu, sudah lama menunggu": a role without a name of its own."""
        with_role = self._role_after(following, party)
        if not with_role.role:
            return party
        own = self._from_role(following[0], following[0].codes.index("R"))
        return party if own.name else with_role

    def _with_nicks(self, party: Party, phrase: str) -> Party:
        nicks = self.lexicon.nicks.behind(party.name, phrase)
        return party._replace(nicks=nicks) if nicks else party

    def _client_or(self, party: Party, segment: Segment, following: Sequence[Segment]) -> Party:
        """ "Pengacara Budi Santoso, Ari Amir,": Budi is whom Ari speaks for."""
        is_client = party.role.split()[0].casefold() in CLIENT_HEADS and bool(following)
        if not is_client or not self.segmenter.is_name(following[0]) or following[0].codes.count("N") < 2:
            return party
        head = segment.codes.index("R")
        return Party(name=following[0].name(0), role=segment.text_from(head), is_sure=True)

    def _may_name_somebody(self, segment: Segment) -> bool:
        return "R" in segment.codes or not self.lexicon.anchors.isdisjoint(segment.keys)

    # -- several segments ------------------------------------------------------------------------------------------

    def _without_places(self, segments: list[Segment]) -> list[Segment]:
        """Cut off an address at the end: "…, warga Dusun Anu, Kasihan, Bantul"."""
        count = len(segments)
        while len(segments) > 1 and self.segmenter.is_place(segments[-1]):
            segments = segments[:-1]
        if len(segments) < count and any("R" in s.codes for s in segments[:-1]):
            while len(segments) > 1 and segments[-1].codes == "N":
                segments = segments[:-1]
        return segments

    def _role_before(self, segments: Sequence[Segment]) -> str:
        """The role in the stretches before a name; an address may stand between."""
        for distance, segment in enumerate(reversed(segments)):
            if "R" in segment.codes:
                head = segment.last_head()
                is_taken = distance == 0 and self._has_own_name(segment, head)
                return "" if is_taken else segment.role(head)
            if distance == 0 and self.segmenter.is_office(segment):
                return segment.role(0)
            is_address = self.segmenter.is_place(segment) or _ADDRESS_CODES.fullmatch(segment.codes)
            if distance > 2 or not is_address:
                return ""
        return ""

    def _has_own_name(self, segment: Segment, head: int) -> bool:
        """Whether the role has its holder already; a lawyer's client or a wife's husband is none."""
        name = segment.name(head + 1)
        if not name or segment.tokens[head].key in RELATION_HEADS | CLIENT_HEADS:
            return False
        return "K" in segment.codes[head:] or self._is_known(name)

    def _name_before(self, segments: Sequence[Segment], party: Party) -> Party:
        for segment in reversed(segments[-4:]):
            if self.segmenter.is_name(segment):
                return party._replace(name=segment.name(0), is_sure=True)
            if not self.segmenter.is_place(segment):
                break
        return party

    def _name_after(self, segment: Segment, rest: Sequence[Segment], party: Party) -> Party:
        if not party.is_whole:
            return party
        for number, following in enumerate(rest[:3]):
            if self.segmenter.starts_with_name(following, rest[number + 1 : number + 2]) and following.name(
                0
            ):
                role = segment.role(segment.last_head() if "R" in segment.codes else 0)
                return party._replace(name=following.name(0), role=role, is_sure=True)
            is_office = following.codes[0] == "U" and "R" not in following.codes
            if not (is_office or self.segmenter.is_place(following)):
                break
        return party

    def _role_after(self, rest: Sequence[Segment], party: Party) -> Party:
        head = rest[0].codes[:4].find("R") if rest else -1
        if head >= 0 and {token.key for token in rest[0].tokens[:head]} <= _APPOSITION:
            return party._replace(role=rest[0].role(head))
        return party

    # -- one segment -----------------------------------------------------------------------------------------------

    def _read(self, segment: Segment, *, from_start: bool = False) -> Party | None:
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
            self._is_known(party.name)
            or (len(party.name) > 1 and len(segment.codes) <= 6)
            or "yang" in segment.text
        )

    def _read_at(self, segment: Segment, start: int) -> Party:
        code = segment.codes[start]
        if code == "v":
            return PRONOUN
        return self._from_role(segment, start) if code in "RU" else self._from_name(segment, start)

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

    def _from_role(self, segment: Segment, head: int) -> Party:
        return self._role_and_end(segment, head)[0]

    def _role_and_end(self, segment: Segment, head: int) -> tuple[Party, int]:
        """The party that begins with a role, and where to look for the next one."""
        called = segment.index_of(_CALLED_WORDS, head + 1)
        if called is not None and segment.name(called + 1):
            party = Party(name=segment.name(called + 1), role=segment.role(head, called), is_sure=True)
            return party, called + 1 + segment.name_length(called + 1)
        split = RoleSplit(self.lexicon, segment.tokens, segment.codes, segment.keys)
        start = split.name_start(head)
        end = split.role_end if start is None else start + segment.name_length(start)
        is_whole = not segment.codes[end:].strip("P")
        name = () if start is None else segment.name(start)
        if name and segment.tokens[head].key not in RELATION_HEADS:
            is_sure = segment.codes[start] == "K" or self._is_known(name)
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

    def _is_known(self, name: Sequence[str]) -> bool:
        return any(word.casefold() in self.lexicon.anchors for word in name)

    def _next_titled(self, segment: Segment, start: int) -> tuple[Party | None, int]:
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
            return len(match.group("name")) > 1 and all(token.key in _ONE_OF for token in words)
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
