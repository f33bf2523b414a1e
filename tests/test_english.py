"""The nets of ``tests/english.py`` catch what they should, and nothing else."""

import pytest

from tests.english import english_in, is_english, texts_of


@pytest.mark.parametrize(
    "text",
    [
        "Save draft",
        "Add a child page to 'Berita'",
        "3 seconds ago",
        "Choose one of the things that you like",
        "Hidden",
        "Root",
        "1–12 dari 12 None",
    ],
)
def test_english_is_caught(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Simpan draf",
        "be33 2e49 61ae",
        "Status",
        "Air pasang merendam sembilan desa",
        "Dimas Arya",
        "https://example.org/add/the/page",
        "news.articlepage",
        "sk.pdf",
    ],
)
def test_indonesian_and_names_pass(text):
    assert not is_english(text)


def test_texts_are_those_that_a_person_meets():
    html = """<title>Judul</title><script>var hidden = "script";</script><p title="Penjelasan">Isi
        <b>tebal</b></p><input type=submit value=Kirim><input type=text value=ketikan placeholder=Contoh>"""
    assert texts_of(html) == ["Judul", "Penjelasan", "Isi", "tebal", "Kirim", "Contoh"]


def test_each_text_is_named_once():
    assert english_in(["Simpan", "Save  draft", "Save draft"]) == ["Save draft"]
