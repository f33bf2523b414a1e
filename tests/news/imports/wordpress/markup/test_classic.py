"""Texts of the classic editor: blank lines make paragraphs, and what stands in brackets is a shortcode or is not."""

from dataclasses import replace

import pytest

from tests.news.imports.wordpress.markup.bodies import SITE, UPLOADS, blocks, converted


def test_blank_lines_make_paragraphs_and_line_feeds_line_breaks():
    assert blocks("Air mengalir lagi.\n \n\nNama: Udin\nUmur: 40\r\n\r\nWarga senang.") == [
        ("paragraph", "<p>Air mengalir lagi.</p>"),
        ("paragraph", "<p>Nama: Udin<br/>Umur: 40</p>"),
        ("paragraph", "<p>Warga senang.</p>"),
    ]


def test_a_full_line_that_ends_its_sentence_is_a_paragraph():
    first = "Petugas mencatat debit air dan keluhan warga sejak pagi."
    assert blocks(f"{first}\nWarga menyambutnya dengan makan bersama di balai.") == [
        ("paragraph", f"<p>{first}</p>"),
        ("paragraph", "<p>Warga menyambutnya dengan makan bersama di balai.</p>"),
    ]


def test_paragraph_tags_and_blank_lines_may_stand_beside_each_other():
    assert [
        value for _, value in blocks("<p>Satu sudah bertanda.</p>\n\n<p>Dua&nbsp;juga.</p>\n\nTiga tidak.")
    ] == [
        "<p>Satu sudah bertanda.</p>",
        "<p>Dua juga.</p>",
        "<p>Tiga tidak.</p>",
    ]


def test_links_bold_and_italic_stay_and_other_tags_go():
    link = '<a href="https://kabar.test/a/" onclick="x()" target="_blank"><strong>berita <em>ini</em></strong></a>'
    body = f'Lihat {link} <u>segera</u> <font color="red">ya</font>.'
    assert blocks(body) == [
        (
            "paragraph",
            '<p>Lihat <a href="https://kabar.test/a/"><b>berita </b></a>'
            '<a href="https://kabar.test/a/"><b><i>ini</i></b></a> segera ya.</p>',
        )
    ]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", " JaVaScRiPt:x", "vbscript:x", "//evil.test"]
)
def test_a_link_that_could_do_harm_is_only_text(href: str):
    assert blocks(f'Buka <a href="{href}">ini</a> sekarang juga ya.') == [
        ("paragraph", "<p>Buka ini sekarang juga ya.</p>")
    ]


def test_headings_lists_and_tables_are_blocks():
    body = (
        "Awal cerita.\n<h2>Data <b>rusak</b></h2>\n<ul>\n\t<li>12 papan\n\t<li>2 <a href='https://a.test/'>tali</a>"
        "<ul><li>putus</li></ul></li>\n</ul>\n<ol><li>satu</li></ol>"
        "<table><caption>Debit</caption><tr><th>Hari</th><th>Air</th></tr><tr><td>Senin</td><td>4</td></tr></table>Akhir."
    )
    found = blocks(body)

    assert found[1] == ("heading", "Data rusak")
    assert found[2] == (
        "list",
        {
            "style": "bullet",
            "items": ["<p>12 papan</p>", '<p>2 <a href="https://a.test/">tali</a></p>', "<p>putus</p>"],
        },
    )
    assert found[3] == ("list", {"style": "number", "items": ["<p>satu</p>"]})
    assert found[4][1]["caption"] == "Debit"
    assert found[4][1]["table"]["data"] == [["Hari", "Air"], ["Senin", "4"]]
    assert found[5] == ("paragraph", "<p>Akhir.</p>")


def test_a_table_that_only_lays_out_the_page_is_its_texts():
    assert blocks("<table><tr><td>Isi kolom saja.</td></tr></table>") == [
        ("paragraph", "<p>Isi kolom saja.</p>")
    ]


