"""A story as a list of passages to compare: everything the digest covers, in the order in which readers meet it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.translation import gettext as _

from news.editor_keys import without_editor_keys
from news.editorial.comparing.block_words import WORDS, lines
from news.editorial.comparing.diff import Passage
from news.models import ArticlePage

_FACTS_BEHIND = ("source", "initials", "slug", "seo_title", "search_description", "change_note")
# Not printed, but rules hang on them.
_MARKS = ("is_about_child", "is_about_sexual_violence", "may_harm", "is_unverified")


def passages_of(article: ArticlePage) -> list[Passage]:
    """Every passage that is not empty; the same text gives the same list."""
    passages = [*_head(article), *_lead_photo(article), *_body(article), *_facts(article)]
    return [passage for passage in passages if passage.text or passage.key.startswith("block-")]


def _head(article: ArticlePage) -> Iterator[Passage]:
    for name, kind in (("kicker", "kicker"), ("title", "title"), ("summary", "summary")):
        yield _field(article, name, kind=kind)
    yield Passage("byline", "byline", _("Byline"), _byline(article))
    yield _field(article, "dateline_place", kind="byline")


def _byline(article: ArticlePage) -> str:
    names: dict[str, list[str]] = {}
    for entry in sorted(article.byline_entries.all(), key=lambda entry: entry.sort_order or 0):
        names.setdefault(str(entry.get_role_display()), []).append(str(entry.author))
    return " · ".join(f"{role} {', '.join(authors)}" for role, authors in names.items())


def _lead_photo(article: ArticlePage) -> Iterator[Passage]:
    if article.lead_photo_id:
        photo = article.lead_photo
        yield Passage("lead_photo", "photo", _("Lead photo"), photo.title, raw=str(article.lead_photo_id))
    yield _field(article, "lead_photo_caption", kind="photo")
    yield _field(article, "lead_photo_alt", kind="photo")


def _facts(article: ArticlePage) -> Iterator[Passage]:
    regions = [*([article.region] if article.region_id else []), *article.further_regions.all()]
    yield _fact("label", _("kind of text"), str(article.get_label_display()))
    yield _field(article, "sponsor", kind="fact")
    yield _fact("section", _("section"), str(article.section or ""))
    yield _fact("regions", _("region"), ", ".join(region.name for region in regions))
    yield _fact("topics", _("topics"), ", ".join(sorted(topic.name for topic in article.topics.all())))
    yield _fact("dateline_on", _("dateline: day"), date(article.dateline_on) if article.dateline_on else "")
    if article.embargo_until:
        until = timezone.localtime(article.embargo_until)
        yield _fact("embargo_until", _("embargo until"), f"{date(until, 'j F Y, H.i')} {until:%Z}")
    for name in _FACTS_BEHIND:
        yield _field(article, name, kind="fact")
    for name in _MARKS:
        yield _fact(
            name, str(article._meta.get_field(name).verbose_name), _("yes") if getattr(article, name) else ""
        )
    if article.is_unverified and article.verification_due_on:
        yield _fact("verification_due_on", _("verified by"), date(article.verification_due_on))


def _field(article: ArticlePage, name: str, *, kind: str) -> Passage:
    label = str(article._meta.get_field(name).verbose_name)
    return Passage(name, kind, label, str(getattr(article, name) or ""))


def _fact(key: str, label: str, text: str) -> Passage:
    return Passage(key, "fact", label, text)


def _body(article: ArticlePage) -> Iterator[Passage]:
    for block in article.body:
        key = f"block-{block.id}"
        stored = without_editor_keys(block.block.get_prep_value(block.value))
        raw = json.dumps(stored, sort_keys=True, default=str)
        if block.block_type == "quote":
            value = block.value
            speaker = str(value.get("speaker") or _("Nobody named"))
            yield Passage(key, "quote", str(block.block.label), value["text"], raw=raw)
            yield Passage(f"{key}-who", "speaker", "", ", ".join(filter(None, [speaker, value["role"]])))
        else:
            text = _words(block.block_type, stored=stored, value=block.value)
            yield Passage(key, block.block_type, str(block.block.label), text, raw=raw)


def _words(kind: str, *, stored: Any, value: Any) -> str:
    return WORDS[kind](stored) if kind in WORDS else TEXTS[kind](value)


def _photo(value: Any) -> str:
    photo = value.get("photo")
    credit = _("Photo: %(credit)s") % {"credit": photo.credit} if photo and photo.credit else ""
    return lines(photo.title if photo else "", value["caption"], value["alt"], credit)


def _gallery(value: Any) -> str:
    return lines(value["title"], *(_photo(entry) for entry in value["photos"]))


def _embed(value: Any) -> str:
    return lines(value["title"], value["url"], value["caption"])


def _related(value: Any) -> str:
    return lines(value["article"])


def _document(value: Any) -> str:
    document = value.get("document")
    return lines(value["title"], document.title if document else "")


TEXTS: dict[str, Callable[[Any], str]] = {
    "photo": _photo,
    "gallery": _gallery,
    "embed": _embed,
    "related": _related,
    "document": _document,
}
"""Of blocks that name something else: the desk is told what that is."""
