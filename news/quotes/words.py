"""The words by which quotes are found. How words are read is the search's: it answers the hook declared here."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wagtail import hooks

from news import rows
from news.models import ArticlePage
from news.quotes.models.quote import LONGEST_WORD, Quote, QuoteWord

HOOK = "news_quote_words"
"""Reads a text: its words in order, each as the forms under which it is indexed and looked for."""

MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")

type Word = tuple[str, ...]


def read(text: str) -> list[Word]:
    """The words of a text as whoever answers the hook reads them; plainly, in small letters, if nobody does."""
    for reader in hooks.get_hooks(HOOK):
        return [tuple(form[:LONGEST_WORD] for form in word) for word in reader(text)]
    return [(word[:LONGEST_WORD],) for word in _WORD.findall(text.casefold())]


def asked(text: str) -> list[Word]:
    """The words of a reader's question, each once; what is more than a sentence is left out."""
    return list(dict.fromkeys(read(text)))[:MOST_WORDS]


def forms_of(text: str) -> set[str]:
    """Every form under which a text is found."""
    return {form for word in read(text) for form in word}


def wanted(quotes: Iterable[Quote]) -> set[tuple[int, str]]:
    """What the index should hold of some quotes."""
    return {(quote.pk, form) for quote in quotes for form in forms_of(quote.text)}


def stored(article: ArticlePage) -> set[tuple[int, str]]:
    """What the index holds of a story; one query."""
    return set(QuoteWord.objects.filter(quote__article=article).values_list("quote_id", "word"))


def index(entries: Iterable[Any]) -> None:
    """Words that stand can be found, others not; of each story's ``entries`` those that are ``standing``.

    One statement where all are new, two if nothing changed.
    """
    entries = list(entries)
    want = wanted(quote for one in entries for quote in one.standing)
    known = [one.story.pk for one in entries if one.known]
    have = (
        set(QuoteWord.objects.filter(quote__article__in=known).values_list("quote_id", "word"))
        if known
        else set()
    )
    gone = {pk for pk, _word in have - want}
    if gone:
        QuoteWord.objects.filter(quote__in=gone).delete()
        have = {entry for entry in have if entry[0] not in gone}
    if missing := sorted(want - have):
        rows.insert_values(QuoteWord, ["quote_id", "word"], missing)


def forget(article_ids: Sequence[int]) -> None:
    """Nothing of these stories' words can be found any longer."""
    QuoteWord.objects.filter(quote__article__in=article_ids).delete()
