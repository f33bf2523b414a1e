"""The order that texts make; no database."""

import pytest

from search.expressions import AnyOf, Facet, Phrase, Word
from search.question import read_question
from search.ranking import Reader, Text


def best_of(query: str, *texts: Text) -> Text:
    question = read_question(query)
    worths = Reader((*question.parts(), *question.quoted()), words=question.words).worths(
        dict(enumerate(texts))
    )
    return texts[max(worths, key=worths.__getitem__)]


def a_text(title: str = "Rapat desa", text: str = "", *facets: str) -> Text:
    return Text(title, text, frozenset(facets))


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("banjir", a_text("Banjir di hulu"), a_text(text="Banjir disebut.")),
        ("banjir", a_text(text="Banjir disebut."), a_text(text="x " * 300 + "Banjir disebut.")),
        ("penyaluran", a_text("Penyaluran pupuk"), a_text("Pupuk disalurkan")),
        ("jalan rusak", a_text("Jalan rusak di hulu"), a_text("Rusak parah, begitulah jalan")),
        ("banjir", a_text("Banjir surut"), a_text("Banjir, harga, sekolah, dan cuaca sepekan ini")),
        ("banjir samarinda", a_text("Banjir", "Samarinda tergenang."), a_text("Banjir banjir banjir")),
    ],
)
def test_the_better_answer_stands_first(query, better, worse):
    assert best_of(query, worse, better) is better


def test_what_few_have_tells_more_than_what_most_have():
    rare, *common = (
        a_text("Buruh dirumahkan", "Phk massal."),
        *(a_text(f"Tambang {number}") for number in range(5)),
    )
    assert best_of("phk tambang", *common, rare) is rare


def test_a_storys_region_answers_for_its_name():
    place = AnyOf((Word(("ppu",)), Phrase(("penajam", "paser", "utara")), Facet("r:7")))
    worths = Reader((place,), words=("ppu",)).worths({1: a_text("Jalan", "", "r:7"), 2: a_text("Jalan")})
    assert worths[1] > worths[2] == 0


def test_words_of_a_name_apart_are_not_the_name():
    name = Phrase(("kutai", "kartanegara"))
    worths = Reader((name,), words=()).worths({1: a_text("Kutai Barat"), 2: a_text("Kutai Kartanegara")})
    assert worths[1] == 0 < worths[2]


def test_a_text_without_words_is_worth_nothing():
    assert Reader((Word(("a",)),), words=("a",)).worths({1: a_text("…", "—")}) == {1: 0.0}
