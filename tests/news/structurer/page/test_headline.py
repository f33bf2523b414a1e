"""What stands between headline and text without a sign of its own."""

import pytest

from news.structurer import structure_text
from news.structurer.page.furniture import is_furniture

LEAD = (
    "Warga tiga kampung memperbaiki jembatan gantung yang putus diterjang banjir pekan lalu. Mereka bekerja "
    "bergiliran sejak pagi dengan alat seadanya, dibantu prajurit dari pos terdekat."
)
TITLE = "Jembatan Gantung Putus, Warga Tiga Kampung Bergotong Royong"


def furniture_of(*lines: str) -> list[str]:
    result = structure_text("\n\n".join(lines))
    assert result.headline == TITLE
    assert result.paragraphs[-1].startswith("Warga tiga kampung")
    return result.furniture


@pytest.mark.parametrize(
    "label",
    [
        "jembatan gantung putus",
        "Warga menarik kawat baja di hulu",
        TITLE,
        TITLE.upper(),
        "Warta Timur / PUTUS - Warga menarik kawat baja di hulu jembatan gantung, Kamis (5/2).",
        "Warta Timur/ Kepala Kampung Basri Lahami.",
        "By On Jumat, Oktober 10, 2025",
        "Rusli Amat March 3, 2025 09:15 AM",
        "jembatan-gantung.jpg",
        "Iklan - Gulir untuk melanjutkan membaca",
        "Sejumlah warga di jembatan gantung kampung hulu wartatimur.com/Rusli Amat",
        "Kontributor Ambon, Rusli Amat",
    ],
)
def test_a_label_between_headline_and_dateline_is_furniture(label: str):
    assert furniture_of(TITLE, label, f"Ambon, Warta.id - {LEAD}") == [label]


def test_a_caption_over_the_headline_is_furniture():
    caption = "Suasana perbaikan jembatan gantung di kampung hulu"

    assert furniture_of(caption, TITLE, f"Ambon, Warta.id - {LEAD}") == [caption]


def test_a_name_alone_between_headline_and_a_long_paragraph_is_furniture():
    assert furniture_of(TITLE, "Rusli Amat", LEAD) == ["Rusli Amat"]


@pytest.mark.parametrize(
    "line",
    [
        "Mereka bekerja bergiliran sejak pagi.",
        "“Kami tidak menunggu bantuan,”",
        "Alat yang dipakai hanya kawat baja, palu dan papan bekas dari rumah warga yang hanyut",
    ],
)
def test_a_sentence_between_headline_and_dateline_stays(line: str):
    result = structure_text("\n\n".join([TITLE, line, f"Ambon, Warta.id - {LEAD}"]))

    assert (result.furniture, result.paragraphs[0]) == ([], line)


def test_a_label_put_back_stays():
    raw = "\n\n".join([TITLE, "Rusli Amat", f"Ambon, Warta.id - {LEAD}"])
    number = structure_text(raw).furniture_numbers[0]

    result = structure_text(raw, keep={number})

    assert (result.furniture, result.paragraphs[0]) == ([], "Rusli Amat")


def test_labels_are_told_in_the_order_of_the_page():
    result = structure_text(
        "\n\n".join(["Beranda > Daerah", TITLE, "Rusli Amat", f"Ambon - {LEAD}", "Editor: Lasut"])
    )

    assert result.furniture == ["Beranda > Daerah", "Rusli Amat", "Editor: Lasut"]
    assert result.furniture_numbers == sorted(result.furniture_numbers)


@pytest.mark.parametrize(
    "line", ["Red wt//.*", "***Tim/Humas", "Diberdayakan oleh Bloganu", "Posted: 12 Mar 2025 06:03 PM"]
)
def test_a_sign_off_under_the_text_is_furniture(line: str):
    assert furniture_of(TITLE, f"Ambon - {LEAD}", LEAD, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "You might also like",
        "12 Shares",
        "Shares",
        "1,234",
        "Ukuran Font",
        "Dengarkan Berita",
        "Lihat semua artikel",
        "Tentang Penulis",
        "Ikuti kami di:",
        "Bagaimana reaksi Anda?",
        "Anda mungkin juga suka",
        "Terakhir diperbarui: 5 Februari 2026",
        "Dapatkan update berita pilihan setiap hari dari Warta Timur.",
        "Dilarang keras mengambil konten dan mengindeks laman ini untuk kecerdasan buatan.",
        "Isi artikel menjadi tanggung jawab penulis",
        "Ditulis oleh Rusli Amat",
        "Posted by Rusli Amat on 5 Februari 2026",
        "Kontributor Ambon : Rusli Amat",
        "Rusli Amat, wartatimur.com",
        "wartatimur.com",
        "Pemred: Rusli",
        "ANTARA FOTO/Rusli Amat/foc.",
        "Facebook Twitter",
    ],
)
def test_page_lines_are_told_by_their_words(line: str):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Kategori: Putra",
        "Tanggal: 5 Februari 2026",
        "Dilaporkan oleh warga, api muncul dari dapur.",
        "Ditulis oleh seorang guru dari Buru, buku itu laris.",
        "Ia menulis di wartatimur.com/Opini kemarin.",
        "Dapatkan bantuan di kantor desa, kata camat.",
        "Dilarang merokok di kawasan itu, tambah Basri.",
        "Lihat saja sungainya, kata Basri.",
        "Ikuti Jejak Ayah",
        "12.000 orang",
        "Oleh Karena Itu",
        "Wartawan Ambon: Kami Tidak Takut",
        "Tim A/B",
        "Redaksi menerima surat dari warga.",
    ],
)
def test_body_lines_with_the_same_words_stay(line: str):
    assert not is_furniture(line)
