"""Lines that a page prints around a story, and lines of a story that look a little like them."""

import pytest

from news.structurer import structure_text
from news.structurer.page.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Salim Rante - detikKalimantan",
        "(Penulis: Salim Rante)",
        "Warga mengantre air bersih. ANTARA/HO-Humas Kota",
        "Warga mengantre air bersih. Foto/Contoh",
        "Teks foto: Warga mengantre air bersih",
        "Kamis (20/2/2025) | 10:00 WITA",
        "14.30 WIB",
        "Februari 20, 2025",
        "- 20 Februari 2025",
        "3 menit waktu baca",
        "Iklan - Gulir ke bawah untuk melanjutkan",
        "- Advertisement -",
        "ADVERTORIAL",
        "Masuk untuk berkomentar",
        "Laman Berikutnya",
        "Beranda Berita Daerah",
        "Sumber berita: contoh.example",
        "Narahubung: Salim 0812345678",
        "Perbesar",
        "Click to share on Facebook (Opens in new window)",
        "Salim - 13900 views",
        "×",
        "copy-link-circle",
        "zoom-in-whitePerbesar",
        "Text Sizes",
        "Mohon tunggu...",
        "Jangan Lupa Subscribe Channel Youtube Kabar Hulu:",
        "Berkomentarlah secara bijaksana dan bertanggung jawab.",
        "Laporkan Komentar",
        "Pedoman Media Siber",
        "-- Tim Redaksi --",
        "Sumber :",
        "Print Friendly",
        "Ket: Warga mengantre air bersih di balai desa.",
        "oleh Salim Rante diperbarui 05 Mar 2022, 23:00 WIB",
        "Warga mengantre air bersih. foto istimewa",
        "A+ A-",
    ],
)
def test_what_a_page_prints_is_furniture(line: str):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Suasana rapat berlangsung tertib.",
        "Bupati meminta warga menjaga kebersihan (lingkungan).",
        "Kronologi Kejadian",
        "Video itu kemudian viral di media sosial",
        "Ilustrasi musik mengiringi pembacaan puisi.",
        "Sumber dana berasal dari APBD",
        "Terkini, harga beras Rp 15.000",
        "Pada 20 Februari 2025, jembatan runtuh.",
        "Selanjutnya, ia meminta maaf",
        "Kepala Desa: Salim Rante",
        "Baca juga ada di hati warga soal sungai yang menyempit, tetapi asap lebih mendesak.",
        "Kontak senjata terjadi di perbatasan.",
        "Mohon tunggu sampai rapat usai, kata camat.",
        "Keterangan warga berbeda dari keterangan polisi.",
        "Pukul 14.30 WIB rapat dibuka.",
    ],
)
def test_a_line_of_the_story_is_none(line: str):
    assert not is_furniture(line)


def test_a_credit_in_brackets_is_a_caption_above_the_text_and_a_signature_below_it():
    result = structure_text(
        "Jembatan Lama Diperbaiki\n\nWarga melintasi jembatan. (Humas Kota Lama)\n\n"
        "Jembatan itu mulai diperbaiki Senin pagi.\n\nWarga senang.\n\nPerbaikan selesai akhir tahun. (Humas Kota Lama)"
    )

    assert result.furniture == ["Warga melintasi jembatan. (Humas Kota Lama)"]
    assert result.initials == "Humas Kota Lama"


def test_a_caption_that_stands_twice_is_dropped_twice():
    result = structure_text(
        "Jembatan Lama Diperbaiki\n\nWarga melintasi jembatan.\nFoto: Warga melintasi jembatan. (dok. Ist)\n\n"
        "Jembatan itu mulai diperbaiki Senin pagi."
    )

    assert result.paragraphs == ["Jembatan itu mulai diperbaiki Senin pagi."]


def test_the_title_of_a_film_under_the_text_is_furniture_and_a_headline_is_none():
    result = structure_text(
        "Video Detik-detik Jembatan Lama Runtuh Viral\n\nJembatan itu runtuh Senin pagi.\n\nWarga selamat.\n\n"
        "Video Warga Menyeberang Sungai Tanpa Jembatan"
    )

    assert result.headline == "Video Detik-detik Jembatan Lama Runtuh Viral"
    assert result.furniture == ["Video Warga Menyeberang Sungai Tanpa Jembatan"]


STORY = "Jembatan Lama Diperbaiki\n\nJembatan itu mulai diperbaiki Senin pagi.\n\nWarga senang."


@pytest.mark.parametrize(
    "end", ["Perbaikan selesai Mei. (sal/raj)", "Perbaikan selesai Mei.\n\nPenulis: Salim"]
)
def test_titles_under_the_end_of_a_text_are_furniture(end: str):
    below = ["Warga Hulu Gelar Syukuran di Balai Desa yang Baru", "Pelajar Sapa Juara Lomba Pidato..."]
    result = structure_text("\n\n".join([STORY, end, *below]))

    assert result.furniture[-2:] == below
    assert result.paragraphs[-1] == "Perbaikan selesai Mei."


@pytest.mark.parametrize("between", ["ADVERTISEMENT", "Baca juga: Warga Hulu Gelar Syukuran"])
def test_what_a_page_prints_within_a_text_ends_none(between: str):
    result = structure_text(
        f"{STORY}\n\nJadwalnya:\n\nSenin pukul delapan\n\n{between}\n\nSelasa pukul sembilan"
    )

    assert result.paragraphs[-3:] == ["Jadwalnya:", "Senin pukul delapan", "Selasa pukul sembilan"]


def test_a_craft_and_a_name_are_a_byline_below_a_text_and_a_headline_above_it():
    result = structure_text(
        f"Penulis Muda Menang\n\nIa menang lomba Senin pagi.\n\n{STORY}\n\nEditorSalim Rante"
    )

    assert (result.headline, result.furniture) == ("Penulis Muda Menang", ["EditorSalim Rante"])


def test_titles_beside_the_way_to_other_posts_are_no_tags():
    way = ["Previous Post", "Pengumuman Ujian Mundur", "Next Post", "Banjir di Hulu Surut"]
    result = structure_text("\n\n".join([STORY, "Perbaikan selesai Mei. [sal-3]", *way]))

    assert (result.furniture, result.tags, result.initials) == (way, [], "sal-3")


def test_tags_in_a_list_under_a_byline_are_furniture():
    result = structure_text(
        f"{STORY}\n\nEditor: Salim\n\n• Banjir\n\n• Hulu Sungai\n\nKomentar (0)\n\nKami percaya Anda."
    )

    assert result.paragraphs[-1] == "Warga senang."


def test_a_caption_that_begins_with_the_headline_is_none():
    lines = [
        "Jembatan Lama Diperbaiki Sejak Senin",
        "Jembatan Lama Diperbaiki Sejak Senin Warga menyeberang. ©2023 Kabar",
    ]
    result = structure_text("\n\n".join([*lines, "AMBON - Jembatan itu mulai diperbaiki. Warga senang."]))

    assert (result.headline, result.furniture) == (lines[0], [lines[1]])
