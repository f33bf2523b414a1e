"""Abbreviations and double spellings that every reader knows; a search for either finds the other.

The usual ones are data beside the code, a paper adds its own under *Abbreviations* in the admin.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from search.normalise import folded_words

ABBREVIATIONS_CSV = Path(__file__).parent / "data" / "abbreviations.csv"


@cache
def usual_abbreviations() -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The lines of the file as (short, long), by the folded words of either."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    with ABBREVIATIONS_CSV.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            for name in (line["short"], line["long"]):
                found[tuple(folded_words(name))].append((line["short"], line["long"]))
    return {words: tuple(pairs) for words, pairs in found.items()}
