"""An import taken back: what it made and nobody touched since goes, the rest stays and is named.

The record of decisions is append-only, and a story that was public cannot be deleted by anybody. An import is the one
thing that may be: its decisions were made by a program about stories that others had published elsewhere. The log of
decisions keeps its entries, and gets one more for the undoing.
"""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import batched
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import CASCADE, SET_NULL, F, Model, ProtectedError, Q, QuerySet
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from news.comments.models import ReaderComment
from news.editorial.audit.chain import record
from news.editorial.models import Approval, PublishedVersion
from news.imports.models import ArchiveImport, ImportedItem, ImportedThing
from news.imports.models.archive import BY, GONE, TASK, UNDO
from news.imports.one_at_a_time import the_only_import
from news.imports.wordpress.writing.untouched import AT_ONCE, hanging_on, unneeded, untouched
from news.models import ArticlePage, Author, Person, PublishedArticle, Section, Topic
from news.quotes.models import Quote
from news.references import uploads_named
from news.share_images.keeping import forget
from news.signals import archive_changed

State = ArchiveImport.State


@transaction.atomic
def delete_stories(pks: Collection[int]) -> None:
    """Raises ``ProtectedError`` where something holds one of them: then all of them are still there."""
    # What readers have first; documents of the search and lists of stories go with it.
    PublishedArticle.objects.filter(pk__in=pks).delete()
    # Answers before what they answer.
    comments = ReaderComment.objects.filter(article__in=pks)
    comments.exclude(parent=None).delete()
    comments.delete()
    for model in (Quote, PublishedVersion, Approval):
        QuerySet(model).filter(article__in=pks).delete()
    for relation in hanging_on(ArticlePage):
        of_these = Q(**{f"{relation.field.name}__in": pks})
        if relation.on_delete is CASCADE:
            QuerySet(relation.related_model).filter(of_these).delete()
        elif relation.on_delete is SET_NULL:
            QuerySet(relation.related_model).filter(of_these).update(**{relation.field.name: None})
    _delete_pages(pks)
    transaction.on_commit(partial(_forget_pictures, pks))


def _delete_pages(pks: Collection[int]) -> None:
    numbers, page = [str(pk) for pk in pks], ContentType.objects.get_for_model(Page)
    Revision.objects.filter(base_content_type=page, object_id__in=numbers).delete()
    ReferenceIndex.objects.filter(base_content_type=page, object_id__in=numbers).delete()
    kinds = [page, ContentType.objects.get_for_model(ArticlePage)]
    IndexEntry.objects.filter(content_type__in=kinds, object_id__in=numbers).delete()
    paths = Page.objects.filter(pk__in=pks).values_list("path", flat=True)
    parents = Counter(path[: -Page.steplen] for path in paths)
    for model in (ArticlePage, Page):
        QuerySet(model).filter(pk__in=pks)._raw_delete(DEFAULT_DB_ALIAS)
    for path, count in parents.items():
        Page.objects.filter(path=path).update(numchild=F("numchild") - count)


def _forget_pictures(pks: Collection[int]) -> None:
    for pk in pks:
        forget(str(pk))


@dataclass(slots=True)
class Undone:
    """How many stories went, and the items whose stories stay because somebody did something with them."""

    deleted_count: int = 0
    kept: list[ImportedItem] = field(default_factory=list)
    is_stopped: bool = False


def undo(archive: ArchiveImport, *, by: Any, tell: Callable[[Undone], None] = lambda undone: None) -> Undone:
    """Take an import back, some hundreds of stories a transaction; stopped half-way, it can be run again.

    Its row tells how far it is, and whether somebody wants it to stop, as with an import.
    Raises ``AlreadyRunning`` while an import is at work.
    """
    undone = Undone()
    with the_only_import(), _at_work(archive, by=by):
        stories = list(archive.items.exclude(article=None).order_by("-pk").values_list("pk", flat=True))
        _note(archive, total_count=len(stories), done_count=0)
        going, began = unneeded(_untouched_of(stories)), time.monotonic()
        for some in batched(stories, AT_ONCE):
            if _is_to_stop(archive):
                undone.is_stopped = True
                _note(archive, state=State.STOPPED)
                return undone
            _undo_some(archive, some, going, undone)
            done = undone.deleted_count + len(undone.kept)
            _note(
                archive,
                done_count=done,
                working_seconds=time.monotonic() - began,
                heard_at=timezone.now(),
            )
            tell(undone)
        # In this order: an author may go once no story carries the name, an address once its file is gone.
        for model in (Topic, Section, Person, Author):
            _remove_unused(archive, model, _is_used)
        _remove_unused_files(archive)
        staying = _addresses_of_documents(archive)
        _remove_unused(archive, Redirect, lambda redirect: redirect.redirect_link in staying)
        _end(archive, undone, by=by)
    return undone


