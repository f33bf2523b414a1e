"""What a retraction takes away beside the text: links to drafts, and the photos of whoever it protects."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ReferenceIndex

from news.editorial.models import PublishedVersion, SharedDraft
from news.editorial.sharing import withdraw
from news.editorial.versions.public_text import photos_in
from news.models import ArticlePage, Photo
from news.pictures import move_out_of_reach
from news.projection import is_shown


def withdraw_links(article: ArticlePage, *, by: Any) -> None:
    """Nobody outside reads a draft of a withdrawn story by a link that was made before; each on record."""
    for shared in SharedDraft.objects.filter(article=article, withdrawn_at=None).select_related("article"):
        withdraw(shared, by=by)


def take_photos_away(article: ArticlePage) -> None:
    """After the commit, pictures that only this story showed are no longer served at the addresses readers know.

    Those of earlier versions too: caches, feeds and search engines kept their addresses.
    """
    for photo in Photo.objects.filter(pk__in=set(_photo_ids(article))):
        transaction.on_commit(partial(_take_away, photo), robust=True)


def _take_away(photo: Photo) -> None:
    if not is_shown(photo):
        move_out_of_reach(photo)


def _photo_ids(article: ArticlePage) -> Iterator[int]:
    """Of the story as it stands and of each version that readers had."""
    references = ReferenceIndex.get_references_for_object(article)
    of_photos = references.filter(to_content_type=ContentType.objects.get_for_model(Photo))
    yield from (int(pk) for pk in of_photos.values_list("to_object_id", flat=True))
    for content in PublishedVersion.objects.filter(article=article).values_list("content", flat=True):
        yield from photos_in(content)
