"""Where the parts that were recognised stand in the raw text, found by their words: spacing, line ends and marks may
have changed on the way."""

import datetime
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import override

from news.imports.structure.result import StructuredText

_WORD = re.compile(r"\w+")
# The same beginning twice in one story is a copy; a text of one word a million times must not take an hour.
_MOST_COMPARED = 40
DATELINE, DATE, QUOTE, SPEAKER, INITIALS, DROPPED, TAGS = (
    "dateline", "date", "quote", "speaker", "initials", "dropped", "tags",
)  # fmt: skip
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
    found = [*_dropped(finder, structured), *_head(finder, structured), *_quotes(finder, structured)]
    if structured.initials_text and (place := _last(finder, structured.initials_text)):
        found.append(Mark(*_with_brackets(raw, *place), INITIALS))
    return _numbered(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def _dropped(finder: Finder, structured: StructuredText) -> Iterator[Mark]:
    for kind, lines in ((DROPPED, structured.furniture), (TAGS, structured.tag_lines)):
        after = 0
        for line in lines:
            if place := finder.find(line, after) or finder.find(line):
                after = place[1]
                yield Mark(*_whole_line(finder.raw, *place, line), kind)


def _head(finder: Finder, structured: StructuredText) -> Iterator[Mark]:
    line = structured.dateline
    place = finder.find(line.text) if line.text else None
    if place:
        yield Mark(*_whole_line(finder.raw, *place, line.text), DATELINE)
    if line.date:
        for words in _ways_to_write(datetime.date.fromisoformat(line.date)):
            if found := finder.find(words):
                yield Mark(*_with_brackets(finder.raw, *found), DATE)
                return


def _ways_to_write(day: datetime.date) -> list[str]:
    with override(_LANGUAGE_OF_COPY):
        long, short = date_format(day, "j F Y"), date_format(day, "j M Y")
    plain = [f"{d} {m} {y}" for d in {f"{day:%d}", str(day.day)} for m in {f"{day:%m}", str(day.month)}
             for y in (f"{day:%Y}", f"{day:%y}")]  # fmt: skip
    return [long, f"{day:%d} {long.partition(' ')[2]}", short, *sorted(plain, key=len, reverse=True)]


def _quotes(finder: Finder, structured: StructuredText) -> Iterator[Mark]:
    """Who is said to speak beside each quotation, else its own words; and where each speaker is first named."""
    after = 0
    for number, quote in enumerate(structured.quotes):
        place = finder.find(quote.text, after) or finder.find(quote.text)
        if place is None:
            continue
        after = place[1]
        beside = finder.find(quote.attribution, after) if quote.attribution else None
        is_near = beside is not None and not finder.raw[after : beside[0]].strip(" ,.!?\"”’»'\n\r\t\xa0*_")
        yield Mark(*(beside if beside and is_near else place), QUOTE, number)
    headline = finder.find(structured.headline) if structured.headline else None
    below = headline[1] if headline else 0
    for name in dict.fromkeys(quote.speaker for quote in structured.quotes if quote.speaker):
        if place := finder.find(name, below):
            yield Mark(*place, SPEAKER)


def _last(finder: Finder, text: str) -> tuple[int, int] | None:
    place, later = None, finder.find(text)
    while later:
        place, later = later, finder.find(text, later[1])
    return place


def _with_brackets(raw: str, start: int, end: int) -> tuple[int, int]:
    return start - (raw[start - 1 : start] in {"(", "["}), end + (raw[end : end + 1] in {")", "]"})


def _whole_line(raw: str, start: int, end: int, line: str) -> tuple[int, int]:
    """With the signs around the words that belong to the line."""
    before = re.search(r"[^\w\n]*\Z", raw[max(0, start - 40) : start])
    after = re.compile(r"[^\w\n]*").match(raw, end)
    start -= len(before.group().lstrip()) if before and line[:1] in before.group() else 0
    return start, end + (len(after.group().rstrip()) if after and line[-1:] in after.group() else 0)


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
