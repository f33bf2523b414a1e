"""What public pages show from elsewhere, and who changed it: people, places, authors, photos, standing pages, settings.

A story's own words pass the gate; these do not, so each change is on record with what stood there before. Only what
somebody does in the admin: commands that load regions or a demo leave no entry a row.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field, FileField, ForeignKey, Model
from django.db.models.signals import m2m_changed, post_delete, pre_save
from django.utils.html import strip_tags
from wagtail.models import Page

from news.editorial.audit.chain import acting_user, record
from news.editorial.models import DeskSettings
from news.models import (
    ArticlePage,
    Author,
    PaperSettings,
    Person,
    PersonAlias,
    Photo,
    Position,
    Region,
    RegionAlias,
    Section,
    Series,
    SeriesPart,
    SourceDocument,
    Topic,
    TopicPin,
)

MODELS = (
    Author,
    Person,
    PersonAlias,
    Position,
    Topic,
    TopicPin,
    Series,
    SeriesPart,
    Region,
    RegionAlias,
    Section,
    Photo,
    SourceDocument,
    PaperSettings,
    DeskSettings,
)
# Parts of another record: the entry is about the whole.
_WHOLES = {
    PersonAlias: "person",
    Position: "person",
    RegionAlias: "region",
    TopicPin: "topic",
    SeriesPart: "series",
}
# Kept by the machine, or shown to nobody.
_UNSHOWN = frozenset(
    {
        "navigation",
        # A merge has an entry of its own.
        "merged_into",
        "created_at",
        "file_size",
        "file_hash",
        "width",
        "height",
        "uploaded_by_user",
        "collection",
    }
)
_PAGE_FIELDS = ("title", "slug", "seo_title", "search_description", "live")
LONGEST_TEXT = 160
_LEAD_IN = 20


def record_reference(
    sender: type, *, instance: Model, update_fields: frozenset | None = None, raw: bool = False, **kwargs
) -> None:
    """Compare with what is stored, before it is overwritten; a save without a change leaves nothing."""
    if raw or acting_user() is None:
        return
    if instance._state.adding:
        # A new photo or document is shown by nothing yet, and names who uploaded it.
        if not isinstance(instance, (Photo, SourceDocument)):
            _record(instance, is_new=True, after=str(instance)[:LONGEST_TEXT])
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    changes = [*_changes(before, instance, only=update_fields)] if before else []
    if changes:
        _record(instance, fields=changes)


def record_page(
    sender: type, *, instance: Model, update_fields: frozenset | None = None, raw: bool = False, **kwargs
) -> None:
    """The same for public pages that are no stories: the front page, the masthead, the guideline."""
    if not isinstance(instance, Page) or isinstance(instance, ArticlePage) or raw or acting_user() is None:
        return
    if instance._state.adding or sender is Page:
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    if before is None or not (before.live or instance.live):
        return
    changes = [*_changes(before, instance, only=update_fields)]
    if changes:
        _record(instance, fields=changes)


def record_removed_reference(sender: type, *, instance: Model, **kwargs) -> None:
    """It is no more; what it said is on record."""
    if acting_user() is not None:
        _record(instance, is_deleted=True, before=str(instance)[:LONGEST_TEXT])


def record_people_shown(
    sender: type, *, instance: Model, action: str, model: type[Model], pk_set: set[int] | None, **kwargs
) -> None:
    """Who is on a photo."""
    verb = {"post_add": "added", "post_remove": "removed"}.get(action)
    if verb and pk_set and acting_user() is not None:
        _record(instance, **{verb: sorted(map(str, model._base_manager.filter(pk__in=pk_set)))})


def _record(instance: Model, **data: Any) -> None:
    whole = getattr(instance, _WHOLES.get(type(instance), ""), None) or instance
    record("reference_changed", by=acting_user(), about=str(whole), model=instance._meta.label_lower, **data)


def _changes(before: Model, after: Model, *, only: frozenset | None) -> Iterator[dict[str, str]]:
    for field in _shown_fields(type(after)):
        if only is not None and not only & {field.name, field.attname}:
            continue
        if getattr(before, field.attname) == getattr(after, field.attname):
            continue
        texts = _shortened(_text(before, field), _text(after, field))
        yield {"field": field.name, "before": texts[0], "after": texts[1]}


def _shown_fields(model: type[Model]) -> Iterator[Field]:
    for field in model._meta.concrete_fields:
        if issubclass(model, Page) and field.model is Page and field.name not in _PAGE_FIELDS:
            continue
        if not field.primary_key and field.name not in _UNSHOWN:
            yield field


def _text(instance: Model, field: Field) -> str:
    value = getattr(instance, field.name)
    if value is None:
        return ""
    if isinstance(field, FileField):
        return str(value.name or "")
    if isinstance(field, ForeignKey):
        return str(value)
    return " ".join(strip_tags(str(value)).split())


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Both from shortly before their first difference, so that a change far down a long text is seen."""
    pairs = zip(before, after, strict=False)
    same = next((place for place, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))
    start = max(0, same - _LEAD_IN) if max(len(before), len(after)) > LONGEST_TEXT else 0
    lead = "…" if start else ""
    return tuple(_cut(lead + text[start:]) for text in (before, after))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def connect() -> None:
    """Called once, by ``receivers.connect``."""
    uid = "news_editorial.audit_references"
    for model in MODELS:
        pre_save.connect(record_reference, sender=model, dispatch_uid=uid)
        post_delete.connect(record_removed_reference, sender=model, dispatch_uid=uid)
    pre_save.connect(record_page, dispatch_uid=f"{uid}.pages")
    m2m_changed.connect(record_people_shown, sender=Photo.people.through, dispatch_uid=uid)
