"""What of a story is printed where: in the paper's language, by its clock, in print order."""

import pytest
from django.conf import settings
from django.utils import timezone, translation

from news.editorial.actions import publish_imported
from news.models import ArticlePage, PublishedArticle
from news.presentation import without_indents
from tests.builders import (
    a_photo,
    a_published_article,
    a_quote,
    an_article,
    an_author,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


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


def test_part_that_the_house_has_no_sentence_for_is_printed_as_it_is():
    article = an_article(authors=(an_author("Zaki"), an_author("Arman")))
    entries = list(article.byline_entries.all())
    entries[1].role = "translator"
    article.byline_entries = entries
    publish_imported(article)
    published = PublishedArticle.objects.get(pk=article.pk)
    assert published.card["authors"] == ["Zaki"]
    assert 'Translator: <a href="/penulis/arman/">Arman</a>' in published.story_html


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


def test_indents_of_templates_reach_no_reader_and_words_stay_apart():
    drawn = without_indents("<p>Air\n      <b>naik</b>\n\n\n  lagi</p>\n<pre>a  b</pre>")
    assert drawn == "<p>Air\n<b>naik</b>\nlagi</p>\n<pre>a  b</pre>"
