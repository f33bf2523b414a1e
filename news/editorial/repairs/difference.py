"""What differs between two versions of a story: words of running text, or something else."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from news.digest import READER_FIELDS, digest_of_content
from news.editor_keys import without_editor_keys
from news.editorial.repairs.typos import TAG, WordChange, changes_between
from news.models import ArticlePage
from news.stories.blocks.story import BLOCKS

PROSE_FIELDS = ("title", "kicker", "summary", "lead_photo_caption", "lead_photo_alt")
# The parts of a block that are running text; all else in a body stays as it was.
_PROSE_PARTS = frozenset({"", "value", "text", "title", "caption", "alt"})
_HEADLINES = frozenset({"title", "kicker", "heading"})
_TAGS = re.compile(r"<[^>]*>")
_LINE_ENDS = re.compile(r"</?(?:p|li|ul|ol|h\d|blockquote)\b|<hr", re.IGNORECASE)
_BOOKS = frozenset({"live", "live_revision", "live_revision_id", "section_id", "region_id", "lead_photo_id"})


class Structure(Exception):
    """Something other than words differs; the sentence says what."""


def changes_of(was: dict[str, Any], now: dict[str, Any]) -> Iterator[WordChange]:
    """The places where words of two contents differ; raises ``Structure`` where something else does."""
    for name in PROSE_FIELDS:
        yield from _prose(was.get(name) or "", now.get(name) or "", is_headline=name in _HEADLINES)
    old, new = _blocks(was), _blocks(now)
    if [(block.get("id"), block["type"]) for block in old] != [
        (block.get("id"), block["type"]) for block in new
    ]:
        raise Structure(_("A block was added, taken out or moved."))
    for before, after in zip(old, new, strict=True):
        if before["value"] != after["value"]:
            yield from _block_changes(before, after)


def other_fields(was: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Names of fields beside the prose that differ in what a reader sees or a rule hangs on."""
    kept = {name: was.get(name) for name in (*PROSE_FIELDS, "body")}
    if digest_of_content(was) == digest_of_content(now | kept):
        return []
    looked_at = READER_FIELDS - _BOOKS - {*PROSE_FIELDS, "body", "byline_entries"}
    differing = sorted(name for name in looked_at if _value(was, name) != _value(now, name))
    return [str(ArticlePage._meta.get_field(name).verbose_name) for name in differing] or [_("byline")]


def texts_of(content: dict[str, Any]) -> Iterator[str]:
    """All words of a content, place by place: also those that nobody repairs alone."""
    yield from (content.get(name) or "" for name in PROSE_FIELDS)
    for block in _blocks(content):
        yield from map(_plain, _strings(block["value"]))


def _block_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[WordChange]:
    block = BLOCKS[before["type"]]
    if block.is_speech:
        raise Structure(_("A quotation, its speaker or the speaker's role changed."))
    if not block.is_prose:
        raise Structure(_("A table, link or file changed."))
    yield from _leaves(before["value"], after["value"], part="", is_headline=before["type"] in _HEADLINES)


def _leaves(old: Any, new: Any, *, part: str, is_headline: bool) -> Iterator[WordChange]:
    """The changes in all running text of a block; anything else that differs ends the comparison."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key in old:
            yield from _leaves(old[key], new[key], part=key, is_headline=is_headline or key in _HEADLINES)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for before, after in zip(old, new, strict=True):
            yield from _leaves(before, after, part=part, is_headline=is_headline)
    elif isinstance(old, str) and isinstance(new, str) and part in _PROSE_PARTS:
        yield from _prose(old, new, is_headline=is_headline)
    else:
        raise Structure(_("A picture, or the order or form of a block, changed."))


def _prose(old: str, new: str, *, is_headline: bool) -> Iterator[WordChange]:
    """Text with or without tags: the tags stay, the words between them are compared."""
    if _tags(old) != _tags(new):
        raise Structure(_("A link, an emphasis or the division of a paragraph changed."))
    yield from changes_between(_plain(old), _plain(new), is_headline=is_headline)


def _tags(text: str) -> list[str]:
    return _TAGS.findall(without_editor_keys(text))


def _plain(text: str) -> str:
    """The words, a line a paragraph, and a sign for each tag inside one: a mark may not move across it."""
    return html.unescape(_TAGS.sub(lambda tag: "\n" if _LINE_ENDS.match(tag.group()) else TAG, text))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(part)


def _value(content: dict[str, Any], name: str) -> Any:
    value = content.get(name)
    return sorted(value) if isinstance(value, list) else value


def _blocks(content: dict[str, Any]) -> list[dict[str, Any]]:
    body = content.get("body") or "[]"
    return json.loads(body) if isinstance(body, str) else body
