"""An editor's answer about one quotation and what follows from it; a summary and topics from the text's own words."""

import pytest

from news.structurer import propose_topics, structure_text, with_speaker

HEADLINE = "Warga Menunggu Perbaikan Jembatan Lama"
CHAIN = [
    "Ketua RT 5 Salim Rante membuka rapat bersama Kepala Dinas PUPR Dewi Ratnasari.",
    "“Jembatan itu rapuh sejak tahun lalu,” kata Salim.",
    "“Kami sudah tiga kali menyurat,” ujarnya.",
    "“Belum ada jawaban,” imbuhnya.",
    "“Anggaran sedang disusun,” kata Dewi.",
    "“Mohon bersabar,” tutupnya.",
]


def speakers(structured) -> list[str | None]:
    return [quote.speaker for quote in structured.quotes]


@pytest.fixture(scope="module")
def meeting():
    return structure_text("\n\n".join([HEADLINE, *CHAIN]))


def test_quotes_with_a_bare_verb_follow_the_one_before(meeting):
    assert [quote.follows for quote in meeting.quotes] == [None, 0, 1, None, 3]


def test_candidates_begin_with_the_chosen_speaker_and_go_on_with_the_nearest(meeting):
    assert [candidate.name for candidate in meeting.quotes[0].candidates] == ["Salim Rante", "Dewi Ratnasari"]
    assert meeting.quotes[3].candidates[0].role == "Kepala Dinas PUPR"


def test_an_answer_carries_on_to_the_quotes_that_follow(meeting):
    answered = with_speaker(meeting, 0, "Dewi Ratnasari")

    assert speakers(answered) == ["Dewi Ratnasari"] * 5
    assert answered.quotes[2].role == "Kepala Dinas PUPR"


def test_an_answer_in_the_middle_leaves_earlier_quotes_alone(meeting):
    assert speakers(with_speaker(meeting, 1, "Yohanes Bala")) == [
        "Salim Rante",
        "Yohanes Bala",
        "Yohanes Bala",
        "Dewi Ratnasari",
        "Dewi Ratnasari",
    ]


def test_a_quote_confirmed_by_hand_is_not_touched_nor_are_its_followers(meeting):
    confirmed = with_speaker(meeting, 1, "Yohanes Bala", role="mandor")

    assert speakers(with_speaker(confirmed, 0, "Dewi Ratnasari"))[:3] == [
        "Dewi Ratnasari",
        "Yohanes Bala",
        "Yohanes Bala",
    ]


def test_an_answer_is_no_guess_any_more_and_its_followers_are_surer(meeting):
    answered = with_speaker(meeting, 1, None)
    asked = {guess.where: guess for guess in answered.guesses if guess.what == "speaker"}
    blocks = [index for index, block in enumerate(answered.blocks) if block.quote is not None]

    assert blocks[1] not in asked
    assert (asked[blocks[2]].why, asked[blocks[2]].value) == ("follows_confirmed", None)


def test_the_text_that_was_asked_about_stays_as_it_was(meeting):
    before = speakers(meeting)

    with_speaker(meeting, 0, "Yohanes Bala")

    assert speakers(meeting) == before


def test_a_quote_that_is_not_there_is_refused(meeting):
    with pytest.raises(IndexError):
        with_speaker(meeting, 99, "Salim Rante")


def test_a_quote_before_anybody_spoke_follows_the_next_speaker():
    text = structure_text(f"{HEADLINE}\n\n“Kami takut lewat sini.”\n\n“Papannya lepas,” kata Salim Rante.")

    assert speakers(with_speaker(text, 1, "Dewi Ratnasari")) == ["Dewi Ratnasari", "Dewi Ratnasari"]


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
