"""What a stored version of a story names, and what became of it.

The database keeps what a story's own row names. What only a version names may be deleted meanwhile, and Wagtail's way
back from a version to a story ends there in an exception: nobody could open the story again.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import PROTECT, Field, Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def without_lost(content: dict[str, Any], *, model: type[Model]) -> tuple[dict[str, Any], list[str]]:
    """The content of a version of ``model`` without what is gone, and the names of the fields that lost something."""
    kept, lost = dict(content), []
    for field in _kept_fields(model):
        if content.get(field.name) is not None and not _present(field, [content[field.name]]):
            kept[field.name] = None
            lost.append(field.name)
    entries = content.get("byline_entries") or []
    author = model._meta.get_field("byline_entries").related_model._meta.get_field("author")
    present = _present(author, [entry["author"] for entry in entries])
    kept["byline_entries"] = [entry for entry in entries if entry["author"] in present]
    if len(kept["byline_entries"]) < len(entries):
        lost.append("byline_entries")
    return kept, lost


def _kept_fields(model: type[Model]) -> Iterator[Field]:
    """The relations of the model's own that forbid the deletion of what they name."""
    for field in model._meta.local_fields:
        if field.remote_field and field.remote_field.on_delete is PROTECT:
            yield field


def _present(field: Field, keys: list[int]) -> set[int]:
    """Those of ``keys`` that still name something; one query, none for no keys."""
    manager = field.remote_field.model._base_manager
    return set(manager.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def uploads_named(article: Any) -> set[tuple[type[Model], int]]:
    """The photos and files that a story names: in front, in its blocks, and in rich text."""
    found = set()
    if article.lead_photo_id:
        found.add((type(article)._meta.get_field("lead_photo").related_model, article.lead_photo_id))
    body, uploads = type(article)._meta.get_field("body"), (get_image_model(), get_document_model())
    for model, key, *_path in body.extract_references(article.body):
        if model in uploads:
            found.add((model, int(key)))
    return found
