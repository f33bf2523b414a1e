"""The index in PostgreSQL: a ``tsvector`` column beside the document (``search/migrations``), of our own tokens.

A title's words have weight A, their stems B, the body's words C, their stems D. The column is no field of the model,
so that the other kind of database need not have it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched

from django.db import connection

from news import rows
from search.expressions import AllOf, AnyOf, Beginning, Expression, Facet, Part, Phrase, Word
from search.index.base import MOST_COUNTED, Entry, Hit, Index, Span, said_alike
from search.models import SearchDocument
from search.normalise import Token

NEWEST = """
SELECT article_id, key, facets, ts_rank('{0.2, 0.3, 0.6, 0.9}', vec, %s::tsquery, 1)
FROM (
    SELECT article_id, key, facets, vec FROM search_searchdocument
    WHERE vec @@ %s::tsquery AND key >= %s AND key < %s
    ORDER BY key DESC LIMIT %s
) hit
ORDER BY key DESC
"""

WRITE_ALL = """
UPDATE search_searchdocument document SET vec = written.vec::tsvector
FROM unnest(%s::bigint[], %s::text[]) AS written (key, vec) WHERE document.key = written.key
"""

FREQUENCIES = """
SELECT word, (
    SELECT count(*) FROM (
        SELECT 1 FROM search_searchdocument WHERE vec @@ quote_literal(word)::tsquery LIMIT %s
    ) hit
)
FROM ({condition}) asked
"""

_ENTRIES_A_STATEMENT = 500
_HIGHEST_POSITION = 16_383
_MOST_POSITIONS = 255
_BETWEEN_TITLE_AND_BODY = 10


class PostgresIndex(Index):
    def write(self, entry: Entry) -> None:
        """One statement; the document's row must be there."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE search_searchdocument SET vec = %s::tsvector WHERE key = %s",
                [vector_of(entry), entry.key],
            )

    def insert(self, documents: Sequence[SearchDocument], entries: Sequence[Entry]) -> None:
        """The vector goes in with its row: written after it, each row would be written twice."""
        columns = ["article_id", "key", "recipe", "facets", "title", "text", "vec"]
        found = (
            (row.pk, row.key, row.recipe, row.facets, row.title, row.text, vector_of(entry))
            for row, entry in zip(documents, entries, strict=True)
        )
        rows.insert_values(SearchDocument, columns, found)

    def write_all(self, entries: Iterable[Entry]) -> None:
        """As many stories in a statement as make a few megabytes."""
        for batch in batched(entries, _ENTRIES_A_STATEMENT):
            with connection.cursor() as cursor:
                cursor.execute(
                    WRITE_ALL, [[entry.key for entry in batch], [vector_of(entry) for entry in batch]]
                )

    def remove(self, key: int) -> None:
        """The tokens go with the document's row; this empties them where the row stays."""
        with connection.cursor() as cursor:
            cursor.execute("UPDATE search_searchdocument SET vec = '' WHERE key = %s", [key])

    def holds(self, key: int) -> bool:
        """An empty vector was never written."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM search_searchdocument WHERE key = %s AND vec <> ''", [key])
            return cursor.fetchone() is not None

    def newest(self, expression: Expression, *, span: Span) -> list[Hit]:
        """Only the newest are scored."""
        rank = _written(AnyOf(expression.wanted)) if expression.wanted else ""
        with connection.cursor() as cursor:
            cursor.execute(NEWEST, [rank, match_of(expression), span.above, span.below, span.limit])
            return [Hit(*row) for row in cursor.fetchall()]

    def frequencies(self, *, spellings: list[str], words: list[str]) -> dict[str, int]:
        """One look-up for each word in the index, which stops at the limit."""
        condition, values = said_alike(spellings, words)
        with connection.cursor() as cursor:
            cursor.execute(FREQUENCIES.format(condition=condition), [MOST_COUNTED, *values])
            return dict(cursor.fetchall())

    def tidy(self) -> None:
        """Count the words anew for the planner."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_searchdocument")


def vector_of(entry: Entry) -> str:
    """A story's tokens as the text of a ``tsvector``."""
    positions: dict[str, list[str]] = defaultdict(list)
    _place(positions, entry.title, offset=1, weights="AB")
    _place(positions, entry.body, offset=len(entry.title) + _BETWEEN_TITLE_AND_BODY, weights="CD")
    words = [f"'{form}':{','.join(places[:_MOST_POSITIONS])}" for form, places in positions.items()]
    return " ".join([*words, *(f"'{facet}'" for facet in entry.facets)])


def match_of(expression: Expression) -> str:
    """An expression in the language of ``tsquery``."""
    match = _written(expression.required)
    if expression.unwanted:
        match += f" & !{_written(AnyOf(expression.unwanted))}"
    return match


def _place(positions: dict[str, list[str]], tokens: list[Token], *, offset: int, weights: str) -> None:
    for position, token in enumerate(tokens, start=offset):
        for form, weight in zip(token.forms, weights, strict=False):
            positions[form].append(f"{min(position, _HIGHEST_POSITION)}{weight}")


def _written(part: Part) -> str:
    match part:
        case Word(forms):
            return "(" + " | ".join(f"'{form}'" for form in forms) + ")"
        case Phrase(words, roots):
            exact = "(" + " <-> ".join(f"'{word}':AC" for word in words) + ")"
            related = " <-> ".join(f"('{word}' | '{root}')" for word, root in zip(words, roots, strict=False))
            return f"({related})" if roots else exact
        case Beginning(letters):
            return f"'{letters}':*A"
        case Facet(token):
            return f"'{token}'"
        case AllOf(parts):
            return "(" + " & ".join(_written(inner) for inner in parts) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(_written(inner) for inner in parts) + ")"
