"""The ledger's pages: all that stands on record, one quote for good, and of withdrawn words no letter."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.editorial.actions import publish_imported
from news.models import ArticlePage
from news.quotes.models import Quote, QuoteWord
from tests.builders import (
    a_correction,
    a_person,
    a_published_article,
    a_quote,
    a_region,
    a_retraction,
    an_article,
)
from tests.news.quotes.quotations import only_quote, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

SQL = 8
SECRET = "Karung berasnya hilang"


def words_on(page: str) -> list[str]:
    return re.findall(r"<blockquote>(?:<p>)?([^<]+)", page)


def test_ledger_shows_words_speaker_role_then_place_and_story(client):
    quote = said("Air naik sebelum subuh.", speaker=a_person("Rosdiana Kapitan"), title="Air pasang")
    page = client.get("/kutipan/").text
    for part in ("Air naik sebelum subuh.", "Rosdiana Kapitan", "Ketua RT 12", "Anggana", "Air pasang"):
        assert part in page
    assert f'href="/kutipan/{quote.pk}/"' in page


def test_article_shows_the_number_of_each_quote_as_its_permalink(client):
    article = a_published_article(body=[a_quote("Satu."), a_quote("Dua.")])
    page = client.get(article.get_url()).text
    for quote in Quote.objects.filter(article=article):
        assert f'href="/kutipan/{quote.pk}/">{quote.number}</a>' in page


def test_numbers_of_a_story_take_one_query(client, django_assert_max_num_queries):
    from news.presentation import render_body

    article = a_published_article(body=[a_quote(f"Ucapan {number}.") for number in range(5)])
    with CaptureQueriesContext(connection) as captured:
        render_body(article, is_public=True)
    assert sum("news_quotes_quote" in query["sql"] for query in captured) == 1


def test_draft_of_a_public_story_has_no_numbers():
    from news.presentation import render_body

    article = a_published_article(body=[a_quote("Satu.")])
    assert "/kutipan/" not in render_body(article.get_latest_revision_as_object())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=banjir", ["Banjir datang lagi."]),
        ("q=kebanjiran", ["Banjir datang lagi."]),
        ("q=datang+lagi", ["Banjir datang lagi."]),
        ("q=banjir+uang", []),
        ("tokoh=arman-setiadji", ["Uangnya ada."]),
        ("peran=pejabat", ["Uangnya ada."]),
        ("peran=warga", ["Banjir datang lagi."]),
        ("wilayah=paser", ["Uangnya ada."]),
        ("wilayah=kalimantan-timur", ["Uangnya ada.", "Banjir datang lagi."]),
        ("sampai=2020-01-01", []),
        ("dari=2020-01-01&wilayah=berau", ["Banjir datang lagi."]),
        ("tokoh=nobody", []),
        ("wilayah=nowhere", []),
    ],
)
def test_reader_narrows_the_ledger(client, query, found):
    said("Banjir datang lagi.", speaker=a_person("Rosdiana Kapitan"))
    said(
        "Uangnya ada.",
        speaker=a_person("Arman Setiadji"),
        role="Kepala Dinas PU",
        region=a_region("Paser", code="64.01"),
    )
    assert words_on(client.get(f"/kutipan/?{query}").text) == found


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=%22", "q=" + "x" * 3000, "tokoh=a%00b", "peran=raja", "wilayah=%27", "dari=kemarin",
        "sampai=9999-99-99", "dari=0001-01-01", "sebelum=x", "sebelum=9999999999999999-99999999999999999999",
        "q=%EF%BF%BF", "tokoh=" + "a" * 900,
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/kutipan/", "/kutipan/data.json", "/kutipan/data.csv", "/janji/"])
def test_what_nobody_types_by_accident_gets_a_page(client, path, query):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    assert response.getvalue()


def test_somebody_without_words_on_record_is_not_named(client):
    a_person("Nama Rahasia")
    assert "Nama Rahasia" not in client.get("/kutipan/?tokoh=nama-rahasia").text


def test_ledger_is_paged_by_what_came_before(client, monkeypatch):
    monkeypatch.setattr("news.quotes.views.PAGE_SIZE", 2)
    for number in range(5):
        said(f"Ucapan {number}.")
    page, seen = client.get("/kutipan/").text, []
    for _page in range(3):
        seen += words_on(page)
        older = re.search(r'class="button" href="(\?sebelum=[^"]+)"', page)
        page = client.get(f"/kutipan/{older[1]}").text if older else page
    assert seen == [f"Ucapan {number}." for number in (4, 3, 2, 1, 0)]


def test_ledger_costs_the_same_with_few_and_with_many(client):
    for number in range(2):
        said(f"Ucapan {number}.")
    url = "/kutipan/?q=ucapan&tokoh=rosdiana-kapitan&wilayah=berau"
    few = cost(client, url)
    for number in range(12):
        said(f"Ucapan lain {number}.")
    assert cost(client, url) == few <= SQL
    assert cost(client, "/kutipan/") <= SQL


def cost(client, url: str) -> int:
    from django.core.cache import cache

    from newsroom import edition

    edition.forget_all()
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_one_quote_shows_context_story_and_what_to_copy(client):
    body = [
        ("paragraph", "<p>Ia menjawab warga di balai desa.</p>"),
        a_quote("Silakan catat tanggalnya.", speaker=a_person("Arman Setiadji"), role="Kepala Dinas PU"),
    ]
    quote = only_quote(a_published_article(body=body, title="Dinas PU berjanji"))
    page = client.get(f"/kutipan/{quote.pk}/").text
    assert "Ia menjawab warga di balai desa." in page
    assert "Dinas PU berjanji" in page
    assert f"http://testserver/kutipan/{quote.pk}/" in re.search(r'data-text="([^"]+)"', page)[1]
    (data,) = re.findall(r'<script type="application/ld\+json">(.+?)</script>', page)
    node = json.loads(data)
    assert (node["@type"], node["text"]) == ("Quotation", "Silakan catat tanggalnya.")
    assert (node["creator"]["name"], node["creator"]["jobTitle"]) == ("Arman Setiadji", "Kepala Dinas PU")


def test_one_quote_of_a_corrected_story_says_so(client):
    quote = said("Air naik.")
    a_correction(quote.article, text="Bukan sembilan desa, delapan.")
    page = client.get(f"/kutipan/{quote.pk}/").text
    assert "Bukan sembilan desa, delapan." in page


def test_protected_source_has_no_name_on_any_page(client):
    article = an_article(body=[("quote", {"text": "Saya takut.", "speaker": None, "role": ""})])
    publish_imported(article)
    quote = only_quote(article)
    assert "Nama disimpan redaksi" in client.get(f"/kutipan/{quote.pk}/").text
    assert "Nama disimpan redaksi" in client.get("/kutipan/").text


def test_number_that_was_never_given_is_not_found(client):
    assert client.get("/kutipan/999999/").status_code == 404
    assert client.get(f"/kutipan/{10**30}/").status_code == 404


def everywhere(client, quote: Quote) -> str:
    """All that readers and machines get of the ledger."""
    addresses = [
        "/kutipan/",
        "/kutipan/?q=karung",
        f"/kutipan/?tokoh={quote.speaker.slug}",
        f"/kutipan/{quote.pk}/",
        "/kutipan/data.json",
        "/kutipan/data.csv",
        "/janji/",
        f"/tokoh/{quote.speaker.slug}/",
    ]
    return "".join(client.get(address).getvalue().decode() for address in addresses)


def test_words_of_a_retracted_story_are_nowhere_but_their_place_leads_to_the_reason(client):
    quote = said(f"{SECRET}.")
    a_published_article(body=[a_quote("Air naik.")])
    a_retraction(quote.article)
    assert SECRET not in everywhere(client, quote)
    ledger = client.get("/kutipan/").text
    assert f'href="/kutipan/{quote.pk}/"' in ledger
    assert "ditarik bersama beritanya" in ledger
    assert "ditarik bersama beritanya" in client.get(f"/kutipan/{quote.pk}/").text
    assert not QuoteWord.objects.filter(quote=quote).exists()


@pytest.mark.parametrize("ground", ["child", "victim"])
def test_retraction_that_protects_somebody_leaves_no_trace(client, ground):
    quote = said(f"{SECRET}.", dateline_place="Long Apari")
    a_published_article(body=[a_quote("Air naik.")])
    a_retraction(quote.article, ground=ground)
    page = everywhere(client, quote)
    assert SECRET not in page
    assert "Long Apari" not in page
    assert f"/kutipan/{quote.pk}/" not in client.get("/kutipan/").text
    alone = client.get(f"/kutipan/{quote.pk}/")
    assert alone.status_code == 410
    assert quote.article.get_url() not in alone.text


def test_quote_that_was_edited_out_is_gone_without_its_words(client):
    article = a_published_article(body=[a_quote(f"{SECRET}."), a_quote("Dua.")])
    quote = Quote.objects.filter(article=article).first()
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.body = draft.body.get_prep_value()[1:]
    publish_imported(draft)
    assert client.get(f"/kutipan/{quote.pk}/").status_code == 410
    assert SECRET not in everywhere(client, quote)


def test_json_names_every_field_and_where_the_next_page_begins(client, monkeypatch):
    monkeypatch.setattr("news.quotes.open_data.JSON_ROWS", 2)
    quotes = [said(f"Ucapan {number}.") for number in range(3)]
    first = client.get("/kutipan/data.json").json()
    assert [row["number"] for row in first["quotes"]] == [quotes[2].pk, quotes[1].pk]
    second = client.get(first["next"].removeprefix("http://testserver")).json()
    assert [row["text"] for row in second["quotes"]] == ["Ucapan 0."]
    assert second["next"] is None
    assert first["licence"].startswith("https://creativecommons.org/")


def test_csv_holds_one_part_of_the_ledger_and_no_formula(client, monkeypatch):
    monkeypatch.setattr("news.quotes.open_data.CSV_ROWS", 3)
    for number in range(4):
        said(f"=Ucapan {number}.")
    first = client.get("/kutipan/data.csv")
    lines = first.text.removeprefix("\ufeff").splitlines()
    assert lines[0].startswith("number,url,text,speaker")
    assert len(lines) == 4
    assert all(",'=Ucapan" in line for line in lines[1:])
    (next_url,) = re.findall('<http://testserver([^>]+)>; rel="next"', first["Link"])
    second = client.get(next_url)
    assert ",'=Ucapan 0." in second.text.splitlines()[1]
    assert "Link" not in second


def test_head_of_the_csv_reads_nothing(client, django_assert_num_queries):
    said("Ucapan.")
    client.get("/kutipan/data.csv")
    with django_assert_num_queries(0):
        response = client.head("/kutipan/data.csv")
    assert response["Content-Type"].startswith("text/csv")
    assert "Content-Length" not in response


def test_regions_of_one_name_are_told_apart(client):
    for code, kind, slug in (("35.07", "regency", "kabupaten-malang"), ("35.73", "city", "kota-malang")):
        said("Air naik.", region=a_region("Malang", code=code, kind=kind, slug=slug))
    page = client.get("/kutipan/").text
    assert "Kabupaten Malang" in page
    assert "Kota Malang" in page
