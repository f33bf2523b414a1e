"""Reported speech sentence by sentence: whom a sentence lets speak, whom it mentions, whom it gives a quotation to."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from .openings import opening_person
from .parties import PartyReader
from .party import PRONOUN, THAT_ONE, Party
from .quotes import Span, cut_pieces
from .tokens import sentences
from .words import (
    PASSIVE_VERBS,
    PRONOUNS,
    REPORT_PATTERN,
    REPORT_VERBS,
    SAY_PATTERN,
    SAY_ROOTS,
    SENTENCE_STARTERS,
    any_of,
)

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
_RELATED = re.compile(r"\(?\b[Bb]aca (?:[Jj]uga|[Pp]ula)\s*:.*$", re.DOTALL)
_ROLE_AND_NAME = re.compile(r"[A-Z]\w+ [A-Z][a-z]+ [A-Z][a-z]")
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
_CALLED = re.compile(
    r"(?P<nick>[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?),? (?:begitu |demikian )?(?:ia |dia |beliau )?(?:biasa |akrab )?"
    r"(?:disapa|dipanggil|sapaan|panggilan)(?: akrab)?(?:nya)?\b(?! [A-Z])"
)
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
_FEWEST_TITLE_WORDS = 6
_LONGEST_SENTENCE = 1200  # what is longer is no sentence of a story; the rest of it names nobody


type _Read = Callable[[str, re.Match[str]], Party | None]
type _Sign = tuple[int, re.Match[str], _Read]


@dataclass(slots=True)
class Event:
    """In reading order: a `subject` reports, a `mention` names somebody, a `quote` stands there.

    An `aside` is a mention beside a quotation, an `inside` one within it: nobody who speaks later is meant by either.
    A `nickname` is told of whoever was named last. An `opening` is whom the sentence right before a quotation is about
    if the quotation itself names nobody.
    """

    kind: str
    paragraph: int
    party: Party | None = None
    quote: int = -1
    attributed: Party | None = None
    text: str = ""


class SpeechReader:
    """Turns paragraphs into events."""

    def __init__(self, reader: PartyReader) -> None:
        self.reader = reader
        words = reader.lexicon.words
        self._verbs = tuple(words & REPORT_VERBS)
        self._passives = tuple(words & PASSIVE_VERBS)
        self._asides = tuple(root for root in SAY_ROOTS if root in words or f"{root}nya" in words)

    def read(self, paragraphs: Sequence[str], spans: Sequence[Span]) -> list[Event]:
        """All events of the body, in reading order."""
        events: list[Event] = []
        for number, pieces in enumerate(cut_pieces(paragraphs, spans)):
            previous: Event | None = None
            for start, end, quote in pieces:
                if quote is None:
                    events += self._read_piece(number, paragraphs[number][start:end], previous)
                    previous = None
                    continue
                if spans[quote].paragraph == number:
                    events += self._named_inside(number, spans[quote].text)
                    events.append(Event("quote", number, quote=quote))
                previous = next(event for event in reversed(events) if event.quote == quote)
        return _openings_before_quotes(events, self.reader)

    def _read_piece(self, number: int, text: str, quote: Event | None) -> Iterator[Event]:
        parts = [sentence[:_LONGEST_SENTENCE] for sentence in sentences(text)]
        if quote is not None and parts:
            quote.attributed = self.attribution(parts[0])
            if quote.attributed is not None:
                for party in self.reader.titled(parts[0]):
                    yield Event("aside", number, party)
                parts = parts[1:]
        for sentence in parts:
            if not _is_title(sentence):
                is_related = ":" in sentence and "aca" in sentence
                text = _RELATED.sub("", sentence) if is_related else sentence
                yield from self._read_sentence(number, text)

    def _read_sentence(self, number: int, sentence: str) -> Iterator[Event]:
        called = _CALLED.search(sentence) if self.reader.lexicon.nicks.may_stand_in(sentence) else None
        if called:
            yield Event("nickname", number, Party(nicks=(called.group("nick"),)))
        for party in self.reader.titled(sentence):
            yield Event("mention", number, party)
        subject = self.subject(sentence)
        if subject is not None:
            yield Event("subject", number, subject)
        else:
            yield Event("opening", number, text=sentence)

    def _named_inside(self, number: int, text: str) -> Iterator[Event]:
        """Whom a quotation names with a role, for the full name; he does not speak for that."""
        for sentence in sentences(text[:_LONGEST_SENTENCE]) if _ROLE_AND_NAME.search(text) else ():
            for party in self.reader.titled(sentence):
                if party.role and len(party.name) > 1:
                    yield Event("inside", number, party)

    def attribution(self, text: str) -> Party | None:
        """The speaker whom a sentence right after a quotation gives it; None if it gives none."""
        said = _SAID.match(text)
        if said and (said.group("verb")[0].islower() or said.group("nya")):
            rest = _before_circumstances(said.group("rest"))
            party = self._after_nya(rest) if said.group("nya") else self._party_after(rest)
            return self._spokesman(said.group("rest"), party)
        if _OTHER_NYA.match(text):
            return PRONOUN
        other = _OTHER_WORD.match(text)
        if other and not _REPORT.match(text.strip(" ,")):
            return self._party_after(_before_circumstances(other.group("rest")))
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


def _openings_before_quotes(events: Sequence[Event], reader: PartyReader) -> list[Event]:
    """The events without the openings that no quotation follows, or one that names its speaker."""
    kept: list[Event] = []
    quote: Event | None = None
    for event in reversed(events):
        if event.kind == "quote":
            quote = event
        elif event.kind == "opening":
            is_near = quote is not None and quote.paragraph - event.paragraph <= 1
            if not is_near or not (quote.attributed is None or quote.attributed.is_pronoun):
                continue
            event.party = opening_person(reader, event.text)
            if event.party is None:
                continue
            quote = None
        kept.append(event)
    return kept[::-1]


def _holds_any(sentence: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110 - asked of every sentence; a generator takes twice as long
        if word in sentence:
            return True
    return False


def _found(pattern: re.Pattern[str], sentence: str, read: _Read, most: int) -> Iterator[_Sign]:
    for match in itertools.islice(pattern.finditer(sentence), most):
        yield match.start(), match, read


def _is_title(sentence: str) -> bool:
    """A related title or a heading in capitals: whom it names is worded as in no sentence."""
    if not (sentence[-1].isalnum() or sentence[-1] in "!?”\"'"):
        return False
    words = [word for word in sentence.split() if word[0].isalpha()]
    return len(words) >= _FEWEST_TITLE_WORDS and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _is_somebody(party: Party | None) -> bool:
    return party is not None and bool(party.name or party.role or party.is_pronoun)


def _that_one(phrase: str) -> Party | None:
    """ "Akun itu", but not "sementara itu"."""
    match = _THAT_ONE.search(phrase)
    return THAT_ONE if match and match.group("noun").casefold() not in SENTENCE_STARTERS else None


def _before_circumstances(rest: str) -> str:
    match = _CIRCUMSTANCE.search(rest)
    return rest[: match.start()] if match else rest
