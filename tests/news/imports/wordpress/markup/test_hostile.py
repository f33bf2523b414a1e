"""No body raises, loses its words, or keeps the import busy for long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.stories.blocks.story import StoryBlock
from tests.news.imports.wordpress.markup.bodies import converted, words_in

PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>", "<ol>", "<table>", "<tr>", "<td>", "</td>", "</tr>",
    "</table>", "<blockquote>", "</blockquote>", "<cite>", "</cite>", "<figure>", "</figure>", "<figcaption>",
    "</figcaption>", "<h2>", "</h2>", "<a href='https://kabar.test/x/'>", "</a>", "<pre>", "</pre>", "<details>",
    "<summary>", "</summary>", "</details>", "<img src='https://kabar.test/a.jpg'>", "<div>", "</div>", "<br>", "\n",
    "\n\n", "[caption]", "[/caption]", "[embed]", "[/embed]", "[gallery ids='11,12']", "[kotak_a]", "[/kotak_a]",
    "[[", "]",
    "<!-- wp:paragraph -->", "<!-- /wp:paragraph -->", '<!-- wp:block {"ref":150} /-->', "<!-- wp:acme/x {",
    "<!--", "-->",
    "“", "”", '"', "&nbsp;", "&", "<", "x <y", "\x00", "\u202e",
]  # fmt: skip
WORDS = ["alfa", "beta", "gama", "delta", "kapal", "dermaga"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *(f" {word} " for word in WORDS)]), max_size=25))
def test_any_mixture_is_converted_and_no_word_is_lost(pieces: list[str]):
    body = "".join(pieces)
    copy = converted(body)

    kept = " ".join([*words_in([block["value"] for block in copy.body]), *copy.dropped])
    hidden = body.count("<!--") or "[embed]" in body or "x <y" in body
    if not hidden:
        for word in WORDS:
            assert (word in body) <= (word in kept), word
    StoryBlock().to_python(copy.body)


@pytest.mark.parametrize(
    "opened",
    [
        "<figure><img src='https://kabar.test/a.jpg'>",
        "[caption]<img src='https://kabar.test/a.jpg'>",
        "<blockquote><p>Ya.</p><cite>",
        "<details><summary>",
        "<table><caption>",
        "<h2>",
        "<ul><li>",
        "<figure class='wp-block-embed'><p>https://youtu.be/abcdefg</p><figcaption>",
    ],
)
def test_what_never_closes_hides_nothing(opened: str):
    story = [
        f"Paragraf ke-{number} tentang air bersih di kampung hulu yang lama ditunggu." for number in range(30)
    ]
    copy = converted(opened + "\n\n".join(story))
    kept = " ".join(words_in([block["value"] for block in copy.body]))

    assert [line for line in story if line not in kept] == []


@given(st.text(max_size=300))
def test_any_text_is_converted(text: str):
    converted(text)


@pytest.mark.parametrize(
    "piece",
    ['<a "', "[a b", "<!-- wp:a {", "<!--", "<x y='", '<a x="b" y="', """<a '"'""", """<a x='"' y=\"""", "<aaaa",
     "<ul><li>", "<b>", "<table><tr><td>", "<blockquote>",
     "<p hidden>", "<b hidden>x</b>",
     "[caption]", "[caption]x[/caption]", "<img src=a>", "&amp", "<script>", "<iframe>", "“", "Kata. ", "\n",
     "<figure>", "[[a", "[/a]", "<b>x</b> “Ya kami datang,” ucapnya. "],
)  # fmt: skip
def test_one_thing_repeated_endlessly_takes_bounded_time(piece: str):
    started = time.process_time()
    converted(piece * (200_000 // len(piece)))
    converted(piece * (60_000 // len(piece)))

    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "attributes",
    [
        'style="position:absolute;left:-9999px"',
        "style='DISPLAY : none'",
        "style=visibility:hidden",
        'style="text-indent:-1000em"',
        "hidden",
        'class="x" hidden=""',
    ],
)
def test_text_that_the_old_site_hid_is_not_shown(attributes: str):
    body = f'<p>Awal.</p><div {attributes}><div>x</div><a href="https://judi.test/">slot gacor</a></div><p>Akhir.</p>'
    copy = converted(body)
    assert [block["value"] for block in copy.body] == ["<p>Awal.</p>", "<p>Akhir.</p>"]
    assert copy.dropped == ["hidden text: x slot gacor https://judi.test/"]
    assert [trouble.code for trouble in copy.troubles] == ["hidden-text"]


@pytest.mark.parametrize(
    "attributes",
    ['class="hidden"', "class=hidden", 'aria-hidden="true"', 'style="margin-left:-10px"', "data-hidden"],
)
def test_what_only_sounds_hidden_is_shown(attributes: str):
    assert [block["value"] for block in converted(f"<div {attributes}>Isi.</div>").body] == ["<p>Isi.</p>"]


def test_hidden_element_that_never_closes_hides_nothing():
    copy = converted("<p>Awal.</p><div hidden><p>Isi.</p><div hidden>judi</div><p>Akhir.</p>")
    assert "Isi." in " ".join(words_in([block["value"] for block in copy.body]))
