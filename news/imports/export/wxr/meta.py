"""What WordPress has no place for, as meta of an item: our numbers, old addresses, the record."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from news.imports.export.wxr.numbers import photo_number
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
    """WordPress itself redirects from ``_wp_old_slug``; whole addresses are for whoever writes the redirects."""
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
