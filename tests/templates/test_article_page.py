"""A story on its page: what kind of text it is comes first, what was wrong comes next."""

import re
from itertools import pairwise

import pytest

from news.editorial.actions import publish_imported
from news.models import ArticlePage, BylineEntry
from tests.builders import a_correction, a_photo, a_published_article, a_region, an_article, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def page_of(client, article: ArticlePage) -> str:
    return client.get(ArticlePage.objects.get(pk=article.pk).get_url()).text


def story_of(page: str) -> str:
    """The story alone, without the head and foot of the paper."""
    return page[page.index('<article class="page story-page"') : page.index("</main>")]


def test_paid_text_says_so_before_its_headline_and_names_who_paid(client):
    article = a_published_article(label=ArticlePage.Label.ADVERTORIAL, sponsor="Badan Pengelola")
    story = story_of(page_of(client, article))
    assert story.index("Advertorial") < story.index("<h1")
    assert story.index("Badan Pengelola") < story.index("<h1")


def test_press_release_names_its_sender_instead_of_a_writer(client):
    article = a_published_article(label=ArticlePage.Label.PRESS_RELEASE, sponsor="Pemkab Berau")
    story = story_of(page_of(client, article))
    assert "Siaran pers" in story
    assert "Pemkab Berau" in story
    assert "Dimas Arya" not in story


def test_opinion_is_marked(client):
    assert 'data-kind="opinion"' in page_of(client, a_published_article(label=ArticlePage.Label.OPINION))


def test_plain_news_carries_no_label(client):
    assert "story-page__label" not in page_of(client, a_published_article())


def test_byline_names_writers_photographers_and_editors_in_order(client):
    article = an_article(authors=(an_author("Zaki"), an_author("Arman")))
    for name, role in (("Laras", "photographer"), ("Ninik", "editor")):
        article.byline_entries.add(BylineEntry(author=an_author(name), role=role))
    publish_imported(article)
    byline = story_of(page_of(client, article))
    byline = re.sub(r"<[^>]+>", "", byline[byline.index('class="byline"') :])
    assert "Zaki dan Arman" in byline
    assert byline.index("Arman") < byline.index("Laras") < byline.index("Ninik")


def test_time_is_written_out_with_its_zone(client):
    assert re.search(r"\d+ \w+ \d{4}, \d\d\.\d\d WITA", page_of(client, a_published_article()))


def test_correction_stands_before_the_text(client):
    article = a_published_article()
    a_correction(article, text="Bukan 1.410 rumah.")
    story = story_of(page_of(client, article))
    assert story.index("Bukan 1.410 rumah.") < story.index("Air pasang merendam sembilan desa sejak")


@pytest.mark.parametrize(("count", "is_folded"), [(2, False), (3, True)])
def test_more_than_two_notices_are_folded_but_all_there(client, count, is_folded):
    article = a_published_article()
    for number in range(count):
        a_correction(article, text=f"Ralat nomor {number}.")
    page = page_of(client, article)
    assert all(f"Ralat nomor {number}." in page for number in range(count))
    assert ("<details" in page) is is_folded


def test_every_picture_says_what_it_shows_or_that_it_is_ornament(client):
    photo = a_photo()
    body = [
        ("paragraph", "<p>Air.</p>"),
        ("photo", {"photo": photo, "caption": "Pagi", "alt": "Kapal"}),
        ("gallery", {"title": "", "photos": [{"photo": photo, "caption": "", "alt": "Gudang"}] * 2}),
    ]
    page = page_of(client, a_published_article(lead_photo=photo, lead_photo_alt="Dermaga", body=body))
    images = re.findall(r"<img\b[^>]*>", page)
    assert len(images) >= 4
    assert [image for image in images if " alt=" not in image] == []
    assert [image for image in images if " width=" not in image or " height=" not in image] == []


def test_crumbs_lead_from_the_province_to_the_section(client):
    article = a_published_article(region=a_region("Berau", code="64.03"))
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', page_of(client, article), re.S)[0]
    links = re.findall(r'href="([^"]+)"', crumbs)
    assert links == ["/wilayah/kalimantan-timur/", "/wilayah/berau/", "/rubrik/politik/"]


def test_headings_follow_one_another_without_a_gap(client):
    body = [("heading", "Tanggul jebol"), ("fact_box", {"title": "Angka", "entries": [], "text": ""})]
    levels = [
        int(level) for level in re.findall(r"<h([1-6])\b", page_of(client, a_published_article(body=body)))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_needs_no_script_and_no_style_of_its_own(client):
    page = page_of(client, a_published_article(lead_photo=a_photo()))
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*(?:src=|application/ld\+json))", page)
    assert not re.search(r"\son[a-z]+=", page)


def test_ids_on_a_page_are_unique(client):
    article = a_published_article()
    a_published_article()
    ids = re.findall(r'\sid="([^"]+)"', page_of(client, article))
    assert len(ids) == len(set(ids))
