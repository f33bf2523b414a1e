"""What the dictionary answers to ``news_known_words`` (``docs/reference/hooks.md``)."""

from typing import Any

from news.editorial.repairs.vocabulary import Sighting
from news.editorial.rules.lexicon import is_common_word


def in_dictionary(*, word: str, **kwargs: Any) -> Sighting:
    """A word of the dictionary is one in any story."""
    return Sighting.IN_SMALL_LETTERS if is_common_word(word) else Sighting.NOWHERE
