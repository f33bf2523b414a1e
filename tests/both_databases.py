"""Which tests are asked of PostgreSQL again after SQLite answered them.

A test is asked again where the database itself decides the outcome: locks and transactions, constraints, statements of
our own, full-text search, aggregates, the order of rows, what a column takes. Of each such test the first two cases.
Of every other module the first test, so that no screen is strange to PostgreSQL. ``EVERY_TEST=1`` asks all
(``make test-all``).
"""

import os
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path

import pytest

EVERY_TEST = os.environ.get("EVERY_TEST") == "1"
CASES = 2

# Paths below ``tests/``; one that no module matches any more fails the collection.
DECIDED_BY_THE_DATABASE = {
    "*at_once*": "locks",
    "*killed*": "transactions",
    "*crash*": "transactions",
    "*budget*": "statements, which the two databases count alike or not",
    "search/*": "the index is full-text search of the database",
    "newsroom/demo/test_relevance*": "the same",
    "news/test_rows*": "statements of our own",
    "news/publication/test_related*": "statements of our own",
    "news/test_beside*": "statements of our own",
    "news/publication/test_decisions*": "what JSON columns give back",
    "news/publication/test_writing*": "written over in one statement",
    "news/publication/test_rebuild*": "what was stored is compared with what would be",
    "news/publication/test_drawing*": "stored only over the row that was read",
    "news/test_references*": "statements of our own",
    "news/test_filing*": "the tree, and locks",
    "news/test_listings*": "the order of rows",
    "news/test_querysets*": "aggregates and joins",
    "news/test_regions_*": "aggregates",
    "news/test_digest*": "what JSON columns give back",
    "news/test_block_values*": "what JSON columns take",
    "news/models/*": "constraints",
    "news/quotes/*": "aggregates, search in the ledger, the order of rows",
    "news/readership/*": "aggregates, written over in one statement",
    "news/comments/test_[mprt]*": "locks, aggregates",
    "news/editorial/test_gate*": "transactions that a refusal ends",
    "news/editorial/test_doors*": "the same",
    "news/editorial/audit/*": "locks, and rows that the database keeps from changing",
    "news/editorial/board/*": "aggregates",
    "news/editorial/complaints/test_[cds]*": "locks, sums of days",
    "news/editorial/evidence/*": "rows as the database gives them",
    "news/editorial/test_scheduling*": "locks, and the database's clock",
    "news/editorial/versions/*": "rows that the database keeps from changing",
    "news/editorial/rules/test_duplicates*": "statements of our own",
    "news/imports/archive/*": "rows that move from one to another",
    "news/imports/export/*": "batches of rows",
    "news/imports/wordpress/media/*": "transactions",
    "news/imports/wordpress/writing/*": "COPY",
    "news/imports/management/*": "the import's lock",
    "newsroom/copies/*": "statements of our own",
    "newsroom/test_middleware*": "transactions",
    "newsroom/test_hostile_input*": "what a column takes",
    "newsroom/test_health*": "a database that is away",
    "fuzz/*": "what a column takes",
    "payloads/*": "what a column takes",
}


def asked_again(items: list[pytest.Item], *, root: Path) -> list[pytest.Item]:
    """Those of the tests that ask the database which PostgreSQL has to answer too, in their order."""
    if EVERY_TEST:
        return items
    _refuse_patterns_without_modules(root)
    found = []
    for module, of_module in groupby(items, key=lambda item: item.path):
        name = str(module.relative_to(root / "tests"))
        is_decided = any(fnmatch(name, pattern) for pattern in DECIDED_BY_THE_DATABASE)
        tests = list(of_module)
        found += _first_cases(tests) if is_decided else tests[:1]
    return found


def _first_cases(items: list[pytest.Item]) -> list[pytest.Item]:
    by_name = groupby(items, key=lambda item: getattr(item, "originalname", item.name))
    return [item for _name, cases in by_name for item in list(cases)[:CASES]]


def _refuse_patterns_without_modules(root: Path) -> None:
    modules = {str(path.relative_to(root / "tests")) for path in (root / "tests").rglob("test_*.py")}
    for pattern in DECIDED_BY_THE_DATABASE:
        if not any(fnmatch(name, pattern) for name in modules):
            raise pytest.UsageError(f"tests/both_databases.py: no module is called {pattern} any more.")
