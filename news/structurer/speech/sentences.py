"""Sentence by sentence: whom one lets speak, whom it mentions, whom it begins with, whom it gives a quotation to."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from news.structurer.vocabulary.offices import UNITS
from news.structurer.vocabulary.words import any_of, word_set

from .attributions import AttributionReader
from .parties import PartyReader
from .people import Party
from .quotes import Span, cut_pieces
from .tokens import sentences

# What only people do, and what things may do as well.
_ACTS = word_set("""
menghitung memperlihatkan merasa merasakan mengusap menggeleng menggelengkan mengangguk tersenyum tertawa menangis
menghela menyaksikan mendengar mencoba mencari mengingat mengerti memahami berjualan berdagang bertani melaut bangga
gembira senang sedih kecewa khawatir pasrah menggendong mengenakan mengajar merawat menabung terkejut kaget berdoa
memeluk menjemur rindu bingung heran lega tahu prihatin
""")
_MAY_ACT = word_set("""
menunjuk menunjukkan melihat menunggu menanti berdiri duduk memilih bekerja tinggal datang pulang hadir menyimpan
membersihkan menyiram memanen menanam punya
""")
_THINGS = word_set("""
rumah toko kios warung lapak mobil motor sepeda kapal perahu kebun sawah ladang lahan tanah usaha jalan gedung makam
jenazah jasad tubuh masjid gereja pondok pesantren kandang ternak barang surat keluhan kerugian nama
""")
# What befalls somebody, what somebody is, and what one does to somebody else of the story.
_NO_ACTS = word_set("""
bernama berinisial berusia berumur bergelar berasal berstatus berjenis meninggal menjadi merupakan mengalami menderita
memiliki mempunyai terluka terseret terjatuh tertabrak tertimpa terlibat terbukti melaporkan menuduh menggugat
menganiaya
""")
# In a story of crime or accident others tell of these.
SPOKEN_OF = word_set("tersangka terdakwa pelaku korban terpidana terlapor tergugat buronan jenazah")
_VERB = (
    rf"{any_of(_ACTS | _MAY_ACT)}"
    rf"|(?=[bmt])(?!(?:{any_of(_NO_ACTS)})\b)(?:me|ber|ter)[a-z]{{4,}}"
    r"|ke[a-z]{4,}an|ditunjuk|dipercaya|dilantik|angkat bicara|buka suara|tak kuasa|turun tangan"
)
_ADVERBS = word_set(
    "juga pun kini masih sudah telah ikut turut sempat hanya lalu kemudian tampak terlihat mulai bisa tak tidak belum "
    "yang pertama sabar enggan langsung lantas pernah sering kerap selalu akhirnya terus akan ingin mau harus sangat"
)
_OPENING = re.compile(
    rf"(?P<phrase>[A-Z][^!?;:]{{2,140}}?)(?: (?:{any_of(_ADVERBS)}))*,? (?P<verb>{_VERB})\b"
)
_CONJUNCTION = re.compile(
    r"^(?:Sementara(?: itu)?|Sedangkan|Adapun|Namun|Di sisi lain|(?:Mendengar|Melihat|Mengetahui) [^,]{2,60},"
    r"|(?:Di|Pada|Dalam) (?:tempat|kesempatan) (?:yang sama|itu|tersebut|terpisah)),? "
)
_TRADE_AND_NAME = re.compile("Nl{0,3}(?=(K*)N)")


# "Begitu pula Budi Santoso, warga Desa Anu."
_LIKEWISE = re.compile(
    r"^(?:Begitu|Demikian|Sama)(?: (?:pula|juga|pun|halnya))+(?: (?:dengan|bagi|kata|yang di\w+))? (?=[A-Z])"
)


def opening_person(
    reader: PartyReader, sentence: str, *, known: Set[str] = frozenset(), is_beside_quote: bool = False
) -> Party | None:
    """The person a sentence of no reported speech is about, with the trade told before the name.

    A bare name in the paragraph of the quotation must be `known`; farther away it must do what only people do.
    """
    likewise = _LIKEWISE.match(sentence) if is_beside_quote else None
    if likewise:
        party = reader.after(sentence[likewise.end() :])
        return party if party and party.name else None
    match = _OPENING.match(_CONJUNCTION.sub("", sentence))
    if match is None:
        return None
    phrase = match.group("phrase")
    party = reader.before(phrase)
    if party is None or not party.name or party.is_unnamed:
        return None
    segment, verb = reader.segmenter.cut(phrase)[-1], match.group("verb")
    if party.role:
        return None if party.role.split()[0].casefold() in (UNITS - {"humas"}) | SPOKEN_OF else party
    if reader.segmenter.is_name(segment):
        is_somebody = (
            "K" in segment.codes
            or verb in _ACTS | _MAY_ACT
            or (is_beside_quote and not known.isdisjoint(party.keys))
        )
        return party if is_somebody else None
    trade = _TRADE_AND_NAME.match(segment.codes)
    if trade is None or segment.tokens[0].key in _THINGS:
        return None
    return party._replace(role=segment.role(0, trade.end())) if trade.group(1) or verb in _ACTS else None


_RELATED = re.compile(r"\(?\b[Bb]aca (?:[Jj]uga|[Pp]ula)\s*:.*$", re.DOTALL)
_ROLE_AND_NAME = re.compile(r"[A-Z]\w+ [A-Z][a-z]+ [A-Z][a-z]")
_CALLED = re.compile(
    r"(?P<nick>[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?),? (?:begitu |demikian )?(?:ia |dia |beliau )?(?:biasa |akrab )?"
    r"(?:disapa|dipanggil|sapaan|panggilan)(?: akrab)?(?:nya)?\b(?! [A-Z])"
)
_FEWEST_TITLE_WORDS = 6
_LONGEST_SENTENCE = 1200  # what is longer is no sentence of a story; the rest of it names nobody


@dataclass(slots=True)
class Event:
    """In reading order: a `subject` reports, a `mention` names somebody, a `quote` stands there.

    An `aside` is a mention beside a quotation, an `inside` one within it: nobody who speaks later is meant by either.
    A `nickname` is told of whoever was named last. An `opening` is whom the sentence right before a quotation is about
    if the quotation itself names nobody; `is_beside_quote` if they share a paragraph.
    """

    kind: str
    paragraph: int
    party: Party | None = None
    quote: int = -1
    attributed: Party | None = None
    text: str = ""
    is_beside_quote: bool = False


class SpeechReader:
    """Turns paragraphs into events."""

    def __init__(self, reader: PartyReader) -> None:
        self.reader = reader
        self.attributions = AttributionReader(reader)

    def read(self, paragraphs: Sequence[str], spans: Sequence[Span]) -> list[Event]:
        """All events of the body, in reading order."""
        events: list[Event] = []
        for number, pieces in enumerate(cut_pieces(paragraphs, spans)):
            previous: Event | None = None
            for start, end, quote in pieces:
                if quote is None:
                    last = paragraphs[number][:start].rstrip("”\"'’»*_ ")[-1:]
                    events += self._read_piece(number, paragraphs[number][start:end], previous, last=last)
                    previous = None
                    continue
                if spans[quote].paragraph == number:
                    events += self._named_inside(number, spans[quote].text)
                    events.append(Event("quote", number, quote=quote))
                previous = next(event for event in reversed(events) if event.quote == quote)
        return _openings_before_quotes(events, self.reader)

    def _read_piece(self, number: int, text: str, quote: Event | None, *, last: str) -> Iterator[Event]:
        parts = [sentence[:_LONGEST_SENTENCE] for sentence in sentences(text)]
        if quote is not None and parts:
            quote.attributed = self.attributions.beside_quote(
                parts[0], goes_on=last == ",", is_open=last.isalnum()
            )
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
        subject = self.attributions.subject(sentence)
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


def _openings_before_quotes(events: Sequence[Event], reader: PartyReader) -> list[Event]:
    """The events without the openings that no quotation follows, or one that names its speaker."""
    kept: list[Event] = []
    known = {
        key for event in events for party in (event.party, event.attributed) if party for key in party.keys
    }
    quote: Event | None = None
    for event in reversed(events):
        if event.kind == "quote" or (event.kind == "subject" and event.party and event.party.is_pronoun):
            quote = event
        elif event.kind == "subject":
            quote = None
        elif event.kind == "opening":
            is_near = quote is not None and quote.paragraph - event.paragraph <= 1
            if quote is None or not is_near or not _is_open(quote):
                continue
            event.is_beside_quote = quote.paragraph == event.paragraph
            event.party = opening_person(
                reader, event.text, known=known, is_beside_quote=event.is_beside_quote
            )
            if event.party is None:
                continue
            quote = None
        kept.append(event)
    return kept[::-1]


def _is_open(quote: Event) -> bool:
    """Whether a quotation, or "ia mengatakan", leaves open who speaks."""
    party = quote.attributed
    return party is None or party.is_pronoun or (party.is_pointing and not party.name)


def _is_title(sentence: str) -> bool:
    """A related title or a heading in capitals: whom it names is worded as in no sentence."""
    if not (sentence[-1].isalnum() or sentence[-1] in "!?”\"'"):
        return False
    words = [word for word in sentence.split() if word[0].isalpha()]
    return len(words) >= _FEWEST_TITLE_WORDS and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
