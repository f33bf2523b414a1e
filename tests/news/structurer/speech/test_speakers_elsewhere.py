"""Ways of naming who speaks that papers of the islands have, in invented words."""

import pytest

from news.structurer import structure_text
from news.structurer.speech.people import Party, People, _is_misspelt
from news.structurer.vocabulary.offices import is_role_head

HEAD = "Jembatan Gantung Putus Diterjang Banjir\n\nAmbon, Warta.id - Jembatan itu putus pekan lalu. "


def quoted(*paragraphs: str):
    return structure_text(HEAD + "\n\n".join(paragraphs)).quotes


@pytest.mark.parametrize(
    ("paragraphs", "speaker", "role"),
    [
        (
            [
                "Basri Lahami atau yang akrab disapa Acil, Ketua Karang Taruna, mengeluh.",
                "“Kami lelah,” ujar Acil.",
            ],
            "Basri Lahami",
            "Ketua Karang Taruna",
        ),
        (
            [
                "Zakir Amat Tuharea terpilih kemarin.",
                "Zakir atau biasa disapa Jek terpilih tanpa lawan.",
                "“Terima kasih,” kata Jek.",
            ],
            "Zakir Amat Tuharea",
            None,
        ),
        (
            ["“Pelaku kami tahan,” ujar AKBP Dani Lasut, Wadirpolairud Polda Maluku, Jumat (6/2)."],
            "Dani Lasut",
            "Wadirpolairud Polda Maluku",
        ),
        (
            ["“Kami takut,” kata para nelayan, melalui Ketua Kelompok Bahari Jaya, Rusdi Mohi."],
            "Rusdi Mohi",
            "Ketua Kelompok Bahari Jaya",
        ),
        (
            [
                "Pasalnya, kata para nelayan, lewat Ketua Kelompok Bahari Jaya Rusdi Mohi, harga jatuh. "
                "“Kami rugi besar musim ini,” katanya."
            ],
            "Rusdi Mohi",
            "Ketua Kelompok Bahari Jaya",
        ),
        (
            [
                "Wakil Ketua DPRD Maluku Sahat Lamira memuji warga.",
                "“Ini patut ditiru,” kata politisi asal Partai Anggrek saat ditemui di Ambon.",
            ],
            "Sahat Lamira",
            "Wakil Ketua DPRD Maluku",
        ),
        (
            ["Sura Madura, 50, warga Desa Batu Hitam, sudah lama menunggu.", "“Kami senang,” kata Sura."],
            "Sura Madura",
            "warga Desa Batu Hitam",
        ),
        (
            ["“Kami bantu,” kata Anggota Fraksi Anggrek, DPR Maluku, Fadil Hatala."],
            "Fadil Hatala",
            "Anggota Fraksi Anggrek",
        ),
        (
            ["“Kami siap,” kata nakhoda kapal Sinar Hulu, Ridwan Lasut."],
            "Ridwan Lasut",
            "nakhoda kapal Sinar Hulu",
        ),
        (
            [
                "Menurut keterangan Sekertaris Desa Batu Hitam, M. Basri Lahami kepada pers mengatakan, jalan rusak.",
                "“Parah,” ujarnya.",
            ],
            "M. Basri Lahami",
            "Sekertaris Desa Batu Hitam",
        ),
        (
            [
                "Staf khusus tim 9 illegal Fishing Yunan Husaini datang. Pencurian itu disebut illegal fishing.",
                "“Kita cari jalan,” ungkap Ketua Tim 9 illegal fishing Yunan Husaini.",
            ],
            "Yunan Husaini",
            "Staf khusus tim 9 illegal Fishing",
        ),
    ],
)
def test_who_speaks_and_as_what(paragraphs: list[str], speaker: str, role: str | None):
    quote = quoted(*paragraphs)[-1]

    assert (quote.speaker, quote.role) == (speaker, role or quote.role)


@pytest.mark.parametrize(
    ("sentence", "speaker", "role"),
    [
        ("ucap Basri Lahami selaku Kepala Desa Batu Hitam.", "Basri Lahami", "Kepala Desa Batu Hitam"),
        (
            "ucap Basri Lahami yang juga Ketua Koperasi Cengkih, Jumat.",
            "Basri Lahami",
            "Ketua Koperasi Cengkih",
        ),
        ("ujar Basri Lahami dari Humas RSUD Namlea.", "Basri Lahami", "Humas RSUD Namlea"),
        ("kata Kepala Desa Tanjung Merah Basri Lahami.", "Basri Lahami", "Kepala Desa Tanjung Merah"),
        ("kata Camat Tanjung Merah Basri Lahami.", "Basri Lahami", "Camat Tanjung Merah"),
        ("kata Perbekel Desa Batu Hitam I Made Sukarta.", "I Made Sukarta", "Perbekel Desa Batu Hitam"),
        ("ujar Plt Kadis Kesehatan dr Basri Lahami MKes, Kamis.", "Basri Lahami", "Plt Kadis Kesehatan"),
        ("ujar Pastor Paroki Namlea, RD. Basri Lahami, Kamis.", "Basri Lahami", "Pastor Paroki Namlea"),
        (
            "ujar Anggota DPRD Buru dari Fraksi Anggrek Basri Lahami.",
            "Basri Lahami",
            "Anggota DPRD Buru dari Fraksi Anggrek",
        ),
        ("kata Dek Acil, sapaan akrab Bupati Basri Lahami.", "Basri Lahami", "Bupati"),
        ("kata Bupati Buleleng Bali Putu Agus Sukarta.", "Putu Agus Sukarta", "Bupati Buleleng Bali"),
        ("ujar Ketua Fraksi Golkar Basri, Kamis.", "Basri", "Ketua Fraksi Golkar"),
    ],
)
def test_where_the_role_ends_and_the_name_begins(sentence: str, speaker: str, role: str):
    quote = quoted(f"“Kami siap membantu,” {sentence}")[0]

    assert (quote.speaker, quote.role) == (speaker, role)


