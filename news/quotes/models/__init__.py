"""The ledger's tables: what was said, the words it is found by, and what was promised."""

from news.quotes.models.promise import Outcome, Promise, PromiseCheck, Standing, standing_of
from news.quotes.models.quote import Quote, QuoteWord, numbered

__all__ = [
    "Outcome",
    "Promise",
    "PromiseCheck",
    "Quote",
    "QuoteWord",
    "Standing",
    "numbered",
    "standing_of",
]
