"""Summary and topics are proposed from the text's own words."""

from news.imports.structure import propose_topics, structure_text

RAW = """\
Pasar Terapung Lok Anyar Dibuka Lagi

LOK ANYAR - Pasar terapung Lok Anyar dibuka lagi setelah dua tahun ditutup. Sebanyak 40 jukung berjualan sejak \
subuh. Pemerintah kota menata dermaga, menambah lampu, dan melarang mesin tempel masuk ke kawasan itu sampai pukul \
sepuluh pagi.

“Kami senang,” kata Aluh Siti, pedagang.

Pariwisata susur sungai ikut hidup. Pariwisata menyumbang separuh pendapatan mereka.

Tags: Wisata Sungai, UMKM
"""


def test_the_summary_is_the_first_sentences_that_fit():
    summary = structure_text(RAW).summary

    assert summary.value == (
        "Pasar terapung Lok Anyar dibuka lagi setelah dua tahun ditutup. Sebanyak 40 jukung berjualan sejak subuh."
    )
    assert summary.why == "first_sentences"


def test_a_lead_of_one_endless_sentence_is_cut_at_a_word():
    summary = structure_text("Kebun Kota Dibuka\n\nKebun itu " + "dan taman " * 60 + "dibuka.").summary

    assert summary.value.endswith("…")
    assert len(summary.value) <= 221
    assert summary.why == "first_words"


def test_a_text_of_quotations_only_proposes_no_summary():
    assert structure_text("“Kami menunggu lama sekali di sini,” kata Aluh Siti.").summary is None


def test_topics_of_the_paper_are_proposed_surest_first():
    topics = propose_topics(structure_text(RAW), ("Pariwisata", "Pasar Terapung", "UMKM", "Banjir", "Jukung"))

    assert [(topic.value, topic.why) for topic in topics] == [
        ("UMKM", "in_tag_line"),
        ("Pasar Terapung", "in_headline"),
        ("Pariwisata", "often_in_body"),
    ]


def test_no_topic_is_found_inside_another_word():
    assert propose_topics(structure_text(RAW), ("Pasa", "Wis")) == []
