"""Whether the house has published a word before: the answer to ``news_known_words`` (``docs/reference/hooks.md``)."""

import re

from news.editorial.repairs.rules import Sighting
from news.models import ArticlePage
from search.expressions import Expression, Phrase
from search.index import Span, index_at_hand
from search.models import SearchDocument
from search.normalise import folded_words

# Of so many of the newest stories with the word it is asked whether one has it in small letters.
STORIES_ASKED = 20


def sighting(*, word: str, article: ArticlePage) -> Sighting:
    """How ``word`` stands in public stories other than ``article``; two queries."""
    surfaces = tuple(folded_words(word))
    if not surfaces:
        return Sighting.NOWHERE
    hits = index_at_hand().newest(Expression(wanted=(Phrase(surfaces),)), span=Span(limit=STORIES_ASKED + 1))
    others = [hit.article_id for hit in hits if hit.article_id != article.pk]
    if not others:
        return Sighting.NOWHERE
    in_small_letters = re.compile(rf"(?<!\w){re.escape(word.casefold())}(?!\w)")
    documents = SearchDocument.objects.filter(pk__in=others).values_list("title", "text")
    is_common = any(in_small_letters.search(line) for document in documents for line in document)
    return Sighting.IN_SMALL_LETTERS if is_common else Sighting.WITH_A_CAPITAL
