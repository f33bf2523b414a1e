"""What papers of the islands print otherwise: datelines, lines around the text, ways of naming who speaks."""

import datetime

import pytest

from news.structurer import structure_text
from news.structurer.page.dateline import read_dateline
from news.structurer.page.dates import story_date
from news.structurer.speech.people import is_acronym

LEAD = (
    "Warga tiga kampung memperbaiki jembatan gantung yang putus diterjang banjir pekan lalu. Mereka bekerja "
    "bergiliran sejak pagi dengan alat seadanya, dibantu prajurit dari pos terdekat."
)


@pytest.mark.parametrize(
    ("head", "source", "city"),
    [
        ("WARTA TIMUR. KUPANG. ", "WARTA TIMUR", "Kupang"),
        ("WartaTimur, (Jayawijaya) | ", "WartaTimur", "Jayawijaya"),
        ("WARTATIMUR, Kuala Anggrek - ", None, None),
        ("KABARHULU, Kuala Anggrek - ", "KABARHULU", "Kuala Anggrek"),
        ("Feature, WTC – ", "WTC", None),
        ("Ruangwarta – ", "Ruangwarta", None),
        ("SUARA HULU -", "SUARA HULU", None),
    ],
)
def test_datelines_of_other_houses(head: str, source: str | None, city: str | None):
    printed = read_dateline(head + LEAD)

    if source:
        assert (printed.source, printed.city, printed.length) == (source, city, len(head))


def test_a_word_nobody_knows_before_a_dash_is_the_place_the_paragraph_names():
    printed = read_dateline(f"Lewotana – {LEAD} Bupati datang ke Lewotana sore harinya.")

    assert (printed.source, printed.city) == (None, "Lewotana")
    assert printed.confidence < 0.9


def test_the_dateline_may_stand_under_a_caption():
    result = structure_text(
        "\n".join(
            [
                "Warga Perbaiki Jembatan Gantung",
                "Warga menarik kawat baja di hulu",
                f"AMBON, WARTA.ID – {LEAD}",
            ]
        )
    )

    assert (result.dateline.source, result.dateline.city) == ("WARTA.ID", "Ambon")


@pytest.mark.parametrize(
    "line",
    [
        "Redaksi by Redaksi",
        "Reading Time: 2 mins read",
        "- Jurnalis",
        "• Oleh Darman",
        "• 07 April 2026 - 19:42 WIB",
        "facebook twitter whatsapp telegram line copy",
        "URL berhasil dicopy",
        "Last modified on 2026-12-17 15:41:30 GMT. 0 comments. Top.",
        "Kepala Kampung (kiri) Ketua Adat (tengah) memberi keterangan di balai.",
        "Darman Wala. (Arni/Wartahulu)",
    ],
)
def test_lines_above_the_text_are_furniture(line: str):
    result = structure_text(
        "\n".join(["Warga Perbaiki Jembatan Gantung", line, f"AMBON – {LEAD}", "Air surut."])
    )

    assert result.furniture == [line]


@pytest.mark.parametrize(
    "line", ["Post a Comment", "0 komentar:", "About EDITOR", "Sumber berita + foto : Humas Hulu"]
)
def test_lines_under_the_text_are_furniture(line: str):
    result = structure_text("\n".join(["Warga Perbaiki Jembatan Gantung", f"AMBON – {LEAD} (ara)", line]))

    assert (result.furniture, result.initials) == ([line], "ara")


