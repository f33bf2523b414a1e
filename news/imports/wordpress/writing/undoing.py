"""An import taken back: what it made and nobody touched since goes, the rest stays and is named.

The record of decisions is append-only, and a story that was public cannot be deleted by anybody. An import is the one
thing that may be: its decisions were made by a program about stories that others had published elsewhere. The log of
decisions keeps its entries, and gets one more for the undoing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, ProtectedError, Q, QuerySet
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ReferenceIndex

from news.comments.models import ReaderComment
from news.digest import content_digest
from news.editorial.audit.chain import record
from news.editorial.models import Approval, PublishedVersion
from news.imports.models import ArchiveImport, ImportedItem, ImportedThing
from news.imports.one_at_a_time import the_only_import
from news.models import ArticlePage, Author, Person, Section, Topic
from news.projection import unproject
from news.quotes.models import Quote
from news.signals import archive_changed

BATCH = 50
OLD_COMMENT = Q(reader=None) & ~Q(signature="")
"""One that an import brought: nobody's of this site."""
_STANDS_ON_IT = ("corrections", "retractions", "complaints")


@dataclass(slots=True)
class Undone:
    """How many stories went, and the items whose stories stay because somebody did something with them."""

    deleted_count: int = 0
    kept: list[ImportedItem] = field(default_factory=list)


def undo(archive: ArchiveImport, *, by: Any, tell: Callable[[Undone], None] = lambda undone: None) -> Undone:
    """Take an import back, some dozens of stories a transaction; stopped half-way, it can be run again.

    Raises ``AlreadyRunning`` while an import is at work.
    """
    undone = Undone()
    with the_only_import():
        stories = archive.items.exclude(article=None).order_by("-pk")
        for some in batched(list(stories.values_list("pk", flat=True)), BATCH):
            _undo_some(some, undone)
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


@transaction.atomic
def _undo_some(pks: Iterable[int], undone: Undone) -> None:
    for item in ImportedItem.objects.filter(pk__in=pks).select_related("article"):
        if is_untouched(item) and _delete(item.article):
            undone.deleted_count += 1
        else:
            undone.kept.append(item)


def is_untouched(item: ImportedItem) -> bool:
    """Whether a story is just as the import left it: no newer text, no decision, nothing that stands on it."""
    article = item.article
    if content_digest(article.get_latest_revision_as_object()) != item.written_digest:
        return False
    if Approval.objects.filter(article=article).exclude(kind=Approval.Kind.IMPORTED).exists():
        return False
    quotes = Quote.objects.filter(article=article)
    if quotes.exclude(promise=None).exists() or quotes.exclude(confirmed_at=None).exists():
        return False
    if ReaderComment.objects.filter(article=article).exclude(OLD_COMMENT).exists():
        return False
    relations = {relation.get_accessor_name() for relation in ArticlePage._meta.related_objects}
    return not any(getattr(article, name).exists() for name in _STANDS_ON_IT if name in relations)


def _delete(article: ArticlePage) -> bool:
    """With its decisions; False for one that something else holds, which then stays whole."""
    try:
        with transaction.atomic():
            unproject(article.pk)
            # Answers before what they answer.
            ReaderComment.objects.filter(article=article).exclude(parent=None).delete()
            ReaderComment.objects.filter(article=article).delete()
            QuerySet(Quote).filter(article=article).delete()
            # Their own managers refuse, as everywhere else (see the head of this module).
            for model in (PublishedVersion, Approval):
                QuerySet(model).filter(article=article).delete()
            ArticlePage.objects.get(pk=article.pk).delete()
    except (ProtectedError, PermissionDenied):
        return False
    return True


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
