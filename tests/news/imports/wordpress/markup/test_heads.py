"""Summary, lead photo and links of a converted post."""

import pytest

from news.imports.wordpress.markup import address_link, own_links, page_link, rewrite_links
from tests.news.imports.wordpress.markup.bodies import HOST, UPLOADS, converted


@pytest.mark.parametrize(
    ("excerpt", "meta", "summary"),
    [
        ("Ringkasan <b>kami</b>.", {"_yoast_wpseo_metadesc": ("Lain.",)}, "Ringkasan kami."),
        ("", {"_yoast_wpseo_metadesc": ("Untuk mesin pencari.",)}, "Untuk mesin pencari."),
        ("", {"rank_math_description": ("%excerpt%",)}, ""),
        ("", {"rank_math_description": ("Dari RankMath &amp; lain.",)}, "Dari RankMath & lain."),
        ("[UPDATE] Jembatan [kotak_x]dibuka[/kotak_x].", {}, "[UPDATE] Jembatan dibuka."),
        ("", {}, ""),
    ],
)
def test_the_summary_is_the_excerpt_or_what_was_written_for_search_engines(
    excerpt: str, meta: dict, summary: str
):
    assert converted("Isi.", excerpt=excerpt, meta=meta).summary == summary


@pytest.mark.parametrize(
    ("title", "headline"),
    [("Kopi <em>Luwak</em>", "Kopi Luwak"), ("[VIDEO] Harga < Rp500 & naik", "[VIDEO] Harga < Rp500 & naik")],
)
def test_the_headline_is_the_title_without_tags(title: str, headline: str):
    assert converted("Isi.", title=title).title == headline


def test_a_long_summary_fits_its_field():
    assert len(converted("Isi.", excerpt="kata " * 500).summary) <= 400


def test_the_lead_photo_is_the_featured_image():
    copy = converted("Isi.", meta={"_thumbnail_id": ("11",)})

    assert (copy.lead_photo_url, copy.lead_photo_caption, copy.lead_photo_alt) == (
        f"{UPLOADS}/jembatan.jpg",
        "Jembatan kayu.",
        "Jembatan",
    )


@pytest.mark.parametrize("value", ["777", "13", "x", "", "9" * 40])
def test_a_featured_image_that_is_not_there_is_none(value: str):
    assert converted("Isi.", meta={"_thumbnail_id": (value,)}).lead_photo_url == ""


def test_own_links_are_told_and_rewritten_and_others_stay():
    copy = converted(
        'Lihat <a href="http://www.kabar.test/?p=20">dulu</a>, <a href="/lama/">lama</a>,'
        f' <a href="{HOST}/x/?a=1&amp;b=2">x</a>'
        ' dan <a href="https://lain.test/">lain</a> saja.<ul><li><a href="/lama/">lama</a> sekali</li></ul>'
    )
    assert own_links(copy.body, HOST) == ["http://www.kabar.test/?p=20", "/lama/", f"{HOST}/x/?a=1&b=2"]

    targets = {"http://www.kabar.test/?p=20": page_link(7), "/lama/": address_link("/berita/2023/05/lama/")}
    rewrite_links(copy.body, HOST, targets.get)

    assert '<a linktype="page" id="7">dulu</a>' in copy.body[0]["value"]
    assert copy.body[1]["value"]["items"] == ['<p><a href="/berita/2023/05/lama/">lama</a> sekali</p>']
    assert own_links(copy.body, HOST) == ["/berita/2023/05/lama/", f"{HOST}/x/?a=1&b=2"] or "/berita" in str(
        copy.body
    )
    assert 'href="https://lain.test/"' in copy.body[0]["value"]
