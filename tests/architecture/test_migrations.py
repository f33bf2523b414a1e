"""Migrations are complete, named for what they do, and move schema and data apart."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import migrations
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
AUTOMATIC = re.compile(r"(_auto_\d{8}|_and_more$|^(?!0001)\d{4}_initial$|^\d{4}$)")
OURS = {
    "home",
    "search",
    "news",
    "news_accounts",
    "news_comments",
    "news_editorial",
    "news_quotes",
    "news_imports",
    "news_newsletter",
    "news_readership",
    "newsroom",
}
DATA = (migrations.RunPython,)
WITHOUT_SCHEMA = (migrations.RunPython, migrations.RunSQL)


def our_migrations() -> list[migrations.Migration]:
    loader = MigrationLoader(None)
    return [
        migration for (label, _name), migration in sorted(loader.disk_migrations.items()) if label in OURS
    ]


def label_of(migration: migrations.Migration) -> str:
    return f"{migration.app_label}.{migration.name}"


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        pytest.fail(f"Run makemigrations and name the migration:\n{out.getvalue()}")


@pytest.mark.parametrize("migration", our_migrations(), ids=label_of)
def test_migration_is_named_for_what_it_does(migration):
    assert not AUTOMATIC.search(migration.name), (
        f"{label_of(migration)}: give it a name (makemigrations --name)."
    )


@pytest.mark.parametrize("migration", our_migrations(), ids=label_of)
def test_schema_and_data_move_apart(migration):
    has_data = any(isinstance(operation, DATA) for operation in migration.operations)
    has_schema = any(not isinstance(operation, WITHOUT_SCHEMA) for operation in migration.operations)
    assert not (has_data and has_schema), f"{label_of(migration)}: split it into two migrations."


@pytest.mark.parametrize("migration", our_migrations(), ids=label_of)
def test_migration_goes_backwards_too(migration):
    one_way = [operation for operation in migration.operations if not operation.reversible]
    assert not one_way, f"{label_of(migration)}: give {one_way} a reverse, or noop with a reason."


@pytest.mark.parametrize(
    ("name", "is_automatic"),
    [
        ("0002_auto_20261124_0801", True),
        ("0003_remove_article_a_article_b_and_more", True),
        ("0002_initial", True),
        ("0001_initial", False),
        ("0007_article_embargo_until", False),
    ],
)
def test_the_rule_itself_knows_automatic_names(name, is_automatic):
    assert bool(AUTOMATIC.search(name)) is is_automatic
