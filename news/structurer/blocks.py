"""The body as the editor stores it: paragraphs, headings and quotations in reading order."""

import re
from collections.abc import Sequence

from .page.mail import looks_like_title
from .result import Block, Guess, Quote
from .speech.quotes import Span, cut_pieces
from .speech.tokens import sentences
from .vocabulary.words import HONORIFICS, PRONOUNS, RANKS, SAY_PATTERN

_BARE_VERB = re.compile(
    rf"^[\s,.]*(?:(?:{SAY_PATTERN})(?:nya)?|[a-z]{{4,}}nya)\b(?P<subject>[^.!?]*)[\s.!?]*$", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_PUNCTUATION_ONLY = re.compile(r"^\W*$")


class BlockMaker:
    """Splits the paragraphs around their quotations."""

    def __init__(self, paragraphs: Sequence[str], spans: Sequence[Span], quotes: Sequence[Quote]) -> None:
        self.paragraphs = paragraphs
        self.spans = spans
        self.quotes = quotes
        self.blocks: list[Block] = []
        self.guesses: list[Guess] = []

    def make(self) -> tuple[list[Block], list[Guess]]:
        """The blocks, and the guesses about them; each quote gets its attribution."""
        for number, pieces in enumerate(cut_pieces(self.paragraphs, self.spans)):
            previous: int | None = None
            for start, end, quote in pieces:
                if quote is None:
                    self._add_text(self.paragraphs[number][start:end].strip(), number, previous)
                    previous = None
                elif self.spans[quote].paragraph == number:
                    self.blocks.append(Block("quote", self.spans[quote].text, quote))
                    previous = quote
                else:
                    previous = quote
        return self.blocks, self.guesses

    def _add_text(self, text: str, number: int, previous: int | None) -> None:
        if previous is not None:
            text = self._take_attribution(text, previous)
        if not text:
            return
        kind = "heading" if self._is_heading(text, number) else "paragraph"
        self.blocks.append(Block(kind, text))
        if kind == "heading":
            self.guesses.append(
                Guess(len(self.blocks) - 1, "heading", text, "short_line_without_full_stop", 0.6)
            )
        elif previous is not None and text[:1].islower():
            self.guesses.append(Guess(len(self.blocks) - 1, "text", None, "attribution_says_more", 0.5))

    def _take_attribution(self, text: str, quote: int) -> str:
        """What is left of the words after a quotation once a bare attribution is taken."""
        if _PUNCTUATION_ONLY.match(text):
            return ""
        parts = sentences(text)
        if self._is_bare(parts[0], self.quotes[quote]):
            self.quotes[quote].attribution = parts[0]
            return text[len(parts[0]) :].strip()
        return text

    def _is_bare(self, sentence: str, quote: Quote) -> bool:
        """Whether it says nothing that the quote's speaker and role do not say."""
        match = _BARE_VERB.match(sentence)
        if not match:
            return False
        known = set(_WORD.findall(f"{quote.speaker or ''} {quote.role or ''}".casefold()))
        return all(
            word in known or word in PRONOUNS or word in HONORIFICS or word in RANKS
            for word in _WORD.findall(match.group("subject").casefold())
        )

    def _is_heading(self, text: str, number: int) -> bool:
        is_whole = text == self.paragraphs[number]
        is_inside = 0 < number < len(self.paragraphs) - 1
        return (
            is_whole
            and is_inside
            and looks_like_title(text)
            and len(text) <= 80
            and text[:1].isupper()
            and '"' not in text
        )
