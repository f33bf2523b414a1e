"""Cutting and marking the piece of a story that answers."""

from search.snippets import SNIPPET_CHARACTERS, Marker

FILLING = "Rapat berlangsung sampai sore dan dihadiri banyak orang dari desa sekitar. " * 8


def marker(*words: str) -> Marker:
    return Marker({word: thing for thing, word in enumerate(words)})


def test_a_word_is_marked_by_its_stem():
    assert marker("tulis").marked("Warga menulis surat") == "Warga <mark>menulis</mark> surat"


def test_neighbouring_words_share_one_mark():
    assert marker("pintu", "air").marked("Pintu air baru") == "<mark>Pintu air</mark> baru"


def test_text_is_escaped_inside_and_outside_of_marks():
    assert marker("air").marked("<b>air</b> & udara") == "&lt;b&gt;<mark>air</mark>&lt;/b&gt; &amp; udara"


def test_the_snippet_is_cut_where_the_asked_words_stand_together():
    text = f"Air minum dibahas. {FILLING}Lalu pintu air dibuka petugas. {FILLING}"
    snippet = marker("pintu", "air").snippet_of(text)
    assert "Lalu <mark>pintu air</mark> dibuka petugas." in snippet
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")


def test_a_snippet_without_match_is_the_beginning():
    assert marker("gempa").snippet_of(FILLING).startswith("Rapat berlangsung")


def test_a_snippet_is_short_whatever_the_text():
    for text in (FILLING, "x" * 5000, "", "a b " * 3000):
        assert len(marker().snippet_of(text)) <= SNIPPET_CHARACTERS + len("…  …")


def test_a_long_name_counts_as_one_thing_beside_the_other_words():
    text = f"Kutai Kartanegara disebut. {FILLING}Sekolah baru dibuka. {FILLING}Sekolah di Kutai Kartanegara rusak."
    snippet = Marker({"sekolah": 0, "kutai": 1, "kartanegara": 1}).snippet_of(text)
    assert "<mark>Sekolah</mark> di <mark>Kutai Kartanegara</mark> rusak." in snippet


def test_a_point_inside_a_number_ends_no_sentence():
    text = f"{FILLING}Ongkosnya Rp50.000 sekali jalan dengan perahu. {FILLING}"
    assert "Ongkosnya Rp50.000 sekali jalan dengan <mark>perahu</mark>." in marker("perahu").snippet_of(text)
