"""What WordPress's own importer and themes are tested with, made small: each comes in without an error."""

import pytest
from django.core.management import call_command

from news.imports.models import ImportedItem
from news.imports.wordpress.report import survey
from tests.news.imports.wordpress.exports import (
    HEAD,
    HOST,
    an_author,
    an_export,
    an_item,
    items,
    records,
    written,
)

BARE = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>X</title>"""
OPENED = "<item><title>Judul</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
BODY = "<content:encoded><![CDATA[Isi.]]></content:encoded>"
ALT = '<item xmlns:alt="http://wordpress.org/export/1.2/">'
SERIALIZED = 'a:2:{s:3:"a&b";s:4:"<b>";i:0;s:2:"]]";}'


def items_of(folder, *parts: str, head: str = BARE) -> list:
    return items(records(folder, f"{head}{''.join(parts)}</channel></rss>"))


@pytest.mark.parametrize(
    ("opening", "rest", "post_id"),
    [
        (ALT, "<alt:post_id>7</alt:post_id>", 7),
        ("<item>", '<post_id xmlns="http://wordpress.org/export/1.2/">7</post_id>', 7),
        ('<item xmlns="">', "<wp:post_id>7</wp:post_id>", 7),
        ('<item xmlns:unicode="http://ëxämplë.com/ünïcödë/">', "<wp:post_id>7</wp:post_id><unicode:a/>", 7),
        ('<item xmlns:wp="http://elsewhere.test/">', "<wp:post_id>7</wp:post_id>", 7),
        ('<item xmlns:wp="http://wordpress.org/export/1.0/">', "<wp:post_id>7</wp:post_id>", 7),
        ("<item>", "<wp:post_id>7</wp:post_id><plugin:thing>x</plugin:thing>", 7),
        ("<item>", "<wp:post_id>\n7\n</wp:post_id>", 7),
    ],
)
def test_a_namespace_counts_whatever_its_prefix(tmp_path, opening: str, rest: str, post_id: int):
    [item] = items_of(tmp_path, OPENED.replace("<item>", opening), rest, BODY, "</item>")
    assert (item.post_id, item.kind, item.content) == (post_id, "post", "Isi.")


@pytest.mark.parametrize(
    ("written_so", "said"),
    [
        ("<![CDATA[Satu]]><![CDATA[ dua]]>", "Satu dua"),
        ("<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b"),
        ("Satu &lt;b&gt;dua&lt;/b&gt;", "Satu <b>dua</b>"),
        ("<![CDATA[\n\n\nSatu\n\n\ndua\n]]>", "\n\n\nSatu\n\n\ndua\n"),
        (r"<![CDATA[C:\\new\table\0 \'a\']]>", r"C:\\new\table\0 \'a\'"),
        ("<![CDATA[𐍈 🎉 e\u0301 \u202eabc]]>", "𐍈 🎉 e\u0301 \u202eabc"),
        ("<![CDATA[]]>", ""),
        ("Satu<!-- tidak terlihat --> dua", "Satu dua"),
        (f"<![CDATA[{SERIALIZED}]]>", SERIALIZED),
    ],
)
def test_a_text_is_what_it_says_however_it_is_written(tmp_path, written_so: str, said: str):
    [item] = items_of(tmp_path, OPENED, f"<content:encoded>{written_so}</content:encoded>", "</item>")
    assert item.content == said


def test_metadata_without_cdata_is_kept_as_it_is(tmp_path):
    value = SERIALIZED.replace("&", "&amp;").replace("<", "&lt;")
    meta = f"<wp:postmeta><wp:meta_key>_x</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
    [item] = items_of(tmp_path, OPENED, meta, BODY, "</item>")
    assert item.meta == {"_x": (SERIALIZED,)}


@pytest.mark.parametrize(
    ("declared", "title"),
    [("", "A&lol9;B"), ('<!ENTITY lol9 "x">', "A&lol9;B"), ("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>", "")],
)
def test_entities_inside_an_item_lead_nowhere(tmp_path, declared: str, title: str):
    found = items_of(
        tmp_path, "<item>", declared, OPENED.removeprefix("<item>").replace("Judul", title), BODY, "</item>"
    )
    assert [item.title for item in found] in ([], [title])


def test_a_file_of_authors_alone_is_surveyed(tmp_path):
    people = "".join(an_author(f"penulis{number}") for number in range(300))
    found = survey(written(tmp_path, f"{HEAD}{people}</channel></rss>"))
    assert (len(found.index.authors), found.tally.items) == (300, 0)


@pytest.mark.django_db
@pytest.mark.usefixtures("site")
def test_items_with_next_to_nothing_in_them_come_in(tmp_path, capsys):
    parts = [
        f"{OPENED}</item>",
        f"{OPENED}<wp:post_id>2</wp:post_id>{BODY}</item>",
        "<item><wp:post_type>nav_menu_item</wp:post_type><wp:post_id>3</wp:post_id></item>",
        "<item><wp:post_type>attachment</wp:post_type><wp:post_id>4</wp:post_id></item>",
        an_item(5, creator="", title="", content="", link="", slug="", date="", gmt=""),
        an_item(6, content="\\'a\\' " + "Ю" * 300, slug="%d0%ae" * 40, link=f"{HOST}/?p=6"),
        an_item(7, content='<!-- wp:gallery {"ids":[1,2]} /--><!-- wp:html --><b><!-- /wp:html -->[gallery]'),
    ]
    path = written(tmp_path, an_export(*parts))
    for _time in range(2):
        call_command("import_wordpress", path, processes=0)
    fates = dict(ImportedItem.objects.values_list("post_id", "fate"))
    assert fates.keys() == {0, 2, 3, 4, 5, 6, 7}
    assert "failed" not in fates.values()
    capsys.readouterr()
