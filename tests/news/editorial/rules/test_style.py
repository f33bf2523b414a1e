"""House style for Indonesian copy, each with the spelling to take over."""

import pytest

from news.editorial.rules.style import house_style, passive_apart, word_twice
from tests.news.editorial.rules.drafts import a_draft, paragraphs, said, words_of

pytestmark = pytest.mark.django_db


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
