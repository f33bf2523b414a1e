"""Where a story is filed, and what becomes of its address."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from news.editorial.actions import publish_imported
from news.filing import month_page_for
from news.models import ArticlePage, MonthPage, PublishedArticle, YearPage
from news.signals import article_projected, article_published
from tests.builders import a_published_article, an_article_in_review, an_editor, approve_as_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

# One in the morning of 1 November in Makassar.
TURN_OF_THE_MONTH = datetime(2026, 10, 31, 17, 0, tzinfo=UTC)


def filed_in(article: ArticlePage, day: date) -> ArticlePage:
    """The draft, as if somebody had begun it on another day."""
    article.move(month_page_for(day), pos="last-child")
    return ArticlePage.objects.get(pk=article.pk)


def address(article: ArticlePage) -> str:
    return ArticlePage.objects.get(pk=article.pk).get_url()


def with_slug(article: ArticlePage, slug: str) -> ArticlePage:
    """The story, public under another address."""
    article = article.get_latest_revision_as_object()
    article.slug = slug
    publish_imported(article)
    return ArticlePage.objects.get(pk=article.pk)


def test_month_makes_itself_with_its_year():
    month = month_page_for(date(2031, 3, 9))
    assert (month.slug, month.get_parent().slug) == ("03", "2031")
    assert month.get_url() == "/berita/2031/03/"


def test_month_is_made_once():
    assert month_page_for(date(2031, 3, 9)).pk == month_page_for(date(2031, 3, 31)).pk
    assert MonthPage.objects.filter(slug="03").count() == 1


def test_months_of_a_year_share_it():
    month_page_for(date(2031, 3, 9))
    month_page_for(date(2031, 4, 1))
    assert YearPage.objects.filter(slug="2031").count() == 1


def test_month_is_that_of_the_papers_zone():
    article = a_published_article(published_at=TURN_OF_THE_MONTH, slug="pasang")
    assert address(article) == "/berita/2026/11/pasang/"


def test_last_minute_of_a_month_belongs_to_it():
    article = a_published_article(published_at=datetime(2026, 10, 31, 15, 59, tzinfo=UTC), slug="pasang")
    assert address(article) == "/berita/2026/10/pasang/"


def test_month_is_that_of_the_papers_zone_whoever_publishes_from_elsewhere():
    with timezone.override("America/New_York"):
        article = a_published_article(published_at=TURN_OF_THE_MONTH, slug="pasang")
    assert address(article) == "/berita/2026/11/pasang/"


def test_draft_of_an_earlier_month_moves_to_the_month_of_first_publication():
    article = filed_in(an_article_in_review(slug="pasang"), date(2025, 1, 5))
    assert address(article) == "/berita/2025/01/pasang/"
    approve_as_read(article, by=an_editor())
    assert address(article) == f"/berita/{timezone.localdate():%Y/%m}/pasang/"
    assert PublishedArticle.objects.get(pk=article.pk).url == address(article)


def test_draft_of_an_earlier_month_is_written_and_announced_once(django_capture_on_commit_callbacks):
    article, heard = filed_in(an_article_in_review(slug="pasang"), date(2025, 1, 5)), []

    def hear_written(article, **kwargs):
        heard.append("written")

    def hear_announced(article, **kwargs):
        heard.append("announced")

    article_projected.connect(hear_written)
    article_published.connect(hear_announced)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            approve_as_read(article, by=an_editor())
    finally:
        article_projected.disconnect(hear_written)
        article_published.disconnect(hear_announced)
    assert heard == ["written", "announced"]


def test_move_to_its_month_leaves_no_redirect_from_where_nobody_could_read_it():
    article = filed_in(an_article_in_review(slug="pasang"), date(2025, 1, 5))
    approve_as_read(article, by=an_editor())
    assert not Redirect.objects.exists()


def test_address_stays_when_a_story_is_published_again_in_a_later_month():
    article = a_published_article(published_at=datetime(2026, 3, 4, tzinfo=UTC), slug="pasang")
    publish_imported(article.get_latest_revision_as_object())
    assert address(article) == "/berita/2026/03/pasang/"


def test_moment_of_first_publication_never_changes():
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    article = a_published_article(published_at=moment)
    draft = article.get_latest_revision_as_object()
    draft.title = "Judul baru"
    publish_imported(draft)
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.published_at == moment
    assert article.changed_at > moment


def test_publishing_the_same_text_again_is_no_change():
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    article = a_published_article(published_at=moment)
    article.get_latest_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).changed_at == moment


def test_copy_of_a_published_story_has_no_moment_of_publication_of_its_own():
    article = a_published_article(published_at=datetime(2026, 3, 4, tzinfo=UTC))
    copied = article.copy(update_attrs={"slug": "salinan"}, keep_live=True)
    copied = ArticlePage.objects.get(pk=copied.pk)
    assert (copied.published_at, copied.changed_at, copied.first_published_at) == (None, None, None)
    assert copied.public_id != article.public_id


def test_copy_of_a_published_story_is_dated_when_it_is_published_itself():
    article = a_published_article(published_at=datetime(2026, 3, 4, tzinfo=UTC))
    copied = article.copy(update_attrs={"slug": "salinan"}, keep_live=True)
    before = timezone.now()
    publish_imported(ArticlePage.objects.get(pk=copied.pk).get_latest_revision_as_object())
    assert ArticlePage.objects.get(pk=copied.pk).published_at >= before


def test_two_drafts_of_one_slug_in_different_months_cannot_both_get_the_address():
    a_published_article(slug="pasang")
    late = filed_in(an_article_in_review(slug="pasang-2"), date(2025, 1, 5))
    draft = late.get_latest_revision_as_object()
    draft.slug = "pasang"
    draft.save_revision(user=late.owner)
    with pytest.raises(ValidationError, match="pasang"):
        approve_as_read(late, by=an_editor())
    assert not ArticlePage.objects.get(pk=late.pk).live


def test_changed_slug_leaves_a_redirect_from_the_old_address(client):
    article = with_slug(a_published_article(slug="pasang"), "air-pasang")
    response = client.get(f"/berita/{timezone.localdate():%Y/%m}/pasang/")
    assert response.status_code == 301
    assert response["Location"] == address(article)
    assert client.get(address(article)).status_code == 200


def test_slug_changed_twice_leaves_both_old_addresses_leading_to_the_story(client):
    first = a_published_article(slug="satu")
    last = with_slug(with_slug(first, "dua"), "tiga")
    for slug in ("satu", "dua"):
        response = client.get(f"/berita/{timezone.localdate():%Y/%m}/{slug}/")
        assert (response.status_code, response["Location"]) == (301, address(last))


def test_slug_changed_and_changed_back_makes_no_loop(client):
    article = with_slug(with_slug(a_published_article(slug="pasang"), "air-pasang"), "pasang")
    month = f"/berita/{timezone.localdate():%Y/%m}"
    assert client.get(f"{month}/pasang/").status_code == 200
    response = client.get(f"{month}/air-pasang/")
    assert (response.status_code, response["Location"]) == (301, address(article))
    assert Redirect.objects.count() == 1


def test_draft_of_a_new_slug_leaves_the_public_address_alone(client):
    article = a_published_article(slug="pasang")
    draft = article.get_latest_revision_as_object()
    draft.slug = "air-pasang"
    draft.save_revision()
    assert client.get(address(article)).status_code == 200
    assert address(article).endswith("/pasang/")


def test_address_survives_a_withdrawal_and_a_new_slug(client, django_capture_on_commit_callbacks):
    article = a_published_article(slug="pasang")
    old = address(article)
    article.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        article = with_slug(ArticlePage.objects.get(pk=article.pk), "air-pasang")
    response = client.get(old)
    assert (response.status_code, response.headers.get("Location")) == (301, address(article))


def test_new_story_at_an_address_that_redirects_is_served(client):
    with_slug(a_published_article(slug="pasang"), "air-pasang")
    newcomer = a_published_article(slug="pasang", title="Berita lain")
    response = client.get(address(newcomer))
    assert response.status_code == 200
    assert "Berita lain" in response.text
