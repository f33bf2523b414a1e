"""A file or a paste, read by what it is."""

import time
import zipfile

import pytest

from news.imports.pasting.documents import LARGEST_PART_BYTES, MOST_ENTRIES, REFUSALS, CopyRefused
from news.imports.pasting.intake import is_markup, read_file, text_of
from tests.news.imports.pasting.documents import a_word_file, packed, paragraph

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><o:Author>Rahasia</o:Author></xml><![endif]--></head><body lang=IN><!--StartFragment-->
<p class=MsoNormal><b>Dermaga retak,
kapal antre</b><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Air bersih<o:p></o:p></p>
<p class=MsoNormal>“Truk tidak boleh,”&nbsp;ucapnya.<br>Ia menunggu.<o:p></o:p></p>
<!--EndFragment--></body></html>"""

GOOGLE = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
    '<p dir="ltr"><span>Satu </span><span>kalimat.</span></p><br><ul><li dir="ltr"><p dir="ltr"><span>Butir</span></p>'
    "</li></ul><table><tbody><tr><td><p>Desa</p></td><td><p>Rumah</p></td></tr></tbody></table></b>"
)


def test_words_conditional_comments_and_styles_are_dropped_and_its_lists_kept():
    assert text_of(WORD) == (
        "Dermaga retak, kapal antre\n\n- Air bersih\n\n“Truk tidak boleh,” ucapnya.\nIa menunggu."
    )


def test_google_docs_wrapper_gives_passages_items_and_rows():
    assert text_of(GOOGLE) == "Satu kalimat.\n\n- Butir\n\nDesa | Rumah"


def test_scripts_styles_and_hidden_parts_are_never_text():
    html = (
        "<p>Ada<script>alert('x')</script><style>p{}</style><span style='display: none'>sembunyi</span>.</p>"
    )
    assert text_of(html) == "Ada."


def test_unclosed_and_crossed_tags_lose_no_word():
    assert text_of("<p>Satu <b>dua<p>tiga</i></b></div> empat<td>lima") == "Satu dua\n\ntiga\n\nempat\n\nlima"


def test_marked_up_source_is_told_from_a_text_with_an_angle_bracket():
    assert is_markup("<p>Satu</p>")
    assert not is_markup("Harga < Rp5.000 menurut <warga>")
    assert not is_markup("<b dibuka tanpa ditutup")


def test_what_is_longer_than_any_story_is_refused():
    with pytest.raises(CopyRefused) as refused:
        text_of("x" * 1_000_001)
    assert refused.value.reason == "too_large"


@pytest.mark.parametrize("piece", ["<div>", "<!--", "<a ", "<![if", "</p>", "<li><p>", "&amp", "<td>", "<!["])
def test_malformed_markup_takes_no_longer_than_its_length(piece: str):
    began = time.process_time()
    text_of(piece * (500_000 // len(piece)))
    assert time.process_time() - began < 20


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DEEP = "<w:sdt>" * 300 + paragraph("dalam") + "</w:sdt>" * 300


def locked() -> bytes:
    """An archive whose part says that it is encrypted."""
    data = bytearray(packed({"word/document.xml": "<x/>"}))
    for at in (6, data.rindex(b"PK\x01\x02") + 8):
        data[at] |= 1
    return bytes(data)


def with_a_name_twice() -> bytes:
    """The second name is as long as the first, so that it can be overwritten in place."""
    data = packed({"word/document.xml": "<x/>", "word/document2xml": "<y/>"}, method=zipfile.ZIP_STORED)
    return data.replace(b"word/document2xml", b"word/document.xml")


def broken_inside() -> bytes:
    data = bytearray(a_word_file(paragraph("Satu kalimat yang cukup panjang untuk dipadatkan.")))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 30] = b"\xff" * 30
    return bytes(data)


REFUSED = {
    "empty": [b"", b" \n ", a_word_file(""), a_word_file(paragraph(" "))],
    "too_large": [
        b"a" * 100_001,
        b"a" * 1_000_001,
        a_word_file(paragraph(" ".join(map(str, range(200_000))))),
    ],
    "file_too_large": [b"a" * 20_000_001],
    "binary": [b"\x89PNG\r\n\x1a\n\x00\x00"],
    "undecodable": [b"\xef\xbb\xbf\xff\xff"],
    "old_word": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600],
    "encrypted": [
        locked(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    ],
    "pdf": [b"%PDF-1.7 ..."],
    "rich_text": [b"{\\rtf1 halo}"],
    "other_archive": [packed({"catatan.txt": "Satu kalimat."})],
    "damaged": [
        b"PK\x03\x04 dan lalu bukan arsip",
        packed({"word/document.xml": "<w:document"}),
        broken_inside(),
    ],
    "oversized_inside": [
        packed({"word/document.xml": b" " * (LARGEST_PART_BYTES + 1)}),
        packed({"word/document.xml": b" " * 2_000_000}),
        packed({"word/document.xml": "<x/>"} | {f"{n}": b"" for n in range(MOST_ENTRIES)}),
    ],
    "hostile": [
        a_word_file(paragraph("&b;"), before=ENTITY),
        a_word_file(paragraph("&a;"), before=OUTSIDE),
        packed({"../../etc/cron.d/x": "", "word/document.xml": "<x/>"}),
        packed({"/etc/x": "", "word/document.xml": "<x/>"}),
        a_word_file(DEEP),
        with_a_name_twice(),
    ],
}


@pytest.mark.parametrize(
    ("reason", "data"), [(reason, data) for reason, files in REFUSED.items() for data in files]
)
def test_what_is_no_readable_story_is_refused_by_its_reason(reason: str, data: bytes):
    with pytest.raises(CopyRefused) as refused:
        read_file(data)
    assert refused.value.reason == reason


def test_every_refusal_has_a_sentence_and_every_sentence_a_case():
    assert set(REFUSED) == set(REFUSALS)


def test_a_text_file_is_read_in_the_encoding_it_has():
    assert read_file("Kutim – “siaga”".encode("cp1252")) == "Kutim – “siaga”"
    assert read_file("Kutim – “siaga”".encode("utf-16")) == "Kutim – “siaga”"


def test_a_saved_web_page_is_read_as_what_it_shows():
    assert read_file(b"<p>Satu.</p><script>dua</script><p>Tiga.</p>") == "Satu.\n\nTiga."


def test_every_cut_of_a_document_is_read_or_refused():
    data = a_word_file(paragraph("Satu kalimat."))
    for length in range(4, len(data), 7):
        with pytest.raises(CopyRefused):
            read_file(data[:length])
