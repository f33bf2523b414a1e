"""Where a text gives somebody's words. Pure: no database, no HTML.

Wider than the typography: what cannot be told apart counts as quoted, because nobody mends a quotation alone.
"""

import re
from collections.abc import Iterator

_PAIRS = (("“„‟", "”"), ("«", "»"), ("‘‚", "’"))
_STRAIGHT = ('"', "'")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
# In a headline whatever follows a colon may be what somebody said: "Bupati: kami tidak ikut".
_COLON = re.compile(r":\s")

Span = tuple[int, int]


def quoted_spans(text: str, *, is_headline: bool = False) -> list[Span]:
    """Start and end of each quotation, marks included; a mark without its other runs to the end of the text."""
    bare = _APOSTROPHE.sub(" ", text)
    found = [span for opening, closing in _PAIRS for span in _between(bare, opening, closing)]
    found += [span for mark in _STRAIGHT for span in _toggled(bare, mark)]
    if is_headline and (colon := _COLON.search(text)):
        found.append((colon.end(), len(text)))
    return found


def touches(spans: list[Span], start: int, end: int) -> bool:
    """Whether some quotation holds any of ``start`` to ``end``; where nothing is, what stands around it tells."""
    if start == end:
        return any(begin < start < finish for begin, finish in spans)
    return any(begin < end and start < finish for begin, finish in spans)


def _between(text: str, opening: str, closing: str) -> Iterator[Span]:
    """A closing mark alone ends a quotation that began before the text."""
    begun: list[int] = []
    for at, sign in enumerate(text):
        if sign in opening:
            begun.append(at)
        elif sign == closing:
            yield (begun.pop() if begun else 0), at + 1
    if begun:
        yield begun[0], len(text)


def _toggled(text: str, mark: str) -> Iterator[Span]:
    """Typewriter's marks open and close by turns; from a line with an odd one on, nobody can tell which is which."""
    start = 0
    for line in text.splitlines(keepends=True):
        places = [start + at for at, sign in enumerate(line) if sign == mark]
        if len(places) % 2:
            yield places[0], len(text)
            return
        yield from ((begin, end + 1) for begin, end in zip(places[::2], places[1::2], strict=True))
        start += len(line)
