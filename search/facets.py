"""Facets: the facts about a story that searches are narrowed by and results are counted by.

A facet is a token of the index like any word, so that a narrowed search is still one look-up. Its colon is what no
word of a reader can contain.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from news.models import ArticlePage

REGION, SECTION, AUTHOR, SPEAKER = "r", "s", "a", "p"
DAY = "d"
"""The year, month or day of first publication (``search/dates.py``): only to look for, never counted."""
EVERY_STORY = "e:0"
"""Every story of the index has it: what is asked for by days alone needs some token."""


def facet(kind: str, key: int) -> str:
    """The token of one region, section, author or speaker."""
    return f"{kind}:{key}"


def facets_of(article: "ArticlePage") -> list[str]:
    """All facets of a story. A regency's news is also its province's."""
    places = {place.pk for region in article.load_regions() for place in (region, *region.ancestors())}
    found = {facet(REGION, key) for key in places}
    found |= {facet(AUTHOR, entry.author_id) for entry in article.byline_entries.all()}
    found |= {facet(SPEAKER, speaker.pk) for speaker in article.load_speakers()}
    if article.section_id:
        found.add(facet(SECTION, article.section_id))
    return sorted(found)


def counted(facets: Iterable[str]) -> dict[str, Counter[int]]:
    """How many of some stories stand under each key, by kind; ``facets`` are as documents store them."""
    counts: dict[str, Counter[int]] = {kind: Counter() for kind in (REGION, SECTION, AUTHOR, SPEAKER)}
    for token, number in Counter(token for line in facets for token in line.split()).items():
        kind, _colon, key = token.partition(":")
        counts[kind][int(key)] = number
    return counts
