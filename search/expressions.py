"""What is asked of the index: a small tree, made from the reader's words and written out by each kind of database.

Words hold letters and digits only (``search.normalise``) and facets always a colon: neither can be taken for the
other, and neither can end a quotation in a database's query language.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """Any of a word's forms."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, as they stand; with ``roots``, also their relatives side by side."""

    words: tuple[str, ...]
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word of the headline that begins like this."""

    letters: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A fact about the story: its region, section, author, speaker ("r:12")."""

    token: str


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Part", ...]


Part = Word | Phrase | Beginning | Facet | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Expression:
    """All of ``wanted`` and ``facets``, at least one in all, none of ``unwanted``; ``wanted`` makes the rank."""

    wanted: tuple[Part, ...] = ()
    unwanted: tuple[Part, ...] = ()
    facets: tuple[Facet, ...] = field(default=())

    @property
    def required(self) -> AllOf:
        """What a story must fulfil, beside having nothing unwanted."""
        return AllOf((*self.wanted, *self.facets))
