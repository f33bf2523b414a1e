"""A pasted Indonesian news text goes in, its structure comes out. No database, no network, no clock.

Nothing is lost. Every letter of the raw text is in exactly one place: the headline, the dateline's text, a paragraph,
the initials' text, a furniture line or a tag line (a headline taken from a mail's subject stands in the furniture too).

The body is told twice. `paragraphs` is as printed, quotations among the rest. `blocks` is as the editor stores it: a
quotation is a block of its own, split from the words around it. What stands beside a quotation ("ucapnya", "kata Budi")
goes into the quote's `attribution` if it says no more than who speaks; if it says more (where, when, to whom), it
stays in the body as a paragraph in its own words, and a guess points at it.
"""

import datetime
import re
from collections.abc import Container, Sequence

from .blocks import BlockMaker
from .editing import propose_summary
from .page.dateline import Printed, read_dateline
from .page.dates import FoundDate, story_date
from .page.ending import cut_end, drop_page_end
from .page.furniture import is_furniture, sort_lines
from .page.headline import drop_labels, take_headline
from .page.reading import Line, read_lines
from .result import Block, Candidate, Dateline, Guess, Quote, StructuredText
from .speech.lexicon import Lexicon
from .speech.quotes import Span, cut_pieces, find_quotes
from .speech.speakers import SpeakerFinder

_REPORTED = re.compile(
    r"(?:^|[.!?,]\s+)(?:ia|dia|beliau|pihaknya|dirinya)\s+(?:juga\s+|pun\s+|turut\s+|kembali\s+)*"
    r"(?:mengajak|mengimbau|menghimbau|berharap|meminta|menegaskan|mengatakan|menyampaikan|menyebut|menjelaskan|menambahkan"
    r"|mengaku|menilai|mengingatkan|menekankan|berpesan|memastikan|menyatakan|mengungkapkan|mengapresiasi|optimistis|berkomitmen)\b",
    re.IGNORECASE,
)
_SURE = 0.9
_WEAK = 0.5
_SURELY_PLACE = 0.8
_LONGEST_LONE_DATELINE = 60
# Between headline and text: captions, names, what sharing buttons say.
_LAST_DATELINE = 6
_LONGEST_ABOVE_DATELINE = 120


def structure_text(
    raw: str,
    *,
    known_people: Sequence[str] = (),
    known_places: Sequence[str] = (),
    published_on: datetime.date | None = None,
    keep: Container[int] = (),
) -> StructuredText:
    """Structure of a raw text. Names known to the paper sharpen the reading; they are never put into the text.

    `keep` holds numbers of raw lines (from 0, as `Part.line` and `furniture_numbers` tell them) that somebody put back
    into the body: they are not dropped again.
    """
    lines = sort_lines(read_lines(raw, stands_alone=is_furniture), keep=keep)
    drop_page_end(lines, keep=keep)
    drop_labels(lines, keep=keep)
    headline, body, is_subject = take_headline(lines.body, lines.subject)
    paragraphs, printed, head = _cut_dateline(body, known_places)
    numbers = [None if line.number in keep else line.number for line in body]
    end = cut_end(paragraphs, numbers[-len(paragraphs) :])
    paragraphs = end.kept
    spans = find_quotes(paragraphs)
    found = story_date([head, *_without_quotes(paragraphs, spans)], published_on=published_on)
    # Who is who only matters where somebody is quoted; most of an old archive's briefs quote nobody.
    lexicon = (
        Lexicon("\n".join(paragraphs), known_people=known_people, known_places=known_places)
        if spans
        else None
    )
    quotes = _quotes(paragraphs, spans, lexicon) if lexicon else []
    blocks, guesses = BlockMaker(paragraphs, spans, quotes).make()
    dateline = _dateline(printed, found, head)
    return StructuredText(
        headline=headline,
        dateline=dateline,
        initials=end.initials,
        furniture=lines.furniture,
        paragraphs=paragraphs,
        quotes=quotes,
        tags=[*lines.tags, *end.tags],
        blocks=blocks,
        guesses=[
            *_field_guesses(headline if is_subject else None, dateline),
            *_quote_guesses(blocks, quotes),
            *guesses,
        ],
        tag_lines=[*lines.tag_lines, *end.tags],
        initials_text=end.text,
        summary=propose_summary(paragraphs, spans),
        furniture_numbers=lines.furniture_numbers,
        tag_numbers=[*lines.tag_numbers, *end.tag_numbers],
    )


