"""A story's places in the listings that readers page through."""

from collections.abc import Sequence

from django.db import connection

from news import rows
from news.models import ListingRow
from news.publication.batch import Batch, Story
from news.publication.parts import Part
from news.publication.values import listing_keys

_FIELDS = ("kind", "key", "published", "published_at")


def read_places(stories: Sequence[Story]) -> None:
    """Where these stand now, and where they are to stand; one query, none if all are new."""
    known = {story.pk: story for story in stories if not story.is_new}
    if known:
        found = ListingRow.objects.filter(published__in=known)
        for article_id, kind, key, moment in found.values_list("published", "kind", "key", "published_at"):
            known[article_id].listed[kind, key] = moment
    for story in stories:
        story.listings = listing_keys(story.article)


class Listings(Part):
    """``ListingRow``: a row a listing, written and removed as listings are entered and left."""

    name = "listings"
    is_first = True

    def write(self, batch: Batch) -> None:
        for story in batch.stories:
            self._leave(story)
        # As Django stores it: SQLite compares moments as text, and readers page by them.
        stored = ListingRow._meta.get_field("published_at").get_db_prep_save
        moments = [stored(story.article.published_at, connection=connection) for story in batch.stories]
        entered = [
            (kind, key, story.pk, moment)
            for story, moment in zip(batch.stories, moments, strict=True)
            for kind, key in story.listings
            if story.listed.get((kind, key)) != story.article.published_at
        ]
        if entered:
            columns = [ListingRow._meta.get_field(name).column for name in _FIELDS]
            rows.insert_values(ListingRow, columns, entered)

    def _leave(self, story: Story) -> None:
        moment = story.article.published_at
        left = {
            key for key, listed_at in story.listed.items() if key not in story.listings or listed_at != moment
        }
        if left:
            found = ListingRow.objects.filter(published=story.pk).values_list("pk", "kind", "key")
            gone = [pk for pk, kind, key in found if (kind, key) in left]
            ListingRow.objects.filter(pk__in=gone).delete()

    def withdraw(self, article_ids: Sequence[int]) -> None:
        ListingRow.objects.filter(published__in=article_ids).delete()

    def differs(self, story: Story) -> bool:
        stored = set(ListingRow.objects.filter(published=story.pk).values_list("kind", "key", "published_at"))
        return stored != {(*key, story.article.published_at) for key in listing_keys(story.article)}
