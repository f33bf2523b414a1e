"""Where each recognised part stands in the raw text, so that a screen can underline it there."""

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .result import Part, StructuredText

_FARTHEST = 5_000
_OPENING = "\"“„«'‘’([*_"


def locate(raw: str, structured: StructuredText) -> list[Part]:
    """The parts in the raw text's order, none over another; together they hold every letter of it.

    `raw` is what `structured` was made of. A part that goes on behind a dropped line is told in two stretches.
    A part without a letter or digit of its own has no place; a headline taken
    from a mail's subject stands in the furniture and has none either.
    """
    page = _Page(raw)
    dropped = [
        *page.lines("furniture", structured.furniture, structured.furniture_numbers),
        *page.lines("tags", structured.tag_lines, structured.tag_numbers),
    ]
    body = _Body(raw, page, dropped)
    parts = sorted([*dropped, *body.parts(structured)], key=lambda part: (part.start, part.end))
    return _with_marks(raw, parts)


class _Page:
    """The raw text's lines as `str.splitlines` counts them."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.starts = list(
            itertools.accumulate((len(line) for line in raw.splitlines(keepends=True)), initial=0)
        )

    def line_of(self, offset: int) -> int:
        """The number of the line that holds this character."""
        return bisect.bisect_right(self.starts, offset) - 1

    def lines(self, kind: str, texts: Sequence[str], numbers: Sequence[int]) -> Iterator[Part]:
        """Dropped lines; one that was dropped in part ("12/03/25, 09.12 - Humas:") reaches as far as its text."""
        for index, (text, number) in enumerate(zip(texts, numbers, strict=True)):
            wanted = sum(char.isalnum() for char in text)
            start = self._first_filled(self.starts[number])
            end = self._end_of(wanted, start) if wanted else start
            last = self._last_filled(self.line_of(max(end - 1, start)))
            if not any(map(str.isalnum, self.raw[end:last])):
                end = last
            yield Part(kind, index, start, end, number)

    def _first_filled(self, start: int) -> int:
        while start < len(self.raw) and self.raw[start].isspace():
            start += 1
        return start

    def _last_filled(self, number: int) -> int:
        return self.starts[number] + len(self.raw[self.starts[number] : self.starts[number + 1]].rstrip())

    def _end_of(self, wanted: int, start: int) -> int:
        end = start
        while wanted and end < len(self.raw):
            wanted -= self.raw[end].isalnum()
            end += 1
        return end


class _Body:
    """What was not dropped, as its letters and digits, each with its offset in the raw text."""

    def __init__(self, raw: str, page: _Page, dropped: Sequence[Part]) -> None:
        self.page = page
        self.offsets: list[int] = []
        end = 0
        for part in [*sorted(dropped, key=lambda part: part.start), None]:
            start = part.start if part else len(raw)
            self.offsets += [offset for offset in range(end, start) if raw[offset].isalnum()]
            end = max(end, part.end) if part else start
        self.dropped = sorted(part.start for part in dropped)
        self.letters = "".join([raw[offset] for offset in self.offsets])
        self.cursor = 0

    def parts(self, structured: StructuredText) -> Iterator[Part]:
        """Headline, dateline, blocks with their attributions, and initials."""
        if not any(guess.why == "mail_subject" for guess in structured.guesses):
            yield from self._take("headline", 0, structured.headline or "")
        yield from self._cut_out("dateline", structured.dateline.text)
        for index, block in enumerate(structured.blocks):
            yield from self._take("block", index, block.text)
            if block.quote is not None:
                yield from self._take("attribution", block.quote, structured.quotes[block.quote].attribution)
        yield from self._take("initials", 0, structured.initials_text)

    def _take(self, kind: str, index: int, text: str) -> Iterator[Part]:
        """The part that begins where the last one ended."""
        wanted = "".join(filter(str.isalnum, text))
        position = self._find(wanted)
        if wanted and position >= 0:
            self.cursor = position + len(wanted)
            yield from self._stretches(kind, index, position, self.cursor)

    def _cut_out(self, kind: str, text: str) -> Iterator[Part]:
        """A dateline may stand in the second paragraph: it is taken out, the rest is read on without it."""
        wanted = "".join(filter(str.isalnum, text))
        first = position = self._find(wanted)
        while wanted and position >= 0 and not self._begins_line(position):
            position = self.letters.find(wanted, position + 1)
        position = position if position >= 0 else first
        if wanted and position >= 0:
            end = position + len(wanted)
            yield from self._stretches(kind, 0, position, end)
            del self.offsets[position:end]
            self.letters = self.letters[:position] + self.letters[end:]

    def _begins_line(self, position: int) -> bool:
        """The same word may stand in a paragraph before."""
        if position == 0:
            return True
        before, at = self.offsets[position - 1], self.offsets[position]
        return self.page.line_of(before) != self.page.line_of(at)

    def _find(self, wanted: str) -> int:
        if self.letters.startswith(wanted, self.cursor):
            return self.cursor
        return self.letters.find(wanted, self.cursor, self.cursor + len(wanted) + _FARTHEST)

    def _stretches(self, kind: str, index: int, position: int, end: int) -> Iterator[Part]:
        """The part, or what lies before and behind each dropped line in the midst of it."""
        first = bisect.bisect_left(self.dropped, self.offsets[position])
        last = bisect.bisect_left(self.dropped, self.offsets[end - 1])
        cuts = [bisect.bisect_left(self.offsets, start, position, end) for start in self.dropped[first:last]]
        for start, stop in itertools.pairwise(sorted({position, *cuts, end})):
            offset = self.offsets[start]
            yield Part(kind, index, offset, self.offsets[stop - 1] + 1, self.page.line_of(offset))


def _with_marks(raw: str, parts: Sequence[Part]) -> list[Part]:
    """The parts with the marks that touch them: those that open before, all others behind."""
    found: list[Part] = []
    for number, part in enumerate(parts):
        start, end = part.start, part.end
        lowest = found[-1].end if found else 0
        highest = parts[number + 1].start if number + 1 < len(parts) else len(raw)
        while start > lowest and raw[start - 1] in _OPENING:
            start -= 1
        while end < highest and not raw[end].isspace() and not (raw[end] in _OPENING and _opens(raw, end)):
            end += 1
        found.append(replace(part, start=start, end=end))
    return found


def _opens(raw: str, offset: int) -> bool:
    """Whether a mark belongs to the word behind it rather than to the one before."""
    return raw[offset + 1 : offset + 2].isalnum() and raw[offset - 1 : offset].isspace()
