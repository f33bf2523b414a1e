"""What a web page puts around a text is taken out."""

import pytest

from news.editorial.rules.furniture import address_in_text, leftover_furniture, too_many_related
from news.models import ArticlePage
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Tanggul timur jebol lagi",
        "BACA JUGA: Tanggul timur jebol lagi",
        "1.234 Dilihat",
        "Dilihat: 1.234 kali",
        "Share",
        "Facebook | Twitter | WhatsApp",
        "Editor: Sinta Maharani",
        "Penulis : Laras",
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Ikuti berita kami di Google News dan saluran WhatsApp",
        "Halaman selanjutnya",
        "Tag: banjir, Anggana",
    ],
)
def test_leftover_line_is_named(line):
    article = a_draft(body=paragraphs("Air naik.", line))
    (finding,) = leftover_furniture(article)
    assert (finding.block_id, finding.is_blocking) == (str(article.body[1].id), False)


@pytest.mark.parametrize(
    "line",
    [
        "Editor surat kabar itu datang ke Anggana.",
        "Bagikan selimut kepada pengungsi, kata camat, lalu hitung sisanya dan laporkan kepada kami.",
        "Sumber air warga kering.",
        "Ia membaca juga surat itu.",
        "Komentar warga terbelah.",
        "Cek kondisi saluran drainase",
        "x",
    ],
)
def test_sentences_of_a_story_pass(line):
    assert list(leftover_furniture(a_draft(body=paragraphs(line)))) == []


def test_source_below_a_table_is_good_practice_and_a_line_in_the_text_is_not():
    table = {"caption": "Sumber: BPS Kaltim, 2024", "table": {"data": [["Desa"], ["Anggana"]]}}
    assert list(leftover_furniture(a_draft(body=[("table", table)]))) == []
    assert len(list(leftover_furniture(a_draft(body=paragraphs("Sumber: BPS Kaltim, 2024"))))) == 1


def test_address_in_the_text_is_named_and_one_behind_words_is_not():
    body = paragraphs(
        'Lihat https://contoh.example/berita dan <a href="https://contoh.example/">datanya</a>.'
    )
    assert [
        "contoh.example/berita" in finding.message for finding in address_in_text(a_draft(body=body))
    ] == [True]


@pytest.mark.parametrize(("count", "told"), [(2, 0), (3, 1), (5, 1)])
def test_more_than_two_read_also_are_too_many(count, told):
    story = ArticlePage(pk=7, title="Lain", slug="lain")
    article = a_draft(body=[*paragraphs("Air naik."), *[("related", {"article": story})] * count])
    assert len(list(too_many_related(article))) == told
