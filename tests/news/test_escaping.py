"""Markup in any field is text to the reader: on pages, in feeds, in structured data, in search."""

import html
import json
import re

import pytest
from django.utils import timezone

from news.editorial.actions import publish_imported
from news.models import ArticlePage, PublishedArticle, Section
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_region,
    a_section,
    a_topic,
    an_article,
    an_author,
)
from tests.news.bodies import TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

TAG = "<script>alert(1)</script>"
BREAKOUT = "\"'></title></script><img src=x onerror=alert(1)>"
FIELDS = (
    "title", "summary", "kicker", "sponsor", "source", "dateline_place", "lead_photo_caption", "lead_photo_alt",
    "seo_title", "search_description", "initials",
)  # fmt: skip


def payload(name: str) -> str:
    return f"{name} {TAG}{BREAKOUT}"


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A public story whose every field tries to break out of its place."""
    person = a_person(payload("tokoh"), description=payload("keterangan"))
    person.positions.create(title=payload("jabatan"), institution=payload("lembaga"))
    person.aliases.create(name=payload("alias"))
    region = a_region(payload("wilayah"), code="64.03", slug="berau")
    region.aliases.create(name=payload("nama lain"))
    authors = (
        an_author(payload("penulis"), bio=payload("bio"), job_title=payload("jabatan")),
        an_author(payload("kedua")),
    )
    article = an_article(
        authors=authors,
        region=region,
        section=a_section(payload("rubrik"), description=payload("uraian"), slug="rubrik"),
        topics=(a_topic(payload("topik")),),
        lead_photo=a_photo(credit=payload("kredit"), description=payload("foto")),
        body=_body(person),
        **{name: payload(name)[: ArticlePage._meta.get_field(name).max_length] for name in FIELDS},
    )
    publish_imported(article)
    a_correction(article, text=payload("ralat"))
    other = a_published_article(
        region=region,
        section=article.section,
        body=[("paragraph", "<p>Air.</p>"), ("related", {"article": article})],
    )
    assert payload("title") in html.unescape(PublishedArticle.objects.get(pk=other.pk).story_html)
    return ArticlePage.objects.get(pk=article.pk)


def _body(person) -> list:
    photo = {"photo": a_photo(credit=payload("kredit")), "caption": payload("takarir"), "alt": payload("alt")}
    rows = [[payload("kepala"), "Harga"], [payload("sel"), "14.500"]]
    return [
        a_quote(payload("kutipan"), speaker=person, role=payload("peran")),
        ("heading", payload("judul")),
        ("photo", photo),
        ("gallery", {"title": payload("galeri"), "photos": [photo, photo]}),
        ("table", {"caption": payload("tabel"), "table": TABLE | {"data": rows}}),
        ("embed", {"url": "https://example.org/?a=%22%3E", "title": payload("tautan"), "caption": TAG}),
        ("fact_box", {"title": payload("fakta"), "entries": [{"figure": TAG, "text": TAG}], "text": ""}),
    ]


def addresses(story: ArticlePage) -> list[str]:
    listings = [story.section, story.region, story.topics.all()[0]]
    listings += [entry.author for entry in story.byline_entries.all()]
    listings.append(story.quotes[0].value["speaker"])
    found = [
        "/",
        "/berita/",
        "/koreksi/",
        "/feed/",
        "/sitemap.xml",
        "/sitemap-halaman.xml",
        "/news-sitemap.xml",
    ]
    found += [story.get_url(), f"/berita/{timezone.localtime(story.published_at):%Y/%m}/", "/tidak-ada/"]
    found += [
        url for thing in listings for url in (thing.get_absolute_url(), f"{thing.get_absolute_url()}feed/")
    ]
    found += [
        "/cari/?q=title",
        "/cari/?q=kutipan",
        "/cari/?q=tokoh",
        f"/cari/?q={TAG}{BREAKOUT}",
        "/cari/?q=wilayah",
    ]
    return found


def test_no_page_or_feed_has_the_markup_of_any_field(client, story):
    for url in addresses(story):
        page = client.get(url).text
        assert "<script>alert" not in page, url
        assert "<img src=x" not in page, url
        assert not re.search(r"<[^>]*\sonerror=", re.sub(r'"[^"]*"', '""', page)), url


def test_attributes_hold_what_stands_in_them(client, story):
    """A quotation mark in a value would begin another attribute."""
    for url in addresses(story):
        for tag in re.findall(r"<[a-z][^>]*>", client.get(url).text):
            names = re.findall(r"\s([a-zA-Z:-]+)=", re.sub(r'"[^"]*"', '""', tag))
            assert not {name for name in names if name.startswith("on")}, (url, tag)


def test_structured_data_is_one_script_and_holds_the_headline(client, story):
    page = client.get(story.get_url()).text
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.S)
    data = [json.loads(text) for text in scripts if text.strip().startswith("{")]
    assert [node["headline"] for node in data] == [story.title]
    assert len(scripts) == page.count("<script")


def test_reader_reads_the_markup_as_text(client, story):
    page = client.get(story.get_url()).text
    for name in ("title", "kutipan", "takarir", "ralat", "penulis", "peran", "sel", "tabel", "kredit"):
        assert payload(name) in html.unescape(page), name


def test_search_shows_the_markup_it_found_as_text(client, story):
    page = client.get("/cari/?q=kutipan").text
    assert "<mark>" in page
    assert "<script>alert" not in page


def test_name_of_a_section_in_the_navigation_is_text(client, story):
    assert Section.objects.filter(name=payload("rubrik")).exists()
    page = client.get("/").text
    assert payload("rubrik") in html.unescape(page)
    assert payload("rubrik") not in page
