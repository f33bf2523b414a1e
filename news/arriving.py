"""Stories that come by the hundred, from an archive: the same rows as publishing writes, in a few statements for all.

What works story by story (``signal_handlers.py``, ``projection.project``) is bypassed on purpose (decision 0035); the
plural signals let each app write its part. A test compares the rows with those that ``rebuild_published`` would write.
The HTML is not drawn here: that costs as much as all the rest.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from wagtail.models import COMMENTS_RELATION_NAME

from news import rows
from news.arrival import Arrival
from news.models import ArticlePage, BylineEntry, ListingRow, PublishedArticle, Region, Topic
from news.projection import listing_keys, undrawn_values
from news.related_many import Newest, relate_arrivals
from news.signals import articles_arrived, articles_arriving


def hang_on(
    article: ArticlePage,
    *,
    byline: Sequence[BylineEntry] = (),
    topics: Iterable[Topic] = (),
    further_regions: Iterable[Region] = (),
) -> None:
    """Give a page that is not stored yet its rows, so that nobody asks the database for them."""
    article.is_arriving = True
    hanging = {"byline_entries": byline, "topics": topics, "further_regions": further_regions}
    for name in _HANGING:
        setattr(article, name, list(hanging.get(name, ())))


_HANGING = ("byline_entries", "asked_parties", "topics", "further_regions", COMMENTS_RELATION_NAME)


def content_of(article: ArticlePage) -> dict[str, Any]:
    """What ``serializable_data()`` says of a page that is arriving, as JSON gives it back, in a tenth of the time."""
    content = dict(_blank_content())
    for name in _OWN_FIELDS:
        content[name] = getattr(article, name)
    for name in _OWN_KEYS:
        content[name] = getattr(article, f"{name}_id")
    for name in _OWN_MOMENTS:
        content[name] = _as_json(getattr(article, name))
    content["public_id"], content["translation_key"] = str(article.public_id), str(article.translation_key)
    content["body"] = ArticlePage._meta.get_field("body").value_to_string(article)
    content["byline_entries"] = [
        {
            "pk": entry.pk,
            "sort_order": entry.sort_order,
            "article": article.pk,
            "author": entry.author_id,
            "role": entry.role,
        }
        for entry in article.byline_entries.all()
    ]
    for name in ("topics", "further_regions"):
        content[name] = [thing.pk for thing in getattr(article, name).all()]
    return content


_OWN_FIELDS = (
    "pk", "path", "depth", "title", "draft_title", "slug", "url_path", "summary", "dateline_place", "source",
    "initials", "lead_photo_caption", "lead_photo_alt", "guesses",
)  # fmt: skip
_OWN_KEYS = ("locale", "content_type", "owner", "section", "region", "lead_photo")
_OWN_MOMENTS = ("first_published_at", "last_published_at", "latest_revision_created_at", "dateline_on")


@cache
def _blank_content() -> dict[str, Any]:
    blank = ArticlePage(live=False, has_unpublished_changes=False).serializable_data()
    return json.loads(json.dumps(blank, cls=DjangoJSONEncoder))


def _as_json(moment: date | None) -> str | None:
    return moment and DjangoJSONEncoder().default(moment)


def project_arrivals(arrivals: Sequence[Arrival], *, newest: Newest, are_confirmed: bool) -> None:
    """Write all that readers get of stories that are live and open to all, but their HTML; in their transaction.

    As it is printed, and with the people whom the texts quote at hand (``as_printed``, ``at_hand``).
    """
    articles_arriving.send(sender=ArticlePage, arrivals=arrivals, are_confirmed=are_confirmed)
    for arrival in arrivals:
        values = undrawn_values(arrival.article, digest=arrival.digest)
        arrival.published = PublishedArticle(article=arrival.article, **values)
        arrival.listings = listing_keys(arrival.article)
    rows.insert([arrival.published for arrival in arrivals])
    relate_arrivals(arrivals, newest)
    _insert_listings(arrivals)
    articles_arrived.send(sender=ArticlePage, arrivals=arrivals)


def _insert_listings(arrivals: Sequence[Arrival]) -> None:
    # As Django stores it: SQLite compares moments as text, and readers page by them.
    stored = partial(ListingRow._meta.get_field("published_at").get_db_prep_save, connection=connection)
    moments = [stored(arrival.article.published_at) for arrival in arrivals]
    found = [
        (kind, key, arrival.article.pk, moment)
        for arrival, moment in zip(arrivals, moments, strict=True)
        for kind, key in arrival.listings
    ]
    columns = [
        ListingRow._meta.get_field(name).column for name in ("kind", "key", "published", "published_at")
    ]
    rows.insert_values(ListingRow, columns, found)
