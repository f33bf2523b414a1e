"""An invented export is whole, of the length asked for, and the same each time."""

from xml.etree import ElementTree

from devtools.synthetic_export import synthetic_wxr, write_synthetic

WP = "{http://wordpress.org/export/1.2/}"


def items(text: str, kind: str) -> list:
    root = ElementTree.fromstring(text)  # noqa: S314 -- our own file
    return [item for item in root.iter("item") if item.findtext(f"{WP}post_type") == kind]


def test_it_holds_as_many_posts_as_asked_for_each_under_its_own_address():
    posts = items("".join(synthetic_wxr(60)), "post")

    assert len(posts) == 60
    assert len({post.findtext("link") for post in posts}) == 60


def test_the_same_number_gives_the_same_file(tmp_path):
    first = write_synthetic(tmp_path / "a.xml", posts=30).read_bytes()

    assert first == write_synthetic(tmp_path / "b.xml", posts=30).read_bytes()


def test_both_editors_photos_and_answers_to_comments_are_in_it():
    text = "".join(synthetic_wxr(12))

    assert "<!-- wp:paragraph" in text
    assert "[caption" in text
    assert len(items(text, "attachment")) == 4
    assert any(int(parent.text) for parent in ElementTree.fromstring(text).iter(f"{WP}comment_parent"))  # noqa: S314
