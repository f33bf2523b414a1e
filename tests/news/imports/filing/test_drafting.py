"""A report becomes a structured text."""

import pytest

from news.imports.filing.drafting import WHY, structure_report
from news.imports.filing.report import Spoken
from tests.news.imports.filing.reports import CARD, a_report


def kinds(structured) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in structured.blocks]


def test_the_reporters_title_is_the_headline_and_no_guess():
    structured = structure_report(a_report(title="Dapur umum kehabisan gas"))
    assert structured.headline == "Dapur umum kehabisan gas"
    assert "title" not in {guess.where for guess in structured.guesses}


def test_a_first_line_that_looked_like_a_headline_goes_back_into_the_text():
    text = "Warga Menunggu Kiriman Gas\n\nDapur umum berhenti memasak sejak siang."
    structured = structure_report(a_report(title="Dapur umum kehabisan gas", text=text, spoken=()))
    assert kinds(structured)[0][1] == "Warga Menunggu Kiriman Gas"
    assert structured.headline == "Dapur umum kehabisan gas"
    assert all(not isinstance(g.where, int) or g.where < len(structured.blocks) for g in structured.guesses)


def test_words_that_stand_in_the_text_already_get_the_cards_speaker_and_are_not_doubled():
    card = Spoken("Kami menunggu sampai malam", "Harun Tamin", "Kepala Desa")
    structured = structure_report(a_report(spoken=(card,)))
    said = [quote for quote in structured.quotes if "menunggu" in quote.text]
    assert [(quote.speaker, quote.role, quote.why) for quote in said] == [("Harun Tamin", "Kepala Desa", WHY)]


def test_quotation_marks_around_a_cards_words_are_not_said():
    structured = structure_report(a_report(spoken=(Spoken("“Airnya sudah surut.”"),)))
    assert structured.quotes[-1].text == "Airnya sudah surut."


def test_answers_stand_under_their_headings_and_unanswered_questions_nowhere():
    report = a_report(
        pattern_slug="kecelakaan", answers={"korban": "Dua orang luka.\nSatu selamat."}, spoken=()
    )
    assert kinds(structure_report(report))[-3:] == [
        ("heading", "Korban"),
        ("paragraph", "Dua orang luka."),
        ("paragraph", "Satu selamat."),
    ]
    assert "Kronologi" not in dict(kinds(structure_report(report))).values()


@pytest.mark.parametrize("text", ["", "“", "\u200b", "a" * 5000, "“a” “b” “c”\n" * 50])
def test_no_report_loses_a_card_whatever_stands_in_its_text(text):
    structured = structure_report(a_report(text=text))
    assert CARD.words in [block.text for block in structured.blocks]
    assert all(block.quote is None or block.quote < len(structured.quotes) for block in structured.blocks)
