"""A story as a list of passages to compare: everything the digest covers, in the order in which readers meet it."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editor_keys import without_editor_keys
from news.editorial.comparing.diff import Passage
from news.models import ArticlePage
from news.stories.fields import COMPARED, Shape, StoryField


def passages_of(article: ArticlePage) -> list[Passage]:
    """Every passage that is not empty; the same text gives the same list."""
    passages = [passage for field in COMPARED for passage in _passages(article, field)]
    return [passage for passage in passages if passage.text or passage.key.startswith("block-")]


def _passages(article: ArticlePage, field: StoryField) -> Iterator[Passage]:
    if field.shape is Shape.BODY:
        yield from _body(article)
    elif not field.only_with or getattr(article, field.only_with):
        key, label = _NAMED.get(field.name) or (field.name, article._meta.get_field(field.name).verbose_name)
        raw = str(article.lead_photo_id or "") if field.name == "lead_photo" else ""
        yield Passage(key, field.compared_as, str(label), _text(article, field), raw=raw)


def _text(article: ArticlePage, field: StoryField) -> str:
    if field.name in _TOLD:
        return _TOLD[field.name](article)
    value = getattr(article, field.name)
    if field.shape is Shape.SET:
        return ", ".join(sorted(str(row) for row in value.all()))
    return _SAID[field.shape](value) if value and field.shape in _SAID else str(value or "")


def _moment(value: datetime) -> str:
    until = timezone.localtime(value)
    return f"{date(until, 'j F Y, H.i')} {until:%Z}"


def _byline(article: ArticlePage) -> str:
    names: dict[str, list[str]] = {}
    for entry in sorted(article.byline_entries.all(), key=lambda entry: entry.sort_order or 0):
        names.setdefault(str(entry.get_role_display()), []).append(str(entry.author))
    return " · ".join(f"{role} {', '.join(authors)}" for role, authors in names.items())


def _regions(article: ArticlePage) -> str:
    return ", ".join(region.name for region in article.load_regions())


_SAID: dict[Shape, Callable[[Any], str]] = {
    Shape.DAY: date,
    Shape.MOMENT: _moment,
    Shape.FLAG: lambda value: _("yes"),
}
_NAMED = {
    "byline_entries": ("byline", gettext_lazy("Byline")),
    "lead_photo": ("lead_photo", gettext_lazy("Lead photo")),
    "region": ("regions", gettext_lazy("region")),
}
_TOLD: dict[str, Callable[[ArticlePage], str]] = {
    "byline_entries": _byline,
    "label": lambda article: str(article.get_label_display()),
    "lead_photo": lambda article: article.lead_photo.title if article.lead_photo_id else "",
    # Both lists of places are one passage.
    "region": _regions,
    "further_regions": lambda article: "",
}


def _body(article: ArticlePage) -> Iterator[Passage]:
    for block in article.body:
        key = f"block-{block.id}"
        stored = without_editor_keys(block.block.get_prep_value(block.value))
        raw = json.dumps(stored, sort_keys=True, default=str)
        kind, words = block.block, block.block.desk_text(block.value)
        yield Passage(key, block.block_type, str(kind.label), words, raw=raw)
        if said := kind.said(block.value):
            who = [str(said.speaker or _("Nobody named")), said.role]
            yield Passage(f"{key}-who", "speaker", "", ", ".join(filter(None, who)))