@contextmanager
def _at_work(archive: ArchiveImport, *, by: Any) -> Iterator[None]:
    """What breaks off goes on as what it is: the row says that it is taken back, not brought in, and by whom."""
    archive.options = {**archive.options, TASK: UNDO, BY: by and by.pk}
    _note(archive, state=State.RUNNING, options=archive.options, heard_at=timezone.now())
    try:
        yield
    except KeyboardInterrupt:
        _note(archive, state=State.STOPPED)
        raise
    finally:
        archive_changed.send_robust(sender=ArticlePage)


def _note(archive: ArchiveImport, **values: Any) -> None:
    """Only what is known here: people ask for things meanwhile."""
    ArchiveImport.objects.filter(pk=archive.pk).update(**values)


def _is_to_stop(archive: ArchiveImport) -> bool:
    return ArchiveImport.objects.filter(pk=archive.pk, stop_wanted=True).exists()


@transaction.atomic
def _end(archive: ArchiveImport, undone: Undone, *, by: Any) -> None:
    archive.items.filter(article=None, photo=None, document=None).delete()
    archive.state, archive.finished_at = State.UNDONE, timezone.now()
    archive.counts = archive.items.counted()
    archive.save(update_fields=["state", "finished_at", "counts"])
    record(
        "import_undone",
        by=by,
        about=archive.file_name,
        deleted=archive.options.get(GONE, 0),
        kept=len(undone.kept),
    )


def _untouched_of(stories: Sequence[int]) -> set[int]:
    """Asked of all before the first goes: two that name each other go together or not at all."""
    found = set()
    for some in batched(stories, AT_ONCE):
        found |= untouched(ImportedItem.objects.filter(pk__in=some))
    return found


@transaction.atomic
def _undo_some(archive: ArchiveImport, pks: Sequence[int], going: set[int], undone: Undone) -> None:
    items = list(ImportedItem.objects.filter(pk__in=pks).exclude(article=None))
    # Whoever is at work on one of them finishes first, and is seen.
    list(Page.objects.select_for_update().filter(pk__in=[item.article_id for item in items]).only("pk"))
    still = untouched(items) & going
    gone = _delete(sorted(still))
    # Whoever stops here and imports again gets them again.
    ImportedItem.objects.filter(pk__in=[item.pk for item in items if item.article_id in gone]).delete()
    # Whatever ends this go, the log will count them.
    archive.options = {**archive.options, GONE: archive.options.get(GONE, 0) + len(gone)}
    _note(archive, options=archive.options)
    undone.deleted_count += len(gone)
    undone.kept += [item for item in items if item.article_id not in gone]


def _delete(pks: Sequence[int]) -> set[int]:
    """Those that could be deleted: one that something else holds stays whole, and costs no other."""
    try:
        delete_stories(pks)
    except ProtectedError:
        return set().union(*(_delete([pk]) for pk in pks)) if len(pks) > 1 else set()
    return set(pks)


def _remove_unused(archive: ArchiveImport, model: type[Model], is_used: Callable[[Any], bool]) -> None:
    """Those whom the import entered and whom nothing needs any longer."""
    made = ImportedThing.objects.filter(archive=archive, content_type__model=model._meta.model_name)
    for thing in model.objects.filter(pk__in=made.values("object_id")):
        if is_used(thing):
            continue
        try:
            with transaction.atomic():
                pk = thing.pk
                thing.delete()
                made.filter(object_id=pk).delete()
        except ProtectedError:
            continue


def _remove_unused_files(archive: ArchiveImport) -> None:
    """Pictures and documents that no story shows any longer, with their files; others stay as anybody's."""
    unused = {}
    for item in archive.items.exclude(photo=None, document=None).select_related("photo", "document"):
        taken = item.photo or item.document
        if not ReferenceIndex.get_references_to(taken).exists():
            unused[type(taken), taken.pk] = taken
    if unused:
        # The index knows what the rows of pages name, and not what the newer text of a draft does.
        for story in ArticlePage.objects.unfinished().iterator():
            for named in uploads_named(story.get_latest_revision_as_object()):
                unused.pop(named, None)
    for taken in unused.values():
        with suppress(ProtectedError):
            taken.delete()


def _addresses_of_documents(archive: ArchiveImport) -> set[str]:
    """Of all that are here from the old site, whichever import brought them."""
    items = ImportedItem.objects.of_site(archive.site_url).exclude(document=None)
    return {item.document.url for item in items.select_related("document").iterator()}


def _is_used(thing: Model) -> bool:
    if isinstance(thing, Topic) and thing.articles.exists():
        return True
    return ReferenceIndex.get_references_to(thing).exists()
