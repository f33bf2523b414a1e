"""How the reader's pages answer: to whom, by which method, with which headers."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.digest import digest_of_content
from news.editorial.actions import approve, publish_imported
from news.editorial.refusals import EmbargoInForce
from news.models import ArticlePage, PublishedArticle
from tests.builders import (
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_region,
    a_reporter,
    a_section,
    a_topic,
    a_user,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)
from tests.news.bodies import every_block
from tests.news.editor import create_url, posted, quote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A public story that stands in a listing of every kind."""
    return a_published_article(
        title="Air pasang merendam sembilan desa",
        topics=(a_topic(),),
        lead_photo=a_photo(),
        body=[("paragraph", "<p>Air naik sejak Kamis.</p>"), a_quote()],
    )


@pytest.fixture(scope="module")
def pages(story) -> dict[str, str]:
    """The address of a page of each kind."""
    month = timezone.localtime(story.published_at)
    return {
        "front": "/",
        "article": story.get_url(),
        "latest": "/berita/",
        "year": f"/berita/{month:%Y}/",
        "month": f"/berita/{month:%Y/%m}/",
        "section": a_section().get_absolute_url(),
        "region": a_region().get_absolute_url(),
        "topic": a_topic().get_absolute_url(),
        "author": an_author().get_absolute_url(),
        "person": a_person().get_absolute_url(),
        "corrections": "/koreksi/",
        "search": "/cari/?q=air",
        "standing": "/tentang/",
        "feed": "/feed/",
        "section feed": a_section().get_absolute_url() + "feed/",
        "region feed": a_region().get_absolute_url() + "feed/",
        "topic feed": a_topic().get_absolute_url() + "feed/",
        "author feed": an_author().get_absolute_url() + "feed/",
        "person feed": a_person().get_absolute_url() + "feed/",
        "sitemap": "/sitemap.xml",
        "sitemap part": f"/sitemap-{month:%Y-%m}.xml",
        "sitemap of pages": "/sitemap-halaman.xml",
        "news sitemap": "/news-sitemap.xml",
        "robots": "/robots.txt",
        "manifest": "/manifest.webmanifest",
    }


KINDS = (
    "front", "article", "latest", "year", "month", "section", "region", "topic", "author", "person", "corrections",
    "search", "standing", "feed", "section feed", "region feed", "topic feed", "author feed", "person feed",
    "sitemap", "sitemap part", "sitemap of pages", "news sitemap", "robots", "manifest",
)  # fmt: skip
every_page = pytest.mark.parametrize("kind", KINDS)


def restricted(page, **changes) -> PageViewRestriction:
    values = {"restriction_type": PageViewRestriction.LOGIN} | changes
    return PageViewRestriction.objects.create(page=page, **values)


@every_page
def test_page_is_the_same_for_everyone_and_may_be_kept(client, pages, kind):
    response = client.get(pages[kind])
    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "public" in response["Cache-Control"]


@every_page
def test_logged_in_editor_is_served_the_readers_page(client, pages, kind):
    client.force_login(an_editor())
    response = client.get(pages[kind])
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "csrf" not in response.text


@every_page
def test_head_is_answered_like_get(client, pages, kind):
    response = client.head(pages[kind])
    assert (response.status_code, response.content) == (200, b"")


@every_page
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_page_takes_anything_from_a_reader(client, pages, kind, method):
    response = getattr(client, method)(pages[kind])
    assert response.status_code == 405
    assert "GET" in response["Allow"]


@pytest.mark.parametrize("kind", ["article", "latest", "month", "section", "region", "person", "feed"])
def test_missing_slash_is_put_right_for_good(client, pages, kind):
    response = client.get(pages[kind].rstrip("/"))
    assert (response.status_code, response["Location"]) == (301, pages[kind])


@every_page
def test_page_asks_nothing_of_third_parties(client, pages, kind):
    page = client.get(pages[kind]).text
    loaded = re.findall(r"<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)=\"(https?://[^\"]+)", page)
    assert [url for url in loaded if not url.startswith("http://testserver")] == []


def test_draft_is_not_there(client):
    assert client.get(an_article().get_url()).status_code == 404


def test_scheduled_story_is_not_there_before_its_time(client):
    article = an_article_in_review(title="Perahu sekolah menunggu waktunya di Kota Bangun")
    digest = digest_of_content(article.get_latest_revision().content)
    approve(article, by=an_editor(), seen_digest=digest, go_live_at=timezone.now() + timedelta(hours=1))
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.scheduled_revision is not None
    assert client.get(article.get_url()).status_code == 404
    assert article.title not in client.get("/berita/").text


def test_story_under_embargo_is_not_there(client):
    article = an_article(embargo_until=timezone.now() + timedelta(hours=1), title="Dijanjikan")
    with pytest.raises(EmbargoInForce):
        publish_imported(article)
    assert client.get(article.get_url()).status_code == 404
    assert "Dijanjikan" not in client.get("/").text


