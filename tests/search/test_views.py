"""The search page over HTTP: any address is an ordinary page, and nothing on it is personal."""

import pytest
from django.urls import reverse

from tests.search.stories import a_findable_story, a_place, a_speaker, a_writer

HOSTILE_VALUES = {
    "nul": "%00",
    "nul in a word": "pin%00tu",
    "lone quotation mark": "%22",
    "lone apostrophe": "'",
    "blanks": "%20%20%09%0A",
    "signs": "%28%29*%5E:%7B%7D%5B%5D%26%7C!%3C%3E%5C;--",
    "operators": "AND+OR+NOT+NEAR(a,b)",
    "column filter": "facets:e",
    "lone surrogate": "%ED%A0%80",
    "not unicode": "%FF%FE",
    "ten kilobytes": "a" * 10_000,
    "ten kilobytes of words": "kata+" * 2_000,
    "many quotation marks": "%22a" * 500,
    "many exclusions": "-a+" * 500,
    "bidirectional override": "%E2%80%AEair",
    "script": "%3Cscript%3Ealert(1)%3C/script%3E",
    "huge number": "9" * 400,
    "negative": "-1",
    "other digits": "%D9%A1%D9%A2%D9%A3",
    "percent": "%25s%25(x)s",
    "a day that is none": "2026-02-31",
    "the last day": "9999-12-31",
    "the first day": "0001-01-01",
}


@pytest.mark.parametrize("value", HOSTILE_VALUES.values(), ids=HOSTILE_VALUES)
def test_hostile_input_is_an_ordinary_page(db, client, value):
    a_findable_story("Pintu air dan kata a")
    names = ["q", "wilayah", "rubrik", "penulis", "tokoh", "dari", "sampai", "urut", "lanjut"]
    for name in names:
        response = client.get(f"/cari/?q=air&{name}={value}")
        assert response.status_code == 200, name
        assert b"<script>alert" not in response.content


@pytest.mark.parametrize(
    "cursor", ["9" * 19, "9" * 300, "-9223372036854775808", "9999.1", "0.0", "1.", ".1", "1.2.3", "%D9%A1"]
)
@pytest.mark.parametrize("order", ["relevan", "terbaru"])
def test_a_cursor_that_no_page_wrote_leads_to_the_first_page(db, client, cursor, order):
    a_findable_story("Sungai meluap")
    response = client.get(f"/cari/?q=meluap&urut={order}&lanjut={cursor}")
    assert "Sungai <mark>meluap</mark>" in response.content.decode()


def test_the_field_keeps_what_was_asked(db, client):
    assert 'value="pintu &quot;air&quot;"' in client.get("/cari/?q=pintu+%22air%22").content.decode()


def test_a_result_page_is_cacheable_and_sets_no_cookie(db, client):
    a_findable_story("Pintu air")
    response = client.get("/cari/?q=air")
    assert "public" in response.headers["Cache-Control"]
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_only_a_plain_search_that_found_stories_may_be_indexed(db, client):
    a_findable_story("Pintu air")
    assert "X-Robots-Tag" not in client.get("/cari/?q=air").headers
    assert "noindex" in client.get("/cari/?q=tidakadadimanapun").headers["X-Robots-Tag"]
    assert "noindex" in client.get("/cari/?q=air&urut=terbaru").headers["X-Robots-Tag"]


def test_the_search_is_only_read(db, client):
    assert client.post(reverse("search")).status_code == 405


def test_a_result_page_costs_eight_statements_at_most(db, client, django_assert_max_num_queries):
    place, speaker, writer = a_place(), a_speaker(), a_writer()
    address = "/cari/?q=banjir+kutai+kartanegara&rubrik=lingkungan&penulis=rahma-idris&tokoh=arman-setiadji"
    for number in range(30):
        a_findable_story(f"Banjir {number}", region=place, quotes=[("Surut", speaker)], writer=writer)
        if number in (2, 29):
            with django_assert_max_num_queries(8):
                assert client.get(address).status_code == 200
