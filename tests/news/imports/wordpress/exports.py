"""Invented export files, one trap at a time."""

from pathlib import Path

from news.imports.wordpress.reading import read_wxr
from news.imports.wordpress.records import ItemRecord, Record, Trouble

HOST = "https://kabar.test"
HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Kabar &amp; Cerita</title><link>{HOST}</link><language>id</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{HOST}</wp:base_blog_url>
"""
FOOT = "</channel>\n</rss>\n"


def an_author(login: str, name: str = "") -> str:
    return (
        f"<wp:author><wp:author_login><![CDATA[{login}]]></wp:author_login>"
        f"<wp:author_display_name><![CDATA[{name or login.title()}]]></wp:author_display_name></wp:author>\n"
    )


def a_category(slug: str, name: str = "", *, parent: str = "") -> str:
    return (
        f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename>"
        f"<wp:category_parent>{parent}</wp:category_parent>"
        f"<wp:cat_name><![CDATA[{name or slug.title()}]]></wp:cat_name></wp:category>\n"
    )


def a_comment(
    number: int, *, parent: int = 0, status: str = "1", kind: str = "comment", text: str = "Setuju."
) -> str:
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>Udin</wp:comment_author>"
        f"<wp:comment_date_gmt>2023-05-11 03:00:00</wp:comment_date_gmt>"
        f"<wp:comment_content><![CDATA[{text}]]></wp:comment_content>"
        f"<wp:comment_approved>{status}</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type>"
        f"<wp:comment_parent>{parent}</wp:comment_parent></wp:comment>\n"
    )


def a_meta(key: str, value: object) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>\n"
    )


def a_term(slug: str, *, taxonomy: str = "category") -> str:
    return f'<category domain="{taxonomy}" nicename="{slug}"><![CDATA[{slug.title()}]]></category>\n'


def an_item(number: int, *, rest: str = "", **changes: str) -> str:
    """A public post; `rest` is XML at its end, `changes` are the texts of its tags."""
    values = {
        "title": f"<![CDATA[Berita {number}]]>",
        "link": f"{HOST}/2023/05/11/berita-{number}/",
        "creator": "rina",
        "content": f"Isi berita {number}.",
        "excerpt": "",
        "date": "2023-05-11 10:15:00",
        "gmt": "2023-05-11 02:15:00",
        "slug": f"berita-{number}",
        "status": "publish",
        "kind": "post",
        "parent": "0",
    } | changes
    return (
        f"<item>\n<title>{values['title']}</title>\n<link>{values['link']}</link>\n"
        f"<dc:creator><![CDATA[{values['creator']}]]></dc:creator>\n"
        f'<guid isPermaLink="false">{HOST}/?p={number}</guid>\n'
        f"<content:encoded><![CDATA[{values['content']}]]></content:encoded>\n"
        f"<excerpt:encoded><![CDATA[{values['excerpt']}]]></excerpt:encoded>\n"
        f"<wp:post_id>{number}</wp:post_id>\n<wp:post_date>{values['date']}</wp:post_date>\n"
        f"<wp:post_date_gmt>{values['gmt']}</wp:post_date_gmt>\n<wp:post_name>{values['slug']}</wp:post_name>\n"
        f"<wp:status>{values['status']}</wp:status>\n<wp:post_parent>{values['parent']}</wp:post_parent>\n"
        f"<wp:post_type>{values['kind']}</wp:post_type>\n{rest}</item>\n"
    )


def an_attachment(number: int, *, url: str | None = None, **changes: str) -> str:
    url = f"{HOST}/wp-content/uploads/2023/05/foto-{number}.jpg" if url is None else url
    rest = f"<wp:attachment_url>{url}</wp:attachment_url>\n"
    return an_item(number, rest=rest, kind="attachment", status="inherit", content="", **changes)


def an_export(*parts: str, head: str = HEAD, foot: str = FOOT) -> str:
    return head + an_author("rina", "Rina Sulastri") + "".join(parts) + foot


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "ekspor.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def records(folder: Path, text: str | bytes) -> list[Record]:
    return list(read_wxr(written(folder, text)))


def items(found: list[Record]) -> list[ItemRecord]:
    return [record for record in found if isinstance(record, ItemRecord)]


def troubles(found: list[Record]) -> list[tuple[str, str]]:
    return [(record.code, record.where) for record in found if isinstance(record, Trouble)]
