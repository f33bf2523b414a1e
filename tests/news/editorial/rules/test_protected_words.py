"""Initials and the names of relatives lead to a child or a victim."""

import pytest

from news.editorial.rules.protected_words import protected_initials, protected_relative
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db


def blocking(find, text: str) -> list[bool]:
    return [finding.is_blocking for finding in find(a_draft(body=paragraphs(text), is_about_child=True))]


@pytest.mark.parametrize("flag", ["is_about_child", "is_about_sexual_violence"])
@pytest.mark.parametrize(
    "text",
    [
        "Korban berinisial AR melapor.",
        "Pelajar AR (14) melapor.",
        "Korban, A.R., melapor.",
        "AR yang masih 14 tahun melapor.",
        "Menurut korban yakni AR, pintu terkunci.",
        "Anak berinisial 'AR' melapor.",
        "Korban a.n. AR melapor.",
        "Sebut saja AR, ia melapor.",
        "Siswi itu, Nr (14), melapor.",
    ],
)
def test_initials_block(flag, text):
    (finding,) = protected_initials(a_draft(body=paragraphs(text), **{flag: True}))
    assert finding.is_blocking


@pytest.mark.parametrize(
    "text",
    [
        "Korban melapor ke Polres.",
        "TNI (2026) dan DPRD hadir.",
        "Anak SD itu melapor.",
        "Polisi menahan tersangka WN Malaysia.",
        "Korban KM Sinar Bangun ditemukan.",
        "Saksi I dan Saksi II diperiksa.",
        "Anak II lahir di Sangatta.",
        "Ia dirawat di RSUD AWS (12 kamar penuh).",
        "Ia dirawat di RSUD AWS (12).",
        "Kepala UPTD PPA mendampingi korban ke PN Tenggarong.",
    ],
)
def test_abbreviations_are_no_initials(text):
    assert blocking(protected_initials, text) == []


def test_two_capitals_that_nobody_knows_are_looked_at():
    assert blocking(protected_initials, "Menurut polisi, QR memukul lebih dulu.") == [False]


def test_initials_are_found_where_no_reader_sees_them():
    article = a_draft(
        is_about_child=True, search_description="Korban AR (14) melapor", lead_photo_alt="AR (14)"
    )
    assert [finding.field for finding in protected_initials(article)] == [
        "lead_photo_alt",
        "search_description",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ibu korban, Siti Aminah, melapor.",
        "Ayah korban bernama Rahmat Hidayat.",
        "Guru korban, Mulyono (45), diperiksa.",
        "Paman dari korban yakni Joko menjemputnya.",
    ],
)
def test_name_of_a_relative_blocks(text):
    assert blocking(protected_relative, text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Ibu korban melapor ke Polres.",
        "Menurut ayah korban, Polres lambat.",
        "Kepada keluarga korban, Kapolres, dan LPSK, ia meminta maaf.",
        "Polisi memeriksa guru korban, Senin (3/2/2026).",
        "Ia bertemu ibu korban, Bupati, dan camat.",
    ],
)
def test_who_acts_beside_a_relative_is_not_the_relative(text):
    assert blocking(protected_relative, text) == []


@pytest.mark.parametrize("find", [protected_initials, protected_relative])
def test_stories_about_others_are_not_asked(find):
    assert list(find(a_draft(body=paragraphs("Korban AR (44) dan ibu korban, Siti Aminah, melapor.")))) == []
