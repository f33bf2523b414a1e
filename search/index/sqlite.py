"""The index in SQLite: a contentless FTS5 table (``search/migrations``) whose row ids are publication keys.

Its tokenizer only divides at blanks, for all folding is done by ``search.normalise``: ``ascii`` leaves every letter
outside ASCII alone, and a colon is made part of a word for the facets' sake.
"""

from collections.abc import Sequence

from django.db import connection

from news import rows
from search.expressions import AllOf, AnyOf, Beginning, Expression, Facet, Part, Phrase, Word
from search.index.base import MOST_COUNTED, Entry, Hit, Index, Span, said_alike
from search.models import SearchDocument

# Weights of the columns in their order. A stem stands for every word, so that roots have neighbours as words have.
NEWEST = """
SELECT document.article_id, document.key, document.facets, -hit.score
FROM (
    SELECT rowid AS key, bm25(search_index, 8.0, 4.0, 1.0, 0.5, 1.0) AS score
    FROM search_index
    WHERE search_index MATCH %s AND rowid >= %s AND rowid < %s
    ORDER BY rowid DESC LIMIT %s
) hit
JOIN search_searchdocument document ON document.key = hit.key
ORDER BY hit.key DESC
"""

INSERT = """
INSERT INTO search_index (rowid, title, title_stems, body, body_stems, facets) VALUES (%s, %s, %s, %s, %s, %s)
"""

FREQUENCIES = """
SELECT word, (
    SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH '"' || word || '"' LIMIT %s)
)
FROM ({condition}) asked
"""


class SQLiteIndex(Index):
    def write(self, entry: Entry) -> None:
        """Two statements: a contentless table has no update."""
        self.remove(entry.key)
        with connection.cursor() as cursor:
            cursor.execute(INSERT, _columns(entry))

    def insert(self, documents: Sequence[SearchDocument], entries: Sequence[Entry]) -> None:
        """The rows, and beside them the index: a table of its own."""
        rows.insert(documents)
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, map(_columns, entries))

    def remove(self, key: int) -> None:
        """By the row's id, which costs the same in any archive."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index WHERE rowid = %s", [key])

    def holds(self, key: int) -> bool:
        """By the row's id."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM search_index WHERE rowid = %s", [key])
            return cursor.fetchone() is not None

    def newest(self, expression: Expression, *, span: Span) -> list[Hit]:
        """Only the newest are scored: scoring all hits of a common word takes a tenth of a second."""
        with connection.cursor() as cursor:
            cursor.execute(NEWEST, [match_of(expression), span.above, span.below, span.limit])
            return [Hit(*row) for row in cursor.fetchall()]

    def frequencies(self, *, spellings: list[str], words: list[str]) -> dict[str, int]:
        """One look-up for each word in the index, which stops at the limit."""
        condition, values = said_alike(spellings, words)
        with connection.cursor() as cursor:
            cursor.execute(FREQUENCIES.format(condition=condition), [MOST_COUNTED, *values])
            return dict(cursor.fetchall())

    def tidy(self) -> None:
        """Merge the index's segments into one."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


def _columns(entry: Entry) -> list[int | str]:
    return [
        entry.key,
        " ".join([token.surface for token in entry.title]),
        " ".join([token.root for token in entry.title]),
        " ".join([token.surface for token in entry.body]),
        " ".join([token.root for token in entry.body]),
        " ".join(entry.facets),
    ]


def match_of(expression: Expression) -> str:
    """An expression in FTS5's query language."""
    match = _written(expression.required)
    if expression.unwanted:
        match += f" NOT {_written(AnyOf(expression.unwanted))}"
    return match


def _written(part: Part) -> str:
    match part:
        case Word(forms):
            return "(" + " OR ".join(f'"{form}"' for form in forms) + ")"
        case Phrase(words, roots):
            exact = '({title body} : "' + " ".join(words) + '")'
            related = '({title_stems body_stems} : "' + " ".join(roots) + '")'
            return f"({exact} OR {related})" if roots else exact
        case Beginning(letters):
            return f'(title : "{letters}" *)'
        case Facet(token):
            return f'(facets : "{token}")'
        case AllOf(parts):
            return "(" + " AND ".join(_written(inner) for inner in parts) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(_written(inner) for inner in parts) + ")"
