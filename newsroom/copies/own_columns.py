"""Columns of a copy that no exchange of marks brings about: places in the tree, numbers inside JSON, keys, hashes."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Model
from modelsearch.conf import get_app_config
from wagtail.models import Page, ReferenceIndex, Revision

from news.editorial.models import Contribution, PublishedVersion
from news.models import BylineEntry, PublishedArticle, RelatedStory
from news.months import month_number
from news.presentation import LONG_TITLE_CHARACTERS
from news.share_images.image import ShareImage, day_of, share_image_facts
from newsroom.copies.copy import Copy
from search.keys import publication_key
from search.models import SearchDocument

# A word's position in a vector of Wagtail's search: behind the longest headline's last word.
_BEHIND_HEADLINE = 99


def key_of(copy: Copy) -> int:
    """Under which the readers' search keeps a copy."""
    return publication_key(copy.story.published_at, copy.story.article_id)


def _content(text: str, copy: Copy) -> dict[str, Any]:
    content, story = json.loads(text), copy.story
    own = {"pk": story.article_id, "path": story.path, "slug": story.slug, "url_path": story.url_path}
    own |= {name: copy.number_of(Revision, content[name]) for name in ("latest_revision", "live_revision")}
    own["byline_entries"] = [
        entry | {"pk": copy.number_of(BylineEntry, entry["pk"]), "article": story.article_id}
        for entry in content["byline_entries"]
    ]
    return content | own


def _card(text: str, copy: Copy) -> dict[str, Any]:
    is_long = len(copy.story.title) > LONG_TITLE_CHARACTERS
    return json.loads(text) | {"id": copy.story.article_id, "is_long_title": is_long}


def _facts(text: str, copy: Copy) -> dict[str, Any]:
    """The picture for sharing is named by all that it shows."""
    facts = json.loads(text)
    own = {"name": str(copy.story.article_id), "day": day_of(copy.story.published_at)}
    return facts | {"share_image": share_image_facts(ShareImage(**facts["share_image"]["drawn"] | own))}


def _content_path(path: str, copy: Copy) -> str:
    """It leads through the number of a byline's row."""
    relation, _dot, way = path.partition(".")
    if relation != "byline_entries":
        return path
    number, _dot, field = way.partition(".")
    return f"{relation}.{copy.number_of(BylineEntry, int(number))}.{field}"


def _with_number(vector: str, copy: Copy, *, weight: str) -> str:
    """A vector of PostgreSQL holds no text to exchange: the number at the headline's end is added."""
    if connection.vendor != "postgresql":
        return vector
    return f"{vector} '{copy.story.slug.rpartition('-')[2]}':{_BEHIND_HEADLINE}{weight}"


_IndexEntry = get_app_config().get_model("IndexEntry")

OWN_COLUMNS: dict[tuple[type[Model], str], Callable[[Any, Copy], Any]] = {
    (Page, "path"): lambda _path, copy: copy.story.path,
    (Page, "slug"): lambda _slug, copy: copy.story.slug,
    (Page, "url_path"): lambda _path, copy: copy.story.url_path,
    (Revision, "content"): _content,
    (PublishedVersion, "content"): _content,
    (PublishedVersion, "newest_contribution"): lambda pk, copy: copy.number_of(Contribution, pk),
    (PublishedArticle, "revision_id"): lambda pk, copy: copy.number_of(Revision, pk),
    (PublishedArticle, "card"): _card,
    # It leads on to the same stories: their numbers are theirs.
    (RelatedStory, "other_id"): lambda pk, _copy: pk,
    (PublishedArticle, "facts"): _facts,
    (PublishedArticle, "month"): lambda _month, copy: month_number(copy.story.published_at),
    (SearchDocument, "key"): lambda _key, copy: key_of(copy),
    (ReferenceIndex, "content_path"): _content_path,
    (_IndexEntry, "title"): lambda vector, copy: _with_number(vector, copy, weight="A"),
    (_IndexEntry, "autocomplete"): lambda vector, copy: _with_number(vector, copy, weight=""),
}
