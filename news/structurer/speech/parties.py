"""Who a phrase is about: "Kepala Dinas Sosial Kota Anu, H. Budi Santoso, S.H." is a role and a name."""

import re
from collections.abc import Sequence

from news.structurer.vocabulary.offices import CLIENT_HEADS, RELATION_HEADS
from news.structurer.vocabulary.words import word_set

from .lexicon import Lexicon
from .people import Party
from .roles import is_common_role
from .segment_party import SegmentReader
from .segments import Segment, Segmenter

_ADDRESS_CODES = re.compile("[NU]+P?")
_APPOSITION = word_set("salah satu seorang selaku yang juga sebagai menjabat merupakan")


class PartyReader:
    """Reads parties with the vocabulary of one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.segmenter = Segmenter(lexicon)
        self.stretches = SegmentReader(lexicon, self.segmenter)

    def before(self, phrase: str) -> Party | None:
        """The subject that ends at the phrase's end, as in "Ketua RT 5, Budi,| mengatakan"."""
        segments = self._without_places(self.segmenter.cut(self.lexicon.nicks.without(phrase))[-8:])
        party = self.stretches.read(segments[-1]) if segments else None
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
            or self.stretches.is_known(party.name)
        ):
            return None
        before = segments[-2]
        if not self.segmenter.is_name(before) or before.codes.count("N") < 2:
            return None
        return Party(name=before.name(0), role=last.role(0), is_sure=True)

    def after(self, phrase: str) -> Party | None:
        """The subject that the phrase starts with, as in "kata |Ketua RT 5, Budi, Senin"."""
        segments = self.segmenter.cut(self.lexicon.nicks.without(phrase))[:6]
        party = self.stretches.read(segments[0], from_start=True) if segments else None
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
                party, start = self.stretches.next_titled(segment, start)
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
        own = self.stretches.from_role(following[0], following[0].codes.index("R"))
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
        return "K" in segment.codes[head:] or self.stretches.is_known(name)

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
            if _is_initials(following) and not is_common_role(party.role):
                break  # "Menurut Kasat, RD beraksi …"
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


def _is_initials(segment: Segment) -> bool:
    """ "RD": a suspect whose name is withheld."""
    first = segment.tokens[0].text
    return first.isupper() and first.isalpha() and len(first) in {2, 3} and segment.name_length(0) == 1
