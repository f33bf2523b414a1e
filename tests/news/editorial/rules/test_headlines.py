"""Headline and summary: short, calm, and nothing that the story does not say."""

from decimal import Decimal

import pytest

from news.editorial.rules.headlines import (
    headline_length,
    headline_shouting,
    name_not_in_story,
    number_not_in_story,
    numbers,
    summary_copied,
    summary_repeats_headline,
)
from tests.news.editorial.rules.drafts import a_draft, paragraphs, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["Air naik", ("Sembilan desa di hilir Mahakam " * 4).strip()])
def test_headline_too_short_or_too_long_is_advised_against(title):
    (finding,) = headline_length(a_draft(title=title))
    assert (finding.field, finding.is_blocking) == ("title", False)
    assert str(len(title)) in finding.message


@pytest.mark.parametrize(
    "title", ["Air pasang merendam desa", "Gubernur minta pintu air selesai sebelum akhir tahun"]
)
def test_headline_of_usual_length_passes(title):
    assert list(headline_length(a_draft(title=title))) == []


def test_story_without_a_headline_yet_is_not_told_that_it_is_short():
    assert list(headline_length(a_draft(title="…"))) == []


@pytest.mark.parametrize(
    "title",
    [
        "Air pasang merendam sembilan desa!",
        "HEBOH BANJIR di Anggana",
        "TERUNGKAP sebab banjir Anggana",
        "Siapa lalai??",
    ],
)
def test_shouting_is_advised_against(title):
    findings = list(headline_shouting(a_draft(title=title)))
    assert findings
    assert not any(finding.is_blocking for finding in findings)


@pytest.mark.parametrize(
    "title",
    [
        "KPPU panggil lima distributor gula",
        "LPDP dan BRIN buka beasiswa",
        "DPRD Kukar bahas APBD 2027",
        "BPBD dan BMKG beri peringatan",
        "UMKM di PPU tunggu KUR",
        "Siapa lalai?",
    ],
)
def test_abbreviations_do_not_shout(title):
    assert list(headline_shouting(a_draft(title=title))) == []


def test_abbreviation_that_the_story_uses_too_does_not_shout():
    body = [("paragraph", "<p>PERSIKUBAR menang atas KOPATARA.</p>")]
    assert list(headline_shouting(a_draft(title="PERSIKUBAR kalahkan KOPATARA di Sendawar", body=body))) == []


OPENING = "Air pasang merendam sembilan desa di Anggana sejak Kamis dini hari setelah tanggul timur jebol."


def test_summary_copied_from_the_first_paragraph_is_named():
    (finding,) = summary_copied(a_draft(summary=OPENING[:-1] + "!", body=paragraphs(OPENING)))
    assert (finding.field, finding.is_blocking) == ("summary", False)


def test_summary_that_is_the_beginning_of_the_first_paragraph_is_a_copy_too():
    start = "Air pasang merendam sembilan desa di Anggana sejak Kamis dini hari"
    assert len(list(summary_copied(a_draft(summary=start, body=paragraphs(OPENING))))) == 1


def test_summary_in_other_words_passes():
    summary = "Tanggul timur jebol sebelum subuh; air masuk ke rumah warga sembilan desa di Anggana."
    assert list(summary_copied(a_draft(summary=summary, body=paragraphs(OPENING)))) == []


def test_summary_is_compared_with_the_first_paragraph_only():
    assert list(summary_copied(a_draft(summary=OPENING, body=paragraphs("Warga pindah.", OPENING)))) == []


def test_summary_that_repeats_the_headline_is_named():
    article = a_draft(title="Tanggul timur Anggana jebol", summary="Tanggul timur Anggana jebol.")
    assert [finding.field for finding in summary_repeats_headline(article)] == ["summary"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sembilan desa", "9"),
        ("9 desa", "9"),
        ("1.140 rumah", "1140"),
        ("seribu seratus empat puluh rumah", "1140"),
        ("tujuh belas orang", "17"),
        ("dua puluh lima orang", "25"),
        ("dua ratus lima puluh ribu rupiah", "250000"),
        ("Rp64 juta", "64000000"),
        ("Rp2,5 miliar", "2500000000"),
        ("dua juta tiga ratus ribu", "2300000"),
        ("39 persen", "39"),
        ("menit ke-93", "93"),
        ("sebelas persalinan", "11"),
        ("kedua pelaku", "2"),
        ("Rp2,5 M", "2500000000"),
        ("Rp 1,2 T", "1200000000000"),
        ("20 jt", "20000000"),
        ("500 rb", "500000"),
        ("dua setengah juta", "2500000"),
        ("10 M dari tepi", "10"),
    ],
)
def test_number_is_worth_the_same_however_it_is_written(text, value):
    assert [number.value for number in numbers(text)] == [Decimal(value)]


