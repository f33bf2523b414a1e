"""Texts of the block editor: known blocks become ours, unknown ones keep their words, and both are told."""

from dataclasses import replace

from tests.news.imports.wordpress.markup.bodies import SITE, UPLOADS, blocks, converted


def wp(name: str, html: str = "", attributes: str = "") -> str:
    return f"<!-- wp:{name} {attributes + ' ' if attributes else ''}-->\n{html}\n<!-- /wp:{name} -->\n\n"


def test_a_blocks_own_line_feeds_are_no_line_breaks():
    assert blocks(wp("paragraph", "<p>Dermaga\nbaru\n\ndiuji.</p>")) == [
        ("paragraph", "<p>Dermaga baru diuji.</p>")
    ]


def test_classic_text_between_blocks_has_paragraphs_of_its_own():
    body = (
        "Satu klasik.\n\nDua klasik.\n\n"
        + wp("paragraph", "<p>Tiga blok.</p>")
        + wp("freeform", "Empat.\n\nLima.")
    )
    assert [value for _, value in blocks(body)] == [
        "<p>Satu klasik.</p>",
        "<p>Dua klasik.</p>",
        "<p>Tiga blok.</p>",
        "<p>Empat.</p>",
        "<p>Lima.</p>",
    ]


def test_a_nested_gallery_is_one_block_with_captions():
    image = '<figure class="wp-block-image"><img src="{0}" class="wp-image-{1}"/><figcaption>{2}</figcaption></figure>'
    inner = wp("image", image.format(f"{UPLOADS}/a.jpg", 90, "Satu")) + wp(
        "image", image.format(f"{UPLOADS}/b.jpg", 91, "Dua")
    )
    [(kind, value)] = blocks(
        wp("gallery", f'<figure class="wp-block-gallery has-nested-images">{inner}</figure>')
    )

    assert kind == "gallery"
    assert [(photo["photo"], photo["caption"]) for photo in value["photos"]] == [
        (f"{UPLOADS}/a.jpg", "Satu"),
        (f"{UPLOADS}/b.jpg", "Dua"),
    ]


def test_an_old_gallery_of_list_items_is_one_block_too():
    items = "".join(
        f'<li class="blocks-gallery-item"><figure><img src="{UPLOADS}/{n}.jpg"/></figure></li>' for n in "ab"
    )
    [(kind, value)] = blocks(
        wp(
            "gallery",
            f'<figure class="wp-block-gallery"><ul class="blocks-gallery-grid">{items}</ul></figure>',
        )
    )

    assert (kind, len(value["photos"])) == ("gallery", 2)


def test_a_quotation_with_its_source_is_that_persons():
    html = "<blockquote class='wp-block-quote'><p>Dapur tidak mengepul.</p><cite>Jafar Odi, nelayan</cite></blockquote>"
    assert blocks(wp("quote", html)) == [
        ("quote", {"text": "Dapur tidak mengepul.", "speaker": "Jafar Odi", "role": "nelayan"})
    ]


def test_a_quotation_without_a_source_is_nobodys_and_a_guess_says_so():
    copy = converted(wp("quote", "<blockquote><p>Dapur tidak mengepul.</p></blockquote>"))

    assert copy.body[0]["value"]["speaker"] is None
    assert [(guess["block"], guess["what"]) for guess in copy.guesses] == [(copy.body[0]["id"], "speaker")]


def test_marks_around_a_whole_quotation_go():
    html = "<blockquote><p>“Dapur tidak mengepul.”</p><cite>Jafar Odi</cite></blockquote>"
    assert blocks(wp("quote", html))[0][1]["text"] == "Dapur tidak mengepul."


def test_speech_with_its_attribution_in_a_quotation_is_told_apart():
    html = "<blockquote><p>“Kami antre dari jam empat pagi,” kata Ketua Kelompok Nelayan, Jafar Odi.</p></blockquote>"
    assert blocks("Nelayan menunggu kiriman solar sejak Sabtu." + wp("quote", html))[1:] == [
        (
            "quote",
            {
                "text": "Kami antre dari jam empat pagi",
                "speaker": "Jafar Odi",
                "role": "Ketua Kelompok Nelayan",
            },
        )
    ]


