"""The summary tells the news in other words than the story begins with: readers see both."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import texts
from news.models import ArticlePage
from news.publishing import Finding

SAME_SHARE = 0.8
FEWEST_WORDS = 6
_WORD = re.compile(r"\w+")


@rule(
    gettext_lazy(
        "Readers see summary and first paragraph one under the other. Twice the same is once too often."
    )
)
def summary_copied(article: ArticlePage) -> Iterator[Finding]:
    summary, opening = texts(article, "summary"), texts(article, "paragraph")[:1]
    if not summary or not opening:
        return
    said, begun = _pairs(summary[0].words), _pairs(opening[0].words)
    if len(said) >= FEWEST_WORDS and len(said & begun) >= SAME_SHARE * len(said):
        yield advice(
            _("The summary repeats the first paragraph. Say the news once more in other words."),
            at=summary[0],
        )


@rule(gettext_lazy("The summary stands under the headline and adds to it: how many, since when, what next."))
def summary_repeats_headline(article: ArticlePage) -> Iterator[Finding]:
    for summary in texts(article, "summary"):
        for title in texts(article, "title"):
            if _words(summary.words) == _words(title.words):
                yield advice(_("The summary says just what the headline says."), at=summary)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _pairs(text: str) -> set[tuple[str, str]]:
    """Neighbouring words: the same words in another order are another sentence."""
    return set(pairwise(_words(text)))