def test_numbers_beside_each_other_stay_apart():
    assert [int(number.value) for number in numbers("menang 2-1, dua gol dan 17 tendangan. Tiga hari")] == [
        2,
        1,
        2,
        17,
        3,
    ]


def test_dash_ends_a_number():
    assert [int(number.value) for number in numbers("sepuluh-sebelas orang")] == [10, 11]


@pytest.mark.parametrize(
    ("round_one", "exact", "stands"),
    [
        ("2,5 miliar", "2.487.500.000", True),
        ("2,5 miliar", "2.387.500.000", False),
        ("19 ribu", "18.600", True),
        ("19 ribu", "18.400", False),
        ("1.140", "1.141", False),
        ("dua juta tiga ratus ribu", "2.300.400", True),
        ("dua ribu lima", "2.006", False),
    ],
)
def test_round_number_stands_for_what_is_rounded_to_it(round_one, exact, stands):
    (ours,), (theirs,) = numbers(round_one), numbers(exact)
    assert ours.stands_for(theirs) is stands


def test_number_as_long_as_an_account_is_none():
    assert list(numbers("rekening 1234567890123456789")) == []


def test_number_knows_how_it_is_written():
    (number,) = numbers("Hampir delapan belas orang pindah")
    assert (number.written, number.before) == ("delapan belas", "hampir")


def test_number_of_the_headline_that_the_story_does_not_give_is_named():
    article = a_draft(
        title="Air pasang merendam sebelas desa", body=paragraphs("Air merendam sembilan desa.")
    )
    (finding,) = number_not_in_story(article)
    assert (finding.field, finding.is_blocking) == ("title", False)
    assert "sebelas" in finding.message


def test_number_of_the_summary_is_looked_for_too():
    body = paragraphs("Air masuk ke 1.140 rumah.")
    (finding,) = number_not_in_story(
        a_draft(title="Air pasang", summary="Air masuk ke 1.410 rumah.", body=body)
    )
    assert finding.field == "summary"
    assert "1.410" in finding.message


@pytest.mark.parametrize(
    "body", ["Air merendam 9 desa.", "Desa yang terendam sembilan.", "Terendam: 9,0 desa."]
)
def test_figures_and_words_are_the_same_number(body):
    assert list(number_not_in_story(a_draft(title="Sembilan desa terendam air", body=paragraphs(body)))) == []


def test_round_number_stands_for_the_exact_one():
    article = a_draft(title="Hampir 19 ribu pelanggan antre air", body=paragraphs("Pelanggannya 18.600."))
    assert list(number_not_in_story(article)) == []


def test_number_inside_a_quote_a_list_or_a_table_counts():
    table = {"caption": "Rumah", "table": {"data": [["Desa", "Rumah"], ["Anggana", "1.140"]]}}
    article = a_draft(
        title="Air pasang di hilir",
        summary="Air masuk ke 1.140 rumah.",
        body=[*paragraphs("Air naik."), ("table", table)],
    )
    assert list(number_not_in_story(article)) == []


def test_story_without_text_yet_is_not_told_about_its_numbers():
    assert list(number_not_in_story(a_draft(title="Sebelas desa terendam", body=[]))) == []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Jembatan Rp2,5 M rampung", "Jembatan senilai 2,5 miliar rampung."),
        ("Jembatan Rp 2,5 miliar rampung", "Jembatan senilai Rp 2.487.500.000 rampung."),
        ("Bantuan 20 jt cair", "Bantuan 20 juta cair."),
        ("Dua pelaku ditangkap", "Polisi menangkap kedua pelaku."),
        ("Hari kedua pencarian nihil", "Pencarian masih nihil, kata 3 orang."),
        ("Lebih dari 40 rumah rusak", "Rumah yang rusak 43."),
        ("Jembatan Rp1,2 T rampung", "Jembatan 1,2 triliun rampung."),
    ],
)
def test_same_number_written_otherwise_passes(title, body):
    assert list(number_not_in_story(a_draft(title=title, summary="", body=paragraphs(body)))) == []


