"""Home, village, street and school lead to a child or a victim; the kecamatan does not."""

import pytest
from django.utils import timezone

from news.editorial.rules.protected_places import protected_place
from tests.builders import a_topic, an_article
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db


def blocking(text: str) -> list[bool]:
    return [
        finding.is_blocking
        for finding in protected_place(a_draft(body=paragraphs(text), is_about_child=True))
    ]


@pytest.mark.parametrize("flag", ["is_about_child", "is_about_sexual_violence"])
def test_either_mark_asks_for_it(flag):
    (finding,) = protected_place(a_draft(body=paragraphs("Ia tinggal di RT 12."), **{flag: True}))
    assert finding.is_blocking


@pytest.mark.parametrize(
    "text",
    [
        "Ia tinggal di Desa Sungai Meriam.",
        "Ia tinggal di RT 12.",
        "Kejadiannya di Jalan Merdeka.",
        "Ia murid SDN 009 Anggana.",
        "Ia santri Ponpes Nurul Iman.",
        "Warga Kelurahan Teluk Lerong mengenalnya.",
        "Dusun Tiga berduka.",
        "Ia tinggal di Komplek Griya Asri.",
        "Rumahnya di Perum Bumi Indah.",
        "Ia murid Sekolah Dasar Negeri 009.",
        "siswi sd 009 anggana",
        "WARGA DESA SUNGAI MERIAM",
        "Ia dari Ds. Loa Kulu.",
        "Ia dari Kel. Teluk Lerong.",
        "Warga Kalurahan Condongcatur.",
        "Warga Padukuhan Sembego.",
        "Warga Pekon Way Nipah.",
        "Warga Jorong Koto Tuo.",
        "Kediamannya di Banjar Tegal.",
    ],
)
def test_place_below_the_kecamatan_blocks(text):
    assert blocking(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Anak itu berlari ke jalan. Polisi menangkap pelaku.",
        "Ia pulang dari desa. Warga menunggu.",
        "Anak perlu dijaga lingkungan. Kapolres setuju.",
        "Ia kembali ke kampung. Menurut Kapolres, ia takut.",
        "Ia pulang ke desa\xa0itu.",
    ],
)
def test_word_at_the_end_of_a_sentence_is_no_place(text):
    assert blocking(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kejadiannya di Kecamatan Anggana, Kabupaten Kutai Kartanegara. Warga desa itu diam.",
        "Kepala Dinas Lingkungan Hidup datang.",
        "Menteri Desa PDTT datang.",
        "Dana Desa Tahun 2025 cair.",
        "Ketua MA Sunarto menolak.",
        "Rapat di Kompleks Parlemen Senayan.",
        "Mobil itu berhenti di Jalan Tol Balikpapan–Samarinda.",
        "Anak itu masih SMP Kelas 2.",
        "Anak itu duduk di kelas 2 SMP 14 tahun lalu.",
    ],
)
def test_what_is_no_exact_place_passes(text):
    assert blocking(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kantor KPAI di Jalan Teuku Umar, Jakarta, menerimanya.",
        "Di Kampung Laut, sebuah kecamatan di Cilacap, ia ditemukan.",
        "Ia dibawa ke Kampung Melayu.",
        "Kepala Desa Rosdiana menjemputnya.",
        "Korban dirawat di rumah sakit di Jalan Palang Merah.",
    ],
)
def test_street_that_is_not_certainly_theirs_is_looked_at(text):
    assert blocking(text) == [False]


def test_headline_dateline_and_all_that_no_reader_sees_are_places_too():
    photo = {"photo": None, "caption": "", "alt": "Gerbang SDN 009 Anggana"}
    article = a_draft(
        title="Anak Desa Sungai Meriam hilang",
        slug="siswi-sdn-009-anggana",
        dateline_place="Desa Sungai Meriam",
        seo_title="Siswi SDN 009",
        search_description="Korban warga Desa Sungai Meriam",
        body=[("photo", photo)],
        is_about_child=True,
    )
    found = list(protected_place(article))
    assert all(finding.is_blocking for finding in found)
    assert [finding.field for finding in found] == [
        "title",
        "body",
        "dateline_place",
        "seo_title",
        "search_description",
        "slug",
    ]


def test_headline_in_title_case_does_not_make_a_village_of_a_verb():
    article = a_draft(title="Warga Desa Minta Pelaku Dihukum Berat", slug="", is_about_child=True)
    assert [finding.is_blocking for finding in protected_place(article)] == [False]


def test_street_is_looked_at_once_and_a_village_is_named_wherever_it_stands():
    body = paragraphs(
        "Kantor itu di Jalan Merdeka.", "Kantor di Jalan Merdeka, Desa Loa Kulu.", "Desa Loa Kulu."
    )
    found = list(protected_place(a_draft(body=body, is_about_child=True)))
    assert [finding.is_blocking for finding in found] == [False, True, True]


@pytest.mark.usefixtures("site")
def test_topic_is_a_place_too():
    article = an_article(
        is_about_child=True, topics=(a_topic("SDN 009 Anggana"),), body=paragraphs("Air naik.")
    )
    assert [finding.field for finding in protected_place(article)] == ["topics"]


def test_address_that_is_public_for_ever_does_not_block_every_later_version():
    article = a_draft(slug="siswi-sdn-009", is_about_child=True, published_at=timezone.now())
    assert [finding.is_blocking for finding in protected_place(article)] == [False]


def test_stories_about_others_are_not_asked():
    assert list(protected_place(a_draft(body=paragraphs("Warga RT 12 Desa Sungai Meriam.")))) == []
