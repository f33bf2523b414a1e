"""The summary adds to headline and first paragraph."""

import pytest

from news.editorial.rules.summary import summary_copied, summary_repeats_headline
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = pytest.mark.django_db

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
