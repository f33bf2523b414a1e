"""A program that reads an archive finds names as well: of a child or a victim, or what is no name at all.

Whoever is known from nothing else is led to nowhere until somebody of the newsroom has confirmed a quote of theirs.
"""

from django.db.models import Exists, OuterRef, Q

from news.quotes.models import Quote


def known_from_nothing_confirmed() -> Q:
    """Of a person: words are on record, and nobody has looked at any of them."""
    theirs = Quote.objects.standing().filter(speaker=OuterRef("pk"))
    # In this order: of whoever speaks often one confirmed quote is found at once.
    return ~Q(Exists(theirs.filter(is_confirmed=True))) & Q(Exists(theirs.unconfirmed()))


def holds_unconfirmed(story: str) -> Exists:
    """Of a row that names a story in this field: whether it quotes somebody in words that nobody has looked at."""
    return Exists(Quote.objects.standing().unconfirmed().filter(article=OuterRef(story)))
