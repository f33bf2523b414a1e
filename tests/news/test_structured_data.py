"""What search engines and other sites are told of a story is what its page says."""

import html
import json
import re

import pytest

from news.models import ArticlePage, Correction
from tests.builders import a_correction, a_photo, a_published_article, a_region, a_section, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

HOST = "http://testserver"


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A public story with all that is told of one."""
    article = a_published_article(
        title="Air pasang merendam “sembilan” desa & dua dusun",
        summary="Air masuk ke 1.140 rumah.",
        authors=(an_author("Dimas Arya"), an_author("Laras Wening")),
        section=a_section("Lingkungan"),
        region=a_region("Berau", code="64.03"),
        lead_photo=a_photo(),
        lead_photo_alt="Air di jalan desa",
    )
    a_correction(article, text="Bukan 1.410, melainkan 1.140 rumah.")
    return ArticlePage.objects.get(pk=article.pk)


def page_of(client, story: ArticlePage) -> str:
    return client.get(story.get_url()).text


def node_of(client, story: ArticlePage) -> dict:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page_of(client, story), re.S)
    return json.loads(text)


def meta(page: str, name: str) -> str | None:
    found = re.search(rf'<meta (?:property|name)="{re.escape(name)}" content="([^"]*)"', page)
    return html.unescape(found[1]) if found else None


def test_headline_description_and_address_are_the_pages(client, story):
    node, page = node_of(client, story), html.unescape(page_of(client, story))
    assert node["headline"] == story.title
    assert f">{story.title}</h1>" in page
    assert node["description"] == story.summary
    assert node["url"] == node["mainEntityOfPage"]["@id"] == HOST + story.get_url()


def test_moments_are_the_pages(client, story):
    node, page = node_of(client, story), page_of(client, story)
    assert node["datePublished"] == story.published_at.isoformat()
    assert node["dateModified"] == story.corrections.get().approved_at.isoformat()
    assert f'<time datetime="{node["datePublished"]}">' in page
    assert meta(page, "article:published_time") == node["datePublished"]


def test_authors_are_those_of_the_byline_with_their_pages(client, story):
    node, page = node_of(client, story), page_of(client, story)
    assert [author["name"] for author in node["author"]] == ["Dimas Arya", "Laras Wening"]
    for author in node["author"]:
        path = author["url"].removeprefix(HOST)
        assert f'<a href="{path}">{author["name"]}</a>' in page


def test_correction_is_the_notice_on_the_page(client, story):
    (correction,) = node_of(client, story)["correction"]
    assert correction["text"] in page_of(client, story)


def test_story_without_a_correction_claims_none(client):
    assert "correction" not in node_of(client, a_published_article())


def test_pictures_exist(client, story):
    images = node_of(client, story)["image"]
    assert len(images) == 3
    for address in images:
        response = client.get(address.removeprefix(HOST))
        assert response.status_code == 200
        assert response.getvalue().startswith(b"RIFF")


def test_section_place_and_identity_are_told(client, story):
    node = node_of(client, story)
    assert node["articleSection"] == "Lingkungan"
    assert node["contentLocation"]["name"] == "Berau"
    assert node["@id"] == f"urn:uuid:{story.public_id}"
    assert node["publisher"]["name"] == "Kabar Muara"
    assert node["inLanguage"] == "id"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("news", "NewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("advertorial", "AdvertiserContentArticle"),
        ("press_release", "NewsArticle"),
    ],
)
def test_kind_of_text_is_told(client, label, kind):
    sponsor = "Badan" if label in {"advertorial", "press_release"} else ""
    assert node_of(client, a_published_article(label=label, sponsor=sponsor))["@type"] == kind


def test_story_without_section_region_and_photo_is_told(client):
    node = node_of(client, a_published_article(section=None, region=None))
    assert not {"articleSection", "contentLocation"} & set(node)


def test_what_is_shared_is_headline_summary_picture_and_address(client, story):
    page = page_of(client, story)
    assert meta(page, "og:type") == "article"
    assert meta(page, "og:title") == story.title
    assert meta(page, "og:description") == story.summary
    assert meta(page, "og:url") == HOST + story.get_url()
    assert meta(page, "og:image").startswith(f"{HOST}/og/{story.pk}-")
    assert meta(page, "og:image:alt") == f"{story.title} · Kabar Muara"
    assert meta(page, "og:site_name") == "Kabar Muara"
    assert meta(page, "twitter:card") == "summary_large_image"


def test_words_for_search_engines_take_the_place_of_headline_and_summary(client):
    article = a_published_article(seo_title="Banjir Berau hari ini", search_description="Ringkas saja.")
    page = page_of(client, article)
    assert "<title>Banjir Berau hari ini · Kabar Muara</title>" in page
    assert meta(page, "description") == "Ringkas saja."


def test_every_page_describes_itself(client, story):
    for url in ("/", "/berita/", story.section.get_absolute_url(), story.region.get_absolute_url()):
        page = client.get(url).text
        assert meta(page, "og:title"), url
        assert meta(page, "og:type") in {"website", "profile"}, url


def test_page_of_a_person_is_a_profile(client, story):
    person = story.quotes[0].value["speaker"]
    assert meta(client.get(person.get_absolute_url()).text, "og:type") == "profile"


def test_sharing_links_carry_headline_and_address(client, story):
    page = html.unescape(page_of(client, story))
    assert "https://wa.me/?text=Air%20pasang" in page
    assert "%26%20dua%20dusun" in page
    assert "https://t.me/share/url?url=http%3A//testserver/berita/" in page


def test_reply_is_the_partys_comment_and_not_a_correction_of_ours(client):
    article = a_published_article(title="Galian dekat rumah")
    a_correction(article, text="Bukan 400 meter.")
    reply = a_correction(
        article, kind=Correction.Kind.REPLY, party="PT Bara Loa Indah", text="Kami membantah."
    )
    node = node_of(client, article)
    assert [entry["text"] for entry in node["correction"]] == ["Bukan 400 meter."]
    (comment,) = node["comment"]
    assert comment["@type"] == "Comment"
    assert comment["author"] == {"@type": "Organization", "name": "PT Bara Loa Indah"}
    assert (comment["text"], comment["datePublished"]) == ("Kami membantah.", reply.approved_at.isoformat())
    assert comment["url"] == f"{HOST}/koreksi/{reply.pk}/"


def test_story_with_a_reply_alone_has_no_correction(client):
    article = a_published_article(title="Galian")
    a_correction(article, kind=Correction.Kind.REPLY, party="PT Bara", text="Kami membantah.")
    assert "correction" not in node_of(client, article)
