"""oEmbed: a quote with its source for other people's pages, as true as its own page."""

import html
import re
import xml.etree.ElementTree as ET
from urllib.parse import quote as quoted

import pytest

from tests.builders import a_correction, a_published_article, a_quote, a_retraction, an_article
from tests.news.quotes.quotations import only_quote, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

HOST = "http://testserver"


def ask(client, address: str, **more):
    return client.get("/oembed", {"url": address, **more})


def of_quote(client, quote, **more) -> dict:
    response = ask(client, f"{HOST}/kutipan/{quote.pk}/", **more)
    assert response.status_code == 200
    return response.json()


def test_quote_is_rich_with_speaker_role_and_permalink(client):
    quote = said("Air naik sebelum subuh.", role="Ketua RT 12")
    node = of_quote(client, quote)
    assert (node["version"], node["type"], node["provider_name"]) == ("1.0", "rich", "Kabar Muara")
    assert (node["author_name"], node["author_url"]) == (
        quote.speaker.name,
        HOST + quote.speaker.get_absolute_url(),
    )
    assert isinstance(node["width"], int)
    assert isinstance(node["height"], int)
    for words in ("“Air naik sebelum subuh.”", "Ketua RT 12", f"{HOST}/kutipan/{quote.pk}/", "Kabar Muara"):
        assert words in node["html"]
    assert node["html"].startswith("<blockquote")
    assert "<script" not in node["html"]


def test_every_page_may_ask(client):
    response = ask(client, f"{HOST}/kutipan/{said('Ya.').pk}/")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


def test_words_are_words_in_html_and_xml(client):
    quote = said("<script>alert(1)</script> & “ya” ]]> \x0b", role="Ketua <RT>")
    assert "<script" not in of_quote(client, quote)["html"]
    root = ET.fromstring(ask(client, f"{HOST}/kutipan/{quote.pk}/", format="xml").content)  # noqa: S314 - ours
    assert root.tag == "oembed"
    assert "<script" not in root.findtext("html")
    assert "&lt;script&gt;" in root.findtext("html")


def test_xml_says_the_same_as_json(client):
    quote = said("Air naik.")
    response = ask(client, f"{HOST}/kutipan/{quote.pk}/", format="xml")
    assert response["Content-Type"].startswith("text/xml")
    found = {child.tag: child.text for child in ET.fromstring(response.content)}  # noqa: S314 - ours
    assert found == {name: str(value) for name, value in of_quote(client, quote).items()}


@pytest.mark.parametrize(
    ("asked", "given"), [("300", 300), ("9000", 550), ("0", 550), ("-5", 550), ("x", 550)]
)
def test_width_is_no_larger_than_asked_for(client, asked, given):
    assert of_quote(client, said("Air naik."), maxwidth=asked)["width"] == given


def test_height_is_no_larger_than_asked_for(client):
    assert of_quote(client, said("Air naik. " * 40), maxheight="90")["height"] == 90


def test_correction_of_the_story_stands_with_the_words(client):
    quote = said("Air naik.")
    a_correction(quote.article, text="Bukan sembilan desa, delapan.")
    assert "Bukan sembilan desa, delapan." in of_quote(client, quote)["html"]


def test_words_of_a_retracted_story_are_gone_and_the_reason_is_linked(client):
    quote = said("Kata rahasia.")
    a_retraction(quote.article)
    node = of_quote(client, quote)
    assert "Kata rahasia" not in str(node)
    assert quote.speaker.name not in str(node)
    assert quote.article.get_url() in node["html"]


def test_source_that_the_paper_protects_has_no_name(client):
    article = a_published_article(body=[("quote", {"text": "Saya takut.", "speaker": None, "role": ""})])
    node = of_quote(client, only_quote(article))
    assert "Nama disimpan redaksi" in node["html"]
    assert "author_name" not in node


def test_story_is_a_link_with_its_picture(client):
    story = a_published_article(title="Air pasang & angin")
    node = ask(client, HOST + story.get_url()).json()
    assert (node["type"], node["title"]) == ("link", "Air pasang & angin")
    assert client.get(node["thumbnail_url"].removeprefix(HOST)).status_code == 200
    assert "thumbnail_url" not in ask(client, HOST + story.get_url(), maxwidth="400").json()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "/kutipan/1/",
        f"{HOST}/",
        f"{HOST}/kutipan/",
        f"{HOST}/kutipan/999999/",
        f"{HOST}/kutipan/{10**30}/",
        f"{HOST}/admin/",
        f"{HOST}/berita/2026/11/tidak-ada/",
        f"{HOST}/\x00",
        "http://[::1/kutipan/1/",
        "ftp://testserver/kutipan/1/",
        "http://testserver:99999999/kutipan/1/",
        "http://evil.example/kutipan/1/",
        "http://testserver@evil.example/kutipan/1/",
        "http://testserver.evil.example/kutipan/1/",
        "//testserver/kutipan/1/",
        "javascript:alert(1)",
        f"{HOST}/" + "x" * 5000,
    ],
)
def test_anything_else_is_not_found(client, address):
    said("Air naik.")
    for form in ("json", "xml"):
        assert ask(client, address, format=form).status_code == 404


def test_draft_and_gone_quote_are_not_found(client):
    story = an_article()
    assert ask(client, f"{HOST}{story.get_url()}").status_code == 404
    quote = said("Kata rahasia.")
    a_retraction(quote.article, ground="child")
    assert ask(client, f"{HOST}/kutipan/{quote.pk}/").status_code == 404


def test_format_that_the_standard_does_not_know_is_501(client):
    assert ask(client, f"{HOST}/kutipan/1/", format="yaml").status_code == 501


def test_nobody_writes_there(client):
    assert client.post("/oembed").status_code == 405


def test_pages_tell_where_it_is(client):
    story = a_published_article(body=[a_quote("Air naik.")])
    for path in (story.get_url(), f"/kutipan/{only_quote(story).pk}/"):
        page = client.get(path).text
        address = html.unescape(re.search(r'type="application/json\+oembed" href="([^"]+)"', page)[1])
        assert quoted(HOST + path, safe="") in address
        assert client.get(address.removeprefix(HOST)).status_code == 200


def test_quote_costs_few_queries(client, django_assert_max_num_queries):
    quote = said("Air naik.")
    ask(client, f"{HOST}/kutipan/{quote.pk}/")
    with django_assert_max_num_queries(4):
        ask(client, f"{HOST}/kutipan/{quote.pk}/")
