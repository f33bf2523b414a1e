"""Links inside the paper lead to what readers can open."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from news.editorial.rules.links import dead_link
from tests.builders import a_person, a_published_article, a_site, an_article
from tests.news.bodies import a_document
from tests.news.editorial.rules.drafts import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def linking(href: str):
    return an_article(body=paragraphs(f'Seperti <a href="{href}">berita kemarin</a> itu.'))


def test_link_to_a_public_story_by_its_address_passes():
    assert list(dead_link(linking(a_published_article().url))) == []


@pytest.mark.parametrize("host", ["", "http://localhost:8000"])
def test_link_to_a_story_that_is_not_there_is_named(settings, host):
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    (finding,) = dead_link(linking(f"{host}/berita/2026/11/tidak-ada/"))
    assert not finding.is_blocking
    assert "berita kemarin" in finding.message
    assert finding.block_id


def test_link_to_a_draft_is_named():
    draft = an_article()
    assert len(list(dead_link(linking(f"/berita/2026/11/{draft.slug}/")))) == 1


def test_old_address_that_leads_on_passes():
    Redirect.add_redirect("/berita/2026/11/dulu/", redirect_to=a_published_article())
    assert list(dead_link(linking("/berita/2026/11/dulu/"))) == []


@pytest.mark.parametrize(
    "href",
    [
        "/tokoh/tidak-ada/",
        "/wilayah/xyz",
        "/rubrik/tidak-ada/",
        "/topik/tidak-ada/feed/",
        "/penulis/tidak-ada/",
        "/halaman-yang-tidak-ada/",
        "/berkas.html",
    ],
)
def test_address_of_ours_where_nothing_is_is_named(href):
    assert len(list(dead_link(linking(href)))) == 1


@pytest.mark.parametrize(
    "href", ["/", "/berita/", "/berita/2026/11/", "/koreksi/", "/cari/?q=banjir", "/tokoh/rosdiana-kapitan/"]
)
def test_address_of_ours_where_something_is_passes(href):
    a_person()
    assert list(dead_link(linking(href))) == []


def test_document_that_is_gone_is_named():
    document = a_document()
    text = (
        f'<a linktype="document" id="{document.pk}">ada</a> dan <a linktype="document" id="99999">hilang</a>'
    )
    (finding,) = dead_link(an_article(body=paragraphs(text)))
    assert "hilang" in finding.message


@pytest.mark.parametrize(
    "href",
    [
        "https://contoh.example/berita/2026/11/x/",
        "//contoh.example/x/",
        "#",
        "/static/css/site.css",
        "mailto:a@b.id",
        "http://[x",
    ],
)
def test_other_links_are_not_asked(href, django_assert_num_queries):
    article = linking(href)
    with django_assert_num_queries(0):
        assert list(dead_link(article)) == []


def test_link_to_a_page_that_is_gone_is_named():
    text = '<a linktype="page" id="999999">hilang</a> dan <a linktype="page" id="9999999999999999999999">lagi</a>'
    assert len(list(dead_link(an_article(body=paragraphs(text))))) == 2


def test_link_to_the_front_page_passes():
    text = f'<a linktype="page" id="{a_site().pk}">depan</a>'
    assert list(dead_link(an_article(body=paragraphs(text)))) == []


def test_read_also_that_is_not_public_is_named():
    (finding,) = dead_link(an_article(body=[("related", {"article": an_article()})]))
    assert finding.block_id
    assert list(dead_link(an_article(body=[("related", {"article": a_published_article()})]))) == []