@pytest.mark.parametrize(
    ("title", "body", "number"),
    [
        ("Kasus turun dari 40 ke 12", "Kasus turun dari 30 ke 12.", "40"),
        ("Lima dari sebelas desa terendam", "Lima desa dari sembilan desa terendam.", "sebelas"),
        ("Air masuk ke 1.410 rumah", "Air masuk ke 1.140 rumah dan membasahi 1.410 warga.", "1.140"),
        ("Jembatan Rp1,2 T rampung", "Jembatan senilai Rp1,2 miliar rampung.", "1,2 T"),
        ("Jembatan Rp2,5 miliar rampung", "Jembatan senilai Rp2.387.500.000 rampung.", "2,5 miliar"),
    ],
)
def test_number_that_says_something_else_is_named(title, body, number):
    (finding,) = number_not_in_story(a_draft(title=title, summary="", body=paragraphs(body)))
    assert number in finding.message


def test_story_that_is_only_begun_is_not_told_what_is_missing():
    article = a_draft(title="Sebelas desa di Sebulu terendam", body=paragraphs("Air naik."))
    assert list(number_not_in_story(article)) == []


def test_name_spelled_otherwise_in_the_headline_gets_the_spelling_of_the_story():
    article = a_draft(
        title="Bupati Roswati minta pintu air", body=paragraphs("Menurut Bupati Rosswati, pintu perlu.")
    )
    (finding,) = name_not_in_story(article)
    assert (finding.field, finding.found, finding.suggestion) == ("title", "Roswati", "Rosswati")


LONG = "Pintu air di Anggana rusak sejak Kamis, dan warga menambalnya dengan karung pasir sendiri. " * 4


@pytest.mark.parametrize(
    ("title", "body", "usual"),
    [
        ("Roswati Minta Pintu Air Diperbaiki", "Menurut Bupati Rosswati, pintu perlu.", "Rosswati"),
        ("Bupati Roswita Minta Pintu Air Diperbaiki", f"Menurut Bupati Rosmiati, pintu perlu. {LONG}", ""),
        ("Roswati minta pintu air diperbaiki", "Menurut Bupati Rosswati, pintu perlu.", "Rosswati"),
        (
            "Warga Samaronda Tolak Tambang Batu Bara",
            "Warga di Samarinda menolak tambang batu bara.",
            "Samarinda",
        ),
        ("Kapolres Herwiyanta Pimpin Apel Siaga", f"Kapolres Bambang memimpin apel siaga. {LONG}", ""),
        ("Persibb Menang Atas Borneo", "Malam itu Persib menang atas Borneo.", "Persib"),
    ],
)
def test_name_altered_in_title_case_or_at_the_start_is_found(title, body, usual):
    (finding,) = name_not_in_story(a_draft(title=title, summary="", body=paragraphs(body)))
    assert (finding.field, finding.suggestion) == ("title", usual)


@pytest.mark.parametrize(
    "title",
    [
        "Bupati Geram, Warga Buka Suara Soal Pintu Air",
        "Warga Pasar Resah, Gubernur Turun Tangan",
        "Bupati Himbau Warga Jaga Pintu Air",
        "Bupati Kukar Tegaskan Pintu Air Segera Diperbaiki",
    ],
)
def test_words_of_the_language_are_no_names_for_their_capital(title):
    text = f"Menurut Bupati Kutai Kartanegara, pintu air di Paser rusak. {LONG}"
    assert list(name_not_in_story(a_draft(title=title, summary="", body=paragraphs(text)))) == []


def test_name_that_is_not_in_the_story_at_all_is_named():
    text = "Pintu air di Anggana rusak sejak Kamis, dan warga menambalnya dengan karung pasir sendiri. " * 4
    article = a_draft(title="Pintu air di Sebulu rusak", body=paragraphs(text))
    assert ["Sebulu" in finding.message for finding in name_not_in_story(article)] == [True]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Banjir di PPU surut", "Banjir di Penajam Paser Utara surut."),
        ("Banjir di Kaltim surut", "Banjir di Kalimantan Timur surut."),
        ("Banjir Di Sebulu Mulai Surut", "Banjir di Sebulu mulai surut."),
        ("Pintu air rusak, kata Rosdiana", "Pintu air rusak."),
    ],
)
def test_names_known_in_another_form_pass(title, body):
    article = a_draft(title=title, body=[*paragraphs(body), said("Air naik.")])
    assert list(name_not_in_story(article)) == []


def test_story_that_is_only_begun_is_not_told_who_is_missing():
    article = a_draft(title="Sebelas desa di Sebulu terendam", body=paragraphs("Air naik."))
    assert list(name_not_in_story(article)) == []
