"""What becomes public, changes or leaves is noted in the outbox, in the same transaction; nothing is sent here."""

from collections.abc import Iterable, Sequence

from django.conf import settings

from news.channels.telegram import ask_for_post, is_on, look_again
from news.channels.websub import ask_for_pings
from news.feeds import feed_paths
from news.models import ListingRow
from news.publication.batch import Batch, Listing
from news.publication.parts import Part


class Outbox(Part):
    """The feeds in which a story stands or stood, and its post. Nobody is told of an archive."""

    name = "outbox"

    def write(self, batch: Batch) -> None:
        if batch.is_archive:
            return
        _note_feeds(listing for story in batch.stories for listing in {*story.listed, *story.listings})
        if is_on():
            for story in batch.stories:
                ask_for_post(story.published)

    def withdraw(self, article_ids: Sequence[int]) -> None:
        """Before their rows go, while they say where each stood."""
        if settings.WEBSUB_HUB:
            _note_feeds(ListingRow.objects.filter(published__in=article_ids).values_list("kind", "key"))
        if is_on():
            for article_id in article_ids:
                look_again(article_id)


def _note_feeds(listings: Iterable[Listing]) -> None:
    if settings.WEBSUB_HUB:
        ask_for_pings(feed_paths(listings))
