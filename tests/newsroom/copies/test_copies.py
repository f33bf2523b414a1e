"""Copies are what publishing would have written: read, listed, found, approved and changed like their originals."""

import re
from collections import Counter
from io import StringIO
from itertools import chain

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, Revision
from wagtail.search.backends import get_search_backend

from news.digest import digest_of_content
from news.editorial.checklist import answered_findings, fingerprint
from news.editorial.findings.checking import check_finding
from news.editorial.models import PublishedVersion
from news.models import ArticlePage, ListingRow, MonthPage, PaperSettings, PublishedArticle, RelatedStory
from news.publication.rebuild import rebuild
from news.quotes.models import Promise, Quote
from newsroom.copies import writing
from tests.builders import (
    a_province,
    a_published_article,
    a_region,
    a_reporter,
    a_section,
    an_article_in_review,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ORIGINALS, COPIES = 3, 5


@pytest.fixture(scope="module")
def archive(site) -> None:
    """Three originals and five copies of them."""
    a_section()
    a_region()
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.save()
    load(ORIGINALS)
    for number in range(1, ORIGINALS + 1):
        # Done after the commit, which a test never reaches.
        get_search_backend().add(story(number))
    load(ORIGINALS + COPIES)


@pytest.fixture
def a_copy(archive) -> ArticlePage:
    """The copy of the second original."""
    return story(5)


def load(count: int, *, originals: int = ORIGINALS) -> str:
    out = StringIO()
    call_command("load_archive", articles=count, originals=originals, stdout=out, stderr=StringIO())
    return out.getvalue()


def story(number: int) -> ArticlePage:
    return ArticlePage.objects.get(slug=f"arsip-{number}")


def rows_of(article: ArticlePage) -> Counter:
    """How many rows of each kind name a story, by whatever relation."""
    own_types = ContentType.objects.get_for_models(ArticlePage, Page).values()
    found = Counter()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if (model, field.name) == (RelatedStory, "other"):
                continue  # what leads on to it is in another story's list
            if field.related_model in {ArticlePage, Page, PublishedArticle}:
                found[model._meta.label, field.name] = model._base_manager.filter(
                    **{field.name: article.pk}
                ).count()
        if {"object_id", "content_type"} <= {field.name for field in model._meta.concrete_fields}:
            named = model._base_manager.filter(content_type__in=own_types, object_id=str(article.pk))
            found[model._meta.label, "object_id"] = named.count()
    return +found


def addresses_found(client, words: str) -> list[str]:
    """Of the stories that have all of the words."""
    return [card["url"] for card in client.get("/cari/", {"q": words}).context["results"]]


def test_number_of_originals_that_makes_no_sense_is_refused():
    a_region()
    with pytest.raises(CommandError, match="whole number"):
        load(5, originals=0)


def test_copies_are_what_publishing_would_have_written(archive):
    assert PublishedArticle.objects.count() == ORIGINALS + COPIES
    assert list(rebuild(only_check=True)) == []


def test_copy_has_every_row_that_its_original_has(a_copy):
    assert rows_of(a_copy) == rows_of(story(2))
    assert {"wagtailcore.Revision", "wagtailcore.ReferenceIndex", "news_editorial.DeskCard"} <= {
        label for label, _name in rows_of(a_copy)
    }


def test_nothing_of_a_copy_names_its_original(a_copy):
    original, published = story(2), a_copy.published
    stored = [published.story_html, str(published.card), str(published.facts), str(published.structured_data)]
    stored += [str(row.content) for row in chain(a_copy.revisions.all(), a_copy.versions.all())]
    marks = [original.published.url, str(original.public_id), original.published.facts["published_at"]]
    assert [mark for mark in marks for text in stored if mark in text] == []
    assert f"berita={a_copy.pk}" in published.story_html
    permalinks = re.findall(r"/kutipan/(\d+)/", published.story_html)
    assert {int(pk) for pk in permalinks} == set(
        Quote.objects.filter(article=a_copy).values_list("pk", flat=True)
    )
    assert a_copy.title in published.story_html


def test_tree_is_sound(archive):
    assert [list(problems) for problems in Page.find_problems()] == [[]] * 5
    assert sum(MonthPage.objects.values_list("numchild", flat=True)) == ORIGINALS + COPIES


def test_copy_is_filed_under_the_month_in_which_it_was_published():
    a_region()
    load(1)
    load(900, originals=1)
    months = ArticlePage.objects.filter(slug__in=["arsip-1", "arsip-900"]).order_by("published_at")
    first, last = months
    assert first.get_parent().slug == f"{timezone.localtime(first.published_at):%m}"
    assert first.get_parent() != last.get_parent()
    assert [list(problems) for problems in Page.find_problems()] == [[]] * 5


def test_copy_is_served_at_its_address(client, a_copy):
    response = client.get(a_copy.published.url)
    assert response.status_code == 200
    assert a_copy.title in response.content.decode()


def test_copies_are_listed_newest_first(client, archive):
    numbers = [row.card()["url"].rpartition("-")[2] for row in ListingRow.objects.of("latest").newest_first()]
    assert numbers == [f"{number}/" for number in range(1, ORIGINALS + COPIES + 1)]
    assert story(8).title in client.get("/berita/").content.decode()


@pytest.mark.parametrize("address", ["/feed/", "/news-sitemap.xml"])
def test_copies_are_in_feed_and_sitemap(client, a_copy, address):
    assert a_copy.published.url in client.get(address).content.decode()


def test_readers_find_a_copy_by_its_number(client, a_copy):
    found = addresses_found(client, f"{a_copy.title.split()[0]} 5")
    assert a_copy.published.url in found
    assert story(2).published.url not in found


def test_readers_find_a_copy_in_the_month_in_which_it_was_published(client):
    a_region()
    load(1)
    list(writing.CopyPress(originals=1).write_all(iter([900])))
    first, last = story(1), story(900)
    for own, other in ((first, last), (last, first)):
        found = addresses_found(client, date_format(timezone.localtime(own.published_at), "F Y"))
        assert own.published.url in found
        assert other.published.url not in found


def test_editors_find_a_copy_by_its_headline(a_copy):
    found = get_search_backend().search(f"{a_copy.title.split()[0]} 5", ArticlePage)
    assert [page.slug for page in found] == [a_copy.slug]


def test_words_of_copies_are_in_the_ledger(a_copy):
    said = Quote.objects.standing().filter(article=a_copy)
    assert said.count() == 2
    assert {quote.said_at for quote in said} == {a_copy.published_at}


def test_words_of_copies_are_found_in_the_ledger(a_copy):
    for quote in Quote.objects.filter(article=a_copy):
        original = Quote.objects.get(article=story(2), block_id=quote.block_id)
        assert set(quote.words.values_list("word")) == set(original.words.values_list("word")) != set()


def test_copy_leads_on_to_what_its_original_leads_on_to(archive):
    led = [
        list(RelatedStory.objects.filter(published=story(number).pk).values_list("rank", "other", "why"))
        for number in (2, 5)
    ]
    assert led[0] == led[1]


def test_promise_is_not_copied(archive):
    [quote] = Quote.objects.filter(article=story(2))[:1]
    Promise.objects.create(quote=quote, text="Jembatan selesai.", due_on=timezone.localdate())
    load(ORIGINALS * 4)
    assert Promise.objects.count() == 1


def test_record_of_a_copy_is_of_its_own_content(a_copy):
    revision, version = a_copy.latest_revision, PublishedVersion.objects.newest_for(a_copy)
    digest = a_copy.published.digest
    assert digest == digest_of_content(revision.content) == version.digest == version.approval.digest
    assert a_copy.live_revision_id == revision.pk
    assert version.newest_contribution == a_copy.contributions.get(digest=digest).pk
    assert revision.as_object().pk == a_copy.pk
    assert [entry.pk for entry in revision.as_object().byline_entries.all()] == [
        entry.pk for entry in a_copy.byline_entries.all()
    ]


def test_second_load_makes_nothing_twice(archive):
    before = {model: list(model.objects.order_by("pk").values()) for model in (ArticlePage, Quote, Revision)}
    assert "0 stories made" in load(ORIGINALS + COPIES)
    assert before == {model: list(model.objects.order_by("pk").values()) for model in before}


def test_interrupted_load_is_completed(archive, monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 2)
    ArticlePage.objects.filter(slug="arsip-6").update(slug="lain")
    assert "3 stories made, 10 there now." in load(10)
    assert PublishedArticle.objects.count() == 11


def test_stories_are_published_beside_copies(archive):
    public = a_published_article(title="Berita kami")
    waiting = an_article_in_review(title="Jembatan baru dibuka warga Berau")
    approve_as_read(waiting, by=an_editor())
    assert {public.pk, waiting.pk} <= set(PublishedArticle.objects.values_list("pk", flat=True))
    assert list(rebuild(only_check=True)) == []


def test_copy_is_changed_and_approved_like_any_story(a_copy):
    reporter, editor = a_reporter(), an_editor()
    a_copy.title, a_copy.change_note = "Judul lain untuk salinan", "Judul diperbaiki."
    a_copy.save_revision(user=reporter)
    a_copy.get_workflow().start(a_copy, reporter)
    # The desk sees that the same text is public more than once.
    for entry in answered_findings(a_copy):
        check_finding(a_copy, by=editor, fingerprint=fingerprint(entry.finding))
    approve_as_read(a_copy, by=editor)
    assert PublishedArticle.objects.get(pk=a_copy.pk).card["title"] == "Judul lain untuk salinan"
    assert [version.number for version in a_copy.versions.order_by("number")] == [1, 2]
