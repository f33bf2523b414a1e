"""Quotation marks hold what was said word for word."""

import pytest

from news.editorial.rules.speech import marks_around_quote, reported_speech_quoted
from tests.news.editorial.rules.drafts import a_draft, paragraphs, said, words_of

pytestmark = pytest.mark.django_db


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
