"""Abbreviations and double spellings that every reader knows; a search for either finds the other.

The usual ones are data beside the code, a paper adds its own under *Abbreviations* in the admin.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from search.normalise import folded_words

ABBREVIATIONS_CSV = Path(__file__).parent / "data" / "abbreviations.csv"


type Names = tuple[str, ...]
"""What is written in full, first, and all that may stand for it."""


@cache
def usual_abbreviations() -> dict[tuple[str, ...], tuple[Names, ...]]:
    """What is in the file, by the folded words of each name.

    Full names of one abbreviation that begin alike mean the same ("demam berdarah", "demam berdarah dengue"); others
    share nothing but their letters.
    """
    groups: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    with ABBREVIATIONS_CSV.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            groups[line["short"], line["long"].split()[0]] |= {line["long"]: None, line["short"]: None}
    found: dict[tuple[str, ...], list[Names]] = defaultdict(list)
    for names in groups.values():
        for name in names:
            found[tuple(folded_words(name))].append(tuple(names))
    return {words: tuple(groups) for words, groups in found.items()}
