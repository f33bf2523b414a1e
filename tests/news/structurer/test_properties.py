"""What holds for any text at all, however broken."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from news.structurer import structure_text
from tests.news.structurer.accounting import letters_accounted_for, letters_expected

VOCABULARY = """
Bupati Samarinda Kepala Desa Dinas Budi Santoso Siti mengatakan kata ujarnya, tutupnya. pasar itu ramai dan ia menurut
Menurut H. Drs. S.H. (PPU) (52) (13/11/2024) Rabu Senin, 2024 Baca juga: Tag: Redaksi oleh -23 Dilihat - – -- KOMPAS.com
ANTARA JAKARTA, . , ! ? : “ ” " ' « » ‘ ’ (ara) (abc/def) *** Facebook Komentar Foto: From: Subject: yang di bernama
melalui Sekretaris akrab disapa
"""
WORDS = st.sampled_from(VOCABULARY.split())
LINES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\n\u00a0\n", " \n \n"])
ARTICLES = st.lists(st.tuples(LINES, BREAKS), max_size=12).map(lambda parts: "".join(a + b for a, b in parts))


@given(st.text(max_size=400))
@settings(deadline=None)
def test_no_text_raises(raw: str):
    structure_text(raw)


@given(ARTICLES)
@settings(max_examples=200, deadline=None)
def test_no_article_loses_a_letter(raw: str):
    result = structure_text(raw)

    # In any order: a line may stand both in the body and among the furniture.
    assert Counter(letters_accounted_for(result)) == Counter(letters_expected(raw, result))


@given(ARTICLES)
@settings(max_examples=200, deadline=None)
def test_the_body_structured_again_is_the_same(raw: str):
    """Set under a plain headline, the body comes back as it is: nothing more is cut off it."""
    body = structure_text(raw).paragraphs
    first = structure_text("\n\n".join(["Pasar Ramai Pembeli Sejak Pagi", *body]))
    again = structure_text(first.as_text())

    assert again.paragraphs == first.paragraphs
    assert again.blocks == first.blocks
    assert again.quotes == first.quotes


@given(ARTICLES)
@settings(max_examples=100, deadline=None)
def test_quotes_and_guesses_point_at_what_is_there(raw: str):
    result = structure_text(raw)

    assert [block.quote for block in result.blocks if block.kind == "quote"] == list(
        range(len(result.quotes))
    )
    assert all(quote.text and 0 <= quote.paragraph < len(result.paragraphs) for quote in result.quotes)
    assert all(isinstance(g.where, str) or g.where < len(result.blocks) for g in result.guesses)