def test_lists_tables_embeds_and_files_are_blocks():
    body = (
        wp("list", '<ul class="wp-block-list">' + wp("list-item", "<li>Jatah 30 liter</li>") + "</ul>")
        + wp(
            "table",
            "<figure><table><tr><td>a</td><td>b</td></tr></table><figcaption>Jadwal</figcaption></figure>",
        )
        + wp(
            "embed",
            '<figure class="wp-block-embed"><div>\nhttps://vimeo.com/1\n</div><figcaption>Lomba</figcaption></figure>',
            '{"url":"https://vimeo.com/1"}',
        )
        + wp("file", f'<div class="wp-block-file"><a href="{UPLOADS}/sk.pdf">Surat keputusan</a></div>')
        + wp("video", f'<figure><video controls src="{UPLOADS}/lomba.mp4"></video></figure>')
    )
    found = blocks(body)

    assert [kind for kind, _ in found] == ["list", "table", "embed", "document", "embed"]
    assert found[1][1]["caption"] == "Jadwal"
    assert found[2][1] == {"url": "https://vimeo.com/1", "title": "Vimeo", "caption": "Lomba"}
    assert found[4][1]["title"] == "lomba.mp4"


def test_details_are_a_fact_box():
    body = wp(
        "details",
        "<details><summary>Yang perlu diketahui</summary>"
        + wp("paragraph", "<p>Buka jam enam.</p>")
        + "</details>",
    )
    assert blocks(body) == [
        ("fact_box", {"title": "Yang perlu diketahui", "entries": [], "text": "<p>Buka jam enam.</p>"})
    ]


def test_an_unknown_block_keeps_its_words_and_is_told():
    copy = converted(wp("acme/kotak-info", "<div>Jam buka 06.00–18.00.</div>", '{"warna":"biru"}'))

    assert [block["value"] for block in copy.body] == ["<p>Jam buka 06.00–18.00.</p>"]
    assert [(trouble.code, trouble.why) for trouble in copy.troubles] == [
        ("unknown-block", "wp:acme/kotak-info")
    ]


def test_raw_html_keeps_its_words_and_is_told():
    copy = converted(wp("html", "<div>Kata di dalam.</div><script>jahat()</script>"))

    assert [block["value"] for block in copy.body] == ["<p>Kata di dalam.</p>"]
    assert [trouble.code for trouble in copy.troubles] == ["raw-html-block"]


def test_a_reusable_block_is_put_in_where_it_is_known_and_told_either_way():
    known, unknown = (
        converted('Awal.<!-- wp:block {"ref":150} /-->'),
        converted('Awal.<!-- wp:block {"ref":7} /-->'),
    )

    assert "kabar kami" in str(known.body) + str(known.dropped)
    assert [trouble.code for trouble in (*known.troubles, *unknown.troubles)] == [
        "reusable-block-missing"
    ] * 2


def test_reusable_blocks_in_a_circle_end():
    ref = '<!-- wp:block {"ref":1} /-->'
    site = replace(SITE, reusable={1: f"<!-- wp:paragraph --><p>Lagi.</p><!-- /wp:paragraph -->{ref}{ref}"})
    assert len(converted(ref, site=site).body) < 20


def test_what_is_drawn_later_is_left_out_and_told():
    copy = converted("Awal.<!-- wp:latest-posts /--><!-- wp:more --><!--more--><!-- /wp:more -->")

    assert [block["value"] for block in copy.body] == ["<p>Awal.</p>"]
    assert copy.dropped == ["drawn later: wp:latest-posts"]


def test_code_keeps_its_lines():
    html = "<pre class='wp-block-code'><code>satu &lt;![CDATA[ x ]]&gt;\ndua</code></pre>"
    assert blocks(wp("code", html)) == [("paragraph", "<p>satu &lt;![CDATA[ x ]]&gt;<br/>dua</p>")]
