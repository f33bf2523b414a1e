"""How much of one text stands in another, told from a few numbers that are kept with each (a bottom-k sketch).

A text is taken apart into all its runs of four words. Each run has a number that looks random and is always the same;
the smallest are kept. Where two texts have runs in common, they have kept some of the same numbers.
"""

import re
from bisect import bisect_right
from heapq import nsmallest
from zlib import crc32

RUN_WORDS = 4
KEPT = 64
# So many of the smallest numbers find a text that shares two fifths of the runs in 499 of 500 cases.
ASKED = 12
# Fewer runs to compare say nothing.
FEWEST = 16
_WORD = re.compile(r"\w+")
# Comes after every number as it is kept: words of one length stand in the order of their numbers.
_ALL = "g"


def sketch_of(text: str) -> str:
    """The kept numbers of a text as words of eight letters, the smallest first; empty for a text of three words."""
    words = _WORD.findall(text.casefold())
    runs = {crc32(" ".join(words[at : at + RUN_WORDS]).encode()) for at in range(len(words) - RUN_WORDS + 1)}
    return " ".join(f"{number:08x}" for number in nsmallest(KEPT, runs))


def asked_words(sketch: str) -> list[str]:
    """What to look for in other sketches."""
    return sketch.split(" ")[:ASKED] if sketch else []


def share(first: str, second: str) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1; 0 where there is too little to compare."""
    ours, theirs = first.split(), second.split()
    limit = min(_reach(ours), _reach(theirs))
    ours, theirs = (kept[: bisect_right(kept, limit)] for kept in (ours, theirs))
    fewest = min(len(ours), len(theirs))
    return len(set(ours).intersection(theirs)) / fewest if fewest >= FEWEST else 0.0


def _reach(kept: list[str]) -> str:
    """Up to which number a sketch is complete: a short text keeps all that it has."""
    return kept[-1] if len(kept) >= KEPT else _ALL
