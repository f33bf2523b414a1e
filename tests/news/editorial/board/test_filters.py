"""The board narrowed by region, section and person; whatever an address says, it answers."""

import pytest

from news.editorial.actions import return_with_note
from news.editorial.board.load import Filters
from tests.builders import (
    a_chief,
    a_region,
    a_reporter,
    a_section,
    an_article,
    an_article_in_review,
    an_editor,
)
from tests.news.editorial.board.desk import board_of, headlines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_province_stands_for_all_that_lies_in_it():
    an_article(title="Di Berau", region=a_region("Berau"))
    an_article(title="Di Paser", region=a_region("Paser", code="64.01"))
    an_article(title="Di Jawa", region=a_region("Kediri", code="35.06", parent=None))
    chief = a_chief()
    assert headlines(board_of(chief, wilayah="berau"), "draft") == ["Di Berau"]
    found = headlines(board_of(chief, wilayah="kalimantan-timur"), "draft")
    assert sorted(found) == ["Di Berau", "Di Paser"]


def test_sections_and_people_narrow_together():
    dimas, laras = a_reporter(), a_reporter()
    an_article(title="Dimas politik", owner=dimas, section=a_section("Politik"))
    an_article(title="Dimas ekonomi", owner=dimas, section=a_section("Ekonomi"))
    an_article(title="Laras politik", owner=laras, section=a_section("Politik"))
    board = board_of(a_chief(), rubrik="politik", orang=str(dimas.pk))
    assert headlines(board, "draft") == ["Dimas politik"]


@pytest.mark.parametrize(
    "query",
    [
        {"wilayah": "tidak-ada"},
        {"rubrik": "x" * 5000},
        {"orang": "0"},
        {"orang": "9" * 400},
        {"orang": "²"},
        {"orang": "-1"},
        {"daftar": "bukan-daftar", "semua": "' OR 1=1"},
        {"saya": "2"},
    ],
)
def test_what_nobody_can_choose_narrows_nothing(query):
    an_article(title="Tetap tampak")
    board = board_of(a_chief(), **query)
    assert headlines(board, "draft") == ["Tetap tampak"]
    assert board.filters.current == "waiting"


def test_only_what_waits_for_me_is_what_i_may_answer_or_have_to_mend():
    editor, colleague = an_editor(), an_editor()
    an_article_in_review(title="Untuk dibaca")
    an_article_in_review(title="Tulisan saya", owner=editor)
    return_with_note(
        an_article_in_review(title="Kembali ke saya", owner=editor), by=colleague, note="Singkat."
    )
    return_with_note(an_article_in_review(title="Kembali ke lain"), by=colleague, note="Singkat.")
    an_article(title="Draf")
    board = board_of(editor, saya="1")
    assert headlines(board, "waiting") == ["Untuk dibaca"]
    assert headlines(board, "returned") == ["Kembali ke saya"]
    assert headlines(board, "draft") == []


def test_links_of_the_lists_keep_what_was_chosen():
    filters = Filters.of({"wilayah": "berau", "saya": "1", "daftar": "draf"})
    assert filters.query() == "?wilayah=berau&saya=1&daftar=draf"
    assert filters.query(daftar="menunggu") == "?wilayah=berau&saya=1&daftar=menunggu"


def test_only_what_is_on_the_board_can_be_chosen():
    a_region("Paser", code="64.01")
    reporter = a_reporter(first_name="Dimas")
    an_article(region=a_region("Berau"), owner=reporter)
    options = board_of(a_chief()).options
    assert [slug for slug, _name in options.regions] == ["berau", "kalimantan-timur"]
    assert options.people == [(reporter.pk, "Dimas")]
