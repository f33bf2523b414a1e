"""Stories and photos as the items of a WordPress export."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.imports.export.wxr.markup import markup, notice
from news.imports.export.wxr.xml import cdata, element, parent, photo_number, plain, story_number
from news.models import ArticlePage, Correction
from news.stories.fields import EXPORTED, Shape

type Line = dict[str, Any]

# WordPress has a place for these, or they stand beside what they belong to.
_PLACED = frozenset(
    {"title", "summary", "slug", "seo_title", "search_description", "lead_photo_caption", "lead_photo_alt"}
)
_PLAIN = tuple(
    field.name
    for field in EXPORTED
    if field.shape in (Shape.TEXT, Shape.DAY) and not field.only_with and field.name not in _PLACED
)
_RECORDS = ("quotes", "corrections", "retractions")
_OF_PHOTO = ("file", "credit", "rights", "rights_expire_on")
_FOR_SEARCH_ENGINES = {"seo_title": "_yoast_wpseo_title", "search_description": "_yoast_wpseo_metadesc"}


def story_meta(line: Line) -> Iterator[tuple[str, str]]:
    """Keys and values; a key may come several times."""
    content = line["content"]
    yield "_newsroom_id", str(line["id"])
    yield "_newsroom_public_id", line["public_id"]
    yield from _addresses(line)
    yield from _lead_photo(content)
    yield "_newsroom_label", content["label"]
    yield from ((key, content[name]) for name, key in _FOR_SEARCH_ENGINES.items() if content[name])
    yield from ((f"_newsroom_{name}", content[name]) for name in _PLAIN if content[name])
    for name in _RECORDS:
        if line[name]:
            yield f"_newsroom_{name}", json.dumps(line[name], ensure_ascii=False)


def photo_meta(line: Line) -> Iterator[tuple[str, str]]:
    yield "_wp_attachment_image_alt", line["description"]
    yield "_newsroom_id", str(line["id"])
    yield from ((f"_newsroom_{name}", line[name]) for name in _OF_PHOTO if line[name])


def _addresses(line: Line) -> Iterator[tuple[str, str]]:
    """WordPress itself redirects from ``_wp_old_slug``; whole addresses are for redirects written by hand."""
    if line["address"]:
        yield "_newsroom_address", urlsplit(line["address"]).path
    slugs = (path.rstrip("/").rpartition("/")[2] for path in line["old_addresses"])
    yield from (("_newsroom_old_address", path) for path in line["old_addresses"])
    yield from (("_wp_old_slug", slug) for slug in dict.fromkeys(slugs) if slug and "?" not in slug)


def _lead_photo(content: Line) -> Iterator[tuple[str, str]]:
    photo = content["lead_photo"]
    if photo and photo["url"]:
        yield "_thumbnail_id", str(photo_number(photo["id"]))
        yield "_newsroom_lead_photo_caption", content["lead_photo_caption"]


NEVER = "0000-00-00 00:00:00"
_STATUSES = {"public": "publish", "restricted": "private"}


def story_item(line: Line) -> str:
    """A story with its words as blocks, its terms, its comments, and all that WordPress has no place for as meta."""
    content = line["content"]
    number = story_number(line["id"])
    return parent(
        "item",
        element("title", plain(content["title"])),
        element("link", line["address"] or f"{settings.SITE_URL}/?p={number}"),
        *_published(line),
        cdata("dc:creator", _writers(content)[0]["slug"] if _writers(content) else ""),
        element("guid", f"urn:uuid:{line['public_id']}", isPermaLink="false"),
        element("description"),
        cdata("content:encoded", body_of(line)),
        cdata("excerpt:encoded", plain(content["summary"])),
        element("wp:post_id", number),
        *_moments(line),
        cdata("wp:comment_status", "open" if line["comments"] else "closed"),
        cdata("wp:ping_status", "closed"),
        cdata("wp:post_name", content["slug"]),
        cdata("wp:status", _STATUSES.get(line["state"], "draft")),
        element("wp:post_parent", 0),
        element("wp:menu_order", 0),
        cdata("wp:post_type", "post"),
        cdata("wp:post_password", ""),
        element("wp:is_sticky", 0),
        *_terms(content),
        *(_meta(key, value) for key, value in story_meta(line)),
        *(_comment(comment) for comment in line["comments"]),
    )


def photo_item(line: Line) -> str:
    """A photo with its address; without one there is nothing to fetch, and WordPress would report an error."""
    if not line["url"]:
        return ""
    number = photo_number(line["id"])
    return parent(
        "item",
        element("title", plain(line["title"])),
        element("link", line["url"]),
        element("guid", line["url"], isPermaLink="false"),
        element("description"),
        cdata("content:encoded", plain(line["description"])),
        cdata("excerpt:encoded", plain(line["description"])),
        element("wp:post_id", number),
        cdata("wp:post_date", NEVER),
        cdata("wp:post_date_gmt", NEVER),
        cdata("wp:comment_status", "closed"),
        cdata("wp:ping_status", "closed"),
        cdata("wp:post_name", f"foto-{line['id']}"),
        cdata("wp:status", "inherit"),
        element("wp:post_parent", 0),
        element("wp:menu_order", 0),
        cdata("wp:post_type", "attachment"),
        cdata("wp:post_password", ""),
        element("wp:is_sticky", 0),
        cdata("wp:attachment_url", line["url"]),
        *(_meta(key, value) for key, value in photo_meta(line)),
    )


def body_of(line: Line) -> str:
    """The text, and under it each correction that stands on it."""
    content = line["content"]
    body = markup(content["blocks"], place=content["dateline_place"])
    notices = [notice(_heading(entry), entry["full_text"] or entry["text"]) for entry in line["corrections"]]
    return "\n\n".join(filter(None, [body, *notices]))


def _heading(entry: Line) -> str:
    kind = Correction(kind=entry["kind"], party=entry["party"]).title
    day = date_format(parse_datetime(entry["approved_at"]), "j F Y")
    return _("%(what)s, %(day)s.") % {"what": kind, "day": day}


def _writers(content: Line) -> list[Line]:
    named = [entry["author"] for entry in content["byline"] if entry["role"] == "writer"]
    return named or [entry["author"] for entry in content["byline"]]


def _published(line: Line) -> Iterator[str]:
    if line["published_at"]:
        yield element("pubDate", format_datetime(parse_datetime(line["published_at"]).astimezone(UTC)))


def _moments(line: Line) -> Iterator[str]:
    changed = line["changed_at"] or line["published_at"]
    yield from _moment("wp:post_date", line["published_at"])
    yield from _moment("wp:post_modified", changed)


def _moment(name: str, text: str | None) -> Iterator[str]:
    """By the paper's clock, and by that of Greenwich; WordPress keeps whole seconds."""
    moment = parse_datetime(text) if text else None
    yield cdata(name, _written(moment))
    yield cdata(f"{name}_gmt", _written(moment and moment.astimezone(UTC)))


