"""Datelines, dates and initials, in the forms the houses print."""

import pytest

from news.structurer.page.dateline import read_dateline
from news.structurer.page.dates import story_date
from news.structurer.page.ending import cut_initials


@pytest.mark.parametrize(
    ("paragraph", "source", "city"),
    [
        ("READIN – BALIKPAPAN. Rapat digelar.", "READIN", "Balikpapan"),
        ("SAMARINDA, CONTOH.com -- Rapat digelar.", "CONTOH.com", "Samarinda"),
        ("CONTOH.CO, TABALAR- Rapat digelar.", "CONTOH.CO", "Tabalar"),
        ("Contoh6.com, Jakarta Rapat digelar.", "Contoh6.com", "Jakarta"),
        ("Contoh6.com, Jakarta - Rapat digelar.", "Contoh6.com", "Jakarta"),
        ("Bandarlampung (ANTARA) - Rapat digelar.", "ANTARA", "Bandarlampung"),
        ("Jakarta, CNN Indonesia -- Rapat digelar.", "CNN Indonesia", "Jakarta"),
        ("KUTAI KARTANEGARA – Rapat digelar.", None, "Kutai Kartanegara"),
        ("PENAJAM – Contohbaru.com – Rapat digelar.", "Contohbaru.com", "Penajam"),
        ("Cianjur - Rapat digelar.", None, "Cianjur"),
        ("BOGOR, JAWA BARAT – Rapat digelar.", None, "Bogor"),
        ("Kabarkita - Indramayu - Rapat digelar.", "Kabarkita", "Indramayu"),
        ("BERITAKITA.– Rapat digelar.", "BERITAKITA", None),
        ("berita.kota.go.id- Rapat digelar.", "berita.kota.go.id", None),
        ("Tanjung Harapan, Bengkulu (ANTARA) - Rapat digelar.", "ANTARA", "Tanjung Harapan"),
        ("Tenggarong (ANTARA Kaltim) - Rapat digelar.", "ANTARA Kaltim", "Tenggarong"),
        ("Ambon, 12/3 (ANTARA) - Rapat digelar.", "ANTARA", "Ambon"),
        ("SAMARINDA, (Kabarkaltim) – Rapat digelar.", "Kabarkaltim", "Samarinda"),
        ("Contoh.Asia, Samarinda – Rapat digelar.", "Contoh.Asia", "Samarinda"),
        ("KABAR9, MAMUJU – Rapat digelar.", "KABAR9", "Mamuju"),
        ("VIVA – Rapat digelar.", "VIVA", None),
        ("IDNKanal - Rapat digelar.", "IDNKanal", None),
        ("CONTOH9.CO.ID, Rapat digelar.", "CONTOH9.CO.ID", None),
        ("SAMARINDA. Rapat digelar.", None, "Samarinda"),
    ],
)
def test_a_dateline_names_source_and_city(paragraph: str, source: str | None, city: str | None):
    printed = read_dateline(paragraph)

    assert (printed.source, printed.city) == (source, city)
    assert paragraph[printed.length :].strip() == "Rapat digelar."


@pytest.mark.parametrize(
    "paragraph",
    [
        "Rapat digelar di Samarinda – kota yang ramai.",
        "Bupati – yang baru dilantik – membuka rapat.",
        "Samarinda kembali ramai.",
        "Persib - Persija bermain imbang.",
    ],
)
def test_a_dash_alone_makes_no_dateline(paragraph: str):
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rapat digelar Rabu (13/11/2024.", "2024-11-13"),
        ("Rapat digelar Jumat (31/12/21).", "2021-12-31"),
        ("Rapat digelar pada Minggu, 8 Juni 2025.", "2025-06-08"),
        ("Rapat digelar Sabtu 9 Nopember 2019 malam.", "2019-11-09"),
        ("Rapat digelar Rabu (28/11).", None),
        ("Aturan berlaku sejak Senin (1/7/2024), rapat digelar Rabu (3/7/2024).", "2024-07-03"),
        ("Dermaga retak sejak Selasa (24/11/2026. Kapal menunggu.", "2026-11-24"),
        ("Dermaga retak sejak Selasa (24/11/2026). Rapat digelar 27 November 2026.", "2026-11-27"),
        ("Dermaga dipakai sejak 24 November 2026.", None),
        ("Pemilihan pada Rabu (27/11/2024) mendatang dibahas Selasa (5/11/2024).", "2024-11-05"),
        ("Rapat digelar Rabu (31/2/2024).", None),
    ],
)
def test_the_date_of_the_story(text: str, day: str | None):
    found = story_date([text])

    assert (found.day.isoformat() if found else None) == day


def test_the_day_since_when_it_has_been_so_is_a_guess():
    found = story_date(["Dermaga retak sejak hari Selasa (24/11/2026)."])

    assert (found.why, found.confidence < 0.9) == ("date_since", True)


@pytest.mark.parametrize(
    ("text", "body", "initials"),
    [
        ("Rapat usai. (ara)", "Rapat usai.", "ara"),
        ("“Siap,” tutupnya. (*/sht/app)", "“Siap,” tutupnya.", "*/sht/app"),
        ("Rapat usai.(bp)", "Rapat usai.", "bp"),
        ("Rapat usai. [lud]", "Rapat usai.", "lud"),
        ("Rapat usai. (H-2)", "Rapat usai.", "H-2"),
        ("(abc/def)", "", "abc/def"),
        ("Rapat usai. (JD 02/ED 01).", "Rapat usai.", "JD 02/ED 01"),
        ("Rapat usai. (*/)", "Rapat usai.", "*/"),
        ("Rapat usai. {ara}", "Rapat usai.", "ara"),
        ("Rapat usai. -ara-", "Rapat usai.", "ara"),
        ("– ara –", "", "ara"),
        ("“Siap,” tutupnya. /ara", "“Siap,” tutupnya.", "ara"),
        ("Rapat usai. //ara/dim", "Rapat usai.", "ara/dim"),
        ("Rapat usai. **ara", "Rapat usai.", "ara"),
        ("Rapat usai. (Rep: Ara | Editor: Dim)", "Rapat usai.", "Rep: Ara | Editor: Dim"),
        ("Rapat usai.***", "Rapat usai.", None),
        ("“Niat saja dulu,” pesannya.[]", "“Niat saja dulu,” pesannya.", None),
        ("Angin bertiup 30 km/jam", "Angin bertiup 30 km/jam", None),
        ("Rapat digelar di gedung lama -", "Rapat digelar di gedung lama -", None),
        ("Rapat digelar di Penajam Paser Utara (PPU)", "Rapat digelar di Penajam Paser Utara (PPU)", None),
        ("Rapat lagi pada Senin (9/6/2025).", "Rapat lagi pada Senin (9/6/2025).", None),
        ("Rapat lagi tahun depan. (2026)", "Rapat lagi tahun depan. (2026)", None),
    ],
)
def test_initials_are_cut_off_the_end(text: str, body: str, initials: str | None):
    assert cut_initials(text)[:2] == (body, initials)
