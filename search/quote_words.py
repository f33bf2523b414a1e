"""How the reader's search reads a text, for the ledger of quotes: it looks for words as the search does."""

from search.normalise import tokens_of


def read_words(text: str) -> list[tuple[str, ...]]:
    """The words of a text, each as its surface and, where it has one of its own, its stem."""
    return [token.forms for token in tokens_of(text)]
