"""A report becomes a structured text: the structurer reads what was told, the quote cards need no reading."""

import re
from collections.abc import Iterable
from dataclasses import replace

from news.imports.filing.report import Report, Spoken
from news.structurer import StructuredText, structure_text
from news.structurer.result import Block, Guess, Quote

CERTAIN = 1.0
LONGEST_HEADING = 120
WHY = "said_by_reporter"
_MARKS = "“”\"'‘’«»„‟"
_LETTERS = re.compile(r"\W+")


def structure_report(
    report: Report, *, known_people: Iterable[str] = (), known_places: Iterable[str] = ()
) -> StructuredText:
    """The draft's structure, with nothing of the report lost. What the reporter filled in is no guess."""
    structured = structure_text(
        report.text,
        known_people=list(known_people),
        known_places=list(known_places),
        published_on=report.happened_at.date() if report.happened_at else None,
    )
    if report.title:
        _put_title(structured, report.title)
    for heading, answer in report.told_answers():
        structured.blocks.append(Block("heading", heading))
        for line in filter(str.strip, answer.splitlines()):
            structured.blocks.append(Block("paragraph", line.strip()))
            structured.paragraphs.append(line.strip())
    for card in report.spoken:
        _put_quote(structured, card)
    return structured


def _put_title(structured: StructuredText, title: str) -> None:
    """The reporter's own; a line that looked like a headline goes back into the text, where it stood."""
    if structured.headline and _letters(structured.headline) != _letters(title):
        kind = "heading" if len(structured.headline) <= LONGEST_HEADING else "paragraph"
        structured.blocks.insert(0, Block(kind, structured.headline))
        structured.paragraphs.insert(0, structured.headline)
        structured.guesses = [
            replace(guess, where=guess.where + 1) if isinstance(guess.where, int) else guess
            for guess in structured.guesses
        ]
    structured.guesses = [guess for guess in structured.guesses if guess.where != "title"]
    structured.headline = title


def _put_quote(structured: StructuredText, card: Spoken) -> None:
    """The words where they stand in the text already, or at its end."""
    words = card.words.strip().strip(_MARKS).strip() or card.words
    for position, block in enumerate(structured.blocks):
        if block.quote is not None and _letters(block.text) == _letters(words):
            _name_speaker(structured, position, card)
            return
    quote = Quote(
        text=words,
        paragraph=max(len(structured.paragraphs) - 1, 0),
        speaker=card.speaker or None,
        role=card.role or None,
        why=WHY,
        confidence=CERTAIN,
    )
    structured.quotes.append(quote)
    structured.blocks.append(Block("quote", words, len(structured.quotes) - 1))


def _name_speaker(structured: StructuredText, position: int, card: Spoken) -> None:
    """What the structurer guessed of this quote gives way to what the reporter says, part by part."""
    quote = structured.quotes[structured.blocks[position].quote]
    quote.role = card.role or quote.role
    if not card.speaker:
        return
    quote.speaker, quote.why, quote.confidence = card.speaker, WHY, CERTAIN
    quote.flags = [flag for flag in quote.flags if flag not in {"speaker_guessed", "institution"}]
    told = {"speaker", "role"} if card.role else {"speaker"}
    others = [guess for guess in structured.guesses if guess.where != position or guess.what not in told]
    structured.guesses = [*others, Guess(position, "speaker", card.speaker, WHY, CERTAIN)]


def _letters(text: str) -> str:
    return _LETTERS.sub(" ", text).casefold().strip()
