"""Reading once what stories hold and what hangs on them, where many ask for it one after the other."""

from collections import defaultdict
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
    """Read all that hangs on stored stories now, in as many statements as for one; they do not ask again.

    What a story holds in memory, because it was saved just now, is not read.
    """
    for name in _HANGING:
        relation = name.partition("__")[0]
        prefetch_related_objects([one for one in articles if relation not in _held(one)], name)


def _held(article: "ArticlePage") -> dict:
    return getattr(article, "_cluster_related_objects", {})


def read_bodies(articles: "Sequence[ArticlePage]") -> None:
    """Read the bodies of many stories at once: what their blocks name is asked for once for each kind of block.

    A stream reads its blocks itself when it is asked, story by story.
    """
    unread = defaultdict(list)
    for article in articles:
        stream = article.body
        for place, bound in enumerate(stream._bound_blocks):
            if bound is None:
                unread[stream._raw_data[place]["type"]].append((stream, place))
    for name, places in unread.items():
        block = places[0][0].stream_block.child_blocks[name]
        raw = [stream._raw_data[place] for stream, place in places]
        values = block.bulk_to_python([one["value"] for one in raw])
        for (stream, place), one, value in zip(places, raw, values, strict=True):
            stream._bound_blocks[place] = stream.StreamChild(block, value, id=one.get("id"))


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
