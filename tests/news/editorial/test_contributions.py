"""Who changed which text is noted where revisions are made, whoever saves and however."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.editorial.actions import approve
from news.editorial.contributions import note_contribution
from news.editorial.models import Contribution, PublishedVersion
from news.models import ArticlePage
from tests.builders import (
    a_published_article,
    a_reporter,
    a_topic,
    an_article,
    an_article_in_review,
    an_editor,
)
from tests.clock import at
from tests.news.editorial.reading.screen import digest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def saved(article: ArticlePage, *, by=None, overwrite: bool = False, **changes) -> ArticlePage:
    """The story with its next save: of ``changes``, in a new revision or over the last one."""
    article = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision(user=by, overwrite_revision=article.get_latest_revision() if overwrite else None)
    return article


def makers(article: ArticlePage) -> list:
    found = Contribution.objects.to(article).order_by("pk")
    return [row.made_by for row in found.select_related("made_by")]


def test_first_save_is_a_contribution():
    reporter = a_reporter()
    assert makers(an_article(owner=reporter)) == [reporter]


def test_each_change_names_who_made_it():
    reporter, editor = a_reporter(), an_editor()
    article = an_article(owner=reporter)
    saved(article, by=editor, title="Diperbaiki")
    saved(article, by=reporter, title="Diperbaiki lagi")
    assert makers(article) == [reporter, editor, reporter]


def test_save_without_a_change_is_no_contribution():
    reporter, editor = a_reporter(), an_editor()
    article = an_article(owner=reporter)
    saved(article, by=editor)
    assert makers(article) == [reporter]


def test_change_of_what_no_reader_sees_is_no_contribution():
    article = an_article(owner=a_reporter())
    before = makers(article)
    saved(article, by=an_editor(), raw_copy="Teks seperti tiba")
    assert makers(article) == before


def test_autosave_over_the_same_revision_is_a_contribution():
    reporter = a_reporter()
    article = an_article(owner=reporter)
    saved(article, by=reporter, title="Ditimpa", overwrite=True)
    assert article.revisions.count() == 1
    assert makers(article) == [reporter, reporter]


def test_change_that_is_taken_back_is_two_contributions():
    editor = an_editor()
    article = an_article(owner=a_reporter(), title="Semula")
    saved(article, by=editor, title="Lain")
    saved(article, by=editor, title="Semula")
    assert makers(article)[1:] == [editor, editor]


def test_change_of_topics_alone_is_a_contribution():
    editor = an_editor()
    article = an_article(owner=a_reporter()).get_latest_revision_as_object()
    article.topics.set([a_topic("Tanggul")])
    article.save_revision(user=editor)
    assert makers(article)[-1] == editor


def test_change_by_a_script_has_no_name():
    article = an_article(owner=a_reporter())
    saved(article, title="Dari skrip")
    assert makers(article)[-1] is None


def test_bookkeeping_of_a_revision_is_no_contribution():
    revision = an_article(owner=a_reporter()).get_latest_revision()
    count = Contribution.objects.count()
    revision.save(update_fields=["approved_go_live_at"])
    note_contribution(type(revision), instance=revision, update_fields=frozenset({"user"}))
    assert Contribution.objects.count() == count


def test_revision_of_another_kind_of_page_is_none_of_ours(site):
    count = Contribution.objects.count()
    site.save_revision()
    assert Contribution.objects.count() == count


def since_public(article: ArticlePage) -> list:
    public = PublishedVersion.objects.newest_for(article)
    return [row.made_by for row in Contribution.objects.to(article).since(public).order_by("pk")]


def test_contributions_since_a_version_are_those_that_it_does_not_hold():
    editor = an_editor()
    article = a_published_article(owner=a_reporter(), title="Terbit")
    saved(article, by=editor, title="Rancangan")
    assert since_public(article) == [editor]
    assert Contribution.objects.to(article).since(None).count() == 2


def test_public_text_saved_in_between_hides_nobody():
    editor, reporter = an_editor(), a_reporter()
    article = a_published_article(owner=a_reporter(), title="Terbit")
    saved(article, by=editor, title="Bupati menerima suap")
    saved(article, by=editor, title="Terbit")
    saved(article, by=reporter, title="Bupati menerima suap")
    assert since_public(article) == [editor, editor, reporter]


def test_draft_behind_a_text_that_goes_out_later_is_not_public_with_it():
    editor = an_editor()
    article = an_article_in_review()
    later = timezone.now() + timedelta(hours=1)
    approve(article, by=an_editor(), seen_digest=digest(article), go_live_at=later)
    approved = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    saved(article, by=editor, title="Sepuluh desa terendam air pasang", go_live_at=None)
    with at(later):
        approved.publish()
    assert since_public(article) == [editor]
