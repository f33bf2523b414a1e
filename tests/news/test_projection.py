"""What readers are served is written with the publication, in the same transaction, and taken away with it."""

import pytest
from django.conf import settings
from django.utils import timezone, translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from home.models import StandingPage
from news.editorial.actions import publish_imported
from news.filing import month_page_for
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.projection import listing_keys, unproject
from news.signals import article_projected, article_published, article_withdrawn
from tests.builders import (
    a_person,
    a_photo,
    a_province,
    a_published_article,
    a_quote,
    a_region,
    a_section,
    a_topic,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

Kind = ListingRow.Kind


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
    article.approvals.all().delete()
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
    article.approvals.all().delete()
    pk = article.pk
    ArticlePage.objects.get(pk=pk).delete()
    assert not PublishedArticle.objects.filter(pk=pk).exists()


def test_moved_story_is_served_at_its_new_address(client):
    article = a_published_article(slug="pasang")
    old = article.get_url()
    article.move(month_page_for(timezone.localdate().replace(year=2025)), pos="last-child")
    assert PublishedArticle.objects.get(pk=article.pk).url == ArticlePage.objects.get(pk=article.pk).get_url()
    response = client.get(old)
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_move_under_a_restriction_takes_a_story_away():
    article = a_published_article()
    elsewhere = month_page_for(timezone.localdate().replace(year=2025))
    restricted(elsewhere)
    article.move(elsewhere, pos="last-child")
    assert not is_projected(article)


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


def test_failure_of_whoever_adds_to_the_projection_undoes_the_publication():
    article = an_article_in_review()

    def fail(**kwargs):
        raise RuntimeError("no room left")

    article_projected.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            approve_as_read(article, by=an_editor())
    finally:
        article_projected.disconnect(fail)
    article = ArticlePage.objects.get(pk=article.pk)
    assert (article.live, article.published_at) == (False, None)
    assert not is_projected(article)
    assert not article.approvals.exists()
    assert article.workflow_in_progress


def test_publication_is_announced_after_commit(django_capture_on_commit_callbacks):
    heard = []

    def hear(article, **kwargs):
        heard.append(article.pk)

    article_published.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            article = a_published_article()
            assert not heard
    finally:
        article_published.disconnect(hear)
    assert article.pk in heard


def test_withdrawal_is_announced_after_commit(django_capture_on_commit_callbacks):
    article, heard = a_published_article(), []

    def hear(article_id, **kwargs):
        heard.append(article_id)

    article_withdrawn.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            article.unpublish()
    finally:
        article_withdrawn.disconnect(hear)
    assert heard == [article.pk]


def test_taking_away_what_is_not_there_is_harmless():
    unproject(an_article().pk)


def test_story_is_printed_in_the_papers_language_whatever_the_editors_is():
    """An editor may read Wagtail in English; the reader gets an Indonesian page all the same."""
    with translation.override("en"):
        in_english = a_published_article(slug="a", label=ArticlePage.Label.OPINION)
    at_home = a_published_article(slug="b", label=ArticlePage.Label.OPINION)
    for name in ("card", "facts"):
        ours = getattr(PublishedArticle.objects.get(pk=in_english.pk), name)
        theirs = getattr(PublishedArticle.objects.get(pk=at_home.pk), name)
        assert ours.get("label_text") == theirs.get("label_text")
    with translation.override(settings.LANGUAGE_CODE):
        expected = str(ArticlePage.Label.OPINION.label)
    assert PublishedArticle.objects.get(pk=in_english.pk).card["label_text"] == expected
    assert translation.gettext("Anything wrong?") in PublishedArticle.objects.get(pk=in_english.pk).story_html


def test_story_is_printed_with_the_papers_clock_wherever_the_editor_is():
    with timezone.override("America/New_York"):
        article = a_published_article()
    assert "WITA" in PublishedArticle.objects.get(pk=article.pk).story_html


def test_photo_is_offered_in_three_widths_and_a_square():
    article = a_published_article(lead_photo=a_photo(), lead_photo_alt="Air di jalan desa")
    photo = PublishedArticle.objects.get(pk=article.pk).card["photo"]
    assert [source["width"] for source in photo["sources"]] == [360, 720, 1200]
    assert (photo["width"], photo["height"]) == (1200, 800)
    assert photo["square"]["width"] == photo["square"]["height"]
    assert photo["alt"] == "Air di jalan desa"
    assert all(source["src"].endswith(".webp") for source in photo["sources"])


def test_description_of_a_photo_stands_in_for_a_missing_alternative_text():
    article = a_published_article(lead_photo=a_photo(description="Dermaga kayu."), lead_photo_alt="")
    assert PublishedArticle.objects.get(pk=article.pk).card["photo"]["alt"] == "Dermaga kayu."


def test_card_names_writers_in_print_order_and_nobody_else():
    article = an_article(authors=(an_author("Zaki"), an_author("Arman")))
    entries = list(article.byline_entries.all())
    entries[1].role = "editor"
    article.byline_entries = entries
    publish_imported(article)
    published = PublishedArticle.objects.get(pk=article.pk)
    assert published.card["authors"] == ["Zaki"]
    assert [name["name"] for name in published.facts["byline"]["editors"]] == ["Arman"]


def test_names_added_in_code_stand_in_the_order_in_which_they_were_added():
    names = ["Zaki", "Arman", "Mira"]
    article = a_published_article(authors=tuple(an_author(name) for name in names))
    assert PublishedArticle.objects.get(pk=article.pk).card["authors"] == names
    assert [str(entry) for entry in article.byline_entries.all()] == names


def test_quote_on_the_card_is_the_first_with_a_speaker():
    body = [("quote", {"text": "Tanpa nama.", "speaker": None, "role": ""}), a_quote("Air naik.")]
    article = an_article(body=body)
    publish_imported(article)
    quote = PublishedArticle.objects.get(pk=article.pk).card["quote"]
    assert quote["text"] == "Air naik."
    assert quote["url"].startswith(f"{article.get_url()}#b-")


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


# Words ----------------------------------------------------------------------------------------------------------


def test_words_are_counted_of_the_storys_own_text_alone():
    other = a_published_article(title="Judul berita lain")
    body = [
        ("paragraph", "<p>satu dua</p>"),
        ("related", {"article": other}),
        ("table", {"caption": "Judul tabel", "table": {"data": [["sel"]]}}),
        ("photo", {"photo": a_photo(), "caption": "Keterangan foto", "alt": "Kapal"}),
        a_quote("tiga empat", role="Ketua RT"),
        ("list", {"style": "bullet", "items": ["<p>lima</p>"]}),
        ("heading", "enam"),
    ]
    assert PublishedArticle.objects.get(pk=a_published_article(body=body).pk).word_count == 6


def test_paid_text_is_told_by_its_label_as_it_is_now():
    article = an_article()
    assert not article.is_paid
    article.label = ArticlePage.Label.ADVERTORIAL
    assert article.is_paid
