"""Whole articles: what goes in comes out, each letter once, and the quotations have their speakers."""

import datetime
import json
from pathlib import Path

import pytest

from news.structurer import structure_text
from news.structurer.page.reading import decode
from tests.news.imports.copy import AGENCY, ALL, COURT, FORWARDED, HOSPITAL, MAIL, SEED_SHAPE
from tests.news.structurer.accounting import letters_accounted_for, letters_expected

SHARED = Path(__file__).parents[5] / "shared"
SHARED_TEXTS = sorted([*SHARED.glob("seed/*.txt"), *SHARED.glob("copydesk/copy/*.txt")])
RAW_TEXTS = [*ALL.values(), *(decode(path.read_bytes()) for path in SHARED_TEXTS)]


def test_the_seed_shape_gives_six_paragraphs_and_four_quotes():
    kinds = [block.kind for block in structure_text(SEED_SHAPE).blocks]

    assert (kinds.count("paragraph"), kinds.count("quote"), len(kinds)) == (6, 4, 10)


def test_the_seed_shape_gives_head_and_foot():
    result = structure_text(SEED_SHAPE)

    assert result.headline.startswith("Dukung Pemilihan Kepala Desa Serentak")
    assert (result.dateline.source, result.dateline.city) == ("KABARBATU", "Samarinda")
    assert result.dateline.date == "2025-03-06"  # in spite of the bracket that never closes
    assert result.initials == "wid"
    assert result.furniture == [
        "oleh -41 Dilihat",
        "Tinggalkan Balasan",
        "Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *",
    ]


def test_every_quote_of_the_seed_shape_has_speaker_and_role():
    quotes = structure_text(SEED_SHAPE).quotes

    assert {quote.speaker for quote in quotes} == {"Marwoto"}
    assert {quote.role for quote in quotes} == {"Sekretaris Daerah Tanjung Batu Selatan"}
    assert [quote.attribution for quote in quotes] == ["ucapnya.", "sambungnya.", "paparnya.", "tutupnya."]


def test_reported_speech_inside_the_marks_is_kept_and_flagged():
    quotes = structure_text(SEED_SHAPE).quotes

    assert quotes[3].text.startswith("Untuk itu, ia mengajak kita")
    assert ["reported_speech_inside_marks" in quote.flags for quote in quotes] == [False, False, False, True]


@pytest.mark.parametrize("raw", RAW_TEXTS, ids=range(len(RAW_TEXTS)))
def test_not_a_letter_of_the_body_is_lost(raw: str):
    result = structure_text(raw)

    assert letters_accounted_for(result) == letters_expected(raw, result)


@pytest.mark.parametrize("raw", RAW_TEXTS, ids=range(len(RAW_TEXTS)))
def test_the_structure_of_its_own_body_is_the_same(raw: str):
    first = structure_text(raw)
    again = structure_text(first.as_text())

    assert again.headline == first.headline
    assert again.paragraphs == first.paragraphs
    assert again.quotes == first.quotes
    assert again.blocks == first.blocks
    assert not again.furniture


def test_an_offices_name_may_hold_commas():
    quotes = structure_text(AGENCY).quotes

    assert [quote.speaker for quote in quotes] == ["Bagus Santika", "Slamet Riyanto"]
    assert quotes[0].role.startswith("Kepala Dinas Ketahanan Pangan")
    assert quotes[1].role == "petani di Kecamatan Anak Tuha"


def test_a_word_between_marks_is_no_quote():
    assert all("pupuk" not in quote.text for quote in structure_text(AGENCY).quotes)


def test_attribution_that_says_more_stays_in_the_body():
    result = structure_text(AGENCY)

    assert "katanya di Bandarlampung, Selasa (8/4/2025)." in [block.text for block in result.blocks]
    assert any(guess.why == "attribution_says_more" for guess in result.guesses)