def test_a_caption_belongs_to_its_picture():
    image = f'<a href="#"><img class="wp-image-99" src="{UPLOADS}/sungai-640x360.jpg" alt="Sungai" /></a>'
    body = f'[caption id="attachment_99" width="640"]{image} Sungai <em>surut</em>. (Foto: Rina)[/caption]\n\nTeks.'

    assert blocks(body)[0] == (
        "photo",
        {"photo": f"{UPLOADS}/sungai.jpg", "caption": "Sungai surut. (Foto: Rina)", "alt": "Sungai"},
    )


def test_a_known_picture_is_named_by_its_attachment():
    assert blocks(f'<img class="wp-image-11" src="{UPLOADS}/jembatan-300x200.jpg">')[0] == (
        "photo",
        {"photo": f"{UPLOADS}/jembatan.jpg", "caption": "Jembatan kayu.", "alt": "Jembatan"},
    )


def test_pictures_that_load_late_are_named_by_their_own_address():
    late = f'<img src="data:image/gif;base64,AA" data-src="{UPLOADS}/a.jpg">'
    body = f'{late}<noscript><img src="{UPLOADS}/a.jpg"></noscript>'
    assert [value["photo"] for _, value in blocks(body)] == [f"{UPLOADS}/a.jpg"]


@pytest.mark.parametrize(
    ("shortcode", "addresses"),
    [
        ('[gallery ids="11,12,999" columns="2"]', ["jembatan.jpg", "perahu.jpg"]),
        ("[gallery]", ["jembatan.jpg", "perahu.jpg"]),
        ("[gallery ids=“11,12”]", ["jembatan.jpg", "perahu.jpg"]),
    ],
)
def test_a_gallery_is_of_the_pictures_that_are_in_the_file(shortcode: str, addresses: list[str]):
    [(kind, value)] = blocks(shortcode)

    assert kind == "gallery"
    assert [photo["photo"] for photo in value["photos"]] == [f"{UPLOADS}/{name}" for name in addresses]


def test_a_gallery_of_one_picture_is_a_photo_and_of_none_is_nothing():
    assert [kind for kind, _ in blocks('[gallery ids="12,999"]')] == ["photo"]
    assert blocks('[gallery ids="13,999"]') == []


@pytest.mark.parametrize(
    "body",
    [
        "[embed]https://youtu.be/abcdefg[/embed]",
        "https://youtu.be/abcdefg",
        '[video src="https://youtu.be/abcdefg"][/video]',
        '<p><a href="https://youtu.be/abcdefg">https://youtu.be/abcdefg</a></p>',
    ],
)
def test_a_video_elsewhere_is_a_named_link(body: str):
    assert blocks(body) == [("embed", {"url": "https://youtu.be/abcdefg", "title": "YouTube", "caption": ""})]


def test_a_frame_of_a_known_platform_is_a_link_and_of_another_is_dropped():
    copy = converted(
        '<iframe src="//www.youtube.com/embed/abcdefg?rel=0"></iframe>Teks.<iframe src="https://iklan.test/x"></iframe>'
    )

    assert [block["value"] for block in copy.body if block["type"] == "embed"] == [
        {"url": "https://www.youtube.com/watch?v=abcdefg", "title": "YouTube", "caption": ""}
    ]
    assert copy.dropped == ["frame: https://iklan.test/x"]


def test_scripts_and_styles_are_dropped_with_what_is_in_them():
    copy = converted(
        "Awal.<script>if (a<b) document.write('<p>jahat</p>')</script><style>p{}</style>\n\nAkhir."
    )

    assert [block["value"] for block in copy.body] == ["<p>Awal.</p>", "<p>Akhir.</p>"]
    assert copy.dropped == ["script: <script>"]


def test_a_post_elsewhere_that_was_put_in_as_a_quotation_is_a_link():
    body = (
        '<blockquote class="twitter-tweet"><p>Jembatan dibuka</p>&mdash; Rina <a href="https://twitter.com/r/status/1">'
        "11 Mei</a></blockquote><script async src='https://platform.twitter.com/widgets.js'></script>"
    )
    [(kind, value)] = blocks(body)

    assert (kind, value["url"], value["title"]) == ("embed", "https://twitter.com/r/status/1", "X")


