"""Reading what hangs on a story once, where many ask for it one after the other."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from wagtail.models import COMMENTS_RELATION_NAME

if TYPE_CHECKING:
    from news.models import ArticlePage

DRAWN_WITH = ("section", "region__parent", "lead_photo")
"""For ``select_related``: what a story shows that its own row names."""
_HANGING = (
    "byline_entries__author",
    "further_regions__parent",
    "topics",
    "asked_parties",
    f"{COMMENTS_RELATION_NAME}__replies",
)


def hang_on(articles: "Sequence[ArticlePage]") -> None:
    """Read all that hangs on stored stories now, in as many statements as for one; they do not ask again."""
    prefetch_related_objects(articles, *_HANGING)


@contextmanager
def read_once(article: "ArticlePage") -> Iterator[None]:
    """Inside, the bylines, regions, topics, asked parties and remarks of a stored story are as they are read now.

    What a draft in memory holds and did not store yet stays as it is. Afterwards the story asks the database again:
    somebody may write these rows without it.
    """
    article._prefetched_objects_cache = {}
    try:
        hang_on([article])
        yield
    finally:
        article._prefetched_objects_cache = {}
