"""The running text: dateline, names, quotations, leftovers of web pages, house style."""

import pytest

from news.editorial.rules.copy import (
    address_in_text,
    dateline_typed,
    house_style,
    leftover_furniture,
    marks_around_quote,
    passive_apart,
    reported_speech_quoted,
    speaker_misspelled,
    too_many_related,
    two_spellings,
    weekday_beside_date,
    word_twice,
)
from news.models import ArticlePage
from tests.news.editorial.rules.drafts import a_draft, paragraphs, said, words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "start",
    [
        "SAMARINDA, Kabar Muara – Air naik.",
        "Samarinda (ANTARA) - Air naik.",
        "ANGGANA — Air naik.",
        "Balikpapan/Kabar Muara -- Air naik.",
    ],
)
def test_dateline_typed_in_the_first_paragraph_is_named(start):
    (finding,) = dateline_typed(a_draft(body=paragraphs(start, "SAMARINDA – Air naik.")))
    assert (finding.block_id, finding.is_blocking) == ("b0", False)


@pytest.mark.parametrize(
    "start",
    [
        "Air naik di Samarinda – lagi.",
        "KPK – lembaga itu – datang.",
        "Samarinda kebanjiran.",
        "Bupati – dan camat – datang.",
    ],
)
def test_other_dashes_pass(start):
    assert list(dateline_typed(a_draft(body=paragraphs(start)))) == []


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Rapat pada Senin (13/11/2024).", "Rabu"),
        ("Rapat pada Jumat, 3 Februari 2025.", "Senin"),
        ("Rapat pada Minggu (13/11/24).", "Rabu"),
    ],
)
def test_weekday_of_another_date_is_named(text, weekday):
    (finding,) = weekday_beside_date(a_draft(body=paragraphs(text)))
    assert weekday in finding.message
    assert not finding.is_blocking


@pytest.mark.parametrize(
    "text",
    [
        "Rapat pada Rabu (13/11/2024).",
        "Rapat pada Jum'at, 31 Januari 2025.",
        "Rapat pada Ahad (9/2/2025).",
        "Rapat pada Senin (3/2).",
        "Rapat pada Senin (33/2/2025).",
    ],
)
def test_weekday_of_its_date_and_what_is_no_date_pass(text):
    assert list(weekday_beside_date(a_draft(body=paragraphs(text)))) == []


def test_speaker_under_another_spelling_in_the_text_gets_the_spelling_on_record():
    article = a_draft(body=[*paragraphs("Ketua RT Rosdiana Capitan mengungsi."), said("Air naik.")])
    (finding,) = two_spellings(article)
    assert words_of([finding]) == [("Rosdiana Capitan", "Rosdiana Kapitan")]
    assert (finding.block_id, finding.is_blocking) == (str(article.body[0].id), False)


def test_without_a_record_the_more_frequent_spelling_is_offered():
    article = a_draft(
        body=paragraphs("Arman Setiadji datang.", "Arman Setiaji bicara.", "Lalu Arman Setiadji pulang.")
    )
    assert words_of(two_spellings(article)) == [("Arman Setiaji", "Arman Setiadji")]


def test_pair_of_spellings_is_told_once():
    article = a_draft(
        body=paragraphs("Arman Setiadji dan Arman Setiaji.", "Arman Setiaji lagi.", "Arman Setiadji.")
    )
    assert len(list(two_spellings(article))) == 1


def test_two_people_of_one_family_are_two():
    article = a_draft(body=paragraphs("Arman Setiadji dan Rahma Setiadji datang bersama Joko Wibisana."))
    assert list(two_spellings(article)) == []


def test_misspelled_single_name_of_a_speaker_is_named():
    article = a_draft(
        body=[*paragraphs("Malam itu warga dipanggil Rosdianna ke tanggul."), said("Air naik.")]
    )
    (finding,) = speaker_misspelled(article)
    assert "Rosdianna" in finding.message
    assert "Rosdiana" in finding.message


def test_single_name_may_be_somebody_elses_so_nothing_is_offered_for_it():
    article = a_draft(body=[*paragraphs("Malam itu Rosdianna pulang."), said("Air naik.")])
    assert words_of(speaker_misspelled(article)) == [("", "")]