def test_read_also_is_a_related_story_and_no_text():
    body = 'Teks berita.\n\n<strong>Baca juga: <a href="https://kabar.test/lama/">Jembatan <em>Rusak</em></a></strong>'
    assert blocks(body)[1] == ("related", {"article": "https://kabar.test/lama/", "words": "Jembatan Rusak"})


def test_a_document_alone_in_its_line_is_a_download():
    assert blocks(f'<a href="{UPLOADS}/notulen rapat (final).pdf">Notulen</a>') == [
        ("document", {"document": f"{UPLOADS}/notulen rapat (final).pdf", "title": "Notulen"})
    ]


@pytest.mark.parametrize(
    ("body", "text", "names"),
    [
        (
            "[vc_row][vc_column_text]Harga stabil kok.[/vc_column_text][/vc_row]",
            "Harga stabil kok.",
            ["vc_row", "vc_column_text"],
        ),
        ('Awal.[iklan_tengah id="3"] Akhir.', "Awal. Akhir.", ["iklan_tengah"]),
        ("Awal kata.\n\n[polling]", "Awal kata.", ["polling"]),
        (
            "Ia berkata [sic] begitu, [1] dan [Foto: Rina].",
            "Ia berkata [sic] begitu, [1] dan [Foto: Rina].",
            [],
        ),
        ("Tulis [[gallery]] untuk galeri ya.", "Tulis [gallery] untuk galeri ya.", []),
        ("[kotak]Isi kotak ini.[/kotak]", "Isi kotak ini.", ["kotak"]),
    ],
)
def test_unknown_shortcodes_go_their_text_stays_and_other_brackets_are_text(
    body: str, text: str, names: list[str]
):
    copy = converted(body)

    assert [block["value"] for block in copy.body] == [f"<p>{text}</p>"]
    assert [trouble.why for trouble in copy.troubles] == (
        [", ".join(f"[{name}]" for name in names)] if names else []
    )


def test_a_shortcode_that_the_mapping_drops_takes_its_text_along():
    site = replace(SITE, drop_shortcodes=frozenset({"kotak_promo"}))
    assert blocks("Awal kata.\n\n[kotak_promo]Beli sekarang.[/kotak_promo]\n\nAkhir.", site=site) == [
        ("paragraph", "<p>Awal kata.</p>"),
        ("paragraph", "<p>Akhir.</p>"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        ", ".join(f"{UPLOADS}/jembatan-{width}x{width}.jpg {width}w" for width in range(100, 2000, 100)),
        "mso-fareast-language:IN;" * 100,
    ],
)
def test_picture_with_long_attributes_is_a_picture(value: str):
    body = f'<p>Awal.</p><img srcset="{value}" src="{UPLOADS}/jembatan.jpg" alt="Jembatan"><p>Akhir.</p>'
    assert [kind for kind, _value in blocks(body)] == ["paragraph", "photo", "paragraph"]


def test_link_and_paragraph_with_long_attributes_are_no_text():
    href = "https://kabar.test/cari/?q=" + "a" * 1100
    body = f"<p style='{'mso-para-margin:0cm;' * 100}'>Awal <a href=\"{href}\">tautan</a> akhir.</p>"
    assert blocks(body) == [("paragraph", f'<p>Awal <a href="{href}">tautan</a> akhir.</p>')]


def test_picture_whose_file_stands_in_the_text_is_told():
    copy = converted(f'Awal.\n\n<img src="data:image/png;base64,{"iVBORw0KGgo" * 1000}">\n\nAkhir.')
    assert [block["value"] for block in copy.body] == ["<p>Awal.</p>", "<p>Akhir.</p>"]
    assert copy.dropped == ["inline picture: data:image/png;base64"]


def test_a_gallery_that_names_a_missing_attachment_is_told():
    copy = converted("[gallery ids='11,12,98,13,99']")
    assert len(copy.body[0]["value"]["photos"]) == 2
    assert [(one.code, one.where, one.why) for one in copy.troubles] == [
        ("gallery-missing-attachment", "post_id 1", "98, 13, 99")
    ]
