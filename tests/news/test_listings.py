"""In which listings a public story stands."""

import pytest

from news.editorial.actions import publish_imported
from news.models import ArticlePage, ListingRow
from news.publication.values import listing_keys
from tests.builders import (
    a_person,
    a_province,
    a_published_article,
    a_quote,
    a_region,
    a_section,
    a_topic,
    an_article,
    an_author,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

Kind = ListingRow.Kind


def listings(article: ArticlePage) -> set[tuple[str, int]]:
    return set(ListingRow.objects.filter(published_id=article.pk).values_list("kind", "key"))


def republished(article: ArticlePage, **changes) -> ArticlePage:
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    publish_imported(draft)
    return ArticlePage.objects.get(pk=article.pk)


def test_story_stands_in_all_its_listings():
    province, region = a_province(), a_region("Berau", code="64.03")
    section, topic = a_section("Politik"), a_topic("Tanggul")
    author, speaker = an_author("Dimas Arya"), a_person("Rosdiana Kapitan")
    article = a_published_article(
        region=region,
        section=section,
        topics=(topic,),
        authors=(author,),
        body=[a_quote(speaker=speaker)],
    )
    assert listings(article) == {
        (Kind.LATEST, 0),
        (Kind.SECTION, section.pk),
        (Kind.REGION, region.pk),
        (Kind.REGION, province.pk),
        (Kind.TOPIC, topic.pk),
        (Kind.AUTHOR, author.pk),
        (Kind.PERSON, speaker.pk),
    }


def test_news_of_a_regency_is_also_its_provinces():
    article = a_published_article(region=a_region("Berau", code="64.03"))
    assert (Kind.REGION, a_province().pk) in listings(article)


def test_news_of_a_province_is_not_its_regencies():
    regency = a_region("Berau", code="64.03")
    article = a_published_article(region=a_province())
    assert (Kind.REGION, regency.pk) not in listings(article)


def test_story_stands_under_its_further_regions_as_well():
    article = an_article(region=a_region("Berau", code="64.03"))
    further = a_region("Paser", code="64.01")
    article.further_regions.set([further])
    publish_imported(article)
    assert (Kind.REGION, further.pk) in listings(article)


def test_paid_text_stands_in_its_section_only():
    section = a_section("Iklan")
    article = a_published_article(
        label=ArticlePage.Label.ADVERTORIAL, sponsor="Badan Pengelola", section=section
    )
    assert listings(article) == {(Kind.SECTION, section.pk)}


def test_press_release_stands_among_the_news():
    article = a_published_article(label=ArticlePage.Label.PRESS_RELEASE, sponsor="Pemkab")
    assert (Kind.LATEST, 0) in listings(article)


def test_listings_follow_a_story_that_changes_its_section():
    old, new = a_section("Politik"), a_section("Ekonomi")
    article = republished(a_published_article(section=old), section=new)
    assert (Kind.SECTION, old.pk) not in listings(article)
    assert (Kind.SECTION, new.pk) in listings(article)


def test_story_that_becomes_paid_text_leaves_the_news():
    article = republished(a_published_article(), label=ArticlePage.Label.ADVERTORIAL, sponsor="Badan")
    assert {kind for kind, _key in listings(article)} == {Kind.SECTION}


def test_draft_of_another_section_moves_nothing():
    article = a_published_article(section=a_section("Politik"))
    before = listings(article)
    draft = article.get_latest_revision_as_object()
    draft.section = a_section("Ekonomi")
    draft.save_revision()
    assert listings(article) == before


def test_listing_rows_are_told_apart_by_story_and_not_written_twice():
    article = a_published_article()
    rows = set(ListingRow.objects.filter(published_id=article.pk).values_list("pk", flat=True))
    republished(article, title="Judul baru")
    assert set(ListingRow.objects.filter(published_id=article.pk).values_list("pk", flat=True)) == rows


def test_speakers_of_one_quote_and_of_two_count_once():
    speaker = a_person()
    article = an_article(body=[a_quote("Satu.", speaker=speaker), a_quote("Dua.", speaker=speaker)])
    assert len([key for key in listing_keys(article) if key[0] == Kind.PERSON]) == 1
