"""The links of a story's record: what they cover, and that each alteration shows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from news.editorial.audit.chain import broken_links, details_hash_of, record
from news.editorial.models import AuditEntry
from tests.builders import an_article, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def article():
    return an_article()


def links(article) -> list[AuditEntry]:
    return list(AuditEntry.objects.about(article).order_by("pk"))


def alter(entry: AuditEntry, column: str, value) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE news_editorial_auditentry SET {column} = %s WHERE id = %s",  # noqa: S608 - our own columns
            [value, entry.pk],
        )


def test_untouched_record_is_whole(article):
    for number in range(3):
        record("return", by=an_editor(), article=article, note=f"Catatan {number}", when=timezone.now())
    assert broken_links(links(article)) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("made_at", timezone.now() - timedelta(days=400)),
        ("made_by_name", "Orang Lain"),
        ("action", "approve"),
        ("about", "Judul lain"),
        ("digest", "2:lain"),
        ("data", '{"note": "Lain."}'),
        ("salt", "00"),
        ("recipe", 2),
        ("previous_hash", "00"),
    ],
)
def test_alteration_of_any_part_breaks_the_link(article, column, value):
    record("return", by=an_editor(), article=article, note="Satu.")
    entry = record("return", by=an_editor(), article=article, note="Dua.")
    alter(entry, column, value)
    assert broken_links(links(article)) == [entry]


def test_entry_taken_out_of_the_record_breaks_the_next_link(article):
    record("return", by=an_editor(), article=article, note="Satu.")
    entry = record("return", by=an_editor(), article=article, note="Dua.")
    after = record("return", by=an_editor(), article=article, note="Tiga.")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM news_editorial_auditentry WHERE id = %s", [entry.pk])
    assert broken_links(links(article)) == [after]


def test_time_is_the_moment_of_the_decision(article):
    before = timezone.now()
    entry = record("return", by=an_editor(), article=article)
    assert before <= AuditEntry.objects.get(pk=entry.pk).made_at <= timezone.now()


def test_same_details_have_another_hash_each_time_so_that_nobody_finds_them_by_trying(article):
    editor = an_editor()
    first, second = (
        record("return", by=editor, article=article, note="Sumbernya Pak Anu.") for _time in range(2)
    )
    assert details_hash_of(first) != details_hash_of(second)
    assert len(first.salt) == 32
