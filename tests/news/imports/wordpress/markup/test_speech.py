"""Quotations become quote blocks where they were said; links and bold words in the other text stay."""

from tests.news.imports.wordpress.markup.bodies import UPLOADS, blocks, converted

QUOTE = "“Anak-anak tidak perlu lagi memutar dua jam,” kata Kepala Kampung Hulu Sentosa, Basran Latif."


def test_a_quotation_is_a_block_with_speaker_and_role():
    copy = converted(f"Jembatan dibuka kembali pada Kamis pagi.\n\n{QUOTE}\n\n“Kami senang,” ucapnya.")

    assert [block["value"] for block in copy.body if block["type"] == "quote"] == [
        {
            "text": "Anak-anak tidak perlu lagi memutar dua jam",
            "speaker": "Basran Latif",
            "role": "Kepala Kampung Hulu Sentosa",
        },
        {"text": "Kami senang", "speaker": "Basran Latif", "role": "Kepala Kampung Hulu Sentosa"},
    ]


def test_every_guess_names_a_block_of_the_body():
    copy = converted(f"Jembatan dibuka kembali pada Kamis pagi.\n\n{QUOTE}\n\n“Kami senang,” ucapnya.")
    ids = {block["id"] for block in copy.body}

    assert {guess["block"] for guess in copy.guesses if guess["what"] == "speaker"} <= ids
    assert len(ids) == len(copy.body)


def test_a_picture_between_paragraphs_stays_between_them():
    body = f'Jembatan dibuka kembali pada Kamis pagi.\n\n<img src="{UPLOADS}/a.jpg">\n\n{QUOTE}\n\nWarga senang sekali.'
    assert [kind for kind, _ in blocks(body)] == ["paragraph", "photo", "quote", "paragraph"]


def test_links_and_bold_stay_in_a_paragraph_that_holds_a_quotation():
    link = '<a href="https://kabar.test/lama/">jalan lama</a>'
    body = f"Ia datang <b>pagi</b>. {QUOTE} Warga memutar lewat {link} kemarin."
    values = [value for kind, value in blocks(body) if kind == "paragraph"]

    assert values[0] == "<p>Ia datang <b>pagi</b>.</p>"
    assert link in values[-1]


def test_the_dateline_and_the_initials_are_read_and_cut_off():
    copy = converted(
        "SAMARINDA – Jembatan dibuka lagi, <b>Kamis (11/5/2023)</b>, oleh wali kota.\n\n"
        "Warga menyambutnya dengan makan. (rka)"
    )

    assert (copy.dateline_place, str(copy.dateline_on), copy.initials) == ("Samarinda", "2023-05-11", "rka")
    assert copy.body[0]["value"] == "<p>Jembatan dibuka lagi, <b>Kamis (11/5/2023)</b>, oleh wali kota.</p>"
    assert copy.body[-1]["value"] == "<p>Warga menyambutnya dengan makan.</p>"


def test_a_short_first_line_is_no_headline_that_gets_lost():
    copy = converted("Kabar Baik dari Hulu\n\nJembatan dibuka kembali pada Kamis pagi oleh warga setempat.")

    assert "Kabar Baik dari Hulu" in str(copy.body)
    assert copy.title == "Jembatan Dibuka"


def test_page_furniture_with_a_link_is_kept_as_a_related_story():
    body = 'Jembatan dibuka.\n\nBaca <a href="https://kabar.test/dermaga/">berita dermaga</a> sebelumnya.'
    assert blocks(body)[-1] == (
        "related",
        {"article": "https://kabar.test/dermaga/", "words": "berita dermaga"},
    )


def test_a_very_long_text_is_kept_without_being_searched():
    copy = converted("Catatan panjang dari muara tentang air.\n\n" * 9_000)

    assert len(copy.body) == 9_000
    assert [trouble.code for trouble in copy.troubles] == ["long-body"]


def test_converting_a_post_again_gives_the_same_ids():
    assert converted(QUOTE).body == converted(QUOTE).body
    assert converted(QUOTE).body[0]["id"] != converted(QUOTE, guid="x").body[0]["id"]


def test_what_looks_like_a_pages_furniture_stays_if_it_is_not_by_its_own_words():
    body = "Air mengalir lagi.\n\nNama: Udin\nUmur: 40\n\nEditor: Rina\n\nWarga senang. [Foto: Rina]"
    copy = converted(body)

    assert [block["value"] for block in copy.body] == [
        "<p>Air mengalir lagi.</p>",
        "<p>Nama: Udin<br/>Umur: 40</p>",
        "<p>Warga senang. [Foto: Rina]</p>",
    ]
    assert copy.dropped == ["page line: Editor: Rina"]


def test_nothing_after_a_line_that_ends_a_page_is_lost():
    tail = "\n\n".join(f"Paragraf ke-{n} tentang air bersih di kampung hulu." for n in range(5))
    copy = converted(f"Jembatan dibuka kembali pada Kamis pagi.\n\nBerita Terkait\n\n{tail}")

    assert len(copy.body) == 6
