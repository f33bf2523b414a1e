"""A story's content as it is stored: of its row, of a draft, of a version that was kept; and all that it names."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from news.block_values import is_key, numbered
from news.models import ArticlePage
from news.stories.blocks.story import STORY_BLOCKS
from news.stories.fields import EXPORTED, Shape, StoryField

type Content = dict[str, Any]
type Wanted = dict[str, set[int]]

LINK = re.compile(r'<a\b(?=[^>]*\blinktype="(page|document)")(?=[^>]*\bid="(\d{1,18})")[^>]*>')
"""A link as the editor stores it: to a page or a file, by its id."""
_NAMES = frozenset(STORY_BLOCKS)
DATED = frozenset({Shape.DAY, Shape.MOMENT})
NAMED = {
    "section": "section",
    "region": "region",
    "lead_photo": "photo",
    "topics": "topic",
    "further_regions": "region",
}
"""What the fields name, by the kind of line that tells it."""
_PARTS = {"speaker": "person", "photo": "photo", "article": "page", "document": "document"}


def content_of(
    article: ArticlePage, *, byline: list[dict], topics: list[int], further_regions: list[int]
) -> Content:
    """Of a story's own row: what readers have of a public one, whatever its draft says."""
    lists = {"byline_entries": byline, "topics": topics, "further_regions": further_regions}
    return {field.name: _stored(article, field) for field in EXPORTED if field.name not in lists} | lists


def _stored(article: ArticlePage, field: StoryField) -> Any:
    """As a revision stores it."""
    value = getattr(article, f"{field.name}_id" if field.shape is Shape.ONE else field.name)
    if field.shape is Shape.BODY:
        return list(value.raw_data)
    return value.isoformat() if value and field.shape in DATED else value


def blocks_of(content: Content) -> list[dict[str, Any]]:
    """The body's blocks, each with its number; what is no block is left out, as where stories are read."""
    body = content.get("body") or []
    if isinstance(body, str):
        try:
            body = json.loads(body)
        except ValueError:
            body = []
    return numbered(list(body) if isinstance(body, list | tuple) else [], names=_NAMES)


def named_in(contents: Iterable[Content]) -> Wanted:
    """The ids of all that some contents name, by kind."""
    found: Wanted = defaultdict(set)
    for content in contents:
        for kind, key in _references(content):
            if is_key(key):
                found[kind].add(key)
    return found


def _references(content: Content) -> Iterator[tuple[str, Any]]:
    for name, kind in NAMED.items():
        value = content.get(name)
        yield from ((kind, key) for key in (value if isinstance(value, list) else [value]))
    yield from (("author", entry.get("author")) for entry in content.get("byline_entries") or [])
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
