import time

import pytest

from news.imports.pasting.clipboard import is_markup, text_of
from news.imports.pasting.refusals import CopyRefused

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