def test_wife_of_the_speaker_is_not_renamed():
    body = [
        *paragraphs("Menurut istri korban, Susanti, pintu terkunci."),
        said("Air.", speaker="Bambang Susanto"),
    ]
    assert list(speaker_misspelled(a_draft(body=body))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pelatih Persib dan Pelatih Persik bertemu.",
        "Gubernur Sumsel dan Gubernur Sulsel bertemu.",
        "Gubernur Sumut dan Gubernur Sulut bertemu.",
        "Tim Putra dan Tim Putri menang. Ganda Putra dan Ganda Putri kalah.",
        "Kabupaten Banjar dan Kabupaten Banjir.",
        "Polres Bangka dan Polres Bangko.",
        "Gubernur Rudy Mas'ud datang. Menurut Rudy Mas’ud, air naik.",
    ],
)
def test_clubs_regions_and_apostrophes_are_no_spellings_of_a_person(text):
    assert list(two_spellings(a_draft(body=paragraphs(text)))) == []


def test_person_on_record_is_found_behind_a_title():
    body = [*paragraphs("Camat Kapitann datang."), said("Air naik.", speaker="Camat Kapitan")]
    assert words_of(two_spellings(a_draft(body=body))) == [("Camat Kapitann", "Camat Kapitan")]


def test_long_text_full_of_names_ends():
    article = a_draft(
        body=paragraphs(" dan ".join(f"Budi{'abcdefghij'[n % 10]}{n} Santoso" for n in range(3000)))
    )
    assert isinstance(list(two_spellings(article)), list)


@pytest.mark.parametrize(
    "words",
    [
        "Pihaknya akan menambal tanggul pekan ini.",
        "Tanggul ditambal pekan ini, ujar Arman, dengan dua alat.",
        "Ia mengatakan tanggul sudah ditambal.",
        "Bahwa tanggul akan ditambal pekan ini.",
        "Tanggul ditambal, ungkapnya, sebelum pasang.",
    ],
)
def test_reported_speech_in_a_quote_is_named(words):
    article = a_draft(body=[said(words)])
    (finding,) = reported_speech_quoted(article)
    assert (finding.block_id, finding.is_blocking) == (str(article.body[0].id), False)


def test_reported_speech_between_marks_in_a_paragraph_is_named():
    article = a_draft(body=paragraphs("Camat berkata, “pihaknya akan menambal tanggul pekan ini”."))
    assert len(list(reported_speech_quoted(article))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Kami menambal tanggul pekan ini.",
        "Katanya lampu mercusuar ikut berkedip.",
        "Saya jaga anak itu sendiri.",
    ],
)
def test_what_people_say_themselves_passes(words):
    assert list(reported_speech_quoted(a_draft(body=[said(words)]))) == []


@pytest.mark.parametrize(
    "text",
    [
        '"Benar," ujarnya saat ditemui di kantor. "Kami sudah cek tanggul itu."',
        'Program "Bule" itu, menurutnya, gagal. Warga menyebutnya "Gagal Total"',
        "“Kami meminta PLN, karena pihaknya yang berwenang memadamkan,” kata camat.",
        'Air setinggi 6" itu, menurutnya, "hanya genangan saja" kata warga.',
    ],
)
def test_attribution_between_two_quotes_is_the_reporters(text):
    assert list(reported_speech_quoted(a_draft(body=paragraphs(text)))) == []


def test_reported_speech_without_marks_is_what_reporters_write():
    assert (
        list(reported_speech_quoted(a_draft(body=paragraphs("Pihaknya akan menambal tanggul, ujarnya."))))
        == []
    )


