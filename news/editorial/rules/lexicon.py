"""Words of the language, so that a capital can be told from a name: the dictionary that search finds stems with."""

from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_LONGEST = 30


@lru_cache(maxsize=10_000)
def is_common_word(word: str) -> bool:
    """A word of the dictionary, or one made from it: "tegaskan", "mengimbau"; the case says nothing."""
    small = word.casefold()
    if len(small) > _LONGEST:
        return False
    stemmer = _stemmer()
    return stemmer.dictionary.contains(small) or stemmer.dictionary.contains(stemmer.stem_word(small))


def is_root(word: str) -> bool:
    """A word as it stands in the dictionary, without prefix and ending; in small letters."""
    return _stemmer().dictionary.contains(word)


@cache
def _stemmer() -> Stemmer:
    # Not ``create_stemmer()``: its cache of results grows without bound.
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))
