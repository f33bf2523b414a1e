"""What an index of stories must do, whatever the database."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.expressions import Expression
from search.keys import HIGHEST_KEY, LOWEST_KEY
from search.models import SearchDocument
from search.normalise import Token

MOST_COUNTED = 1000
"""A word in so many stories is common; how much more common it is decides nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A story's tokens, to be written under its key."""

    article_id: int
    key: int
    title: list[Token]
    body: list[Token]
    facets: list[str]


@dataclass(frozen=True, slots=True)
class Span:
    """Which keys are looked at: from ``above`` on, below ``below``, at most ``limit``, newest first."""

    limit: int
    above: int = LOWEST_KEY
    below: int = HIGHEST_KEY


@dataclass(frozen=True, slots=True)
class Hit:
    """A story found. ``score`` is higher for a better match and means nothing outside its own search."""

    article_id: int
    key: int
    facets: str
    score: float


class Index(ABC):
    """One implementation a kind of database; written in the publishing transaction."""

    @abstractmethod
    def write(self, entry: Entry) -> None:
        """Put a story's tokens under its key, in place of any that are there."""

    def write_all(self, entries: Iterable[Entry]) -> None:
        """The same for many."""
        for entry in entries:
            self.write(entry)

    @abstractmethod
    def insert(self, documents: Sequence[SearchDocument], entries: Sequence[Entry]) -> None:
        """Documents that are not there yet, each with its tokens; in a statement or two for all."""

    @abstractmethod
    def remove(self, key: int) -> None:
        """Take a story out; nothing happens when it is not there."""

    @abstractmethod
    def holds(self, key: int) -> bool:
        """True when tokens are written under this key."""

    @abstractmethod
    def newest(self, expression: Expression, *, span: Span) -> list[Hit]:
        """The newest stories that fulfil a (not empty) expression, each with its score; one statement."""

    @abstractmethod
    def frequencies(self, *, spellings: list[str], words: list[str]) -> dict[str, int]:
        """In how many stories stand the known words of these spellings, and these words; one statement."""

    @abstractmethod
    def tidy(self) -> None:
        """After much was written: let the database bring its own books in order."""


def said_alike(spellings: list[str], words: list[str]) -> tuple[str, list[str]]:
    """SQL for the known words of some spellings beside words that need not be known, and its values."""
    spellings = spellings or [""]
    places = ", ".join(["%s"] * len(spellings))
    known = f"SELECT word FROM search_knownword WHERE spelling IN ({places})"  # noqa: S608 - placeholders only
    return " UNION ".join([known, *["SELECT %s"] * len(words)]), [*spellings, *words]