def test_a_mail_loses_its_head_its_wraps_and_its_leave():
    result = structure_text(MAIL)

    assert result.headline == "Bupati Resmikan Pasar Induk, Pedagang Mulai Menempati Kios"
    assert len(result.paragraphs) == 3
    assert result.paragraphs[0].startswith(
        "Bupati Penajam Paser Utara Rahmat Hidayat, S.E., M.Si. meresmikan"
    )
    assert result.initials == "W/Zan/DiskominfoPPU"
    assert result.furniture[-1] == "Bagian Humas Setda"
    assert [quote.speaker for quote in result.quotes] == ["Rahmat Hidayat", "Marlina Sari"]


def test_a_mail_without_headline_has_its_subject():
    result = structure_text(FORWARDED)

    assert result.headline == "Wabup Muara Kencana Lepas Ekspor Perdana Lidi Nipah ke India dan Pakistan"
    assert result.guesses[0].why == "mail_subject"
    assert (result.dateline.city, result.dateline.date) == ("Muara Kencana", "2025-07-10")
    assert len(result.paragraphs) == 4


def test_tags_and_headings_are_told_from_paragraphs():
    result = structure_text(HOSPITAL)

    assert result.tags == ["RSUD Tarakan", "Jam Besuk"]
    assert [block.text for block in result.blocks if block.kind == "heading"] == ["Ruang Tunggu Ditambah"]


def test_a_speaker_described_in_other_words_is_still_the_same():
    speakers = [quote.speaker for quote in structure_text(HOSPITAL).quotes]

    assert speakers == ["Budy Azis", "Mariana", "Mariana", "Simon Patino"]


def test_crumbs_bylines_dates_and_related_titles_are_furniture():
    assert structure_text(COURT).furniture == [
        "Home > Berita > Hukum",
        "Penulis: Rahma Dewi",
        "Jumat, 14 Februari 2025 | 09:15 WITA",
        "Baca Juga",
        "Hakim Tolak Eksepsi Terdakwa Dana Hibah",
        "Berita Terkait",
        "Dua Kurir Divonis 12 Tahun",
    ]


def test_a_nickname_leads_to_the_full_name():
    last = structure_text(COURT).quotes[-1]

    assert (last.speaker, last.role) == ("Sholeh Amrullah", "Kuasa hukum terdakwa")


def test_every_guess_says_where_why_and_how_sure():
    result = structure_text(COURT)

    for guess in result.guesses:
        assert guess.why
        assert 0 <= guess.confidence <= 1
        assert isinstance(guess.where, str) or 0 <= guess.where < len(result.blocks)


def test_the_json_holds_the_quotes_in_both_shapes():
    data = json.loads(json.dumps(structure_text(SEED_SHAPE).as_json()))

    assert data["paragraphs"][data["quotes"][0]["paragraph"]].startswith("“Kerja sama")
    assert [block["type"] for block in data["blocks"]].count("quote") == len(data["quotes"])


def test_a_weekday_that_is_wrong_is_flagged_not_repaired():
    result = structure_text(
        "Rapat Digelar di Balai Kota\n\nRapat itu digelar Senin (6/3/2025) di balai kota."
    )

    assert result.dateline.date == "2025-03-06"
    assert result.dateline.flags == ("weekday_disagrees",)


def test_a_missing_year_comes_from_the_day_of_publication():
    raw = "Rapat Digelar di Balai Kota\n\nRapat itu digelar Kamis (6/3) di balai kota."

    assert structure_text(raw).dateline.date is None
    assert structure_text(raw, published_on=datetime.date(2025, 3, 7)).dateline.date == "2025-03-06"


@pytest.mark.parametrize(
    ("text", "day", "flags"),
    [
        ("Rapat digelar Kamis, 6 Maret di balai kota.", "2025-03-06", ()),
        ("Rapat digelar Kamis (6/3/ di balai kota.", "2025-03-06", ()),
        ("Rapat digelar Senin (30/12) di balai kota.", "2024-12-30", ()),
        ("Rapat digelar Rabu (6/3) di balai kota.", "2024-03-06", ()),
        ("Rapat digelar Senin (6/3) di balai kota.", "2025-03-06", ("weekday_disagrees",)),
    ],
)
def test_weekday_day_and_publication_give_the_year(text: str, day: str, flags: tuple[str, ...]):
    """The year whose weekday fits is believed before the nearest one; if none fits it is flagged."""
    dateline = structure_text(
        f"Rapat Digelar Lagi\n\n{text}", published_on=datetime.date(2025, 3, 7)
    ).dateline

    assert (dateline.date, dateline.flags) == (day, flags)


