"""Runs the structurer over a body's paragraphs and puts its quotations where they were said.

The structurer reads plain text. What it leaves as text is found again in the paragraph it came from, so that links and
bold words stay; what it takes for a quotation becomes a quote block.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from news.imports.wordpress.markup.addresses import is_own
from news.imports.wordpress.markup.parts import Cuts, Rich, Words
from news.imports.wordpress.markup.story_blocks import ROLE_LENGTH, cut, paragraph, plain_paragraph
from news.structurer import StructuredText, structure_text
from news.structurer.page.furniture import is_caption, is_furniture

LONGEST_TEXT = 150_000
_SURE_START = 60
_FARTHEST = 200
_MAIL_SUBJECT = "mail_subject"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, its place among the paragraphs, and what the structurer guessed about it."""

    kind: str
    value: Any
    guesses: tuple[dict[str, Any], ...] = ()


@dataclass(slots=True)
class Speech:
    """What the paragraphs became: for each of them its blocks, and what was said about the story as a whole."""

    placed: list[list[Placed]]
    structured: StructuredText | None = None
    guesses: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def structure_paragraphs(
    paragraphs: Sequence[Words],
    *,
    site_url: str,
    known_people: Sequence[str] = (),
    known_places: Sequence[str] = (),
    published_on: datetime.date | None = None,
) -> Speech:
    """The paragraphs with their quotations taken out. A text of more than `LONGEST_TEXT` characters stays as it is."""
    texts = [words.rich.text.replace("\n", " ") for words in paragraphs]
    if not texts or sum(map(len, texts)) > LONGEST_TEXT:
        return Speech([[Placed(*paragraph(words.rich))] for words in paragraphs])
    furniture = [is_furniture(text) and not is_caption(text) for text in texts]
    structured = structure_text(
        "\n\n".join(text for text, is_left in zip(texts, furniture, strict=True) if not is_left),
        known_people=known_people,
        known_places=known_places,
        published_on=published_on,
    )
    speech = Speech([[] for _ in texts], structured)
    _Placing(paragraphs, speech).place(structured)
    speech.guesses = [
        _guess(guess.where, guess)
        for guess in structured.guesses
        if isinstance(guess.where, str) and guess.why != _MAIL_SUBJECT
    ]
    _settle_the_rest(paragraphs, furniture, speech, site_url=site_url)
    return speech


def _settle_the_rest(
    paragraphs: Sequence[Words], furniture: Sequence[bool], speech: Speech, *, site_url: str
) -> None:
    """What the structurer took for a page's furniture stays: a page was not pasted here, its story was exported.

    Left out are lines that are furniture by their own words ("Editor: …"), and lists of tags. Of a line that leads on
    to another story ("Baca berita … sebelumnya") the story is kept.
    """
    left_over = set(speech.structured.furniture)
    tag_lines = set(speech.structured.tag_lines)
    for words, is_left, placed in zip(paragraphs, furniture, speech.placed, strict=True):
        text = words.rich.text.replace("\n", " ")
        addresses = words.rich.words_by_address()
        if addresses and (is_left or text in left_over) and all(is_own(href, site_url) for href in addresses):
            placed += [
                Placed("related", {"article": href, "words": said}) for href, said in addresses.items()
            ]
        elif (is_left or text in tag_lines) and not addresses:
            speech.left_out.append(f"{'tags' if text in tag_lines else 'page line'}: {text}")
        elif not placed and (is_left or text in left_over or text in tag_lines):
            placed.append(Placed(*paragraph(words.rich)))


class _Placing:
    """Walks along the paragraphs and the structurer's blocks together; both are in reading order."""

    def __init__(self, paragraphs: Sequence[Words], speech: Speech) -> None:
        self._cuts = [Cuts(_on_one_line(words.rich)) for words in paragraphs]
        self._speech = speech
        self._number = 0
        self._at = 0

    def place(self, structured: StructuredText) -> None:
        is_subject = any(guess.why == _MAIL_SUBJECT for guess in structured.guesses)
        if structured.headline and not is_subject:
            self._place_text(structured.headline, (), is_heading=False)
        guesses_at: dict[int | str, list[dict[str, Any]]] = {}
        for guess in structured.guesses:
            guesses_at.setdefault(guess.where, []).append(_guess("", guess))
        for index, block in enumerate(structured.blocks):
            guesses = tuple(guesses_at.get(index, ()))
            if block.quote is None:
                self._place_text(block.text, guesses, is_heading=block.kind == "heading")
                continue
            quote = structured.quotes[block.quote]
            self._find(quote.text)
            speaker = None if "institution" in quote.flags else quote.speaker
            value = {"text": quote.text, "speaker": speaker, "role": cut(quote.role or "", ROLE_LENGTH)}
            self._add(Placed("quote", value, guesses))

    def _place_text(self, text: str, guesses: tuple[dict[str, Any], ...], *, is_heading: bool) -> None:
        start = self._find(text)
        if is_heading:
            block = ("heading", text)
        elif start < 0:
            block = plain_paragraph(text)
        else:
            block = paragraph(self._cuts[self._number].cut(start, start + len(text)))
        self._add(Placed(*block, guesses))

    def _add(self, placed: Placed) -> None:
        self._speech.placed[self._number].append(placed)

    def _find(self, text: str) -> int:
        """Where a text stands in this paragraph or the next that has it; goes there. -1 if it is in none."""
        sought = text if len(text) <= _SURE_START else text[:_SURE_START]
        at = self._at
        for number in range(self._number, min(self._number + _FARTHEST, len(self._cuts))):
            whole = self._cuts[number].rich.text
            start = whole.find(text, at)
            if start < 0 and sought is not text:
                # A quotation over several paragraphs: its beginning is enough to know the place.
                start = whole.find(sought, at)
                if start >= 0 and start + len(text) <= len(whole):
                    start = -1
            if start >= 0:
                self._number, self._at = number, min(start + len(text), len(whole))
                return start if whole.startswith(text, start) else -1
            at = 0
        return -1


def _on_one_line(rich: Rich) -> Rich:
    """The paragraph as the structurer reads it: of the same length, so that marks keep their places."""
    return Rich(rich.text.replace("\n", " "), rich.pieces) if "\n" in rich.text else rich


def _guess(where: str, guess: Any) -> dict[str, Any]:
    return {
        "block": where,
        "what": guess.what,
        "value": guess.value,
        "why": guess.why,
        "confidence": guess.confidence,
    }
