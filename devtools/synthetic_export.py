"""Invented WordPress exports of any length, for benchmarks and for tests of memory; the same number, the same file.

Half of the posts are of the classic editor, half of the block editor. Each has a headline, a dateline, quotations with
"ucapnya" and roles, a photo, terms and readers' comments, and is of the size of a regional paper's story (about 3 kB).
"""

import datetime
import zlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from devtools.synthetic_text import Story, invented_story, pick

HOST = "https://kabar-rekaan.test"
_FIRST_DAY = datetime.datetime(2014, 1, 6, 0, 30, tzinfo=datetime.UTC)
_MINUTES_BETWEEN = 11
_ATTACHMENT_IDS = 50_000_000
_COMMENT_IDS = 90_000_000

AUTHORS = [
    ("redaksi", "Redaksi Kabar Rekaan"),
    ("nurlela", "Nurlela Asri"),
    ("bram", "Bramantyo Adi"),
    ("sitir", "Siti Rukmana"),
    ("yosef", "Yosef Lawing"),
    ("hadi.p", "Hadi Prasodjo"),
]
CATEGORIES = [
    ("daerah", "Daerah", ""),
    ("samarinda", "Samarinda", "daerah"),
    ("balikpapan", "Balikpapan", "daerah"),
    ("kutai-kartanegara", "Kutai Kartanegara", "daerah"),
    ("ekonomi", "Ekonomi", ""),
    ("hukum", "Hukum", ""),
    ("olahraga", "Olahraga", ""),
    ("pendidikan", "Pendidikan", ""),
]
TAGS = [
    "banjir",
    "jalan rusak",
    "sungai",
    "pasar",
    "sekolah",
    "puskesmas",
    "nelayan",
    "APBD",
    "listrik",
    "air bersih",
]
_STATUSES = {7: "draft", 19: "private", 31: "pending"}

_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
\t<title>Kabar Rekaan</title>
\t<link>{host}</link>
\t<language>id</language>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:base_site_url>{host}</wp:base_site_url>
\t<wp:base_blog_url>{host}</wp:base_blog_url>
"""
_ITEM = """\t<item>
\t\t<title>{title}</title>
\t\t<link>{link}</link>
\t\t<dc:creator>{creator}</dc:creator>
\t\t<guid isPermaLink="false">{guid}</guid>
\t\t<description></description>
\t\t<content:encoded>{content}</content:encoded>
\t\t<excerpt:encoded>{excerpt}</excerpt:encoded>
\t\t<wp:post_id>{post_id}</wp:post_id>
\t\t<wp:post_date>{local}</wp:post_date>
\t\t<wp:post_date_gmt>{gmt}</wp:post_date_gmt>
\t\t<wp:post_modified>{local}</wp:post_modified>
\t\t<wp:post_modified_gmt>{gmt}</wp:post_modified_gmt>
\t\t<wp:post_name>{slug}</wp:post_name>
\t\t<wp:status>{status}</wp:status>
\t\t<wp:post_parent>0</wp:post_parent>
\t\t<wp:post_type>{kind}</wp:post_type>
\t\t<wp:post_password></wp:post_password>
\t\t<wp:is_sticky>0</wp:is_sticky>
{rest}\t</item>
"""
_META = (
    "\t\t<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>\n"
)
_COMMENT = """\t\t<wp:comment>
\t\t\t<wp:comment_id>{comment_id}</wp:comment_id>
\t\t\t<wp:comment_author>{author}</wp:comment_author>
\t\t\t<wp:comment_author_email>pembaca{comment_id}@contoh.test</wp:comment_author_email>
\t\t\t<wp:comment_date>{local}</wp:comment_date>
\t\t\t<wp:comment_date_gmt>{gmt}</wp:comment_date_gmt>
\t\t\t<wp:comment_content>{text}</wp:comment_content>
\t\t\t<wp:comment_approved>{status}</wp:comment_approved>
\t\t\t<wp:comment_type>comment</wp:comment_type>
\t\t\t<wp:comment_parent>{parent}</wp:comment_parent>
\t\t</wp:comment>
"""


def synthetic_wxr(posts: int) -> Iterator[str]:
    """The text of an export of so many posts, in pieces of one item; photos and comments come on top."""
    yield _HEAD.format(host=HOST)
    yield from _people_and_terms()
    for number in range(1, posts + 1):
        story = invented_story(number)
        if _has_photo(number):
            yield _attachment(number, story)
        yield _post(number, story)
    yield "</channel>\n</rss>\n"


def write_synthetic(path: Path, *, posts: int) -> Path:
    """The same, written to a file, in constant memory."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(synthetic_wxr(posts))
    return path


def _people_and_terms() -> Iterator[str]:
    for login, name in AUTHORS:
        yield (
            f"\t<wp:author><wp:author_login>{_cdata(login)}</wp:author_login>"
            f"<wp:author_email>{_cdata(login + '@kabar-rekaan.test')}</wp:author_email>"
            f"<wp:author_display_name>{_cdata(name)}</wp:author_display_name></wp:author>\n"
        )
    for slug, name, parent in CATEGORIES:
        yield (
            f"\t<wp:category><wp:category_nicename>{_cdata(slug)}</wp:category_nicename>"
            f"<wp:category_parent>{_cdata(parent)}</wp:category_parent>"
            f"<wp:cat_name>{_cdata(name)}</wp:cat_name></wp:category>\n"
        )
    for name in TAGS:
        yield (
            f"\t<wp:tag><wp:tag_slug>{_cdata(_slug(name))}</wp:tag_slug>"
            f"<wp:tag_name>{_cdata(name)}</wp:tag_name></wp:tag>\n"
        )


