from django.db import migrations

# No database can say this through a model: SQLite keeps the tokens in a virtual table, PostgreSQL in a column that
# the other has no type for.
CREATE = {
    "sqlite": [
        # Contentless: the text is in the document already. Row ids are publication keys, so that "newest first" is
        # the order of the index itself. ``ascii`` only divides at blanks and signs; all folding was done before.
        """
        CREATE VIRTUAL TABLE search_index USING fts5(
            title, title_stems, body, body_stems, facets,
            content='', contentless_delete=1, tokenize="ascii tokenchars ':'"
        )
        """,
    ],
    "postgresql": [
        "ALTER TABLE search_searchdocument ADD COLUMN vec tsvector NOT NULL DEFAULT ''",
        # Without the pending list, which every search would have to read from end to end.
        "CREATE INDEX search_searchdocument_vec ON search_searchdocument USING gin (vec) WITH (fastupdate = off)",
        # So that the planner knows which words are common, and reads those newest first.
        "ALTER TABLE search_searchdocument ALTER COLUMN vec SET STATISTICS 2000",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE search_index"],
    "postgresql": ["ALTER TABLE search_searchdocument DROP COLUMN vec"],
}


def create_index(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search_document")]
    operations = [migrations.RunPython(create_index, drop_index)]
