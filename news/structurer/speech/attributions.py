"""Whom a sentence of reported speech lets speak, and to whom a sentence beside a quotation gives it."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from news.structurer.vocabulary.words import (
    PASSIVE_VERBS,
    PRONOUNS,
    REPORT_PATTERN,
    REPORT_VERBS,
    SAY_PATTERN,
    SAY_ROOTS,
    SENTENCE_STARTERS,
    any_of,
)

from .parties import PartyReader
from .people import PRONOUN, THAT_ONE, Party
from .quotes import NAME_ACTS

_PRONOUN = any_of(PRONOUNS)
_REPORT = re.compile(rf"\b(?:{REPORT_PATTERN})\b", re.IGNORECASE)
_PASSIVE = re.compile(
    rf"\b(?:{any_of(PASSIVE_VERBS)})\b(?: (?:juga|langsung|pula))*(?: oleh)?\s+", re.IGNORECASE
)
_ACCORDING = re.compile(r"\bmenurut(?P<nya>nya)?\b\s*", re.IGNORECASE)
_FOR = re.compile(r"^bagi\s+(?=[A-Z])", re.IGNORECASE)
_THAT_ONE = re.compile(r"\b(?P<noun>\w+) (?:itu|tersebut)$")
_ASIDE = re.compile(
    rf"(?:^|,\s*|\b(?:itu|ini)\s+)(?:{SAY_PATTERN})(?P<nya>nya)?\b\s*(?!(?:pula|juga|dengan|hal\w*|saja)\b)(?=[\w,])",
    re.IGNORECASE,
)
_NOT_REPORTING = re.compile(
    r"\b(?:yang|untuk|agar|bisa|dapat|harus|ingin|tidak|supaya|guna|dengan|sambil|seraya|saling|tanpa)\s*$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:juga|pun|bahkan|justru|malah|turut|kembali|lantas|kemudian|pula|sendiri|telah|sudah|akan|terus|sempat|hanya|lalu|selalu"
    r"|langsung|ikut|kerap|secara \w+|dengan \w+|dalam \w+nya|belum|tidak|tak|masih|lebih lanjut|menegaskan|saat \w+"
    r"|dan|pernah|mulai|tetap|tampak|terlihat))+[\s,]*$",
    re.IGNORECASE,
)
_LAST_CIRCUMSTANCE = re.compile(
    r",\s*(?:dalam|saat|usai|seusai|ketika|melalui|lewat|di|pada|kepada|setelah|sebelum)\b[^,]*$"
)
_ACCUSES = re.compile(r"melaporkan (?:[A-Z]|ke\b|kepada\b)")
_COMPANY = re.compile(r",?\s+(?:yang\s+)?(?:mewakili|didampingi|mendampingi)\s+[^,]*$")
_SAID = re.compile(
    rf"^\W*(?:(?:demikian|begitu|lagi|masih)\s+)?(?P<verb>{SAY_PATTERN})(?P<nya>nya)?\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_NYA = re.compile(r"^\s*,?\s*[a-z]{4,}nya\b")
_OTHER_WORD = re.compile(r"^\s*,?\s*[a-z]{3,}\s+(?P<rest>(?:[A-Z]|dia\b|ia\b|beliau\b).*)$", re.DOTALL)
_AFTERWARDS = re.compile(
    r"^(?:demikian|begitu|hal (?:itu|tersebut|ini)|pernyataan|penegasan|ungkapan)\b", re.IGNORECASE
)
_PRONOUN_FIRST = re.compile(rf"^\s*(?:{_PRONOUN})\b", re.IGNORECASE)
_PRONOUN_LAST = re.compile(rf"\b(?:{_PRONOUN})$", re.IGNORECASE)
_CIRCUMSTANCE = re.compile(
    r"\s(?:kepada|saat|usai|seusai|ketika|seraya|sambil|melalui|lewat|di sela|disela|di hadapan|dikutip|dilansir"
    r"|ditemui|dihubungi|dikonfirmasi|menanggapi|menjawab|menambahkan|mengutip"
    r"|dalam (?:keterangan|konferensi|siaran|rilis|sambutan|acara|kegiatan|pesan|jumpa|sidang|rapat)\w*"
    r"|pada (?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|\d))\b"
)
_THROUGH = re.compile(r"\b(?:melalui|lewat|diwakili(?: oleh)?) (?=[A-Z]|[a-z]+ [A-Z])")
# "kata Dek Acil, sapaan akrab Bupati Basri"
_NICK_FIRST = re.compile(
    r"\s*(?P<nick>[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){0,2}), (?:sapaan|panggilan)(?: akrab)? (?P<who>[A-Z].*)",
    re.DOTALL,
)
_CAPITAL_NEXT = re.compile(r"\s+[A-Z]")

type _Read = Callable[[str, re.Match[str]], Party | None]
type _Sign = tuple[int, re.Match[str], _Read]


class AttributionReader:
    """Looks for verbs of saying with the vocabulary of one article."""

    def __init__(self, reader: PartyReader) -> None:
        self.reader = reader
        words = reader.lexicon.words
        self._verbs = tuple(words & REPORT_VERBS)
        self._passives = tuple(words & PASSIVE_VERBS)
        self._asides = tuple(root for root in SAY_ROOTS if root in words or f"{root}nya" in words)

    def beside_quote(self, text: str, *, goes_on: bool, is_open: bool = False) -> Party | None:
        """The speaker whom a sentence right after a quotation gives it; None if it gives none.

        It `goes_on` from the quotation behind a comma: "…,” Budi bergurau." A quotation without any mark at its end
        `is_open`: "… aman” Kata Budi."
        """
        said = _SAID.match(text)
        if said and (said.group("verb")[0].islower() or said.group("nya") or is_open):
            rest = _before_circumstances(said.group("rest"))
            party = self._after_nya(rest) if said.group("nya") else self._party_after(rest)
            return self._spokesman(said.group("rest"), party)
        if _OTHER_NYA.match(text):
            return PRONOUN
        other = _OTHER_WORD.match(text)
        if other and not _REPORT.match(text.strip(" ,")):
            return self._party_after(_before_circumstances(other.group("rest")))
        acts = NAME_ACTS.match(text) if goes_on else None
        if acts:
            return PRONOUN if acts.group("pronoun") else self.reader.before(acts.group("name"))
        return self.subject(text) if _AFTERWARDS.match(text) and _PASSIVE.search(text) else None

    def _spokesman(self, rest: str, party: Party) -> Party:
        """ "kata para nelayan, melalui Ketua Kelompok Anu, Budi": who speaks for those without a name."""
        through = None if party.name or party.is_pronoun else _THROUGH.search(rest)
        speaker = self.reader.after(rest[through.end() :]) if through else None
        return speaker if speaker and speaker.name and speaker.role else party

    def _after_nya(self, rest: str) -> Party:
        """ "ujarnya": a name right after it is the speaker all the same."""
        party = self.reader.after(rest) if _CAPITAL_NEXT.match(rest) else None
        return party if party and party.name and party.is_sure else PRONOUN

    def _party_after(self, rest: str) -> Party:
        if _PRONOUN_FIRST.match(rest):
            return PRONOUN
        called = _NICK_FIRST.match(rest)
        party = self.reader.after(called.group("who")) if called else None
        if called and party and party.name:
            return party._replace(nicks=(*party.nicks, called.group("nick")))
        return self.reader.after(rest) or PRONOUN

    def subject(self, sentence: str) -> Party | None:
        """Whom a sentence of reported speech lets speak first; None if it is no reported speech."""
        for _, match, read in sorted(self._signs(sentence), key=itemgetter(0)):
            party = read(sentence, match)
            if party is not None:
                return party
        return None

    def _signs(self, sentence: str) -> Iterator[_Sign]:
        """Where a sentence may let somebody speak, and how to read it there; cheap tests come first."""
        lowered = sentence.casefold()
        if _holds_any(lowered, self._verbs):
            yield from _found(_REPORT, sentence, self._active, 3)
        if lowered.startswith("bagi"):
            yield from _found(_FOR, sentence, self._for, 1)
        if _holds_any(lowered, self._passives):
            yield from _found(_PASSIVE, sentence, self._announced, 2)
        if "menurut" in lowered:
            yield from _found(_ACCORDING, sentence, self._announced, 2)
        if _holds_any(lowered, self._asides):
            yield from _found(_ASIDE, sentence, self._announced, 2)

    def _active(self, sentence: str, match: re.Match[str]) -> Party | None:
        """ "Budi mengatakan …" """
        before = sentence[: match.start()]
        phrase = _COMPANY.sub("", _TRAILING.sub("", before).strip(" ,"))
        if not phrase or _NOT_REPORTING.search(before) or _ACCUSES.match(sentence, match.start()):
            return None
        party = PRONOUN if _PRONOUN_LAST.search(phrase) else self.reader.before(phrase)
        circumstance = None if _is_somebody(party) else _CIRCUMSTANCE.search(phrase)
        if circumstance:
            # "Bupati Anu Budi Santoso saat dihubungi dari Kota Lain, Selasa, |mengatakan"
            party = self.reader.before(phrase[: circumstance.start()].strip(" ,")) or party
        if not _is_somebody(party):
            # "Budi Santoso, analis Anu, dalam catatannya |menyebutkan"
            party = self.reader.before(_LAST_CIRCUMSTANCE.sub("", phrase)) or party
        return party or _that_one(phrase)

    def _for(self, sentence: str, match: re.Match[str]) -> Party | None:
        """ "Bagi Budi, …" """
        party = self.reader.after(sentence[match.end() :])
        return party if party and party.name else None

    def _announced(self, sentence: str, match: re.Match[str]) -> Party | None:
        """ "Diungkapkan Budi, …", "Menurut Budi, …", "…, kata Budi, …" """
        if match.groupdict().get("nya"):
            return PRONOUN
        rest = sentence[match.end() :]
        if _CIRCUMSTANCE.match(f" {rest}"):
            return PRONOUN  # "Hal itu disampaikan saat …"
        party = self._party_or_none(_before_circumstances(rest))
        party = self._spokesman(rest, party) if party else None
        return party if party and (party.name or party.role or party.is_pronoun) else None

    def _party_or_none(self, rest: str) -> Party | None:
        return PRONOUN if _PRONOUN_FIRST.match(rest) else self.reader.after(rest)


def _holds_any(sentence: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110 - asked of every sentence; a generator takes twice as long
        if word in sentence:
            return True
    return False


def _found(pattern: re.Pattern[str], sentence: str, read: _Read, most: int) -> Iterator[_Sign]:
    for match in itertools.islice(pattern.finditer(sentence), most):
        yield match.start(), match, read


def _is_somebody(party: Party | None) -> bool:
    return party is not None and bool(party.name or party.role or party.is_pronoun)


def _that_one(phrase: str) -> Party | None:
    """ "Akun itu", but not "sementara itu"."""
    match = _THAT_ONE.search(phrase)
    return THAT_ONE if match and match.group("noun").casefold() not in SENTENCE_STARTERS else None


def _before_circumstances(rest: str) -> str:
    match = _CIRCUMSTANCE.search(rest)
    return rest[: match.start()] if match else rest
