"""What serving reads can be made again from the pages, and every difference is told."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, ListingRow, PublishedArticle
from news.publication.rebuild import rebuild
from news.quotes.models import Quote
from search.index import index_at_hand
from search.models import SearchDocument
from tests.builders import a_person, a_photo, a_published_article, an_article
from tests.news.bodies import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A public story that uses every part."""
    return a_published_article(lead_photo=a_photo(), body=every_block())


def differences(*, only_check: bool = False) -> dict[int, tuple[str, ...]]:
    return {found.article_id: found.what for found in rebuild(only_check=only_check)}


def command(*arguments: str) -> str:
    out = StringIO()
    call_command("rebuild_published", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_untouched_stories_do_not_differ(story):
    assert differences(only_check=True) == {}


def _row(**values):
    def tamper(pk: int) -> None:
        PublishedArticle.objects.filter(pk=pk).update(**values)

    return tamper


def _json(name: str, key: str):
    def tamper(pk: int) -> None:
        row = PublishedArticle.objects.get(pk=pk)
        getattr(row, name)[key] = "palsu"
        row.save()

    return tamper


def _later_row(pk: int) -> None:
    row = ListingRow.objects.filter(published_id=pk).first()
    row.published_at += timedelta(days=1)
    row.save()


def _later_publication(pk: int) -> None:
    row = PublishedArticle.objects.get(pk=pk)
    row.published_at += timedelta(days=1)
    row.changed_at += timedelta(days=1)
    row.save()


def _lost_tokens(pk: int) -> None:
    index_at_hand().remove(SearchDocument.objects.get(pk=pk).key)


TAMPERINGS = {
    "url": (_row(url="/berita/2026/11/palsu/"), "url"),
    "digest": (_row(digest="1:palsu"), "digest"),
    "body": (_row(body_html="<p>Palsu</p>"), "body_html"),
    "story": (_row(story_html="<p>Palsu</p>"), "story_html"),
    "word count": (_row(word_count=1), "word_count"),
    "moment": (_later_publication, "published_at"),
    "card": (_json("card", "title"), "card"),
    "facts": (_json("facts", "nav"), "facts"),
    "structured data": (_json("structured_data", "headline"), "structured_data"),
    "listing row lost": (
        lambda pk: ListingRow.objects.filter(published_id=pk)[:1].get().delete(),
        "listings",
    ),
    "listing row too many": (
        lambda pk: ListingRow.objects.create(
            kind="topic",
            key=999,
            published_id=pk,
            published_at=PublishedArticle.objects.get(pk=pk).published_at,
        ),
        "listings",
    ),
    "listing row at another place": (_later_row, "listings"),
    "quote lost": (lambda pk: Quote.objects.filter(article_id=pk).delete(), "quotes"),
    "quote withdrawn": (
        lambda pk: Quote.objects.filter(article_id=pk).update(withdrawn_at="2026-11-24T00:00Z"),
        "quotes",
    ),
    "quote in other words": (lambda pk: Quote.objects.filter(article_id=pk).update(text="Palsu"), "quotes"),
    "quote of somebody else": (
        lambda pk: Quote.objects.filter(article_id=pk).update(speaker=a_person("Orang Lain")),
        "quotes",
    ),
    "search document lost": (lambda pk: SearchDocument.objects.filter(pk=pk).delete(), "search"),
    "search document in other words": (
        lambda pk: SearchDocument.objects.filter(pk=pk).update(text="palsu"),
        "search",
    ),
    "search tokens lost": (_lost_tokens, "search"),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_is_found_and_mended(story, what):
    tamper, name = TAMPERINGS[what]
    tamper(story.pk)
    assert name in differences(only_check=True)[story.pk]
    assert story.pk in differences()
    assert differences() == {}


def test_checking_mends_nothing(story):
    PublishedArticle.objects.filter(pk=story.pk).update(body_html="<p>Palsu</p>")
    differences(only_check=True)
    assert PublishedArticle.objects.get(pk=story.pk).body_html == "<p>Palsu</p>"


def test_lost_story_is_projected_again(story):
    PublishedArticle.objects.filter(pk=story.pk).delete()
    assert differences() == {story.pk: ("missing",)}
    assert ListingRow.objects.filter(published_id=story.pk).exists()


def test_rows_of_a_draft_are_removed(story):
    draft = an_article()
    row = PublishedArticle.objects.get(pk=story.pk)
    row.article = draft
    row.save(force_insert=True)
    assert differences() == {draft.pk: ("not_public",)}
    assert not PublishedArticle.objects.filter(pk=draft.pk).exists()


def test_rows_of_a_restricted_story_are_removed(story):
    row = PublishedArticle.objects.get(pk=story.pk)
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    row.save(force_insert=True)
    assert differences() == {story.pk: ("restricted",)}
    assert not PublishedArticle.objects.filter(pk=story.pk).exists()
    assert differences() == {}


def test_templates_of_another_day_are_no_difference(story):
    PublishedArticle.objects.filter(pk=story.pk).update(template_version="other")
    assert differences() == {}


def test_command_reports_each_story_and_ends_with_a_count(story):
    PublishedArticle.objects.filter(pk=story.pk).update(url="/palsu/")
    report = command()
    assert f"Story {story.pk}: url" in report
    assert "1 live stories looked at, 1 made again." in report
    assert "0 made again." in command()


def test_check_ends_with_status_1_where_something_differs(story):
    assert "0 differ." in command("--check")
    PublishedArticle.objects.filter(pk=story.pk).update(url="/palsu/")
    with pytest.raises(SystemExit) as refusal:
        command("--check")
    assert refusal.value.code == 1
