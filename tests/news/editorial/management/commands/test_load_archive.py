"""Synthetic stories for measuring: repeatable, and through the same projection as real ones."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from news.editorial.models import Approval
from news.models import ArticlePage, Author, ListingRow, Person, PublishedArticle
from news.quotes.models import Quote
from news.rebuild import rebuild
from tests.builders import a_published_article, a_region, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def archive(site) -> str:
    """Five stories. Returns what the command said."""
    a_region()
    return load(5)


def load(count: int) -> str:
    out = StringIO()
    call_command("load_archive", articles=count, stdout=out, stderr=StringIO())
    return out.getvalue()


def everything() -> list:
    models = (ArticlePage, PublishedArticle, ListingRow, Quote, Approval, Author, Person)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_archive_needs_regions():
    with pytest.raises(CommandError, match="load_regions"):
        load(5)


@pytest.mark.parametrize("count", [0, -3])
def test_number_that_makes_no_sense_is_refused(count):
    a_region()
    with pytest.raises(CommandError, match="whole number"):
        load(count)


def test_archive_has_as_many_stories_as_were_asked_for(archive):
    assert "5 stories made, 5 there now." in archive
    assert ArticlePage.objects.live().count() == PublishedArticle.objects.count() == 5


def test_second_load_changes_nothing(archive):
    before = everything()
    assert "0 stories made" in load(5)
    assert everything() == before


def test_interrupted_load_is_completed(archive):
    assert "1 stories made, 6 there now." in load(6)
    assert PublishedArticle.objects.count() == 6


def test_synthetic_stories_are_served_as_their_pages_say(archive):
    assert list(rebuild(only_check=True)) == []
    assert Quote.objects.standing().count() == 10
    assert {kind for kind, _key in ListingRow.objects.values_list("kind", "key")} == {
        "latest", "section", "region", "topic", "author", "person",
    }  # fmt: skip


def test_synthetic_stories_pass_the_gate_by_a_record(archive):
    for article in ArticlePage.objects.live():
        assert Approval.objects.of_content(article, [article.published.digest]).exists()


def test_stories_that_were_there_before_stay_as_they_are(archive):
    public, draft = a_published_article(title="Berita kami"), an_article(title="Rancangan kami")
    load(6)
    assert ArticlePage.objects.get(pk=public.pk).title == "Berita kami"
    assert not ArticlePage.objects.get(pk=draft.pk).live
    assert PublishedArticle.objects.count() == 7
