"""What a stored version of a story names, and what became of it.

The database keeps what a story's own row names. What only a version names may be deleted meanwhile, and Wagtail's way
back from a version to a story ends there in an exception: nobody could open the story again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.models import PROTECT, Field, Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from news.models.region import Region


@dataclass(frozen=True, slots=True)
class Named:
    """What the content of one version names: ``kept`` is that content without what is gone (``lost``, by field)."""

    kept: dict[str, Any]
    lost: list[str]
    things: dict[str, Model]
    authors: dict[int, Model]

    def hand_to(self, article: Any) -> None:
        """The story made of ``kept`` has at hand what was looked up: nobody asks the database for it again."""
        article.lost_references, article.looked_up = self.lost, self
        for name, thing in self.things.items():
            setattr(article, name, thing)
        for entry in article.byline_entries.all():
            entry.author = self.authors[entry.author_id]


def look_up(content: dict[str, Any], *, model: type[Model], page: Any = None) -> Named:
    """What ``content``, of a version of ``model``, names; one query for each kind of thing that it names.

    None for what its ``page`` has at hand: what a stored row names is there, and what was looked up just now
    (``looked_up``, set by a caller that holds the page's lock).
    """
    kept, lost, things = dict(content), [], {}
    before = getattr(page, "looked_up", None)
    for field in _kept_fields(model):
        if (key := content.get(field.name)) is None:
            continue
        if thing := _at_hand(field, key, page=page, before=before) or _present(field, [key]).get(key):
            things[field.name] = thing
        else:
            kept[field.name] = None
            lost.append(field.name)
    entries = content.get("byline_entries") or []
    author = model._meta.get_field("byline_entries").related_model._meta.get_field("author")
    wanted = {entry["author"] for entry in entries}
    at_hand = before.authors if before and wanted <= before.authors.keys() else None
    authors = at_hand if at_hand is not None else _present(author, sorted(wanted))
    kept["byline_entries"] = [entry for entry in entries if entry["author"] in authors]
    if len(kept["byline_entries"]) < len(entries):
        lost.append("byline_entries")
    return Named(kept, lost, things, authors)


def _at_hand(field: Field, key: int, *, page: Any, before: Named | None) -> Model | None:
    if page is not None and getattr(page, field.attname) == key and field.is_cached(page):
        return getattr(page, field.name)
    thing = before.things.get(field.name) if before else None
    return thing if thing is not None and thing.pk == key else None


def _kept_fields(model: type[Model]) -> Iterator[Field]:
    """The relations of the model's own that forbid the deletion of what they name."""
    for field in model._meta.local_fields:
        if field.remote_field and field.remote_field.on_delete is PROTECT:
            yield field


def _present(field: Field, keys: list[int]) -> dict[int, Model]:
    """Those of ``keys`` that still name something, with what they name; one query, none for no keys."""
    if not keys:
        return {}
    named = field.remote_field.model
    found = named._base_manager.filter(pk__in=keys)
    # A region is shown with what it lies in.
    return {thing.pk: thing for thing in (found.select_related("parent") if named is Region else found)}


@contextmanager
def indexed_once(page: Page) -> Iterator[None]:
    """What is saved inside, a page with the rows that hang on it, is not indexed meanwhile: ``index`` does that once.

    Wagtail reads the whole page again for the page and for each of its rows. Receivers inside must not save another
    page: the switch is the thread's.
    """
    if _is_off():
        yield
        return
    from wagtail import signal_handlers as index  # asks for the page model when it is imported

    with index.disable_reference_index_auto_update():
        yield


def index(page: Page, *, is_whole: bool) -> None:
    """Note what a page names; ``is_whole``: all that the page in memory holds was stored just now.

    Otherwise it is read again: what was not stored is a draft.
    """
    if _is_off():
        return
    if is_whole:
        ReferenceIndex.create_or_update_for_object(page)
        return
    from wagtail import signal_handlers as index  # asks for the page model when it is imported

    index.update_reference_index_on_save(page)


def _is_off() -> bool:
    from wagtail import signal_handlers as index  # asks for the page model when it is imported

    return getattr(index.reference_index_auto_update_disabled, "value", False)


@contextmanager
def holding(page: Page, relations: dict[str, list[Model]]) -> Iterator[None]:
    """Inside, the rows that hang on a page are those that were saved with it; afterwards it asks the database again.

    ``relations``: what ``held_by`` said before the page was saved.
    """
    kept = page.__dict__.setdefault("_cluster_related_objects", {})
    kept |= relations
    try:
        yield
    finally:
        for name in relations:
            kept.pop(name, None)


def held_by(page: Page) -> dict[str, list[Model]]:
    """The rows that hang on a page, by relation, as far as it holds them in memory; in the order of the database."""
    held = {}
    for name, rows in getattr(page, "_cluster_related_objects", {}).items():
        ordering = rows[0]._meta.ordering if rows else ()
        held[name] = list(getattr(page, name).all().order_by(*ordering)) if ordering else list(rows)
    return held


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