SIGNED = """\
Jembatan Lama Diperbaiki

Tenggarong -

Jembatan itu mulai diperbaiki. "Akhir tahun selesai," kata Salim Rante.

{end}

jembatan lama
tenggarong
"""


def test_a_dateline_on_a_line_of_its_own_is_cut_off():
    result = structure_text(SIGNED.format(end="(sal/raj)"))

    assert (result.dateline.city, result.dateline.text) == ("Tenggarong", "Tenggarong -")
    assert result.paragraphs[0].startswith("Jembatan itu")


@pytest.mark.parametrize("end", ["(sal/raj)", "Warga senang. (Salim Rante)"])
def test_short_lines_under_the_initials_are_tags(end: str):
    result = structure_text(SIGNED.format(end=end))

    assert result.initials in {"sal/raj", "Salim Rante"}
    assert result.tags == ["jembatan lama", "tenggarong"]


def test_a_list_under_the_word_tags_is_one():
    result = structure_text(SIGNED.format(end="Warga senang.\n\nTags:"))

    assert result.tags == ["jembatan lama", "tenggarong"]
    assert result.paragraphs[-1] == "Warga senang."


WHATSAPP = """\
[12/03/25 10.15.22] Humas Kota: *SIARAN PERS*
Nomor: 12/HM/III/2025

*Pasar Induk Diresmikan, Pedagang Menempati Kios*

*PENAJAM* – Bupati Penajam Paser Utara *Rahmat Hidayat* meresmikan pasar itu, Rabu (12/3/2025).

_"Pasar ini milik rakyat. Jaga kebersihan,"_ kata Rahmat, seraya menambahkan, *“kebersihannya milik bersama.”*

(*/Humas)
"""


def test_a_messengers_bold_and_italic_marks_are_no_part_of_the_text():
    result = structure_text(WHATSAPP)

    assert result.headline == "Pasar Induk Diresmikan, Pedagang Menempati Kios"
    assert (result.dateline.city, result.initials) == ("Penajam", "*/Humas")
    assert [(quote.text, quote.speaker) for quote in result.quotes] == [
        ("Pasar ini milik rakyat. Jaga kebersihan", "Rahmat Hidayat"),
        ("kebersihannya milik bersama.", "Rahmat Hidayat"),
    ]
    assert letters_accounted_for(result) == letters_expected(WHATSAPP, result)


def test_nothing_comes_of_nothing():
    result = structure_text("")

    assert (result.headline, result.paragraphs, result.quotes, result.blocks) == (None, [], [], [])


@pytest.mark.parametrize(
    "head",
    [
        "[26/11 09.12] Dimas Lapangan:",
        "[26/11/26, 09.12.33] Dimas Lapangan:",
        "[09.12, 26/11/2026] Dimas Lapangan:",
        "26/11/26 09.12 - Dimas Lapangan:",
    ],
)
def test_message_of_any_whatsapp_loses_its_head(head):
    result = structure_text(
        f"{head} Dermaga Retak, Kapal Sayur Antre di Luar\n\nSAMARINDA - Dermaga retak pagi ini."
    )
    assert (result.headline, result.furniture) == ("Dermaga Retak, Kapal Sayur Antre di Luar", [head])


def test_an_address_over_a_release_is_furniture():
    result = structure_text(
        "Kepada Yth.\n\nRedaksi Kabar Hulu\n\ndi tempat\n\nJembatan Lama Diperbaiki\n\nAMBON - Jembatan itu baru. "
        "Warga senang.\n\n(rls/dar)\n\nHormat kami,\n\nBagian Humas"
    )

    assert (result.headline, result.initials) == ("Jembatan Lama Diperbaiki", "rls/dar")
    assert result.furniture == [
        "Kepada Yth.",
        "Redaksi Kabar Hulu",
        "di tempat",
        "Hormat kami,",
        "Bagian Humas",
    ]