def _post(number: int, story: Story) -> str:
    at = _moment(number)
    status = _STATUSES.get(number % 100, "publish")
    slug = f"{_slug(story.headline)}-{number}"
    link = f"{HOST}/{at:%Y/%m/%d}/{slug}/" if status == "publish" else f"{HOST}/?p={number}"
    terms = [("category", *pick(CATEGORIES, number, "category")[:2])]
    terms += [("post_tag", _slug(tag), tag) for tag in _tags(number)]
    return _ITEM.format(
        **_moments(at),
        title=_cdata(story.headline),
        link=link,
        creator=_cdata(pick(AUTHORS, number, "author")[0]),
        guid=f"{HOST}/?p={number}",
        content=_cdata(_block_body(number, story) if number % 2 else _classic_body(number, story)),
        excerpt=_cdata(story.summary if number % 3 == 0 else ""),
        post_id=number,
        slug=_cdata(slug),
        status=_cdata(status),
        kind=_cdata("post"),
        rest="".join([*_terms(terms), *_metas(number, story), *_comments(number, at)]),
    )


def _attachment(number: int, story: Story) -> str:
    at = _moment(number)
    return _ITEM.format(
        **_moments(at),
        title=_cdata(f"foto-{number}"),
        link=f"{HOST}/?attachment_id={_ATTACHMENT_IDS + number}",
        creator=_cdata("redaksi"),
        guid=f"{HOST}/?p={_ATTACHMENT_IDS + number}",
        content=_cdata(""),
        excerpt=_cdata(story.caption),
        post_id=_ATTACHMENT_IDS + number,
        slug=_cdata(f"foto-{number}"),
        status=_cdata("inherit"),
        kind=_cdata("attachment"),
        rest=f"\t\t<wp:attachment_url>{_cdata(_photo_url(number))}</wp:attachment_url>\n",
    )


def _classic_body(number: int, story: Story) -> str:
    parts = [escape(text, quote=False) for text in story.paragraphs]
    if _has_photo(number):
        image = (
            f'<img class="size-full wp-image-{_ATTACHMENT_IDS + number}" src="{_photo_url(number)}" alt="" />'
        )
        parts.insert(1, f'[caption id="attachment_{number}" width="640"]{image} {story.caption}[/caption]')
    if number > 2:
        parts.insert(-1, f'Baca juga: <a href="{HOST}/?p={number - 2}">berita sebelumnya</a>')
    return "\n\n".join(parts)


def _block_body(number: int, story: Story) -> str:
    parts = [
        f"<!-- wp:paragraph -->\n<p>{escape(text, quote=False)}</p>\n<!-- /wp:paragraph -->"
        for text in story.paragraphs
    ]
    if _has_photo(number):
        parts.insert(
            1,
            f'<!-- wp:image {{"id":{_ATTACHMENT_IDS + number}}} -->\n<figure class="wp-block-image">'
            f'<img src="{_photo_url(number)}" alt="" class="wp-image-{_ATTACHMENT_IDS + number}"/>'
            f"<figcaption>{story.caption}</figcaption></figure>\n<!-- /wp:image -->",
        )
    parts.insert(4, f"<!-- wp:heading -->\n<h2>{story.heading}</h2>\n<!-- /wp:heading -->")
    return "\n\n".join(parts)


def _terms(terms: list[tuple[str, str, str]]) -> Iterator[str]:
    for taxonomy, slug, name in terms:
        yield f'\t\t<category domain="{taxonomy}" nicename="{slug}">{_cdata(name)}</category>\n'


def _tags(number: int) -> list[str]:
    return list(dict.fromkeys([pick(TAGS, number, "a"), pick(TAGS, number, "b")]))


def _metas(number: int, story: Story) -> Iterator[str]:
    yield _META.format(key="post_views_count", value=zlib.crc32(b"%d" % number) % 4000)
    if _has_photo(number):
        yield _META.format(key="_thumbnail_id", value=_ATTACHMENT_IDS + number)
    if number % 4 == 0:
        yield _META.format(key="_yoast_wpseo_metadesc", value=_cdata(story.summary))
    if number % 10 == 0:
        yield _META.format(key="_wp_old_slug", value=f"judul-lama-{number}")


def _comments(number: int, at: datetime.datetime) -> Iterator[str]:
    """Four posts in ten have readers' comments: a first one, an answer to it, and now and then one that waits."""
    count = {0: 2, 3: 1, 6: 3, 9: 2}.get(number % 10, 0)
    for place in range(count):
        comment_id = _COMMENT_IDS + number * 3 + place
        yield _COMMENT.format(
            **_moments(at + datetime.timedelta(hours=place + 1)),
            comment_id=comment_id,
            author=_cdata(pick(["Mak Ijah", "Udin", "Warga Hulu", "Pembaca"], number, str(place))),
            text=_cdata(
                pick(["Semoga lekas selesai.", "Di RT kami belum.", "Terima kasih infonya."], number, "k")
            ),
            status="1" if place < 2 else "0",
            parent=comment_id - 1 if place == 1 else 0,
        )


def _moment(number: int) -> datetime.datetime:
    return _FIRST_DAY + datetime.timedelta(minutes=_MINUTES_BETWEEN * number)


def _moments(at: datetime.datetime) -> dict[str, str]:
    local = at + datetime.timedelta(hours=8)
    return {"local": f"{local:%Y-%m-%d %H:%M:%S}", "gmt": f"{at:%Y-%m-%d %H:%M:%S}"}


def _has_photo(number: int) -> bool:
    return number % 3 == 0


def _photo_url(number: int) -> str:
    return f"{HOST}/wp-content/uploads/{_moment(number):%Y/%m}/foto-{number}.jpg"


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def _cdata(text: str) -> str:
    return f"<![CDATA[{text}]]>"
