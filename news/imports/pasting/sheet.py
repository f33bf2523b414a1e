"""Everything that the screen shows of one pasted text."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from news.imports.models import PastedText
from news.imports.pasting.cards import Card, CardMaker
from news.imports.pasting.marks import Mark, Stretch, find_marks, stretches
from news.imports.pasting.understanding import Understanding, understand

_WORD = re.compile(r"\w+")


@dataclass
class Sheet:
    """The raw text and its draft side by side. `answered` is the card whose question was answered last."""

    pasted: PastedText
    understanding: Understanding
    answered: str = ""

    @classmethod
    def of(cls, pasted: PastedText, *, answered: str = "") -> "Sheet":
        """As the text is understood now."""
        return cls(pasted, understand(pasted), answered)

    @cached_property
    def marks(self) -> list[Mark]:
        """What was recognised where."""
        return find_marks(self.pasted.text, self.understanding.structured)

    @cached_property
    def raw(self) -> list[Stretch]:
        """The raw text in stretches."""
        return list(stretches(self.pasted.text, self.marks))

    @cached_property
    def cards(self) -> list[Card]:
        """The draft. Queries."""
        return CardMaker(self.understanding, self.marks).make()

    @cached_property
    def current(self) -> str:
        """The card to go to after an answer: itself while it asks more, else the next that asks, else the first."""
        if not self.answered:
            return ""
        keys = [card.key for card in self.cards]
        start = keys.index(self.answered) if self.answered in keys else 0
        ahead = [*self.cards[start:], *self.cards[:start]]
        return next((card.key for card in ahead if card.question), "")

    @property
    def first_open(self) -> str:
        """Where the questions begin; empty when nothing is asked."""
        return next((card.key for card in self.cards if card.question), "")

    @property
    def open_count(self) -> int:
        """Questions that nobody answered."""
        return sum(len(card.questions) for card in self.cards)

    @property
    def guess_count(self) -> int:
        """What the text does not say outright: what is numbered, and what is asked besides; never less than is open."""
        numbered = sum(mark.number is not None for mark in self.marks)
        return numbered + sum(max(0, len(card.questions) - len(card.numbers)) for card in self.cards)

    @property
    def is_whole(self) -> bool:
        """Whether every word of the raw text is in the draft or among what was dropped."""
        text = self.understanding.structured
        parts = [text.headline or "", text.dateline.text, *text.paragraphs, text.initials_text]
        told = " ".join([*parts, *text.furniture, *text.tag_lines])
        return not Counter(_WORD.findall(self.pasted.text)) - Counter(_WORD.findall(told))

    @property
    def dropped(self) -> list[tuple[int, str]]:
        """Furniture: the number and the words of each line."""
        structured = self.understanding.structured
        return list(zip(structured.furniture_numbers, structured.furniture, strict=True))

    @property
    def restored(self) -> list[tuple[int, str]]:
        """The same for the lines that were brought back."""
        lines = self.pasted.text.splitlines()
        return [(number, lines[number].strip()) for number in self.pasted.restored]
