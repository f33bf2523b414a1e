"""What readers are served is written with the publication, in the same transaction, and taken away with it."""

from contextlib import suppress
from datetime import date

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from home.models import StandingPage
from news.editorial.actions import publish_imported
from news.filing import month_page_for
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.publication import parts
from news.publication.parts import Part
from news.publication.writing import reproject, told_together, withdraw
from news.signals import articles_published, articles_withdrawn
from tests.builders import (
    a_published_article,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
    forget_decisions,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def is_projected(article: ArticlePage) -> bool:
    return PublishedArticle.objects.filter(pk=article.pk).exists()


def listings(article: ArticlePage) -> set[tuple[str, int]]:
    return set(ListingRow.objects.filter(published_id=article.pk).values_list("kind", "key"))


def republished(article: ArticlePage, **changes) -> ArticlePage:
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    publish_imported(draft)
    return ArticlePage.objects.get(pk=article.pk)


def restricted(page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_draft_is_not_projected():
    assert not is_projected(an_article())


def test_approved_story_is_projected():
    article = an_article_in_review()
    approve_as_read(article, by=an_editor())
    assert is_projected(article)


def test_withdrawn_story_leaves_nothing_behind():
    article = a_published_article()
    article.unpublish()
    assert not is_projected(article)
    assert not listings(article)


def test_story_that_comes_back_is_projected_again():
    article = a_published_article()
    before = listings(article)
    article.unpublish()
    publish_imported(ArticlePage.objects.get(pk=article.pk))
    assert listings(article) == before


def test_deleted_story_leaves_nothing_behind():
    article = a_published_article()
    # Whoever must delete a story has to remove the record of its approval first.
    forget_decisions(article)
    pk = article.pk
    article.delete()
    assert not PublishedArticle.objects.filter(pk=pk).exists()
    assert not ListingRow.objects.filter(published_id=pk).exists()


def test_restriction_of_a_story_takes_it_away_and_its_end_brings_it_back():
    article = a_published_article()
    restriction = restricted(article)
    assert not is_projected(article)
    restriction.delete()
    assert is_projected(article)


def test_restriction_of_the_month_takes_its_stories_away_and_its_end_brings_them_back():
    one, other = a_published_article(), a_published_article()
    restriction = restricted(one.get_parent())
    assert not is_projected(one)
    assert not is_projected(other)
    restriction.delete()
    assert is_projected(one)
    assert is_projected(other)


def test_restriction_of_the_month_leaves_drafts_and_other_pages_alone():
    draft = an_article()
    restricted(draft.get_parent()).delete()
    assert not is_projected(draft)
    restricted(StandingPage.objects.first()).delete()


def test_story_published_under_a_restriction_is_not_projected():
    article = an_article()
    restricted(article.get_parent())
    publish_imported(article)
    assert ArticlePage.objects.get(pk=article.pk).live
    assert not is_projected(article)


def test_restricted_story_can_be_deleted():
    article = a_published_article()
    restricted(article)
    forget_decisions(article)
    pk = article.pk
    ArticlePage.objects.get(pk=pk).delete()
    assert not PublishedArticle.objects.filter(pk=pk).exists()


def test_moved_story_is_served_at_its_new_address(client):
    article = a_published_article(slug="pasang")
    old = article.get_url()
    article.move(month_page_for(date(2025, 1, 5)), pos="last-child")
    assert PublishedArticle.objects.get(pk=article.pk).url == ArticlePage.objects.get(pk=article.pk).get_url()
    response = client.get(old)
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_move_under_a_restriction_takes_a_story_away():
    article = a_published_article()
    elsewhere = month_page_for(date(2025, 1, 5))
    restricted(elsewhere)
    article.move(elsewhere, pos="last-child")
    assert not is_projected(article)


def test_failure_of_a_part_undoes_the_publication(monkeypatch):
    article = an_article_in_review()

    class Full(Part):
        def write(self, batch):
            raise RuntimeError("no room left")

    monkeypatch.setitem(parts._parts, Full, Full())
    with pytest.raises(RuntimeError):
        approve_as_read(article, by=an_editor())
    article = ArticlePage.objects.get(pk=article.pk)
    assert (article.live, article.published_at) == (False, None)
    assert not is_projected(article)
    assert not article.approvals.exists()
    assert article.workflow_in_progress


def test_publication_is_announced_after_commit(django_capture_on_commit_callbacks):
    heard = []

    def hear(article_ids, **kwargs):
        heard.extend(article_ids)

    articles_published.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            article = a_published_article()
            assert not heard
    finally:
        articles_published.disconnect(hear)
    assert article.pk in heard


def test_withdrawal_is_announced_after_commit(django_capture_on_commit_callbacks):
    article, heard = a_published_article(), []

    def hear(article_ids, **kwargs):
        heard.extend(article_ids)

    articles_withdrawn.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            article.unpublish()
    finally:
        articles_withdrawn.disconnect(hear)
    assert heard == [article.pk]


def test_taking_away_what_is_not_there_is_harmless():
    withdraw([an_article().pk])


# Addresses ------------------------------------------------------------------------------------------------------


def test_every_earlier_address_leads_to_the_story(client, django_capture_on_commit_callbacks):
    article = a_published_article(slug="satu")
    addresses = [article.get_url()]
    for slug in ("dua", "satu", "tiga"):
        with django_capture_on_commit_callbacks(execute=True):
            article = republished(article, slug=slug)
        addresses.append(article.get_url())
    for old in addresses[:-1]:
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, addresses[-1])
    assert client.get(addresses[-1]).status_code == 200


def test_stories_of_a_renamed_month_are_found_at_their_old_addresses_withdrawn_ones_too(
    client, django_capture_on_commit_callbacks
):
    live, withdrawn = a_published_article(), a_published_article()
    withdrawn.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        month = live.get_parent().specific
        month.slug = "lama"
        month.save()
    for article in (live, withdrawn):
        assert client.get(article.get_url()).status_code == 301


def test_address_of_a_draft_is_owed_to_nobody(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = an_article()
        article.move(month_page_for(timezone.localdate().replace(year=2024)), pos="last-child")
        publish_imported(ArticlePage.objects.get(pk=article.pk))
    assert not Redirect.objects.exists()
    article = ArticlePage.objects.get(pk=article.pk)
    assert (article.published.url, article.published.published_at) == (
        article.get_url(),
        article.published_at,
    )


# Restrictions ---------------------------------------------------------------------------------------------------


def test_story_published_under_a_restriction_appears_when_it_ends():
    article = an_article()
    restriction = restricted(article)
    publish_imported(article)
    restriction.delete()
    assert is_projected(article)
    assert ArticlePage.objects.get(pk=article.pk).published_at


def test_restriction_counts_also_for_an_instance_that_was_projected_before():
    article = a_published_article()
    draft = article.get_latest_revision_as_object()
    publish_imported(draft)
    restricted(article)
    publish_imported(draft)
    assert not is_projected(article)


def test_paid_text_is_told_by_its_label_as_it_is_now():
    article = an_article()
    assert not article.is_paid
    article.label = ArticlePage.Label.ADVERTORIAL
    assert article.is_paid


# Told together --------------------------------------------------------------------------------------------------


def test_a_fault_on_the_way_does_not_hide_what_was_written(django_capture_on_commit_callbacks):
    story, heard = a_published_article(), []

    def hear(article_ids, **kwargs):
        heard.extend(article_ids)

    articles_published.connect(hear)
    try:
        with suppress(ValueError), told_together() as told:
            with django_capture_on_commit_callbacks(execute=True):
                reproject(story.pk, told=told)
            assert not heard
            raise ValueError
    finally:
        articles_published.disconnect(hear)
    assert heard == [story.pk]