def test_a_regent_is_not_his_vice_regent():
    quote = quoted(
        "Bupati Buru Basri Lahami didampingi Wakil Bupati Amat Hatala meninjau jembatan. “Kami bangun,” kata Bupati."
    )[0]

    assert quote.speaker == "Basri Lahami"


def test_a_guess_from_an_epithet_is_told_as_one():
    quote = quoted("Bupati Sahat Lamira memuji warga.", "“Patut ditiru,” kata politisi asal Partai Anggrek.")[
        0
    ]

    assert "speaker_guessed" in quote.flags


@pytest.mark.parametrize(
    "word", ["kadispertan", "kabidpropam", "kasatreskrim", "wadirlantas", "sekdes", "kakorlantas"]
)
def test_short_forms_of_offices_begin_a_role(word: str):
    assert is_role_head(word)


@pytest.mark.parametrize(
    "word", ["kasihan", "sekadar", "danau", "kapuas", "sekolah", "kapal", "direksi lama"]
)
def test_common_words_that_begin_alike_do_not(word: str):
    assert not is_role_head(word)


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Jhon Basri Lasut", "John Basri Lasut", True),
        ("Gifari Buine", "Gifari Buinei", True),
        ("Ina Amalia", "Ina Ammalia", True),
        ("Adi Lasut", "Ari Lasut", False),
        ("Basri Lasut", "Bahri Amat", False),
        ("Memet", "Mamet", False),
        ("Siti Rahma Lasut", "Siti Rahma", False),
        ("Amat Hidayat", "Amat Hidayah", False),
        ("Ina Wahyudi", "Ina Wahyuni", False),
    ],
)
def test_a_slip_of_one_letter_makes_no_second_person(name: str, other: str, same: bool):
    people = People()
    people.meet(Party(name=tuple(name.split())), 0)
    people.meet(Party(name=tuple(other.split())), 1)

    assert _is_misspelt(tuple(name.split()), tuple(other.split())) is same
    assert (len(people.persons) == 1) is (same or name.startswith(other))


@pytest.mark.parametrize(
    ("first", "second", "speakers"),
    [
        ("Camat Namlea Basri Hidayat", "warga Namlea Basri Hidayah", ["Basri Hidayat", "Basri Hidayah"]),
        ("Camat Namlea Basri Rahma", "Kadis Sosial Buru Basri Rahmat", ["Basri Rahma", "Basri Rahmat"]),
        ("Bupati Buru Basri Rahma", "Wakil Bupati Buru Basri Rahmat", ["Basri Rahma", "Basri Rahmat"]),
        ("Kadis Sosial Buru Basri Lasut", "Kepala Dinas Sosial Buru Basri Laasut", ["Basri Lasut"] * 2),
        ("Camat Namlea Basri Lasut", "Basri Lasutt", ["Basri Lasut"] * 2),
    ],
)
def test_people_with_names_alike_and_other_offices_stay_two(first: str, second: str, speakers: list[str]):
    quotes = quoted(
        f"“Jalan dibuka besok pagi,” kata {first}.", f"“Kami menunggu sejak lama,” kata {second}."
    )

    assert [quote.speaker for quote in quotes] == speakers


def test_an_office_comes_before_a_former_one_and_that_before_a_trade():
    people = People()
    for order, role in enumerate(["warga", "mantan Bupati Buru", "Ketua Koperasi Cengkih"]):
        person = people.meet(Party(name=("Basri", "Lahami"), role=role), order)

    assert person.role == "Ketua Koperasi Cengkih"


def test_initials_with_the_house_behind_a_dash():
    result = structure_text(
        HEAD + "Warga menunggu.\n\nBupati berjanji datang. (Farid Dalimi - Warta Timur Ambon)"
    )

    assert result.initials == "Farid Dalimi - Warta Timur Ambon"


def test_a_caption_without_a_verb_before_its_when_is_no_paragraph():
    scene = "Pengurus kelompok tani saat berkumpul di balai desa."
    deck = "Warga mengeluh saat air mati."
    lead = "Ambon, Warta.id - Jembatan itu putus pekan lalu dan sampai kini belum ada yang datang memperbaikinya."

    assert structure_text(f"Jembatan Gantung Putus\n\n{scene}\n\n{lead}").furniture == [scene]
    assert structure_text(f"Jembatan Gantung Putus\n\n{deck}\n\n{lead}").furniture == []
