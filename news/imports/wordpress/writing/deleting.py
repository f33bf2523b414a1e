"""Stories go by the hundred, with all that hangs on them: some statements for all, where a page's own way takes dozens.

Nothing is announced story by story: whoever deletes so sends ``archive_changed`` in the end. Their own managers refuse
to delete decisions, and page signals would take every story down by itself; both are passed by on purpose.
"""

from collections import Counter
from collections.abc import Collection
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import CASCADE, SET_NULL, F, Q, QuerySet
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from news.comments.models import ReaderComment
from news.editorial.models import Approval, PublishedVersion
from news.imports.wordpress.writing.untouched import hanging_on
from news.models import ArticlePage, PublishedArticle
from news.quotes.models import Quote
from news.share_images.keeping import forget


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
