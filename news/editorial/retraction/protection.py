"""What a retraction takes away beside the text: links to drafts, and the photos of whoever it protects."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import LogContext
from wagtail.models import ReferenceIndex

from news.editorial.models import PublishedVersion, SharedDraft
from news.editorial.sharing import withdraw
from news.editorial.versions.public_text import photos_in
from news.models import ArticlePage, Photo, Series, Topic
from news.pictures import move_out_of_reach
from news.publication.uses import is_shown


def withdraw_links(article: ArticlePage, *, by: Any) -> None:
    """Nobody outside reads a draft of a withdrawn story by a link that was made before; each on record."""
    for shared in SharedDraft.objects.filter(article=article, withdrawn_at=None).select_related("article"):
        withdraw(shared, by=by)


def take_photos_away(article: ArticlePage, *, by: Any) -> None:
    """After the commit, pictures that only this story showed are no longer served at the addresses readers know.

    Topics and series that stand under one stand without: no public story answers for it any more.

    Those of earlier versions too: caches, feeds and search engines kept their addresses.
    """
    for photo in Photo.objects.filter(pk__in=set(_photo_ids(article))):
        transaction.on_commit(partial(_take_away, photo, by=by), robust=True)


def _take_away(photo: Photo, *, by: Any) -> None:
    if not is_shown(photo):
        _take_off_heads(photo, by=by)
        move_out_of_reach(photo)


@transaction.atomic
def _take_off_heads(photo: Photo, *, by: Any) -> None:
    """On record under the name of whoever withdrew the story; it stays so when the story comes back."""
    with LogContext(user=by):
        for model in (Topic, Series):
            for headed in model.objects.filter(lead_photo=photo):
                headed.lead_photo = None
                headed.save(update_fields=["lead_photo"])


def _photo_ids(article: ArticlePage) -> Iterator[int]:
    """Of the story as it stands and of each version that readers had."""
    references = ReferenceIndex.get_references_for_object(article)
    of_photos = references.filter(to_content_type=ContentType.objects.get_for_model(Photo))
    yield from (int(pk) for pk in of_photos.values_list("to_object_id", flat=True))
    for content in PublishedVersion.objects.filter(article=article).values_list("content", flat=True):
        yield from photos_in(content)
