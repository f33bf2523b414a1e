"""A story's content as it is stored: of its row, of a draft, of a version that was kept; and all that it names."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from news.block_values import is_key, numbered
from news.blocks import STORY_BLOCKS
from news.models import ArticlePage

type Content = dict[str, Any]
type Wanted = dict[str, set[int]]

LINK = re.compile(r'<a\b(?=[^>]*\blinktype="(page|document)")(?=[^>]*\bid="(\d{1,18})")[^>]*>')
"""A link as the editor stores it: to a page or a file, by its id."""
PLAIN_FIELDS = (
    "title",
    "kicker",
    "summary",
    "label",
    "sponsor",
    "source",
    "dateline_place",
    "dateline_on",
    "initials",
    "lead_photo_caption",
    "lead_photo_alt",
    "is_unverified",
    "verification_due_on",
    "seo_title",
    "search_description",
    "slug",
)
_NAMES = frozenset(STORY_BLOCKS)
_FIELDS = {"section": "section", "region": "region", "lead_photo": "photo"}
_PARTS = {"speaker": "person", "photo": "photo", "article": "page", "document": "document"}


def content_of(
    article: ArticlePage, *, byline: list[dict], topics: list[int], further_regions: list[int]
) -> Content:
    """Of a story's own row: what readers have of a public one, whatever its draft says."""
    plain = {name: getattr(article, name) for name in PLAIN_FIELDS}
    days = {name: plain[name] and plain[name].isoformat() for name in ("dateline_on", "verification_due_on")}
    return (
        plain
        | days
        | {
            "section": article.section_id,
            "region": article.region_id,
            "lead_photo": article.lead_photo_id,
            "byline_entries": byline,
            "topics": topics,
            "further_regions": further_regions,
            "body": list(article.body.raw_data),
        }
    )


def blocks_of(content: Content) -> list[dict[str, Any]]:
    """The body's blocks, each with its number; what is no block is left out, as where stories are read."""
    body = content.get("body") or []
    if isinstance(body, str):
        try:
            body = json.loads(body)
        except ValueError:
            body = []
    return numbered(list(body) if isinstance(body, list | tuple) else [], names=_NAMES)


def entries_of(value: Any) -> list[Any]:
    """The values of a list inside a block, whether it was stored with the numbers of its entries or without."""
    entries = value if isinstance(value, list) else []
    return [entry["value"] if isinstance(entry, dict) and "value" in entry else entry for entry in entries]


def part(value: Any, name: str) -> Any:
    """A part of a block; None where something else is stored in its place."""
    return value.get(name) if isinstance(value, dict) else None


def named_in(contents: Iterable[Content]) -> Wanted:
    """The ids of all that some contents name, by kind."""
    found: Wanted = defaultdict(set)
    for content in contents:
        for kind, key in _references(content):
            if is_key(key):
                found[kind].add(key)
    return found


def _references(content: Content) -> Iterator[tuple[str, Any]]:
    yield from ((kind, content.get(name)) for name, kind in _FIELDS.items())
    yield from (("author", entry.get("author")) for entry in content.get("byline_entries") or [])
    yield from (("topic", key) for key in content.get("topics") or [])
    yield from (("region", key) for key in content.get("further_regions") or [])
    for block in blocks_of(content):
        yield from _named_in_block(block["value"])


def _named_in_block(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, str):
        yield from ((kind, int(key)) for kind, key in LINK.findall(value))
    elif isinstance(value, list):
        for entry in value:
            yield from _named_in_block(entry)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in _PARTS and not isinstance(inner, dict | list | str):
                yield _PARTS[name], inner
            else:
                yield from _named_in_block(inner)
