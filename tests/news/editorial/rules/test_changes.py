"""A public text that becomes another says so to its readers."""

import pytest

from news.editorial.rules.changes import change_note_missing
from news.models import ArticlePage
from tests.builders import a_published_article, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def changed(article: ArticlePage, **changes) -> ArticlePage:
    draft = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft


def test_changed_public_text_needs_a_note():
    (finding,) = change_note_missing(
        changed(a_published_article(), summary="Air masuk ke pasar dan sekolah.")
    )
    assert (finding.field, finding.is_blocking) == ("change_note", True)


def test_change_with_a_note_passes():
    draft = changed(
        a_published_article(), summary="Air masuk ke pasar.", change_note="Tempat kejadian diperbaiki."
    )
    assert list(change_note_missing(draft)) == []


def test_note_of_the_change_before_is_no_note_for_this_one():
    article = a_published_article(change_note="Angka diperbaiki.")
    assert len(list(change_note_missing(changed(article, summary="Air masuk ke pasar dan sekolah.")))) == 1


def test_public_text_as_it_is_needs_none():
    assert list(change_note_missing(changed(a_published_article()))) == []


def test_note_alone_changes_nothing_for_the_rule():
    assert list(change_note_missing(changed(a_published_article(), change_note="Catatan dulu."))) == []


def test_mended_typo_needs_none():
    article = a_published_article(summary="Air masuk ke ruamh warga di hilir.")
    assert list(change_note_missing(changed(article, summary="Air masuk ke rumah warga di hilir."))) == []


def test_draft_that_never_was_public_is_asked_nothing(django_assert_num_queries):
    article = an_article()
    with django_assert_num_queries(0):
        assert list(change_note_missing(article)) == []