def test_withdrawn_story_is_not_there(client):
    article = a_published_article()
    article.unpublish()
    assert client.get(article.get_url()).status_code == 404


def test_reader_gets_the_public_text_while_a_draft_is_being_written(client):
    article = a_published_article(title="Seperti terbit")
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.title = "Masih rancangan"
    draft.save_revision()
    page = client.get(article.get_url()).text
    assert "Seperti terbit" in page
    assert "Masih rancangan" not in page


def test_draft_of_a_public_story_is_previewed_as_it_was_written(client):
    article = a_published_article(title="Seperti terbit")
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.title, draft.body = "Masih rancangan", [("paragraph", "<p>Kalimat baru.</p>")]
    draft.save_revision()
    client.force_login(a_user(is_superuser=True))
    page = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).text
    assert "Masih rancangan" in page
    assert "Kalimat baru." in page
    assert "Seperti terbit" not in page


def test_story_that_was_never_saved_can_be_previewed_with_hardly_anything_in_it(client):
    client.force_login(a_reporter())
    address = reverse("wagtailadmin_pages:preview_on_add", args=create_url().rstrip("/").rsplit("/", 3)[1:])
    data = posted(title="Baru dimulai", body=[quote("", speaker="", role="")])
    assert client.post(address, data).json()["is_valid"] is True
    response = client.get(address, {"mode": ""})
    assert response.status_code == 200
    assert "Baru dimulai" in response.text


def test_story_that_uses_every_block_can_be_previewed(client):
    article = an_article(body=every_block(related=a_published_article(title="Berita lain")))
    client.force_login(a_user(is_superuser=True))
    page = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).text
    for words in ("Tanggul jebol", "Kapal sandar", "Dua perahu", "14.500", "Rekaman sidang", "9 desa"):
        assert words in page
    assert "Berita lain" in page


def test_restricted_story_sends_readers_to_the_login_and_is_kept_by_nobody(client):
    article = a_published_article()
    restricted(article)
    response = client.get(article.get_url())
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))
    assert {"no-store", "private"} <= set(re.split(r",\s*", response["Cache-Control"]))


def test_story_under_a_restricted_month_sends_readers_to_the_login(client):
    article = a_published_article()
    restricted(article.get_parent())
    assert client.get(article.get_url()).status_code == 302


def test_restricted_story_is_shown_to_whoever_may_read_it_and_kept_by_nobody(client):
    article = a_published_article(title="Hanya untuk kami")
    restricted(article)
    client.force_login(a_reporter())
    response = client.get(article.get_url())
    assert response.status_code == 200
    assert "Hanya untuk kami" in response.text
    assert "no-store" in response["Cache-Control"]


def test_story_under_a_password_asks_for_it_and_is_kept_by_nobody(client):
    article = a_published_article(title="Di balik sandi")
    restricted(article, restriction_type=PageViewRestriction.PASSWORD, password="muara")
    response = client.get(article.get_url())
    assert response.status_code == 200
    assert "password" in response.text
    assert "Air pasang merendam sembilan desa sejak Kamis" not in response.text
    assert "no-store" in response["Cache-Control"]


def test_restricted_story_stands_in_no_listing(client):
    article = a_published_article(title="Hanya untuk kami")
    restricted(article)
    for path in ("/", "/berita/", "/feed/", "/news-sitemap.xml", "/cari/?q=hanya+untuk+kami"):
        assert article.get_url() not in client.get(path).text


def test_row_made_with_other_templates_is_drawn_afresh_and_keeps_its_structured_data(client, story):
    PublishedArticle.objects.filter(pk=story.pk).update(template_version="old", story_html="<p>Usang</p>")
    page = client.get(story.get_url()).text
    assert "Usang" not in page
    assert "Air naik sejak Kamis." in page
    assert '"@type":"NewsArticle"' in page


def test_story_has_one_main_heading_and_names_its_language(client, pages):
    page = client.get(pages["article"]).text
    assert page.count("<h1") == 1
    assert '<html lang="id">' in page


@every_page
def test_every_page_has_one_main_heading(client, pages, kind):
    response = client.get(pages[kind])
    if response["Content-Type"].startswith("text/html"):
        assert response.text.count("<h1") == 1


@every_page
def test_every_page_names_its_one_address(client, pages, kind):
    response = client.get(pages[kind])
    if response["Content-Type"].startswith("text/html") and kind != "search":
        assert f'<link rel="canonical" href="http://testserver{pages[kind]}">' in response.text


def test_story_shows_others_from_its_region_but_not_itself(client, story):
    other = a_published_article(title="Juga dari sini")
    page = client.get(story.get_url()).text
    assert "Juga dari sini" in page
    more = page[page.index("more-from") :]
    assert story.get_url() not in more
    assert other.get_url() in more


def test_fresh_title_is_served_by_the_next_request(client):
    article = a_published_article(title="Semula")
    assert "Semula" in client.get(article.get_url()).text
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.title = "Diperbaiki"
    publish_imported(draft)
    assert "Diperbaiki" in client.get(article.get_url()).text
