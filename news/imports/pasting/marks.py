"""What the screen marks in the raw text: the structurer's parts, and in them the day and the speakers' names."""

import datetime
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import override

from news.structurer.locate import locate
from news.structurer.result import Part, StructuredText

_WORD = re.compile(r"\w+")
# The same beginning twice in one story is a copy; a text of one word a million times must not take an hour.
_MOST_COMPARED = 40
DATELINE, DATE, QUOTE, SPEAKER, INITIALS, DROPPED, TAGS = (
    "dateline", "date", "quote", "speaker", "initials", "dropped", "tags",
)  # fmt: skip
_KINDS = {"dateline": DATELINE, "initials": INITIALS, "furniture": DROPPED, "tags": TAGS}
NUMBERED = frozenset({DATELINE, DATE, QUOTE, INITIALS})
# The structurer reads Indonesian copy, whatever language the screen speaks.
_LANGUAGE_OF_COPY = "id"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the raw text: what it was taken for, and which quotation it belongs to."""

    start: int
    end: int
    kind: str
    quote: int | None = None
    number: int | None = None


class Finder:
    """Finds words in a text; what is asked in reading order is found in reading order."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.words = [(match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(raw)]
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for index, (word, _start, _end) in enumerate(self.words):
            self.by_word[word].append(index)

    def find(self, text: str, after: int = 0) -> tuple[int, int] | None:
        """Start and end of the first place at or after `after` that holds these words; None if there is none."""
        wanted = [match.group().casefold() for match in _WORD.finditer(text)]
        if not wanted:
            return None
        places, compared = self.by_word[wanted[0]], wanted[:_MOST_COMPARED]
        first = bisect_left(places, after, key=lambda index: self.words[index][1])
        for index in places[first:]:
            stretch = self.words[index : index + len(compared)]
            if [word for word, _start, _end in stretch] == compared:
                last = min(index + len(wanted), len(self.words)) - 1
                return self.words[index][1], self.words[last][2]
        return None


def find_marks(raw: str, structured: StructuredText) -> list[Mark]:
    """What to underline, to number and to strike through, in reading order and never overlapping."""
    finder = Finder(raw)
    parts = locate(raw, structured)
    found = [
        *_parts(raw, parts, structured),
        *_date(finder, structured),
        *_speakers(finder, structured, parts),
    ]
    return _numbered(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def _parts(raw: str, parts: Sequence[Part], structured: StructuredText) -> Iterator[Mark]:
    """Of each quotation only who is said to speak, where anything beside it says so."""
    attributed = {part.index for part in parts if part.kind == "attribution"}
    for part in parts:
        if part.kind in _KINDS:
            yield Mark(part.start, part.end, _KINDS[part.kind])
        elif part.kind == "attribution":
            words = raw[part.start : part.end].rstrip(" .,!?")
            yield Mark(part.start, part.start + len(words), QUOTE, part.index)
        elif part.kind == "block":
            quote = structured.blocks[part.index].quote
            if quote is not None and quote not in attributed:
                yield Mark(part.start, part.end, QUOTE, quote)


def _date(finder: Finder, structured: StructuredText) -> Iterator[Mark]:
    """The day that the story's date was read from, as far as it is printed in full."""
    if structured.dateline.date:
        for words in _ways_to_write(datetime.date.fromisoformat(structured.dateline.date)):
            if found := finder.find(words):
                yield Mark(*_with_brackets(finder.raw, *found), DATE)
                return


def _ways_to_write(day: datetime.date) -> list[str]:
    with override(_LANGUAGE_OF_COPY):
        long, short = date_format(day, "j F Y"), date_format(day, "j M Y")
    plain = [f"{d} {m} {y}" for d in {f"{day:%d}", str(day.day)} for m in {f"{day:%m}", str(day.month)}
             for y in (f"{day:%Y}", f"{day:%y}")]  # fmt: skip
    return [long, f"{day:%d} {long.partition(' ')[2]}", short, *sorted(plain, key=len, reverse=True)]


def _speakers(finder: Finder, structured: StructuredText, parts: Sequence[Part]) -> Iterator[Mark]:
    """Where each speaker is first named below the headline."""
    below = next((part.end for part in parts if part.kind == "headline"), 0)
    for name in dict.fromkeys(quote.speaker for quote in structured.quotes if quote.speaker):
        if place := finder.find(name, below):
            yield Mark(*place, SPEAKER)


def _with_brackets(raw: str, start: int, end: int) -> tuple[int, int]:
    return start - (raw[start - 1 : start] in {"(", "["}), end + (raw[end : end + 1] in {")", "]"})


def _numbered(marks: Sequence[Mark]) -> list[Mark]:
    done: list[Mark] = []
    number = 0
    for mark in marks:
        if done and mark.start < done[-1].end:
            continue
        number += mark.kind in NUMBERED
        done.append(
            Mark(mark.start, mark.end, mark.kind, mark.quote, number if mark.kind in NUMBERED else None)
        )
    return done


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of the raw text. `kind` is empty where nothing was recognised."""

    text: str
    kind: str = ""
    number: int | None = None

    @property
    def is_dropped(self) -> bool:
        """Struck through."""
        return self.kind == DROPPED

    @property
    def is_recognised(self) -> bool:
        """Underlined."""
        return bool(self.kind) and self.kind not in {DROPPED, TAGS}


def stretches(raw: str, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """All of the text, cut at its marks."""
    done = 0
    for mark in marks:
        if mark.start > done:
            yield Stretch(raw[done : mark.start])
        yield Stretch(raw[mark.start : mark.end], mark.kind, mark.number)
        done = mark.end
    if done < len(raw):
        yield Stretch(raw[done:])
