"""An import taken back: what it made and nobody touched since goes, the rest stays and is named.

The record of decisions is append-only, and a story that was public cannot be deleted by anybody. An import is the one
thing that may be: its decisions were made by a program about stories that others had published elsewhere. The log of
decisions keeps its entries, and gets one more for the undoing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from news.editorial.audit.chain import record
from news.imports.models import ArchiveImport, ImportedItem, ImportedThing
from news.imports.one_at_a_time import the_only_import
from news.imports.wordpress.writing.deleting import delete_stories
from news.imports.wordpress.writing.untouched import AT_ONCE, unneeded, untouched
from news.models import ArticlePage, Author, Person, Section, Topic
from news.signals import archive_changed


@dataclass(slots=True)
class Undone:
    """How many stories went, and the items whose stories stay because somebody did something with them."""

    deleted_count: int = 0
    kept: list[ImportedItem] = field(default_factory=list)


def undo(archive: ArchiveImport, *, by: Any, tell: Callable[[Undone], None] = lambda undone: None) -> Undone:
    """Take an import back, some hundreds of stories a transaction; stopped half-way, it can be run again.

    Raises ``AlreadyRunning`` while an import is at work.
    """
    undone = Undone()
    with the_only_import():
        stories = list(archive.items.exclude(article=None).order_by("-pk").values_list("pk", flat=True))
        going = unneeded(_untouched_of(stories))
        for some in batched(stories, AT_ONCE):
            _undo_some(some, going, undone)
            tell(undone)
        # In this order: an author may go once no story carries the name.
        for model in (Redirect, Topic, Section, Person, Author):
            _remove_unused(archive, model)
        _remove_unused_photos(archive)
        with transaction.atomic():
            archive.items.filter(article=None, photo=None).delete()
            archive.state, archive.finished_at = ArchiveImport.State.UNDONE, timezone.now()
            archive.counts = archive.items.counted()
            archive.save()
            record(
                "import_undone",
                by=by,
                about=archive.file_name,
                deleted=undone.deleted_count,
                kept=len(undone.kept),
            )
    archive_changed.send_robust(sender=ArticlePage)
    return undone


def _untouched_of(stories: Sequence[int]) -> set[int]:
    """Asked of all before the first goes: two that name each other go together or not at all."""
    found = set()
    for some in batched(stories, AT_ONCE):
        found |= untouched(ImportedItem.objects.filter(pk__in=some))
    return found


@transaction.atomic
def _undo_some(pks: Sequence[int], going: set[int], undone: Undone) -> None:
    items = list(ImportedItem.objects.filter(pk__in=pks).exclude(article=None))
    # Whoever is at work on one of them finishes first, and is seen.
    list(Page.objects.select_for_update().filter(pk__in=[item.article_id for item in items]).only("pk"))
    still = untouched(items) & going
    gone = _delete(sorted(still))
    undone.deleted_count += len(gone)
    undone.kept += [item for item in items if item.article_id not in gone]


def _delete(pks: Sequence[int]) -> set[int]:
    """Those that could be deleted: one that something else holds stays whole, and costs no other."""
    try:
        delete_stories(pks)
    except ProtectedError:
        return set().union(*(_delete([pk]) for pk in pks)) if len(pks) > 1 else set()
    return set(pks)


def _remove_unused(archive: ArchiveImport, model: type[Model]) -> None:
    """Those whom the import entered and whom nothing names any longer."""
    made = ImportedThing.objects.filter(archive=archive, content_type__model=model._meta.model_name)
    for thing in model.objects.filter(pk__in=made.values("object_id")):
        if _is_used(thing):
            continue
        try:
            with transaction.atomic():
                pk = thing.pk
                thing.delete()
                made.filter(object_id=pk).delete()
        except ProtectedError:
            continue


def _remove_unused_photos(archive: ArchiveImport) -> None:
    """Pictures that no story shows any longer, with their files; others stay as anybody's photos."""
    for item in archive.items.exclude(photo=None).select_related("photo"):
        if not ReferenceIndex.get_references_to(item.photo).exists():
            item.photo.delete()


def _is_used(thing: Model) -> bool:
    if isinstance(thing, Topic) and thing.articles.exists():
        return True
    return ReferenceIndex.get_references_to(thing).exists()
