import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from news.imports.export.batch import Scope
from news.imports.export.lines import lines
from news.imports.export.wxr.writing import write_wxr
from news.imports.export.wxr.xml import cdata, element
from news.models import ArticlePage
from news.presentation import as_printed
from tests.builders import a_published_article, a_quote, a_retraction, a_topic, an_article
from tests.news.comments.people import a_comment, a_reader
from tests.news.imports.export.stories import QUOTE, a_full_story

SPACES = {
    "wp": "http://wordpress.org/export/1.2/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
HOSTILE = 'Ralat ]]> & <b onclick="x">tebal</b> \x0b --> \u202e 😀'


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    return a_full_story()


def channel_of(tmp_path: Path, scope: Scope | None = None) -> ET.Element:
    path = tmp_path / "export.wxr.xml"
    with as_printed():
        write_wxr(lines(scope or Scope()), path)
    return ET.parse(path).getroot().find("channel")  # noqa: S314 - our own file


def item_of(channel: ET.Element, title: str) -> ET.Element:
    return next(item for item in channel.findall("item") if item.findtext("title") == title)


def text(item: ET.Element, name: str) -> str:
    return item.findtext(name, namespaces=SPACES)


def meta(item: ET.Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in item.findall("wp:postmeta", SPACES):
        found.setdefault(text(entry, "wp:meta_key"), []).append(text(entry, "wp:meta_value"))
    return found


@pytest.mark.parametrize("written", [element("a", f"{HOSTILE}\x00"), cdata("a", f"{HOSTILE}\x00")])
def test_no_text_ends_its_element(written: str):
    read = ET.fromstring(written)  # noqa: S314 - our own text

    assert read.text == 'Ralat ]]> & <b onclick="x">tebal</b>  -->  😀'
    assert len(read) == 0


def test_a_story_is_a_post_with_its_moment_and_address(story, tmp_path: Path):
    item = item_of(channel_of(tmp_path), story.title)

    assert text(item, "wp:post_type") == "post"
    assert text(item, "wp:status") == "publish"
    assert text(item, "wp:post_name") == story.slug
    assert text(item, "wp:post_date_gmt") == f"{story.published_at:%Y-%m-%d %H:%M:%S}"
    assert text(item, "link") == f"http://testserver{story.published.url}"
    assert text(item, "guid") == f"urn:uuid:{story.public_id}"
    assert text(item, "excerpt:encoded") == story.summary
    assert meta(item)["_newsroom_id"] == [str(story.pk)]


def test_sections_and_regions_are_categories_and_topics_tags(story, tmp_path: Path):
    channel = channel_of(tmp_path)
    uses = [
        (use.get("domain"), use.get("nicename")) for use in item_of(channel, story.title).findall("category")
    ]
    above = {
        text(category, "wp:category_nicename"): text(category, "wp:category_parent")
        for category in channel.findall("wp:category", SPACES)
    }

    assert uses == [
        ("category", "politik"),
        ("category", "berau"),
        ("category", "paser"),
        ("post_tag", "banjir-pasang"),
        ("author", "cap-laras-wening"),
        ("author", "cap-dimas-arya"),
    ]
    assert above == {
        "politik": "",
        "kalimantan-timur": "",
        "berau": "kalimantan-timur",
        "paser": "kalimantan-timur",
    }
    logins = {text(author, "wp:author_login") for author in channel.findall("wp:author", SPACES)}
    assert logins == {"laras-wening", "dimas-arya"}


def test_a_photo_is_an_attachment_that_its_story_shows(story, tmp_path: Path):
    channel = channel_of(tmp_path)
    item = item_of(channel, story.title)
    photo = next(item for item in channel.findall("item") if text(item, "wp:post_type") == "attachment")

    assert meta(item)["_thumbnail_id"] == [text(photo, "wp:post_id")]
    assert text(photo, "wp:attachment_url") in text(item, "content:encoded")
    assert f"wp-image-{text(photo, 'wp:post_id')}" in text(item, "content:encoded")


def test_each_block_is_one_of_wordpress(story, tmp_path: Path):
    body = text(item_of(channel_of(tmp_path), story.title), "content:encoded")

    for name in ("paragraph", "quote", "heading", "image", "gallery", "list", "table", "embed", "group"):
        assert f"<!-- wp:{name}" in body
        assert body.count(f"<!-- wp:{name} ") == body.count(f"<!-- /wp:{name} ")
    assert f"<p>{QUOTE}</p>" in body
    assert "<cite>Suparno Wijaya, Kepala Desa Muara Jernih</cite>" in body
    assert "<p>ANGGANA – Warga <a href=" in body


def test_a_correction_goes_on_standing_on_its_story(story, tmp_path: Path):
    body = text(item_of(channel_of(tmp_path), story.title), "content:encoded")

    assert '<p class="newsroom-correction"><strong>Ralat, ' in body
    assert "Yang benar 1.140 rumah." in body


def test_comments_keep_their_thread_and_no_address(story, tmp_path: Path):
    first = a_comment(story, a_reader(), text=HOSTILE)
    a_comment(story, first.reader, text="Setuju.", parent=first)

    found = item_of(channel_of(tmp_path), story.title).findall("wp:comment", SPACES)

    assert [text(comment, "wp:comment_parent") for comment in found] == ["0", str(first.pk)]
    assert {text(comment, "wp:comment_author_email") for comment in found} == {""}
    assert {text(comment, "wp:comment_approved") for comment in found} == {"1"}


def test_what_is_plain_here_is_no_markup_there(story, tmp_path: Path):
    hostile = "<script>alert(1)</script> 3 < 4 & 5 > 2\nBaris dua"
    article = a_published_article(title="Air < 1 meter & lumpur", topics=(a_topic("Air & sanitasi"),))
    a_comment(article, a_reader("Budi & Ani <b>"), text=hostile)

    channel = channel_of(tmp_path)
    item = item_of(channel, "Air &lt; 1 meter &amp; lumpur")
    comment = item.find("wp:comment", SPACES)

    assert text(comment, "wp:comment_content") == (
        "&lt;script&gt;alert(1)&lt;/script&gt; 3 &lt; 4 &amp; 5 &gt; 2\nBaris dua"
    )
    assert text(comment, "wp:comment_author") == "Budi &amp; Ani &lt;b&gt;"
    assert "Air &amp; sanitasi" in [use.text for use in item.findall("category")]
    assert "Air &amp; sanitasi" in [text(tag, "wp:tag_name") for tag in channel.findall("wp:tag", SPACES)]


def test_a_retracted_story_is_no_post(story, tmp_path: Path):
    article = a_published_article(title="Angka yang salah")
    a_retraction(article)

    titles = [item.findtext("title") for item in channel_of(tmp_path).findall("item")]

    assert "Angka yang salah" not in titles


def test_a_draft_stays_one(story, tmp_path: Path):
    draft = an_article(title="Belum selesai", body=[("paragraph", "<p>Satu.</p>")])

    item = item_of(channel_of(tmp_path, Scope(is_all=True)), "Belum selesai")

    assert text(item, "wp:status") == "draft"
    assert text(item, "link").endswith(f"/?p={2 * draft.pk}")


def test_any_text_of_a_story_comes_back(site, tmp_path: Path):
    a_published_article(title="Uji", summary=HOSTILE, body=[a_quote(HOSTILE), ("heading", HOSTILE)])

    item = item_of(channel_of(tmp_path), "Uji")

    assert "Ralat ]]&gt; &amp; &lt;b onclick" in text(item, "content:encoded")
    assert text(item, "excerpt:encoded").startswith("Ralat ]]&gt; &amp; &lt;b onclick")


def test_what_is_paid_for_stays_marked(site, tmp_path: Path):
    a_published_article(title="Rumah baru", label="advertorial", sponsor="PT Bangun")

    channel = channel_of(tmp_path)
    slugs = [use.get("nicename") for use in item_of(channel, "Rumah baru").findall("category")]

    assert "advertorial" in slugs
    assert meta(item_of(channel, "Rumah baru"))["_newsroom_sponsor"] == ["PT Bangun"]