def _cut_dateline(body: Sequence[Line], known_places: Sequence[str]) -> tuple[list[str], Printed | None, str]:
    """The paragraphs without the dateline, what it says, and its text."""
    paragraphs = [line.text for line in body]
    for index in range(min(_LAST_DATELINE, len(paragraphs))):
        if index > 1 and len(paragraphs[index - 1]) > _LONGEST_ABOVE_DATELINE:
            break
        printed = read_dateline(paragraphs[index], known_places=known_places)
        is_sure = printed is not None and printed.confidence > (_WEAK if printed.source else _SURELY_PLACE)
        if printed and (index == 0 or is_sure):
            text = paragraphs[index]
            paragraphs[index] = text[printed.length :].strip()
            return paragraphs, printed, text[: printed.length].strip()
        if paragraphs[index][-1] in "-–—" and len(paragraphs[index]) <= _LONGEST_LONE_DATELINE:
            # A line of its own above the text: "Tenggarong -".
            text = " ".join(paragraphs[index : index + 2])
            printed = read_dateline(text, known_places=known_places)
            if printed and printed.length > len(paragraphs[index]):
                paragraphs[index : index + 2] = [text[printed.length :].strip()]
                return paragraphs, printed, text[: printed.length].strip()
    return paragraphs, None, ""


def _without_quotes(paragraphs: Sequence[str], spans: Sequence[Span]) -> list[str]:
    return [
        " ".join(text[start:end] for start, end, quote in pieces if quote is None)
        for text, pieces in zip(paragraphs, cut_pieces(paragraphs, spans), strict=True)
    ]


def _quotes(paragraphs: Sequence[str], spans: Sequence[Span], lexicon: Lexicon) -> list[Quote]:
    quotes = []
    for span, voice in zip(spans, SpeakerFinder(paragraphs, spans, lexicon).find(), strict=True):
        person = voice.person
        chosen = [Candidate(person.full_name, person.role, voice.why)] if person else []
        others = [Candidate(other.full_name, other.role, why) for other, why in voice.others]
        flags = list(span.flags)
        if _REPORTED.search(span.text):
            flags.append("reported_speech_inside_marks")
        if voice.is_institution:
            flags.append("institution")
        if voice.confidence < _SURE:
            flags.append("speaker_guessed")
        quotes.append(
            Quote(
                text=span.text,
                paragraph=span.paragraph,
                speaker=person.full_name if person else None,
                role=person.role if person else None,
                flags=flags,
                why=voice.why,
                confidence=voice.confidence,
                candidates=[*chosen, *others],
                follows=voice.follows,
            )
        )
    return quotes


def _dateline(printed: Printed | None, found: FoundDate | None, text: str) -> Dateline:
    flags = ("weekday_disagrees",) if found and found.is_weekday_wrong else ()
    return Dateline(
        source=printed.source if printed else None,
        city=printed.city if printed else None,
        date=found.day.isoformat() if found else None,
        text=text,
        why=" ".join(part for part in (printed.why if printed else "", found.why if found else "") if part),
        confidence=min([p.confidence for p in (printed, found) if p], default=0.0),
        flags=flags,
    )


def _field_guesses(mail_subject: str | None, dateline: Dateline) -> list[Guess]:
    guesses = []
    if mail_subject:
        guesses.append(Guess("title", "headline", mail_subject, "mail_subject", 0.7))
    if dateline.city and dateline.confidence < _SURE:
        guesses.append(Guess("dateline_place", "dateline", dateline.city, dateline.why, dateline.confidence))
    if dateline.date and (dateline.confidence < _SURE or dateline.flags):
        why = dateline.flags[0] if dateline.flags else dateline.why
        guesses.append(Guess("dateline_on", "date", dateline.date, why, dateline.confidence))
    return guesses


def _quote_guesses(blocks: Sequence[Block], quotes: Sequence[Quote]) -> list[Guess]:
    guesses = []
    for index, block in enumerate(blocks):
        if block.quote is None:
            continue
        quote = quotes[block.quote]
        guesses.append(Guess(index, "speaker", quote.speaker, quote.why, quote.confidence))
        guesses += [
            Guess(index, "text", None, flag, 0.5) for flag in quote.flags if flag != "speaker_guessed"
        ]
    return guesses