def test_typed_marks_around_a_quote_can_be_taken_off():
    article = a_draft(body=[said("“Air naik sebelum subuh.”")])
    assert words_of(marks_around_quote(article)) == [("“Air naik sebelum subuh.”", "Air naik sebelum subuh.")]
    assert list(marks_around_quote(a_draft(body=[said("Kata “banjir” tidak cukup.")]))) == []


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


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("Camat memberi himbauan kepada warga.", "himbauan", "imbauan"),
        ("Himbauan camat tidak didengar.", "Himbauan", "Imbauan"),
        ("Himbauannya tidak didengar.", "Himbauannya", "Imbauannya"),
        ("Panitia mensukseskan acara.", "mensukseskan", "menyukseskan"),
        ("Rapat pada 3 Nopember.", "Nopember", "November"),
        ("Warga tinggal diatas tanggul.", "diatas", "di atas"),
        ("Kedua desa bekerjasama.", "bekerjasama", "bekerja sama"),
    ],
)
def test_word_of_the_style_guide_is_offered_its_spelling(text, found, right):
    article = a_draft(body=paragraphs(text))
    (finding,) = house_style(article)
    assert (finding.found, finding.suggestion) == (found, right)
    assert (finding.block_id, finding.is_blocking) == (str(article.body[0].id), False)


def test_headline_and_summary_are_looked_at_too():
    fields = [
        finding.field
        for finding in house_style(a_draft(title="Ijin tambang dicabut", summary="Resiko longsor."))
    ]
    assert fields == ["title", "summary"]


def test_headline_in_title_case_is_read_as_words():
    article = a_draft(title="Bupati Himbau Warga Antri di Apotik Praktek", summary="")
    assert words_of(house_style(article)) == [
        ("Himbau", "Imbau"),
        ("Antri", "Antre"),
        ("Apotik", "Apotek"),
        ("Praktek", "Praktik"),
    ]
    assert words_of(passive_apart(a_draft(title="Jalan Poros Anggana Di Resmikan Bupati", summary=""))) == [
        ("Di Resmikan", "Diresmikan")
    ]


@pytest.mark.parametrize("find", [house_style, passive_apart, word_twice])
def test_words_said_in_a_paragraph_stay_as_they_were_said(find):
    text = "“Kami sudah memberi himbauan yang yang di selenggarakan itu,” kata camat."
    assert list(find(a_draft(body=paragraphs(text)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Air naik ke atas atap.",
        "Perahu itu antar warga ke posko.",
        "Itu dikarenakan hujan.",
        "Ia pergi ke Apotik Sehat.",
        "Warga memberi imbauan.",
    ],
)
def test_names_and_well_written_words_pass(text):
    assert list(house_style(a_draft(body=paragraphs(text)))) == []


def test_words_said_stay_as_they_were_said():
    assert list(house_style(a_draft(body=[said("Ada himbauan dari camat.")]))) == []


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("Rapat di selenggarakan Kamis.", "di selenggarakan", "diselenggarakan"),
        ("Di resmikan Bupati, pasar itu sepi.", "Di resmikan", "Diresmikan"),
        ("Pelaku di tangkap malam itu.", "di tangkap", "ditangkap"),
        ("Korban di bacok malam itu.", "di bacok", "dibacok"),
        ("Kawasan itu di pantau polisi.", "di pantau", "dipantau"),
        ("Pelaku di ringkus polisi.", "di ringkus", "diringkus"),
        ("Usul itu di pertimbangkan.", "di pertimbangkan", "dipertimbangkan"),
        ("Aturan itu di berlakukan.", "di berlakukan", "diberlakukan"),
    ],
)
def test_verb_apart_from_its_di_is_put_together(text, found, right):
    assert words_of(passive_apart(a_draft(body=paragraphs(text)))) == [(found, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Ia tinggal di pekan itu.",
        "Truk mogok di tanjakan.",
        "Air naik di Balikpapan.",
        "Ia bekerja di pendidikan.",
        "Perkara itu masih di penyidikan.",
        "Buku dicetak di percetakan.",
        "Ia menari di pertunjukan.",
        "Ia bertugas di pasukan.",
        "Bedanya ada di tindakan.",
        "Ada retak di kerusakan itu.",
        "Ia duduk di perikanan.",
    ],
)
def test_di_before_a_place_stays_apart(text):
    assert list(passive_apart(a_draft(body=paragraphs(text)))) == []


def test_small_word_typed_twice_is_named():
    assert words_of(word_twice(a_draft(body=paragraphs("Desa yang yang terendam.")))) == [
        ("yang yang", "yang")
    ]


def test_same_word_twice_in_one_place_is_told_once():
    assert len(list(house_style(a_draft(body=paragraphs("Ada himbauan, lalu himbauan lagi."))))) == 1
