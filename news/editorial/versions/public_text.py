"""A kept version as passages that readers saw, from its JSON alone: a change log of many versions asks for names once.

What stands behind a story (address, words for search engines, an embargo) is no part of it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editor_keys import without_editor_keys
from news.editorial.comparing.diff import Passage
from news.models import ArticlePage, Author, Person, Photo, Region, Section, Topic
from news.stories.blocks.story import BLOCKS
from news.stories.blocks.words import entries_of
from news.stories.fields import LOGGED, Shape, StoryField

type Names = dict[tuple[str, int], str]

_NAMED: dict[str, type[Model]] = {
    "author": Author,
    "photo": Photo,
    "region": Region,
    "section": Section,
    "speaker": Person,
    "topic": Topic,
}


def load_names(contents: Iterable[dict[str, Any]]) -> Names:
    """What the things are called that some versions name, by kind and id; one query for all of them."""
    wanted: dict[str, set[int]] = {kind: set() for kind in _NAMED}
    for content in contents:
        for kind, key in _references(content):
            if isinstance(key, int):
                wanted[kind].add(key)
    parts = [
        model.objects.filter(pk__in=wanted[kind])
        .order_by()
        .annotate(kind_named=Value(kind))
        .values_list("kind_named", "pk", "title" if model is Photo else "name")
        for kind, model in _NAMED.items()
        if wanted[kind]
    ]
    first, *rest = parts or [None]
    return (
        {(kind, key): name for kind, key, name in first.union(*rest, all=True)} if first is not None else {}
    )


def passages_of(content: dict[str, Any], *, names: Names) -> list[Passage]:
    """Every passage that is not empty, in the order in which readers met it."""
    passages = [passage for field in LOGGED for passage in _passages(content, field, names)]
    return [passage for passage in passages if passage.text]


def _passages(content: dict[str, Any], field: StoryField, names: Names) -> Iterator[Passage]:
    if field.shape is Shape.BODY:
        yield from _body(content, names)
        return
    key, label = _LABELS.get(field.name) or (field.name, ArticlePage._meta.get_field(field.name).verbose_name)
    raw = str(content.get(field.name) or "") if field.name == "lead_photo" else ""
    yield Passage(key, field.compared_as, str(label), _text(content, field, names), raw=raw)


def _text(content: dict[str, Any], field: StoryField, names: Names) -> str:
    value = content.get(field.name)
    match field.name:
        case "byline_entries":
            authors = [names.get(("author", entry["author"]), "") for entry in value or []]
            return ", ".join(dict.fromkeys(filter(None, authors)))
        case "lead_photo":
            return content.get("lead_photo_caption") or names.get(("photo", value), "") if value else ""
        case "region":
            regions = [value, *(content.get("further_regions") or [])]
            return ", ".join(filter(None, (names.get(("region", region), "") for region in regions)))
        case "further_regions":
            return ""
        case "section":
            return names.get(("section", value), "")
        case "topics":
            return ", ".join(filter(None, sorted(names.get(("topic", key), "") for key in value or [])))
        case _:
            return str(value or "")


# What readers call them, and by which key the change log knows them.
_LABELS = {
    "kicker": ("kicker", gettext_lazy("Kicker")),
    "title": ("title", gettext_lazy("Headline")),
    "summary": ("summary", gettext_lazy("Summary")),
    "byline_entries": ("byline", gettext_lazy("Byline")),
    "dateline_place": ("dateline_place", gettext_lazy("Dateline")),
    "lead_photo": ("lead_photo", gettext_lazy("Lead photo")),
    "sponsor": ("sponsor", gettext_lazy("Paid by, or released by")),
    "section": ("section", gettext_lazy("Section")),
    "region": ("regions", gettext_lazy("Region")),
    "topics": ("topics", gettext_lazy("Topics")),
}


def blocks_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The body's blocks as they are stored."""
    body = content.get("body") or []
    return json.loads(body) if isinstance(body, str) else list(body)


def photos_in(content: dict[str, Any]) -> Iterator[int]:
    """The ids of all photos that a version showed, those in galleries too."""
    if content.get("lead_photo"):
        yield content["lead_photo"]
    for block in blocks_of(content):
        value = block.get("value")
        if isinstance(value, dict):
            shown = [value, *entries_of(value.get("photos"))]
            yield from (entry["photo"] for entry in shown if isinstance(entry.get("photo"), int))


def _references(content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for entry in content.get("byline_entries") or []:
        yield "author", entry.get("author")
    for kind in ("region", "section"):
        yield kind, content.get(kind)
    yield "photo", content.get("lead_photo")
    yield from (("region", key) for key in content.get("further_regions") or [])
    yield from (("topic", key) for key in content.get("topics") or [])
    for block in blocks_of(content):
        value = block.get("value")
        if isinstance(value, dict):
            yield "speaker", value.get("speaker")
            yield "photo", value.get("photo")


def _body(content: dict[str, Any], names: Names) -> Iterator[Passage]:
    paragraph_count = 0
    for stored in blocks_of(content):
        kind, value, key = stored.get("type", ""), stored.get("value"), f"block-{stored.get('id')}"
        block = BLOCKS.get(kind)
        if block is None or not block.is_in_log:
            continue
        paragraph_count += block.is_paragraph
        if said := block.said(value):
            speaker = names.get(("speaker", said.speaker), "") or _("Nobody named")
            label = _words_of(speaker, after=paragraph_count)
            text = block.public_text(value)
            yield Passage(key, kind, label, f"“{text}”" if text else "")
            yield Passage(f"{key}-who", "speaker", label, ", ".join(filter(None, [speaker, said.role])))
        else:
            raw = json.dumps(without_editor_keys(value), sort_keys=True)
            label = _place(paragraph_count, is_paragraph=block.is_paragraph)
            yield Passage(key, kind, label, block.public_text(value), raw=raw)


def _words_of(speaker: str, *, after: int) -> str:
    if not after:
        return _("What %(name)s said") % {"name": speaker}
    return _("After paragraph %(number)s, what %(name)s said") % {"number": after, "name": speaker}


def _place(paragraph_count: int, *, is_paragraph: bool) -> str:
    if is_paragraph:
        return _("Paragraph %(number)s") % {"number": paragraph_count}
    return _("After paragraph %(number)s") % {"number": paragraph_count} if paragraph_count else ""