def test_a_headline_in_capitals_may_end_with_a_full_stop():
    assert structure_text(f"Warga Hulu Perbaiki Jembatan Gantung.\n\n{LEAD}").headline is not None
    assert structure_text(f"Warga hulu memperbaiki jembatan gantung.\n\n{LEAD}").headline is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lomba yang pernah digelar pada 30 November 2023 itu ramai.", None),
        ("Penolakan tercantum dalam surat nomor B/04/III/2026 tanggal 5 Maret 2026.", None),
        ("Lomba yang pernah ditunda itu digelar Senin (30/11/2026).", "2026-11-30"),
    ],
)
def test_a_day_long_ago_and_a_letters_day_are_background(text: str, day: str | None):
    found = story_date([text])

    assert (found.day if found else None) == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("paragraphs", "speaker", "role"),
    [
        # "Al" of a name is no unit, though TNI AL is one.
        (
            ["Hal itu disampaikan Kepala Kampung Hulu, Said Fadil Al Hamra. “Kami siap,” terangnya."],
            "Said Fadil Al Hamra",
            "Kepala Kampung Hulu",
        ),
        (
            ["Wakil Bupati Berau Sardi Maseko menginstruksikan camat bersiaga.", "“Siaga penuh,” katanya."],
            "Sardi Maseko",
            "Wakil Bupati Berau",
        ),
        # "Disampaikan saat" names nobody, whatever stands behind it.
        (
            [
                "Wakil Bupati Berau Sardi Maseko meminta camat bersiaga.",
                "Pesan ini disampaikan saat membuka latihan penanggulangan Karlahut di lapangan.",
                "“Siaga penuh,” katanya.",
            ],
            "Sardi Maseko",
            "Wakil Bupati Berau",
        ),
        (
            ["Wali Kota Ambon, G.S. Sardi Maseko mengatakan jembatan aman. “Aman,” ujar GSSM."],
            "G.S. Sardi Maseko",
            "Wali Kota Ambon",
        ),
        (
            ["Lin Tan salah satu warga mengaku rumahnya terendam. “Terendam,” ujarnya."],
            "Lin Tan",
            "warga",
        ),
        (
            ["Babinsa Koramil Hulu Sertu Daud Faet mengatakan siap. “Siap,” ujarnya."],
            "Daud Faet",
            "Babinsa Koramil Hulu",
        ),
    ],
)
def test_ways_of_naming_who_speaks(paragraphs: list[str], speaker: str, role: str):
    quote = structure_text("\n\n".join(["Warga Perbaiki Jembatan Gantung", *paragraphs])).quotes[0]

    assert (quote.speaker, quote.role) == (speaker, role)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Sura Wadon, 50, warga Desa Anggrek mengaku senang.", "Sura Wadon"),
        ("Sementara itu, Agus Tala Lagu, 55, merasa lebih merdeka.", "Agus Tala Lagu"),
        ("Direktur Perumda Pasar, Tono Wala, bahkan menyebut air cukup.", "Tono Wala"),
        # Whom a reported sentence mentions takes no word from the one it goes on quoting.
        ("Menurutnya, pegawai Dinkes Poso berjumlah sepuluh orang. Mereka naik dua mobil.", "Rudi Lampe"),
    ],
)
def test_who_speaks_after_a_sentence(sentence: str, speaker: str):
    result = structure_text(
        "\n\n".join(
            [
                "Warga Perbaiki Jembatan Gantung",
                "“Kami siap,” kata Kapolsek Anggana AKP Rudi Lampe.",
                "Air surut sore itu.",
                sentence,
                "“Sudah lama kami menunggu,” ujarnya.",
            ]
        )
    )

    assert [quote.speaker for quote in result.quotes] == ["Rudi Lampe", speaker]


def test_the_one_arrested_is_not_who_tells_of_it():
    result = structure_text(
        "\n\n".join(
            [
                "Polisi Tangkap Pencuri Kabel",
                "Kapolsek Hulu AKP Rudi Lampe mengatakan pencuri ditangkap. “Sudah kami tahan,” ujarnya.",
                "Tersangka Tono Wala mengambil kabel itu pada malam hari.",
                "“Dia masuk lewat jendela,” katanya.",
            ]
        )
    )

    assert result.quotes[1].speaker == "Rudi Lampe"


@pytest.mark.parametrize(
    ("word", "name", "fits"),
    [
        ("SYL", ("Surya", "Yanto", "Lampe"), True),
        ("GSSM", ("G.S.", "Sardi", "Maseko"), True),
        ("SM", ("Sardi", "Maseko"), False),
        ("KPK", ("Sardi", "Maseko"), False),
    ],
)
def test_capitals_that_are_a_names_beginnings(word: str, name: tuple[str, ...], fits: bool):
    assert is_acronym(word, name) is fits
