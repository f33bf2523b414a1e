"""From text to search tokens: one function for writing the index, for asking it and for marking what was found.

A token is a *surface*, the word as it stands without case, accents and invisible characters, and a *stem* where the
word has one of its own. Both are indexed and both are asked for: an exact word always wins, and a wrong stem costs
only rank. Names have no stem (``is_name``): the stemmer would make "bekas" of Bekasi.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from news.structurer.vocabulary.gazetteer import read_regions

RECIPE = 2
"""Changes with whatever changes tokens; documents written by another recipe have to be written again."""

MAX_TOKEN_LETTERS = 40
WORD = re.compile(r"[^\W_]+")
_SHORTEST_WITH_AFFIX = 4
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SENTENCE_ENDS = frozenset(".!?:;…\n\"“”‘'(–—-")
# Region names that are also ordinary words with an affix: "kepulauan" must be found by "pulau".
_ORDINARY_WORDS = frozenset({"bagian", "dan", "kepulauan", "pegunungan"})
_TITLE_CASE_SHARE = 0.6
_NOUN_PREFIXES = ("ke", "pe")
# Where a word may be of two roots, the stemmer takes the first of its rules; in news it is the other one.
_COMMONER_ROOTS = {"ering": "kering", "kesah": "sah", "madam": "padam", "meni": "nikah", "ampo": "rampok"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its surface, and its stem, or "" where that says nothing new."""

    surface: str
    stem: str = ""

    @property
    def root(self) -> str:
        """The word without its affixes."""
        return self.stem or self.surface

    @property
    def forms(self) -> tuple[str, ...]:
        """What to look for in the index."""
        return (self.surface, self.stem) if self.stem else (self.surface,)


def tokens_of(text: str, *, names: frozenset[str] = frozenset()) -> list[Token]:
    """The words of a text to be indexed.

    Taken for names, beside regions and the given folded ``names``: words written with a capital inside a sentence,
    unless the text is a headline in which nearly all are.
    """
    readable = visible(text)
    words = [(word.group(), word.start()) for word in WORD.finditer(readable)]
    capitals_mean_names = not _is_title_case([word for word, _start in words])
    tokens = []
    for word, start in words:
        # Every word of an archive comes by here: most are small, and that is asked first.
        is_name = capitals_mean_names and word[0].isupper() and _is_inside_sentence(readable, start)
        tokens += [token_of(part, is_name or part in names) for part in _folded(word)]
    return tokens


@lru_cache(maxsize=100_000)
def token_of(surface: str, is_name: bool = False) -> Token:
    """The token of one folded word."""
    if is_name or surface in region_words():
        return Token(surface)
    stem = stem_of(surface)
    return Token(surface, "" if stem == surface else stem)


def folded_words(text: str) -> list[str]:
    """The words of a text as they are compared: without case, accents, marks and signs. Never raises."""
    return [word[:MAX_TOKEN_LETTERS] for word in WORD.findall(fold(text))]


@lru_cache(maxsize=100_000)
def _folded(word: str) -> tuple[str, ...]:
    """An archive has the same words ten thousand times."""
    return tuple(folded_words(word))


def fold(text: str) -> str:
    """Compatibility forms made plain, case and accents gone, invisible characters dropped; signs stay."""
    if text.isascii() and text.isalnum():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", visible(text)).casefold()
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFKC", bare)


def visible(text: str) -> str:
    """Control, format, surrogate and unassigned characters dropped; white space kept."""
    # Nearly every text is: Python's word for it is stricter than ours, and only lacks the line's end.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return "".join(filter(_is_visible, text))


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The root of an Indonesian word ("penyaluran" → "salur"); the word itself where none is known."""
    if (
        len(word) < _SHORTEST_WITH_AFFIX
        or len(word) >= MAX_TOKEN_LETTERS
        or not (word.isascii() and word.isalpha())
    ):
        return word
    root = _stemmer().stem_word(word) or word
    if word.startswith(_NOUN_PREFIXES) and word.endswith("kan"):
        root = _noun_root(word) or root
    return _COMMONER_ROOTS.get(root, root) if root != word else word


@cache
def region_words() -> frozenset[str]:
    """The words of all names of provinces, regencies and cities."""
    names = (name for row in read_regions() for name in (row.name, row.short_name, *row.aliases))
    return frozenset(word for name in names for word in folded_words(name)) - _ORDINARY_WORDS


def _noun_root(word: str) -> str:
    """The root of a noun between "ke" or "pe" and "an", where it ends in k; "" where there is none.

    No such noun ends in the suffix "-kan": "kerusakan" is of "rusak" and not of "rusa".
    """
    root = _stemmer().stem_word(word[:-2])
    return root if root.endswith("k") and _roots().contains(root) else ""


@cache
def _roots() -> ArrayDictionary:
    return ArrayDictionary(StemmerFactory().get_words())


@cache
def _stemmer() -> Stemmer:
    # Not ``create_stemmer()``: its cache of results grows without bound.
    return Stemmer(_roots())


def _is_visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _DROPPED_CATEGORIES


def _is_inside_sentence(text: str, start: int) -> bool:
    """True where no sentence or quotation begins."""
    before = text[max(0, start - 3) : start].rstrip(" \t")
    return bool(before) and before[-1] not in _SENTENCE_ENDS


def _is_title_case(words: list[str]) -> bool:
    """Most longer words have a capital, so capitals tell nothing."""
    longer = [word for word in words if len(word) >= _SHORTEST_WITH_AFFIX and word.isalpha()]
    return len(longer) > 1 and sum([word[0].isupper() for word in longer]) >= _TITLE_CASE_SHARE * len(longer)
