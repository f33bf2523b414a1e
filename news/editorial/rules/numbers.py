"""Numbers in Indonesian copy, in figures and in words: "1.140", "2,5 juta", "tujuh belas", "Rp2,5 M", "kedua"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_UNITS = {word: Decimal(value) for value, word in enumerate(_DIGITS)}
_WHOLE = {"sepuluh": Decimal(10), "sebelas": Decimal(11), "seratus": Decimal(100), "seribu": Decimal(1000)}
# "kedua pelaku" are two; "kesatu" nobody writes.
_ALL_OF = {f"ke{word}": value for word, value in (*list(_UNITS.items())[2:], ("sepuluh", Decimal(10)))}
_ONE = _UNITS | _WHOLE | _ALL_OF
_SCALES = {"puluh": Decimal(10), "ratus": Decimal(100)}
_LARGE = {
    "ribu": Decimal(1000),
    "juta": Decimal(10) ** 6,
    "miliar": Decimal(10) ** 9,
    "triliun": Decimal(10) ** 12,
}
# Headlines save letters: "Rp2,5 M", "20 jt".
_SHORT = {"rb": "ribu", "jt": "juta", "m": "miliar", "t": "triliun"}
_FIGURES = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_TOKEN = re.compile(rf"(?P<figures>{_FIGURES.pattern})|(?P<word>[^\W\d_]+)|(?P<break>[-–.;:!?()\n]|, )")
_LONGEST_FIGURES = 15
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: as written, what it is worth, and the words beside it.

    ``step`` is what the last figure written stands for: "2,5 miliar" means anything that is rounded to it.
    """

    written: str
    value: Decimal
    before: str
    step: Decimal = Decimal(1)
    after: str = ""
    start: int = 0

    def stands_for(self, exact: "Number") -> bool:
        """Whether this is the other number, or what it is called in round figures."""
        if self.value == exact.value:
            return True
        is_rounded = self.step >= 1000 and exact.step < self.step
        return is_rounded and abs(self.value - exact.value) <= self.step * _HALF


def numbers(text: str) -> Iterator[Number]:
    """All numbers of a text, "seratus" and "18.600" alike; what is longer than an identity number is none."""
    reader = _Reader(text)
    for match in _TOKEN.finditer(text):
        yield from reader.take(match)
    yield from reader.end()


class _Reader:
    """Reads word by word; a number ends where a word follows that is no part of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.before = self.word_before = ""
        self.start = self.stop = -1
        self.is_in_figures = False
        self.total = self.group = Decimal(0)
        self.step = self.group_step = Decimal(1)

    def take(self, match: re.Match) -> Iterator[Number]:
        figures, word = match["figures"], match["word"] or ""
        small = word.casefold()
        if figures:
            yield from self.end()
            self._figures(match)
        elif small in _ONE:
            if self.start >= 0 and (self.group % 10 or self.is_in_figures):
                yield from self.end()
            self._begin(match)
            self.group += _ONE[small]
        elif self.start >= 0 and self._scale(self._long(word)):
            self.stop = match.end()
        else:
            yield from self.end(after=small)
        if word:
            self.before = small

    def _figures(self, match: re.Match) -> None:
        figures = match["figures"]
        if len(figures) <= _LONGEST_FIGURES:
            self._begin(match)
            self.is_in_figures = True
            self.group = Decimal(figures.replace(".", "").replace(",", "."))
            self.group_step = Decimal(10) ** -len(figures.partition(",")[2])

    def _begin(self, match: re.Match) -> None:
        if self.start < 0:
            self.start, self.word_before = match.start(), self.before
        self.stop = match.end()

    def _long(self, word: str) -> str:
        """The scale that a word or its short form names; a capital M or T is one behind "Rp" only."""
        small = word.casefold()
        if not self.is_in_figures or (len(word) == 1 and not (word.isupper() and self.word_before == "rp")):
            return small
        return _SHORT.get(small, small)

    def _scale(self, word: str) -> bool:
        """ "tujuh belas", "dua puluh", "lima ratus", "2,5 juta", "dua setengah juta"."""
        units = self.group % 10
        if word == "belas":
            self.group += 10
        elif word == "setengah":
            self.group += _HALF
        elif word in _SCALES:
            self.group += units * (_SCALES[word] - 1)
        elif word in _LARGE:
            self.total += (self.group or 1) * _LARGE[word]
            self.step = self.group_step * _LARGE[word]
            self.group, self.group_step = Decimal(0), Decimal(1)
        else:
            return False
        return True

    def end(self, *, after: str = "") -> Iterator[Number]:
        """The number read so far, if any."""
        if self.start >= 0:
            written = self.text[self.start : self.stop]
            step = self.group_step if self.group else self.step
            yield Number(written, self.total + self.group, self.word_before, step, after, self.start)
        self.start, self.is_in_figures = -1, False
        self.total, self.group = Decimal(0), Decimal(0)
        self.step = self.group_step = Decimal(1)