def _written(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else NEVER


def _terms(content: Line) -> Iterator[str]:
    places = [content["region"], *content["further_regions"]]
    for category in filter(None, [content["section"], *places]):
        yield _term("category", category["slug"], category["name"])
    if content["label"] != ArticlePage.Label.NEWS:
        # What is paid for stays marked as such.
        yield _term("category", content["label"].replace("_", "-"), ArticlePage.Label(content["label"]).label)
    for topic in content["topics"]:
        yield _term("post_tag", topic["slug"], topic["name"])
    writers = _writers(content)
    for author in writers if len(writers) > 1 else ():
        yield _term("author", f"cap-{author['slug']}", author["name"])


def _term(domain: str, slug: str, name: str) -> str:
    return cdata("category", plain(str(name)), domain=domain, nicename=slug)


def _meta(key: str, value: str) -> str:
    return parent("wp:postmeta", cdata("wp:meta_key", key), cdata("wp:meta_value", value))


def _comment(comment: Line) -> str:
    return parent(
        "wp:comment",
        element("wp:comment_id", comment["id"]),
        cdata("wp:comment_author", plain(comment["name"])),
        cdata("wp:comment_author_email", comment.get("email", "")),
        element("wp:comment_author_url"),
        cdata("wp:comment_author_IP", ""),
        *_moment("wp:comment_date", comment["published_at"]),
        cdata("wp:comment_content", plain(comment["text"])),
        cdata("wp:comment_approved", "1"),
        cdata("wp:comment_type", "comment"),
        element("wp:comment_parent", comment["parent"] or 0),
        element("wp:comment_user_id", 0),
    )
