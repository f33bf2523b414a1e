"""A stored body, reduced to its words and to links where pictures were."""

from news.lean_html import lean_html

PICTURE = '<img src="/media/images/a.webp" srcset="/media/images/a.webp 360w" alt="Kapal &amp; dermaga" width="360">'
CAPTION = '<figcaption>Pagi <span class="photo__credit">Foto: Laras</span></figcaption>'
PHOTO = f'<figure class="photo" id="b-1">{PICTURE}{CAPTION}</figure>'
QUOTE = (
    '<figure class="quote" id="b-2"><blockquote><p>Air naik.</p></blockquote><figcaption>'
    '<img class="quote__portrait" src="/media/images/b.webp" alt=""><span class="quote__who">'
    '<span class="quote__name"><a href="/tokoh/rosdiana/">Rosdiana</a></span>\n'
    '<span class="quote__role">Ketua RT 12</span> <a class="quote__source" href="/kutipan/3/">No. 3</a>'
    "</span></figcaption></figure>"
)


def lean(html, *, size=14_400, address_of=lambda address: address):
    return lean_html(html, size_of=lambda src: size, address_of=address_of)


def test_picture_becomes_a_link_that_says_what_it_shows_and_weighs():
    assert lean(PHOTO) == (
        '<figure><p><a class="foto" href="/media/images/a.webp">Tampilkan foto (14 kB)</a> Kapal &amp; dermaga</p>'
        "<figcaption>Pagi Foto: Laras</figcaption></figure>"
    )


def test_picture_whose_file_is_gone_is_still_offered_without_a_weight():
    assert ">Tampilkan foto</a>" in lean(PHOTO, size=None)


def test_quote_keeps_who_said_it_and_as_what_without_portrait_and_number():
    assert lean(QUOTE) == (
        '<figure class="quote"><blockquote><p>Air naik.</p></blockquote><figcaption>'
        '<b><a href="/tokoh/rosdiana/">Rosdiana</a></b>, Ketua RT 12</figcaption></figure>'
    )


def test_speaker_without_an_office_is_closed_all_the_same():
    html = QUOTE.replace('<span class="quote__role">Ketua RT 12</span>', "")
    assert "<b>" in lean(html)
    assert lean(html).count("<b>") == lean(html).count("</b>")


def test_what_surrounds_a_picture_for_script_is_left_out():
    html = f'<figure class="photo"><a href="/media/images/large.webp">{PICTURE}</a><button>Besar</button></figure>'
    assert lean(html).count("<a ") == 1
    assert "<button" not in lean(html)


def test_links_of_the_text_are_handed_to_whoever_changes_addresses():
    html = '<p><a href="/berita/2026/11/lain/" class="x">Baca</a></p>'
    assert lean(html, address_of=str.upper) == '<p><a href="/BERITA/2026/11/LAIN/">Baca</a></p>'


def test_text_cannot_become_markup():
    assert lean("<p>1 &lt; 2 &amp; <script>x</script></p>") == "<p>1 &lt; 2 &amp; x</p>"
